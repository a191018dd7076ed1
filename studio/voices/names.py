"""What a voice of the person's own may be called."""

from studio.core.errors import InputError
from studio.core.files import DEVICES
from studio.core.speech import VoiceId

MOST_CHARACTERS = 60


def checked_name(wish: str) -> str:
    """The name that `wish` means, without needless space. Raises InputError where it can be no name."""
    name = " ".join(wish.split())
    if not name or not name.isprintable() or len(name) > MOST_CHARACTERS:
        raise InputError(f"A voice needs a name of 1 to {MOST_CHARACTERS} printable characters.")
    if not any(char.isalnum() for char in name):
        raise InputError(f"The name {name!r} needs a letter or a digit.")
    return name


def id_of(name: str) -> VoiceId:
    """What commands and files call a voice of that name: its letters and digits in lower case, `_` for the rest. Every
    file system takes it."""
    found = "".join(char if char.isalnum() else "_" for char in name.casefold()).strip("_")
    return VoiceId(f"{found}_" if found in DEVICES else found)
