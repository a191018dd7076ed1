"""Sound out of the loudspeaker. The only room that imports sounddevice."""
