"""What a speaker's sound goes through before it is heard: tone, line and room, whole or while it is made."""
