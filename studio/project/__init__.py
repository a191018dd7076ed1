"""The project: what the person makes, and the file that keeps it."""
