"""The archive engine's network: WaveNet (van den Oord et al. 2016, arXiv:1609.03499), sample by sample from mel and F0.

It knows the linear prediction of each sample, and the harmonics of F0, so that it speaks before it has learnt anything
and learns only what these leave over (docs/decisions/0011-archive-wavenet.md).
"""
