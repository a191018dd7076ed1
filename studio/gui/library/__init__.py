"""The dock of voices and manners."""
