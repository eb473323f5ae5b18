"""One coordinate of a step, worked out; and numbers as the film says them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, UP, VGroup
from numpy.typing import NDArray

from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import (
    GRADIENT,
    LABEL_SIZE,
    NEXT,
    POSITION,
    STEP,
    TEXT,
    TITLE_SIZE,
)
from scenes.stage.paint.arrow import Arrow, HalfTurn
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import Formula, Words, number_text, on_plate, read_number
from scenes.stage.type.worked import add_up, printed

Array = NDArray[np.float64]

_PLACES = 3
_MORE_PLACES = (4, 5)
_POWERS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")  # a number with some of them has a power of ten
_MOST, _LEAST = 1e5, 0.05  # numbers between these are written with three decimals
_TICK, _ASIDE, _BESIDE_HER, _SIGN = 0.14, 0.42, 0.8, 0.14
_RADIUS, _ARC = 0.62, 61  # scene units, and places along it
_NEAR_TIPS = 0.72  # of the shorter of two arrows


def plain(number: float) -> str:
    """A number as the film shows it: three decimals, unless it is very large or very small.

    >>> plain(-0.3842), plain(0.0), plain(1.2e-06)
    ('−0.384', '0.000', '1.2×10⁻⁶')
    """
    if number and not _LEAST <= abs(number) < _MOST:
        return number_text(number)
    return f"{number:,.{_PLACES}f}".replace("-", "−")


class CoordinateLine(Formula):
    """``x: 2.165 − 0.35 × (−0.384) ≈ 2.299``: start, rate, slope and end add up as printed.

    Where they do so only after rounding the sign is ≈, and it is not ``exact``. ``words`` are the
    line as text, ``left`` what is before that sign, ``slope_text`` the slope in it.
    """

    slope: ClassVar[int] = 2  # which of its pieces that is

    def __init__(self, name: str, start: float, rate: float, slope: float) -> None:
        texts, exact = _summed(start, rate, slope)
        here, share, self.slope_text, after = texts
        bracketed = f"({self.slope_text})" if self.slope_text.startswith("−") else self.slope_text
        self.left, self.exact = f"{here} − {share} × {bracketed}", exact
        self.words = f"{self.left} {'=' if exact else '≈'} {after}"
        parts = {"here": here, "rate": share, "grad": bracketed, "next": after}
        here, share, bracketed, after = (
            f'{{{{"{text}" : {part}}}}}' for part, text in parts.items()
        )
        colors = {"here": POSITION, "rate": STEP, "grad": GRADIENT, "next": NEXT}
        sign = "=" if exact else "approx"
        source = f"{name} : quad {here} - {share} times {bracketed} {sign} {after}"
        super().__init__(source, colors, TITLE_SIZE)
        self.sources = tuple(parts.values())

    def whose(self) -> VGroup:
        """Whose line it is: ``x:``."""
        glyphs: list[Any] = list(self.family_members_with_points())
        first = glyphs.index(self.part("here").family_members_with_points()[0])
        return VGroup(*glyphs[:first])

    def pieces(self) -> list[tuple[VGroup, str]]:
        """Each number with the sign before it, in order, and how it begins in ``words``.

        What stands before all of them is ``whose`` it is.
        """
        here, share, slope, after = self.sources
        phrases = here, f"− {share}", f"× {slope}", after
        glyphs: list[Any] = list(self.family_members_with_points())
        begin, found = len(self.whose()), []
        for name in ("here", "rate", "grad", "next"):
            end = glyphs.index(self.part(name).family_members_with_points()[-1]) + 1
            found.append(VGroup(*glyphs[begin:end]))
            begin = end
        return list(zip(found, phrases, strict=True))


def _summed(start: float, rate: float, slope: float) -> tuple[tuple[str, str, str, str], bool]:
    """Start, rate, slope and end as printed, and whether they add up exactly.

    All are written as the film writes them elsewhere, with three decimals, unless what is printed
    would then add up to another end than the printed one: then start and slope have more.
    """
    end = start - rate * slope
    share, last = number_text(rate), plain(end)
    usual = plain(start), plain(slope)
    longer = ((f"{start:,.{n}f}", f"{slope:,.{n}f}") for n in _MORE_PLACES)
    for here, steep in (usual, *longer):
        here, steep = here.replace("-", "−"), steep.replace("-", "−")
        if _POWERS & set("".join((*usual, share, last))):
            break
        numbers = (Decimal(repr(read_number(text))) for text in (here, share, steep, last))
        begin, part, slant, there = numbers
        off, places = abs(begin - part * slant - there), len(last.partition(".")[2])
        if off <= Decimal(5).scaleb(-places - 1) and (begin != there or start == end):
            return (here, share, steep, last), not off
    decimals, exact = add_up(start, rate, slope)
    here_text, share_text, slope_text, end_text = map(printed, decimals)
    return (here_text, share_text, slope_text, end_text), exact


def in_columns(first: CoordinateLine, *others: CoordinateLine) -> None:
    """Set the numbers of lines below those of the first, whatever signs and brackets some have."""
    for line in others:
        line.shift(RIGHT * (first.part("here").get_left() - line.part("here").get_left())[0])
    rows = [[piece for piece, _ in line.pieces()] for line in (first, *others)]
    for column in range(1, len(rows[0])):
        left = max(float(row[column].get_left()[0]) for row in rows)
        for row in rows:
            VGroup(*row[column:]).shift((left - float(row[column].get_left()[0])) * RIGHT)


def reach(rows: Sequence[VGroup], lines: Sequence[CoordinateLine]) -> tuple[float, float]:
    """How far rows go to the left and to the right of where the numbers of their lines begin."""
    begins = [float(line.part("here").get_left()[0]) for line in lines]
    left = max(x - float(row.get_left()[0]) for x, row in zip(begins, rows, strict=True))
    right = max(float(row.get_right()[0]) - x for x, row in zip(begins, rows, strict=True))
    return left, right


class ShareMarks(Lettered):
    """Marks at nothing, at the rate and at all of an arrow, so that the eye can measure the cut.

    Only the rate, α, has its number: a 1 at the tip would seem to say how long the arrow is. Where
    something else names it, it is not ``numbered``.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, arrow: Arrow, rate: float, numbered: bool = True) -> None:
        super().__init__()
        self.arrow, self.rate, self.numbered = arrow, rate, numbered
        self.symbol = Lettering("α", LABEL_SIZE, STEP)
        self.share = Lettering(f"= {number_text(rate)}", LABEL_SIZE, TEXT)

    def _aside(self) -> Array:
        """The unit vector to the left of an arrow that goes up (2,): she stands on its right."""
        root, tip = self.arrow.whole()
        way = tip - root
        aside = np.array([-way[1], way[0]]) / max(float(np.linalg.norm(way)), 1e-9)
        return -aside if aside[0] > 0 else aside

    def spots(self) -> Array:
        """The marks on the arrow (3, 2); that of the rate is the second."""
        root, tip = self.arrow.whole()
        return np.asarray(root + np.array([[0.0], [self.rate], [1.0]]) * (tip - root))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What the rate is, beside its mark, clear of her."""
        if not self.numbered:
            return
        (root, spot, _), aside, text = self.spots(), self._aside(), self.share
        near_her = float(np.linalg.norm(spot - root)) < _BESIDE_HER
        away, wide = _BESIDE_HER if near_her else _ASIDE, self.symbol.width + _SIGN + text.width
        at = spot + aside * (away + wide / 2 * abs(aside[0]))
        left, foot = float(at[0]) - wide / 2, float(at[1]) - text.height / 2
        yield self.symbol, left, foot, 1.0
        yield text, left + self.symbol.width + _SIGN, foot, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Ticks across the arrow, the number on a plate."""
        pen, aside = Pen(canvas, self.presence), self._aside()
        for spot in self.spots():
            across = np.array([spot - _TICK * aside, spot + _TICK * aside])
            pen.line(across, TEXT, 0.04, casing=0.05)
        if ends := [place + np.array([at.low, at.high]) for at, *place, _ in self.texts()]:
            low, high = np.min(ends, axis=(0, 1)), np.max(ends, axis=(0, 1))
            pen.plate(low[0] - 0.1, low[1] - 0.08, high[0] + 0.1, high[1] + 0.08, 0.06)
        self.write(canvas)


class TurnArc(HalfTurn):
    """The arc that the step sweeps as it is turned round, on the ground.

    It is as large as ``_RADIUS`` from straight above.
    """

    def arc(self) -> Array:
        """The arc on the screen (n, 2), anticlockwise, as far as the second arrow has turned."""
        return self._swept(np.pi * float(self.second.turned.get_value()))

    def middle(self) -> Array:
        """The middle on the screen (2,) of the whole half turn, whether it is made yet or not."""
        return np.asarray(self._swept(np.pi)[_ARC // 2])

    def _swept(self, sweep: float) -> Array:
        view: Any = self.on
        root = np.asarray(self.first.root(), dtype=float)
        along, up = np.asarray(self.first.vector(), dtype=float)
        angles = np.arctan2(up, along) + np.linspace(0, sweep, _ARC)
        radius = _RADIUS / (view.scale_xy * view.pose["zoom"])
        around = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        return np.asarray(view.at(root + radius * around))

    def end(self) -> Array:
        """Where it has come to on the screen (2,)."""
        return np.asarray(self.arc()[-1])


class Bend(HalfTurn):
    """The arc near their tips from one arrow to another, the short way, as far as it has grown."""

    def arc(self) -> Array:
        """The arc on the screen (n, 2)."""
        middle = self.on.at(self.first.root())
        ends = np.array([self.on.at(arrow.landing()) for arrow in (self.first, self.second)])
        begin, end = np.arctan2(*(ends - middle).T[::-1])
        way = (end - begin + np.pi) % (2 * np.pi) - np.pi
        angles = begin + np.linspace(0, way * self.grown.get_value(), 60)
        radius = _NEAR_TIPS * float(np.linalg.norm(ends - middle, axis=-1).min())
        return np.asarray(middle + radius * np.stack([np.cos(angles), np.sin(angles)], axis=-1))


def at_its_tip(arrow: Arrow, text: str) -> VGroup:
    """The name of an arrow, beyond its tip: beside it, other things stand."""
    root, tip = arrow.whole()
    name = on_plate(Words(text, LABEL_SIZE, GRADIENT), 0.1)
    return name.next_to((*tip, 0), UP if tip[1] >= root[1] else DOWN, buff=0.12)
