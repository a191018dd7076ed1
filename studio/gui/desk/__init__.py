"""The desk: what the window works on. Every command of the person is a method here, every news a typed event."""
