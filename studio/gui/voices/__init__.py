"""New voices: by words, by blending two, and from recordings."""
