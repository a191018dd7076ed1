"""Italian, by rules and lists: its spelling tells all sounds but where the stress is and how open e and o are."""

from functools import lru_cache

from studio.text import it_stress, spelling
from studio.text.spelling import Spelling
from studio.text.spoken import Atom, Spoken
from studio.text.tables import words

_VOWELS = "aeiouàèéìíòóùú"
_KEPT = "àèéìòù"
_UNSTRESSED = frozenset(
    words(
        "il lo la i gli le un di a da in con su per tra fra e ed o od che ma se si mi ti ci vi ne non del dello della",
        "dei degli delle al allo alla ai agli alle dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul",
        "sullo sulla sui sugli sulle col coi dell all dall nell sull quell gl un l d c m t s v n",
    )
)

_SOFT = "(?=[eièéì])"
_HARD_VOWEL = "(?=[aoòàuù])"
_SPELLING = Spelling(
    (
        ("h", ""),
        (f"sci{_HARD_VOWEL}|sci(?=e)|sc{_SOFT}", "ʃ"),
        (f"cci{_HARD_VOWEL}|cc{_SOFT}", "ʧː"),
        (f"ci{_HARD_VOWEL}|ci(?=e)|c{_SOFT}", "ʧ"),
        (f"ggi{_HARD_VOWEL}|gg{_SOFT}", "ʤː"),
        (f"gi{_HARD_VOWEL}|gi(?=e)|g(?!li|n|h){_SOFT}", "ʤ"),
        ("^gli$", "ʎi"),
        ("(?<=^ne)gl(?=ige)|(?<=gero)gl(?=ific)", "ɡl"),
        (f"(?<!^)gli{_HARD_VOWEL}|(?<!^)gli(?=e)", "ʎʎ"),
        ("^gli(?=[aeou])", "ʎ"),
        ("(?<=[aeiou])gl(?=i)", "ʎʎ"),
        ("gl(?=i$)", "ʎ"),
        ("^gn", "ɲ"),
        ("gni(?=[aoe])|gn", "ɲɲ"),
        ("cqu", "kːw"),
        ("qqu", "kːw"),
        ("qu", "kw"),
        ("cch?|kk|ck", "kː"),
        ("ch|c|k|q", "k"),
        ("gu(?=[aeioàèéìò])", "ɡw"),
        ("ggh?", "ɡː"),
        ("gh|g", "ɡ"),
        ("n(?=g)", "ŋ"),
        ("sh", "ʃ"),
        ("ph", "f"),
        ("th", "t"),
        ("ss", "S"),
        ("(?<=[aeiouàèéìòù])s(?=[aeiouàèéìòù])|s(?=[bdglmnrv])", "z"),
        ("s", "s"),
        (
            "(?<=me)zz(?=[oaie])|(?<=a)zz(?=urr)|(?<=i)zz(?=a[rtznv]|er[aàeò])|(?<=[nltd]i)zz(?=[oai]$|[oa]no$)|(?<=ro)zz(?=[oaie])",
            "ʣː",
        ),
        ("zz", "ʦː"),
        ("^z", "ʣ"),
        ("z", "ʦ"),
        ("rr", "rɾ"),
        ("([bdpt])\\1", "\\1ː"),
        ("([flmnrvbdpt])", "\\1"),
        ("j(?=[aeiou])", "j"),
        ("j", "i"),
        ("w", "w"),
        ("x", "ks"),
        ("y", "i"),
        ("ç", "s"),
        ("à", "a"),
        ("è", "ɛ"),
        ("é", "e"),
        ("ì", "i"),
        ("ò", "ɔ"),
        ("ù", "u"),
        ("ai(?![aeou])", "aj"),
        ("au(?![aeo])", "aʊ"),
        ("eu(?![aeo])", "ɛʊ"),
        ("(?<=^)i(?=[aeou][a-z])|i(?=[aeouàèéòù])", "j"),
        ("u(?=[aeoàèéò])", "w"),
        ("([aeiou])", "\\1"),
    ),
    (
        ("(?<=[jw])ˈ?e(?=ˈ)", "e"),
        ("jˈe", "jˈɛ"),
        ("wˈo", "wˈɔ"),
        ("ˈe(?=l{2}[oaie]$|nʦ|nt[ei]$|rɾ|st|S[oaie]?$|kː|rt|rs|lt|mp|rk|tːr|rd|v[oaie]$|rn|rm|rv|zto)", "ˈɛ"),
        ("ˈɛ(?=S[aeo]$)(?<!ʧːˈɛ)", "ˈe"),
        ("mˈɛnt([oei])$", r"mˈent\1"),
        ("ˈo(?=rt|rd|l[oa]$|S|sto|rp|rn|kː|tː[oaie]|st|lt[oa]|dː)", "ˈɔ"),
        ("ˈe(?=[^aeiou]+[iuo][^aeiou]+[aeiou]$)", "ˈɛ"),
        ("ˈo(?=[^aeiou]+[iuoa][^aeiou]+[aeiou]$)", "ˈɔ"),
        ("(?<![ˈˌ])u", "ʊ"),
        ("(?<=[^ˈˌj])i$", "ɪ"),
    ),
)

_LETTERS = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        words(
            "a bi ci di e effe gi acca i ilunga kappa elle emme enne o pi qu erre esse ti u vu vudoppia ics ipsilon",
            "zeta",
        ),
        strict=True,
    )
)


def atoms(run: Spoken, voice_lang: str, embedded: bool) -> list[Atom]:
    """One atom for each word, with what is elided before it: l'albero, dell'ospedale."""
    return spelling.atoms(run, lambda word, before: phonemes(word), _LETTERS, _VOWELS)


def syllables(word: str) -> int:
    """Of a word."""
    return spelling.syllables(phonemes(word))


@lru_cache(maxsize=4096)
def phonemes(word: str) -> str:
    """The phonemes of a word by itself; empty where it has no sound."""
    letters = spelling.plain_letters(word.replace("’", "'"), _KEPT).rstrip("'")
    elided, _, small = letters.rpartition("'")
    head = elided.replace("'", "")
    if small in _UNSTRESSED:
        return _SPELLING.sounds(head + small)
    return _SPELLING.sounds(head + it_stress.stressed(small))
