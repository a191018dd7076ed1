"""What is said in a sound; the only room that imports faster-whisper, which is an extra."""
