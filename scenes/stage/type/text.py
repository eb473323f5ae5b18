"""All type: words, formulas and numbers, set with Typst and its own fonts."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple, Self

import numpy as np
from manim import RIGHT, UP, MathTypst, RoundedRectangle, Typst, VGroup, VMobject

from gdmath import InputError
from scenes.render.typesetting import use_whole_drawings
from scenes.stage.lecture.boxes import Placed
from scenes.stage.lecture.theme import BODY_SIZE, LABEL_SIZE, PLATE, TEXT, Color

use_whole_drawings()

_FONT = '#set text(font: ("Libertinus Serif", "New Computer Modern Math"))\n'
_MEANS_SOMETHING = re.compile(r"([\\#$*_`<>@~=\-+/\[\]\"'])")
_NAME = re.compile(r": (\w+)\}\}")  # of a formula's part
_NUMERALS = "0123456789−.×°"
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_PLAIN = range(-2, 4)  # powers of ten that are written out


def escape(text: str) -> str:
    """The text with everything that means something to Typst made plain."""
    plain = _MEANS_SOMETHING.sub(r"\\\1", text)
    return re.sub(" (?= )", "~", plain)  # Typst takes several spaces for one


class Words(Placed, Typst):
    """A line of plain words."""

    def __init__(self, text: str, size: float = BODY_SIZE, color: Color = TEXT) -> None:
        self.text = text
        super().__init__(escape(text), typst_preamble=_FONT, font_size=size, color=color)


class Formula(Placed, MathTypst):
    """A formula whose named parts, ``{{ source : name }}``, have colours of their own."""

    def __init__(
        self,
        source: str,
        colors: dict[str, Color] | None = None,
        size: float = BODY_SIZE,
        color: Color = TEXT,
    ) -> None:
        self.source = source
        # What Manim keeps of a drawing forgets that a fraction's bar is as thick as its type is
        # large: of two formulas alike the second would look otherwise.
        super().__init__(source, font_size=size, color=color, use_svg_cache=False)
        for name, part_color in (colors or {}).items():
            self.select(name).set_color(part_color)

    @staticmethod
    def names_in(source: str) -> list[str]:
        """What the named parts of a source are called, in order."""
        return _NAME.findall(source)

    def part(self, name: str) -> VMobject:
        """The glyphs of the part called ``name``."""
        return self.select(name)


class _Shape(VMobject):
    """Letters as one shape, which knows what it says and how large it stands on screen."""

    def __init__(self, text: str, size: float, color: Color) -> None:
        super().__init__(fill_color=color, fill_opacity=1, stroke_width=0)
        self.text = text
        self._size = size
        self._extent = 0.0

    def _set(self, points: np.ndarray, size: float) -> None:
        self.points, self._size, self._extent = points, size, _spread(points)

    @property
    def font_size(self) -> float:
        """The present size, after any scaling."""
        return self._size * _spread(self.points) / self._extent if self._extent else self._size


class TextLine(_Shape):
    """Words as one single shape: drawn several times faster than letter by letter.

    ``above_foot`` is how far its middle is above its baseline, as it was set.
    """

    def __init__(self, text: str, size: float = LABEL_SIZE, color: Color = TEXT) -> None:
        super().__init__(text, size, color)
        points = on_the_baseline(Words("x" + text, size))
        anchors = np.concatenate([points[0::4], points[3::4]])  # what Manim measures by
        middle = (anchors.min(axis=0) + anchors.max(axis=0)) / 2
        self.above_foot = float(middle[1])
        self._set(points - middle, size)


def on_the_baseline(setting: VMobject) -> np.ndarray:
    """The outlines (n, 3) of all that is set after an x, which stands on the baseline, y = 0."""
    x, *letters = setting.family_members_with_points()
    foot = np.array([0.0, x.points[:, 1].min(), 0.0])
    return np.concatenate([letter.points for letter in letters]) - foot


def _spread(points: np.ndarray) -> float:
    """How far points spread, whichever way the shape is turned."""
    return float(np.sqrt(np.mean(np.sum((points - points.mean(axis=0)) ** 2, axis=1))))


class Reading(NamedTuple):
    """What an object displays right now: whose, as written, and the number behind it."""

    name: str
    text: str
    value: Any


class Numeral(_Shape):
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
        self._set(np.concatenate(shapes) * scale + place, self._made_at * scale)

    def interpolate(self, mobject1: Any, mobject2: Any, *how: Any, **options: Any) -> Self:
        """Become a mixture of two; it says what they say."""
        self.text = mobject2.text
        return super().interpolate(mobject1, mobject2, *how, **options)


class Readout(Placed, VGroup):
    """A name and a live number: ``slope 0.472``.

    The number is a function of the trackers, re-read in every frame; ``readings`` tells what is
    displayed, so that a test can hold it against the trajectory.
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
            escape(label) + "#h(0.45em)" + escape(numerals),
            typst_preamble=_FONT,
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
        self._extent = _spread(self.label[0].points)
        self.number = Numeral(dict(zip(numerals, glyphs[cut:], strict=True)), size, color)
        self._start = np.array([glyphs[cut].get_left()[0], 0.0, 0.0])
        self._anchor = self.label[0].points[0].copy()
        super().__init__(self.label, self.number)
        self.name = name  # Manim gives every mobject the name of its class
        # What it is given, not itself: what fades is mixed of copies, each to be written anew.
        self.add_updater(lambda it: it.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Write the present number, as large as the label is now."""
        scale = self.font_size / self._size
        at = self.label[0].points[0] + (self._start - self._anchor) * scale
        self.number.write(self.written(), at, scale)

    @property
    def font_size(self) -> float:
        """The present size, after any scaling."""
        return self._size * _spread(self.label[0].points) / self._extent

    @property
    def text(self) -> str:
        """Label and number as they are displayed."""
        return f"{self._words} {self.number.text}"

    def written(self) -> str:
        """The present number as it is displayed."""
        text = f"{self.value():.{self.decimals}f}".replace("-", "−")
        text = text.removeprefix("−") if float(text.replace("−", "-")) == 0 else text
        return text + self.unit

    def readings(self) -> list[Reading]:
        """Name, text and value on display."""
        return [Reading(self.name, self.number.text, self.value())]


def on_one_line(*texts: VMobject, buff: float = 0.3) -> VGroup:
    """Words and formulas one after another, on the baseline of the first."""
    group = VGroup(*texts).arrange(RIGHT, buff=buff)
    line = baseline(texts[0])
    for text in texts[1:]:
        text.shift(UP * (line - baseline(text)))
    return group


def baseline(text: VMobject) -> float:
    """Where the letters of words stand, whatever some of them reach down to; of others, most."""
    letters = text.family_members_with_points()
    if isinstance(text, Words):
        first = letters[0]
        return float(first.get_bottom()[1] - _foot_of_first(text.text) * first.height)
    return float(np.median([part.get_bottom()[1] for part in letters]))


@lru_cache(maxsize=256)
def _foot_of_first(text: str) -> float:
    """How far above the baseline a text's first letter begins, in its own heights."""
    x, first, *_ = Words("x" + text).family_members_with_points()
    return float((first.get_bottom()[1] - x.get_bottom()[1]) / first.height)


def power_of_ten(exponent: int) -> str:
    """10 to a whole power: ``10⁻⁹``, but ``1`` and ``10`` as they are."""
    if exponent in (0, 1):
        return str(10**exponent)
    return "10" + str(exponent).translate(_RAISED)


def number_text(value: float) -> str:
    """A number of four digits at most, as people write it: ``−0.25``, ``1.38×10⁶``."""
    digits, _, power = f"{value + 0.0:.4g}".partition("e")
    text = f"{digits}×{power_of_ten(int(power))}" if power else digits
    return text.replace("-", "−")


class Scientific(Readout):
    """A read-out of four digits, with a power of ten where the number is large or small."""

    def __init__(
        self,
        name: str,
        label: str,
        value: Callable[[], float],
        size: float = LABEL_SIZE,
        color: Color = TEXT,
    ) -> None:
        numerals = _NUMERALS + "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
        super().__init__(name, label, value, 3, size, color, numerals=numerals)

    def _power(self) -> int:
        """The power of ten of the present number after rounding."""
        return int(f"{self.value():.3e}".split("e")[1])

    def written(self) -> str:
        """The present number as it is displayed."""
        value, power = self.value(), self._power()
        if power in _PLAIN:
            return f"{value:.{3 - power}f}".replace("-", "−")
        digits = f"{value / 10.0**power:.3f}".replace("-", "−")
        return f"{digits}×{power_of_ten(power)}"

    def readings(self) -> list[Reading]:
        """The number; one with a power of ten as its digits and its power."""
        value, power = self.value(), self._power()
        if power in _PLAIN:
            return [Reading(self.name, self.number.text, value)]
        digits = self.number.text.split("×")[0]
        return [
            Reading(f"{self.name} digits", digits, value / 10.0**power),
            Reading(f"{self.name} power", str(power).replace("-", "−"), float(power)),
        ]


class Plate(Placed, VGroup):
    """A backing plate, and what stands on it."""


def on_plate(mobject: VMobject, margin: float = 0.18, spare: float = 0.0) -> Plate:
    """The words or formula on a backing plate, for use over a busy picture.

    ``spare`` is room on the right for a number that grows longer.
    """
    plate = RoundedRectangle(
        corner_radius=0.12,
        width=mobject.width + 2 * margin + 0.14 + spare,
        height=mobject.height + 2 * margin,
        fill_color=PLATE,
        fill_opacity=0.82,
        stroke_width=0,
    )
    return Plate(plate.move_to(mobject).shift(RIGHT * spare / 2), mobject)


__all__ = [
    "Formula",
    "Numeral",
    "Reading",
    "Readout",
    "Scientific",
    "TextLine",
    "Words",
    "baseline",
    "escape",
    "number_text",
    "on_one_line",
    "on_plate",
    "on_the_baseline",
    "power_of_ten",
]
