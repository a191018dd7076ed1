"""Clips -> files that other programs open."""
