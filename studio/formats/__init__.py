"""Script files in and out, the cast and dictionaries; registry.py names the formats."""
