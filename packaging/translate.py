"""Renew the translations of the window: `python packaging/translate.py`.

Reads the strings of studio/gui into resources/translations/dubsmith_*.ts and makes the .qm files that the window loads.
Says which strings wait for a translation; write those into the .ts files (with Qt Linguist or any editor), and run it
again. English has a file too: for plurals alone ("1 line", "2 lines"), since the source says "%n line(s)".
"""

import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "studio" / "gui"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES: Mapping[str, tuple[str, ...]] = {"zh_CN": (), "en": ("-pluralonly",)}
"""What lupdate is told for each."""


def run(tool: str, *arguments: str) -> None:
    """Run a tool of PySide6; what it says is shown where it fails."""
    command = [str(Path(sys.executable).parent / f"pyside6-{tool}"), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(command[:1])} has failed:\n{done.stdout}{done.stderr}")


def unfinished(path: Path) -> list[str]:
    """Strings of a .ts file without a translation."""
    return [
        message.findtext("source", "")
        for message in ET.parse(path).iter("message")
        if message.find("translation[@type='unfinished']") is not None
    ]


def main() -> int:
    sources = sorted(str(path.relative_to(ROOT)) for path in SOURCES.rglob("*.py"))
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    waiting = 0
    for language, options in LANGUAGES.items():
        path = TRANSLATIONS / f"dubsmith_{language}.ts"
        # Without line numbers: a file that changes only when a string does.
        run(
            "lupdate", "-silent", "-noobsolete", "-locations", "none", "-source-language", "en",
            "-target-language", language, *options, *sources, "-ts", str(path),
        )  # fmt: skip
        run("lrelease", "-silent", str(path), "-qm", str(path.with_suffix(".qm")))
        for source in unfinished(path):
            print(f"{path.name}: {source!r} waits for a translation")
            waiting += 1
    print(f"{waiting} translations are missing." if waiting else "All is translated.")
    return 1 if waiting else 0


if __name__ == "__main__":
    sys.exit(main())
