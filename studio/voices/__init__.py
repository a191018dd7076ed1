"""Voices: the stock, the presets and the person's own, as style vectors and what is known of them."""
