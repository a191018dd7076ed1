"""Word lists in the source, written as one text."""


def words(*lines: str) -> tuple[str, ...]:
    """The words of some lines, in order."""
    return tuple(word for line in lines for word in line.split())
