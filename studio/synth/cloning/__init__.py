"""A voice from recordings: who speaks in them, and the style vector that sounds like that."""
