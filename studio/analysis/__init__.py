"""What recordings tell of a voice and of how it speaks."""
