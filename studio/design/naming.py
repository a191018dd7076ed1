"""A name for a voice, from what is said of it."""

from studio.design.axes import VALUES
from studio.design.describe import Description

_MOST_TIMBRES = 2


def suggested_name(description: Description, number: int) -> str:
    """For example "Husky warm old man 1" or 沙哑温暖老年男声 1, in the language of the description."""
    zh = description.lang == "zh"
    lang = "zh" if zh else "en"
    age, gender = description.value("age"), description.value("gender")
    timbres = [name for name, amount in description.amounts("timbre").items() if amount > 0][:_MOST_TIMBRES]
    words = [VALUES["timbre"][name](lang) for name in timbres]
    if zh:
        words += [VALUES["age"][age].zh] if age else []
        words += [VALUES["gender"][gender].zh] if gender else []
        return f"{''.join(words)}声{'' if words else '音'} {number}"
    words += [_english(age, gender)]
    return f"{' '.join(words).capitalize()} {number}"


def _english(age: str | None, gender: str | None) -> str:
    if age == "child":
        return {"f": "girl", "m": "boy"}.get(gender or "", "child")
    who = {"f": "woman", "m": "man"}.get(gender or "", "voice")
    return f"{age} {who}" if age else who
