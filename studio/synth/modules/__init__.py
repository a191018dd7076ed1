"""The network: a StyleTTS 2 acoustic model with an iSTFTNet vocoder, written for inference.

All of it works on one line at a time, so there is no batch to pad and nothing to mask. Parameter names are those of
the published checkpoints (StyleTTS 2, Li et al. 2023, arXiv:2306.07691; iSTFTNet, Kaneko et al. 2022,
arXiv:2203.02395), so that every tensor of a weight file is found by name.

Shapes: T = tokens, M = mel frames (25 ms), F = 2 M = prosody frames (12.5 ms), C = channels.
"""
