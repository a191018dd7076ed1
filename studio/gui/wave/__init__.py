"""What is heard, as pictures: the sound of a line, all clips in time, the takes of a line."""
