"""How the draft and archive engines are taught: the corpus that the default engine speaks for them, and its reading.

Beside synth the only room that imports torch.
"""
