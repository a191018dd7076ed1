"""The engine: from phonemes to sound with torch. The only room that imports it."""
