"""The window: widgets that show the desk and call its commands. Knows no engine, player or file but through it."""
