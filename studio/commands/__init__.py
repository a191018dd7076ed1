"""The commands, one file each: `add` says what it takes, `run` does it and gives its exit code.

Everything heavy is imported only when a command runs, so that help comes at once.
"""
