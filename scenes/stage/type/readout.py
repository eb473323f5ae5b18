"""Numbers on the screen that are live: each says what it displays."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan
from typing import Any, NamedTuple, Self

import numpy as np
from manim import Typst, VGroup, VMobject

from gdmath import InputError
from scenes.stage.lecture.boxes import Placed
from scenes.stage.lecture.theme import LABEL_SIZE, TEXT, Color
from scenes.stage.type.text import FONT, Shape, grouped, scripted, spread, times_power

_NUMERALS = "0123456789−.,×°"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_MOST = 1e6  # numbers from here on are written with a power of ten
_PLAIN = range(-2, 6)  # powers of ten that are written out


class Reading(NamedTuple):
    """What an object displays right now: whose, as written, and the number behind it."""

    name: str
    text: str
    value: Any


class Numeral(Shape):
    """A number as one shape; setting it moves ready-made digits and typesets nothing."""

    def __init__(self, digits: dict[str, VMobject], size: float, color: Color) -> None:
        super().__init__("", size, color)
        self._made_at = size
        left = {char: glyph.get_left()[0] for char, glyph in digits.items()}
        self._outlines = {
            char: glyph.points - np.array([left[char], 0, 0]) for char, glyph in digits.items()
        }
        self._widths = {char: float(glyph.width) for char, glyph in digits.items()}
        self._gap = 0.0022 * size / 2
        self._digit = max(self._widths[char] for char in "0123456789")

    def write(self, text: str, at: np.ndarray, scale: float = 1.0) -> None:
        """Show ``text`` with its left end on the baseline point ``at``; digits keep their width."""
        self.text = text
        shapes, x = [], 0.0
        for char in text:
            advance = self._digit if char in "0123456789" else self._widths[char]
            shift = x + (advance - self._widths[char]) / 2
            shapes.append(self._outlines[char] + np.array([shift, 0, 0]))
            x += advance + self._gap
        place = np.array([at[0], at[1], 0.0])
        if not text:  # there is no number yet: nothing, where the first digit will stand
            shapes = [self._outlines["0"] * np.array([1, 0, 1])]
        self._set(np.concatenate(shapes) * scale + place, self._made_at * scale)

    def interpolate(self, mobject1: Any, mobject2: Any, *how: Any, **options: Any) -> Self:
        """Become a mixture of two; it says what they say."""
        self.text = mobject2.text
        return super().interpolate(mobject1, mobject2, *how, **options)


def _refresh(readout: Any) -> None:
    readout.refresh()


class Readout(Placed, VGroup):
    """A name and a live number: ``slope 0.472``.

    The number is a function of the trackers, re-read in every frame, nothing where there is none
    yet; ``readings`` tells what is displayed, so that a test can hold it against the trajectory.
    """

    def __init__(
        self,
        name: str,
        label: str,
        value: Callable[[], float],
        decimals: int = 3,
        size: float = LABEL_SIZE,
        color: Color = TEXT,
        unit: str = "",
        numerals: str = _NUMERALS,
    ) -> None:
        setting = Typst(
            scripted(label, size) + "#h(0.45em)" + scripted(numerals, size),
            typst_preamble=FONT,
            font_size=size,
            color=color,
        )
        glyphs: list[Any] = setting.family_members_with_points()
        cut = len(glyphs) - len(numerals)
        if not cut:
            raise InputError(f"label: a read-out needs words before its number, not {label!r}.")
        self.label = VGroup(*glyphs[:cut])
        # Animations copy what they move: a function stays itself, a method would copy its owner.
        self.value: Callable[[], float] = lambda: float(value())
        self.decimals, self.unit = decimals, unit
        self._words, self._size = label, size
        # All of a label moves and scales as its first letter does, which is quicker to ask.
        self._extent = spread(self.label[0].points)
        self.number = Numeral(dict(zip(numerals, glyphs[cut:], strict=True)), size, color)
        self._start = np.array([glyphs[cut].get_left()[0], 0.0, 0.0])
        self._anchor = self.label[0].points[0].copy()
        super().__init__(self.label, self.number)
        self.name = name  # Manim gives every mobject the name of its class
        # What it is given, not itself: what fades is mixed of copies, each to be written anew.
        self.add_updater(_refresh)
        self.refresh()

    def refresh(self) -> None:
        """Write the present number, as large as the label is now."""
        scale = self.font_size / self._size
        at = self.label[0].points[0] + (self._start - self._anchor) * scale
        self.number.write(self.written(), at, scale)

    @property
    def font_size(self) -> float:
        """The present size, after any scaling."""
        return self._size * spread(self.label[0].points) / self._extent

    @property
    def text(self) -> str:
        """Label and number as they are displayed."""
        return f"{self._words} {self.number.text}"

    def written(self) -> str:
        """The present number as it is displayed."""
        if isnan(self.value()):
            return ""
        text = f"{self.value():.{self.decimals}f}".replace("-", "−")
        text = text.removeprefix("−") if float(text.replace("−", "-")) == 0 else text
        return grouped(text) + self.unit

    def readings(self) -> list[Reading]:
        """Name, text and value on display."""
        value = self.value()
        return [Reading(self.name, self.number.text, None if isnan(value) else value)]


class Measured(Readout):
    """A read-out that is short for large numbers too: from a million on with a power of ten."""

    def __init__(
        self,
        name: str,
        label: str,
        value: Callable[[], float],
        decimals: int = 3,
        size: float = LABEL_SIZE,
        color: Color = TEXT,
    ) -> None:
        numerals = _NUMERALS + _RAISED
        super().__init__(name, label, value, decimals, size, color, numerals=numerals)

    def _power(self) -> int | None:
        """The power of ten that is written, if any is."""
        size = abs(self.value())
        if not size >= _MOST:
            return None
        return int(f"{size:.{self.decimals}e}".split("e")[1])

    def written(self) -> str:
        """The present number as it is displayed."""
        power = self._power()
        if power is None:
            return super().written()
        return _with_power(self.value(), power, self.decimals)

    def readings(self) -> list[Reading]:
        """The number; one with a power of ten as its digits and its power."""
        power = self._power()
        return super().readings() if power is None else _apart(self, power)


class Scientific(Readout):
    """A read-out of a few digits, with a power of ten where the number is large or small."""

    def __init__(
        self,
        name: str,
        label: str,
        value: Callable[[], float],
        size: float = LABEL_SIZE,
        color: Color = TEXT,
        digits: int = 4,
    ) -> None:
        self.digits = digits
        super().__init__(name, label, value, 3, size, color, numerals=_NUMERALS + _RAISED)

    def _power(self) -> int:
        """The power of ten of the present number after rounding."""
        return int(f"{self.value():.{self.digits - 1}e}".split("e")[1])

    def written(self) -> str:
        """The present number as it is displayed."""
        value, power = self.value(), self._power()
        if power in _PLAIN:
            return grouped(f"{value:.{max(self.digits - 1 - power, 0)}f}").replace("-", "−")
        return _with_power(value, power, self.digits - 1)

    def readings(self) -> list[Reading]:
        """The number; one with a power of ten as its digits and its power."""
        value, power = self.value(), self._power()
        if power in _PLAIN:
            return [Reading(self.name, self.number.text, value)]
        return _apart(self, power)


def _with_power(value: float, power: int, decimals: int) -> str:
    """A number as digits and a power of ten."""
    digits = f"{value / 10.0**power:.{decimals}f}".replace("-", "−")
    return times_power(digits, power)


def _apart(readout: Readout, power: int) -> list[Reading]:
    """Digits and power that are on display, each with the number behind it."""
    digits, times, _ = readout.number.text.partition("×")
    said = Reading(f"{readout.name} power", str(power).replace("-", "−"), float(power))
    if not times:  # the power stands alone
        return [said]
    return [Reading(f"{readout.name} digits", digits, readout.value() / 10.0**power), said]
