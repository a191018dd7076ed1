"""The one worker beside the window: engine, plans and jobs run there, and typed events come back."""
