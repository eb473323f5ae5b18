"""Planes with any ranges in any boxes, and numbers that are quick to set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

import numpy as np
import pytest
from hypothesis import strategies as st

from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import QUIET, SMALLEST_SIZE
from scenes.stage.paint.lettering import Lettering
from scenes.stage.plot import plane as plane_module
from scenes.stage.plot.plane import Plane
from scenes.stage.type.text import read_number

NAMES = ["", "x", "step", "loss", "∂f/∂x", "mean squared error", "qty", "p"]
BOX = Box(-5, -2.5, 4, 3)


class Digits(Lettering):
    """A number put together of digits that are set once: thousands of numbers are tried here."""

    def __init__(self, text: str, color: str = QUIET) -> None:
        self.text, self.size, self.tint = text, SMALLEST_SIZE, color
        parts, x = [], 0.0
        for char in text:
            glyph = glyph_of(char)
            parts.append(glyph._outline + np.array([x, 0]))
            x += glyph.width + 0.012
        self._outline = np.concatenate(parts)
        flat = self._outline.reshape(-1, 2)
        self.low, self.high = flat.min(axis=0), flat.max(axis=0)


@cache
def glyph_of(char: str) -> Lettering:
    return Lettering(char, SMALLEST_SIZE, QUIET)


@pytest.fixture(autouse=True, scope="module")
def quick_numbers() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plane_module, "_number", lru_cache(4096)(Digits))
        yield


def number(text: str) -> float:
    """What a tick says."""
    return read_number(text)


def raised(power: str) -> float:
    """Ten to the power that is written above it."""
    return 10.0 ** int(power.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")) or 0)


def counted(plane: Plane, axis: int) -> tuple[float, float]:
    """In what the numbers at an axis are counted, and less what: as its name has it."""
    words = name.text if (name := plane._names[axis]) else ""
    power = re.search("[/×] 10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)", words)
    less = re.search(r"([−+]) ([\d,.]+(?:×10)?[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]*)", words)
    offset = number(less[2]) if less else 0.0
    named = words[:1] not in ("×", "+", "−")  # else it is said how to get at the quantity
    away = less is not None and (less[1] == "−") == named
    return raised(power[1]) if power else 1.0, offset if away else -offset


@st.composite
def ranges(draw: st.DrawFn) -> tuple[float, float]:
    """A range of any size from a millionth to a million, on either side of 0 or across it."""
    span = 10 ** draw(st.floats(-6, 6))
    low = span * draw(st.floats(-12, 12))
    return low, low + span


sizes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.floats(-6, 0),
    st.floats(-3, 0),
    st.floats(5, 12),
    st.floats(2.5, 7),
)


def made(x: Any, y: Any, names: tuple[str, str] = ("", ""), box: Box = BOX, **how: Any) -> Plane:
    return Plane(x, y, names, **how).within(box)


def boxes(plane: Plane) -> list[Box]:
    return [Box(*box[1:5]) for box in plane.text_boxes()]
