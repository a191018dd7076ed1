"""What every timeline is written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from studio.core.handoff import Depth
from studio.core.timecode import Timecode
from studio.export.pack.programme import Piece, Programme, Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """A programme with its files, in timecode."""

    programme: Programme
    opening: Timecode
    """Of the start of the film."""
    files: Mapping[int, str]
    """File of each piece by its id, relative to the folder of the pack, with forward slashes."""
    folder: Path
    """Of the pack."""
    depth: Depth = "24"
    """Of the files."""

    def span(self, piece: Piece) -> Span:
        return Span.of(piece, self.programme.sample_rate, self.opening)

    def name(self, piece: Piece) -> str:
        """Of its file, without folder and suffix."""
        return PurePosixPath(self.files[piece.id]).stem

    def uri(self, piece: Piece) -> str:
        """Of its file: editors find it there, and ask where it is once the folder was moved."""
        return (self.folder / self.files[piece.id]).absolute().as_uri()

    def seconds(self, n_samples: int) -> str:
        """Exact to the microsecond."""
        return f"{n_samples / self.programme.sample_rate:.6f}"
