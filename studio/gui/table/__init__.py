"""The script editor: a table of all lines, edited in place."""
