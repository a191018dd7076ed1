"""The edits: pure functions from a document, and what the person wants, to the patch that does it.

None of them changes the document. An edit that changes nothing gives an empty patch; one that makes no sense raises
InputError with a sentence for the person, as does one of a line or take that is no longer there.
"""

from studio.project.edits.cast import (
    cast_speaker,
    exchange_voice,
    rename_speaker,
    set_lang,
    set_preset,
    set_prosody,
    set_speaker,
    set_voice,
    with_voice_exchanged,
)
from studio.project.edits.dictionary import change_pronunciation, put_pronunciations, remove_pronunciations
from studio.project.edits.fields import GAINS_DB, set_comment, set_gain, set_options, set_status
from studio.project.edits.rows import add, delete, import_script, move
from studio.project.edits.shape import merge, split
from studio.project.edits.takes import add_take, clean_up_takes, delete_takes, name_take, pick_take, unused_takes
from studio.project.edits.text import set_text, set_tuning
from studio.project.edits.times import nudge, set_cue, shift, snap_to_film, sort_by_time

__all__ = [
    "GAINS_DB",
    "add",
    "add_take",
    "cast_speaker",
    "change_pronunciation",
    "clean_up_takes",
    "delete",
    "delete_takes",
    "exchange_voice",
    "import_script",
    "merge",
    "move",
    "name_take",
    "nudge",
    "pick_take",
    "put_pronunciations",
    "remove_pronunciations",
    "rename_speaker",
    "set_comment",
    "set_cue",
    "set_gain",
    "set_lang",
    "set_options",
    "set_preset",
    "set_prosody",
    "set_speaker",
    "set_status",
    "set_text",
    "set_tuning",
    "set_voice",
    "shift",
    "snap_to_film",
    "sort_by_time",
    "split",
    "unused_takes",
    "with_voice_exchanged",
]
