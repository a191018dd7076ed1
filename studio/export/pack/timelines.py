"""All timelines that a pack may hold.

To add one: write a function from a `Sheet` to the text of the file, or one that saves it, and enter it here.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from studio.core.resting import Rest
from studio.export.pack.aaf import save_aaf
from studio.export.pack.edl import write_edl
from studio.export.pack.fcpxml import write_fcpxml
from studio.export.pack.labels import write_audacity, write_markers
from studio.export.pack.otio_files import write_fcp7, write_otio
from studio.export.pack.reaper import write_reaper
from studio.export.pack.sheet import Sheet


class Timeline(NamedTuple):
    """A file that tells an editor where the clips belong."""

    file: str
    write: Callable[[Sheet], str]
    """Its content; of a file that is no text, what decides its content."""
    who: str
    """Who reads it."""
    save: Callable[[Sheet, Path, Rest], None] | None = None
    """Writes a file that is no text, with rests. Raises OSError."""


TIMELINES: dict[str, Timeline] = {
    "otio": Timeline("timeline.otio", write_otio, "Resolve, Hiero, Nuke Studio and all that know OpenTimelineIO"),
    "edl": Timeline("timeline.edl", write_edl, "nearly every editor (CMX3600)"),
    "fcp7": Timeline("timeline.xml", write_fcp7, "Premiere, Resolve (Final Cut Pro 7 XML)"),
    "fcpxml": Timeline("timeline.fcpxml", write_fcpxml, "Final Cut Pro, Resolve"),
    "aaf": Timeline("timeline.aaf", write_otio, "Pro Tools, Media Composer", save_aaf),
    "reaper": Timeline("timeline.rpp", write_reaper, "Reaper"),
    "audacity": Timeline("labels.txt", write_audacity, "Audacity"),
    "markers": Timeline("markers.csv", write_markers, "Premiere, Resolve (by script)"),
}
