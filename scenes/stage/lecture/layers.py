"""Which of two things is before the other: a property of its class, decided here for all films."""

from __future__ import annotations

from enum import IntEnum


class Layer(IntEnum):
    """From back to front, as Manim's ``z_index``.

    What Manim makes itself, words and the lines of axes above all, has 0 and so is ``TEXT``. Within
    a layer things lie in the order in which they came. ``thing.set_z_index(Layer.FIELD)`` is for
    the one that must be elsewhere than its kind.
    """

    SKY = -90
    GROUND = -80
    MAP = -70
    AXES = -65
    FIELD = -60
    TRAIL = -50
    MARK = -40
    ARROW = -30
    WALKER = -20
    PLOT = -10
    TEXT = 0
    CAPTION = 10


__all__ = ["Layer"]
