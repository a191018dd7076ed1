"""What is asked about script files before they come in."""
