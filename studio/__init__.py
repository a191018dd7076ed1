"""Dubsmith: scripts and subtitles become speech that lands on time."""

__version__ = "0.1.0"
