"""The draft student's network: phonemes, chosen lengths and a style to sound, at 1/40 of the teacher's cost.

FastSpeech 2 (Ren et al. 2021, arXiv:2006.04558) up to the mel spectrogram, then a vocoder that filters harmonics and
noise (see vocoder.py). No part looks at statistics over time, so that any piece of a line sounds as in the whole.
"""
