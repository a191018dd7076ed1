"""The pronunciation dictionaries as a panel: entries listed, found, heard, added and changed."""
