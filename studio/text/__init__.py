"""Text to phonemes. The door is `reader.read`; `speakers.assign_speakers` tells who speaks a script's lines."""
