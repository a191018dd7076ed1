"""The colours of both themes, by what they are for."""

from collections.abc import Mapping
from typing import Literal

Scheme = Literal["light", "dark"]

LIGHT: Mapping[str, str] = {
    "window": "#f4f5f6",
    "panel": "#ffffff",
    "raised": "#fafbfb",
    "line": "#d5d9dc",
    "text": "#1b2024",
    "dim": "#59626a",
    "disabled": "#9aa2a9",
    "accent": "#0f6b75",
    "accent_text": "#ffffff",
    "selection": "#d3eaec",
    "hover": "#eaeef0",
    "wave": "#4c8d95",
    "wave_dim": "#b3d0d3",
    "f0": "#9a4d00",
    "playhead": "#b3261e",
    "problem": "#a4160e",
    "problem_back": "#fbe9e7",
    "note_back": "#e5f1f3",
    # Okabe and Ito's colours, darkened until they can be read on white.
    "doubt": "#c25700",
    "verdict_natural": "#00694e",
    "verdict_fitted": "#0b6e4f",
    "verdict_padded": "#1f5f99",
    "verdict_borrowed": "#6a4c93",
    "verdict_rushed": "#8a5a00",
    "verdict_too_long": "#b3261e",
    "verdict_out_of_range": "#b3261e",
    "verdict_failed": "#8c1d5f",
    "verdict_skipped": "#59626a",
    "verdict_free": "#37474f",
}

DARK: Mapping[str, str] = {
    "window": "#1b1e21",
    "panel": "#23272b",
    "raised": "#2a2f34",
    "line": "#3b4248",
    "text": "#e6e9eb",
    "dim": "#a2abb2",
    "disabled": "#69727a",
    "accent": "#4fb3bf",
    "accent_text": "#0b1416",
    "selection": "#1d3f44",
    "hover": "#2e343a",
    "wave": "#4fb3bf",
    "wave_dim": "#2b5a60",
    "f0": "#f0a35e",
    "playhead": "#ff8a80",
    "problem": "#ff9d94",
    "problem_back": "#45211f",
    "note_back": "#1d3a3e",
    "doubt": "#ffb057",
    "verdict_natural": "#5ecfa8",
    "verdict_fitted": "#53c79f",
    "verdict_padded": "#7fb8ea",
    "verdict_borrowed": "#c3a5ec",
    "verdict_rushed": "#f0b24a",
    "verdict_too_long": "#ff8a80",
    "verdict_out_of_range": "#ff8a80",
    "verdict_failed": "#f295c7",
    "verdict_skipped": "#a2abb2",
    "verdict_free": "#c3ccd2",
}

SCHEMES: Mapping[Scheme, Mapping[str, str]] = {"light": LIGHT, "dark": DARK}
