"""Colours as numbers: those that Manim finds, sooner.

A film asks for them some ten thousand times as its letters are made, nearly always for one plain
colour.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import ManimColor, VMobject

_manims_shades: Callable[..., Any] = VMobject.generate_rgbas_array
_PLAIN = (int, float)


def shade_quickly() -> None:
    """Let all of Manim's shapes have the numbers of their colours from here."""
    VMobject.generate_rgbas_array = _shades  # type: ignore[assignment, method-assign]


def _shades(shape: Any, color: Any, opacity: Any) -> Any:
    """Red, green, blue and opacity (1, 4) of one colour; several of them are left to Manim."""
    if not (
        (color is None or color.__class__ is ManimColor)
        and (opacity is None or opacity.__class__ in _PLAIN)
        and shape.sheen_factor == 0
    ):
        return _manims_shades(shape, color, opacity)
    shades = np.zeros((1, 4))
    if color is not None:
        shades[0, :3] = color._internal_value[:3]
    shades[0, 3] = opacity or 0.0
    return shades
