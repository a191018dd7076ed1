"""The frame of the window: theme, actions, bars, dialogs."""
