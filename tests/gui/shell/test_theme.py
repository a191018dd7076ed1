"""What can be read: contrast of every text colour on every ground, in both themes."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.gui.shell.actions import ICONS as ACTION_ICONS
from studio.gui.shell.palette import DARK, LIGHT, SCHEMES
from studio.gui.shell.theme import theme

READABLE = 4.5
"""WCAG 2.2, success criterion 1.4.3."""
GROUNDS = ("window", "panel", "raised", "selection")
TEXTS = ("text", "dim", "accent", "problem", *(role for role in LIGHT if role.startswith("verdict_")))
MORE = (
    ("accent_text", "accent"),
    ("text", "hover"),
    ("text", "problem_back"),
    ("problem", "problem_back"),
    ("text", "note_back"),
    ("accent", "note_back"),
)


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.apply("light")


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    found = QColor(colour)
    parts = (found.redF(), found.greenF(), found.blueF())
    red, green, blue = (float(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4) for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_everybody_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_can_be_read_on_every_ground(scheme: str) -> None:
    colours = {"light": LIGHT, "dark": DARK}[scheme]
    pale = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, ground in (*product(TEXTS, GROUNDS), *MORE)
        if contrast(colours[text], colours[ground]) < READABLE
    }
    assert not pale


def test_both_themes_have_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert all(QColor(colour).isValid() for colours in SCHEMES.values() for colour in colours.values())


def test_a_theme_reaches_palette_and_icons(qtbot: QtBot, qapp: QApplication) -> None:
    def colour_of(icon: QIcon) -> QColor:
        image = icon.pixmap(32, 32).toImage()
        pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        return max(pixels, key=lambda pixel: pixel.alpha())

    for scheme, colours in SCHEMES.items():
        with qtbot.waitSignal(theme.changed):
            theme.apply(scheme)
        assert theme.scheme == scheme
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == colours["window"]
        assert colour_of(theme.icon("play")).name() == colours["text"]
        assert colour_of(theme.icon("play", "accent")).name() == colours["accent"]


def test_a_strange_colour_or_icon_is_no_secret() -> None:
    with pytest.raises(KeyError):
        theme.colour("mauve")
    with pytest.raises(FileNotFoundError):
        theme.icon("no such icon")


def test_the_icons_of_all_actions_are_there(qapp: QApplication) -> None:
    theme.apply("light")
    assert all(not theme.icon(name).isNull() for name in ACTION_ICONS.values())
