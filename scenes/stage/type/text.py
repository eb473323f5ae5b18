"""All type: words, formulas and numbers, set with Typst and its own fonts."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from manim import RIGHT, UP, MathTypst, RoundedRectangle, Typst, VGroup, VMobject

from scenes.render.families import walk_quickly
from scenes.render.shades import shade_quickly
from scenes.render.typesetting import use_whole_drawings
from scenes.stage.lecture.boxes import Placed
from scenes.stage.lecture.theme import BODY_SIZE, LABEL_SIZE, PLATE, SMALLEST_SIZE, TEXT, Color

use_whole_drawings()
walk_quickly()
shade_quickly()

FONT = '#set text(font: ("Libertinus Serif", "New Computer Modern Math"))\n'
MONOSPACED = '#set text(font: "DejaVu Sans Mono")\n'
_MEANS_SOMETHING = re.compile(r"([\\#$*_`<>@~=\-+/\[\]\"'])")
_NAME = re.compile(r": (\w+)\}\}")  # of a formula's part
_THOUSANDS = re.compile(r"(?<![\d.])\d{4,}")  # not among decimals
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_LONE_POWER = re.compile("(?<![0-9.×])10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])")
_SCRIPTS = re.compile("([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)|([₀₁₂₃₄₅₆₇₈₉]+)")
_ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₀₁₂₃₄₅₆₇₈₉", "0123456789−0123456789")
_SMALL = 0.62  # of the size of words: their raised digits, where that is large enough
_RAISE, _LOWER = 0.34, 0.2  # em: by how much such a digit is above the line, and below it


def escape(text: str) -> str:
    """The text with everything that means something to Typst made plain."""
    plain = _MEANS_SOMETHING.sub(r"\\\1", text)
    return re.sub(" (?= )", "~", plain)  # Typst takes several spaces for one


def scripted(text: str, size: float) -> str:
    """The text for Typst, its raised and lowered digits as large as the smallest type at least.

    Those that fonts have are half as large as others: on a phone they are dots.
    """
    share = max(_SMALL, min(1.0, SMALLEST_SIZE / size))

    def moved(found: re.Match[str]) -> str:
        raised, lowered = found.groups()
        digits = (raised or lowered).translate(_ON_THE_LINE)
        kind, by = ("super", -_RAISE) if raised else ("sub", _LOWER)
        return f"#{kind}(typographic: false, baseline: {by}em, size: {share:.4f}em)[{digits}];"

    pieces, at = [], 0
    for found in _SCRIPTS.finditer(text):
        pieces += [escape(text[at : found.start()]), moved(found)]
        at = found.end()
    return "".join(pieces) + escape(text[at:])


class Words(Placed, Typst):
    """A line of plain words."""

    def __init__(
        self, text: str, size: float = BODY_SIZE, color: Color = TEXT, font: str = FONT
    ) -> None:
        self.text = text
        super().__init__(scripted(text, size), typst_preamble=font, font_size=size, color=color)


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


class Shape(VMobject):
    """Letters as one shape, which knows what it says and how large it stands on screen."""

    def __init__(self, text: str, size: float, color: Color) -> None:
        super().__init__(fill_color=color, fill_opacity=1, stroke_width=0)
        self.text = text
        self._size = size
        self._extent = 0.0

    def _set(self, points: np.ndarray, size: float) -> None:
        self.points, self._size, self._extent = points, size, spread(points)

    @property
    def font_size(self) -> float:
        """The present size, after any scaling."""
        return self._size * spread(self.points) / self._extent if self._extent else self._size


class TextLine(Shape):
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


def spread(points: np.ndarray) -> float:
    """How far points spread, whichever way the shape is turned."""
    return float(np.sqrt(np.mean(np.sum((points - points.mean(axis=0)) ** 2, axis=1))))


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


def grouped(number: str) -> str:
    """A number as it is written, with a comma between thousands: ``−1,062.5``."""
    return _THOUSANDS.sub(lambda digits: f"{int(digits.group()):,}", number)


def number_text(value: float) -> str:
    """A number of four digits, as people write it: ``−0.25``, ``1,245``, ``1.38×10⁶``, ``10⁻⁵``.

    Below a million it is written out, if need be with more digits.
    """
    spec = ".0f" if 1e4 <= abs(value) < 999_999.5 else ".4g"
    digits, _, power = f"{value + 0.0:{spec}}".partition("e")
    if not power:
        return grouped(digits).replace("-", "−")
    return times_power(digits, int(power))


def times_power(digits: str, exponent: int) -> str:
    """Digits times a power of ten; of a lone power only that: ``−1.5×10⁹``, ``10⁹``, ``−10⁹``."""
    times = {"1": "", "-1": "−"}.get(digits, digits.replace("-", "−") + "×")
    return times + power_of_ten(exponent)


def read_number(text: str) -> float:
    """The number of a text that people have read: the other way round than `number_text`.

    >>> read_number("−1,062.5"), read_number("1.38×10⁻⁶"), read_number("2×10"), read_number("10⁻⁵")
    (-1062.5, 1.38e-06, 20.0, 1e-05)
    """
    plain = _LONE_POWER.sub("1×10", text.replace("−", "-").replace(",", ""))
    digits, _, power = plain.partition("×10")
    if not power:
        return float(digits) * (10.0 if "×" in text else 1.0)
    return float(f"{digits}e{power.translate(_LOWERED)}")


class Plate(Placed, VGroup):
    """A backing plate, and what stands on it."""


def on_plate(
    mobject: VMobject, margin: float = 0.18, spare: float = 0.0, opacity: float = 0.82
) -> Plate:
    """The words or formula on a backing plate, for use over a busy picture.

    ``spare`` is room on the right for a number that grows longer. A plate that a line may pass
    under is less to be seen through: ``opacity``.
    """
    plate = RoundedRectangle(
        corner_radius=0.12,
        width=mobject.width + 2 * margin + 0.14 + spare,
        height=mobject.height + 2 * margin,
        fill_color=PLATE,
        fill_opacity=opacity,
        stroke_width=0,
    )
    return Plate(plate.move_to(mobject).shift(RIGHT * spare / 2), mobject)


__all__ = [
    "FONT",
    "MONOSPACED",
    "Formula",
    "Plate",
    "Shape",
    "TextLine",
    "Words",
    "baseline",
    "escape",
    "grouped",
    "number_text",
    "on_one_line",
    "on_plate",
    "on_the_baseline",
    "power_of_ten",
    "read_number",
    "spread",
    "times_power",
]
