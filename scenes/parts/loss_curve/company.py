"""The second hiker: as she is, in another jacket."""

from __future__ import annotations

from scenes.stage.walk.drawing import Drawing

# What is red of her is blue, and what is teal is amber.
_DYES = {
    "#8F2F33": "#2B3F73",
    "#C8453F": "#3F62B5",
    "#A93A3B": "#34529A",
    "#E06A58": "#6585D0",
    "#D6544A": "#4A6DC2",
    "#2F868C": "#C98A2B",
    "#1F636E": "#9A6517",
    "#5BB0AE": "#E8B45A",
}


def in_another_jacket(drawing: Drawing) -> Drawing:
    """The same hiker, whom nobody takes for her."""
    return drawing.dyed(_DYES)


__all__ = ["in_another_jacket"]
