"""The chips of a description as a voice file keeps them, to go on with: "age=old 1, timbre=warm 1.2"."""

from collections.abc import Mapping
from dataclasses import replace

from studio.design.axes import VALUES, Axis
from studio.design.describe import Description

Values = Mapping[tuple[Axis, str], float]
"""How much of each value of each axis."""


def written(description: Description) -> str:
    """All that is said of a voice, corrections included."""
    said = (chip.said for chip in description.chips)
    return ", ".join(f"{value.axis}={value.value} {value.amount:g}" for value in said)


def read(text: str) -> Values:
    """What `written` wrote; whatever else a file says is left out."""
    values: dict[tuple[Axis, str], float] = {}
    for part in text.split(","):
        said, _, amount = part.strip().rpartition(" ")
        name, _, value = said.partition("=")
        axis = next((axis for axis in VALUES if axis == name), None)
        if axis is not None and value in VALUES[axis]:
            try:
                values[axis, value] = min(max(float(amount), -1.0), 2.0)
            except ValueError:
                continue
    return values


def with_values(description: Description, values: Values) -> Description:
    """The same text with these chips and no others."""
    description = replace(description, chips=())
    for (axis, value), amount in values.items():
        description = description.with_(axis, value, amount)
    return description
