"""The film in the window: its picture, the buttons and keys that move it, its small pictures along the timeline."""
