"""Where panels stand: in a row, or small on a shelf at the right; and a veil over some of them."""

from __future__ import annotations

from manim import Rectangle

from scenes.stage.lecture.theme import BACKGROUND

Pair = tuple[float, float]
Slot = tuple[Pair, Pair]  # left lower corner and size of a plane
Box = tuple[float, float, float, float]  # left, bottom, right, top

_ROW = (-6.68, 6.48)  # where a row begins and ends
_BETWEEN = 0.4
_NUMBERS = 0.66  # room for the numbers of an upright axis
_SHELF = (5.45, 3.3)  # left upper corner of the first panel on it
_THUMB, _PITCH = 1.15, 1.75  # a panel on the shelf, and from one to the next below
_VEILED = (-7.2, -3.1, 4.1)  # from the left, as high as panels and what is above them
_DIM = 0.5  # how much darker the panels behind the veil are


def row(count: int, bottom: float, tall: float, spare: float = 0.0) -> list[Slot]:
    """Slots of ``count`` planes side by side, with room for the numbers of their upright axes.

    All but the last give it ``spare`` of their widths.
    """
    whole = (_ROW[1] - _ROW[0] - _BETWEEN * (count - 1)) / count
    width = whole - _NUMBERS
    given = spare * width
    return [
        (
            (_ROW[0] + k * (whole + _BETWEEN) + _NUMBERS - k * given, bottom),
            (width - given if k < count - 1 else width + k * given, tall),
        )
        for k in range(count)
    ]


def on_shelf(k: int) -> Box:
    """The box of the small panel ``k`` on the shelf, from above."""
    left, top = _SHELF[0], _SHELF[1] - k * _PITCH
    return left, top - _THUMB, left + _THUMB, top


def veil_before(slot: Slot) -> Rectangle:
    """A veil over all panels left of ``slot``, so that the eye goes to the rest."""
    left, bottom, top = _VEILED
    right = slot[0][0] - _NUMBERS - 0.1
    veil = Rectangle(
        width=right - left, height=top - bottom, fill_color=BACKGROUND, fill_opacity=_DIM
    ).set_stroke(width=0)
    return veil.move_to(((left + right) / 2, (bottom + top) / 2, 0))
