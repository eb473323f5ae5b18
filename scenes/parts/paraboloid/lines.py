"""The rule as five lines of arithmetic, the sum of the fourth, and the dial of the third."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
from manim import DOWN, RIGHT, UP, FadeIn, FadeOut, VGroup, smooth
from manim import LEFT as TO_LEFT

from scenes.parts.paraboloid.numbers import typed
from scenes.parts.paraboloid.places import LOG, UPPER
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import (
    ALPHA,
    GRADIENT,
    LABEL_SIZE,
    NEXT,
    POSITION,
    STEP,
    TEXT,
    Dial,
    Formula,
    Readout,
    Words,
    on_one_line,
    tr,
)
from scenes.stage.lecture.boxes import Placed
from scenes.stage.paint.painted import instead
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import number_text

_SIZE = 40
_LETTERS = 48  # of what holds for every step
_THIRD = 2  # of the lines, from 0: it has a symbol in it
_ROW = 0.74  # from line to line
_NUMBERS = 3.05  # from the left
_MARKED = 1.25  # radii of the dial, as far as its marks go
_ADDED = -1.9  # the height of the two sums
_SLOPES = 0.75  # the height of the two slopes of a stretched bowl
_INDENT, _ROOM = 0.46, 6.0  # of what swells
_WORKED = 1.6  # from the left, what is kept each way
_SLIVER = 0.15  # of a power of ten, that is lit at the least rate


class FiveLines(VGroup):
    """Numbered lines; each comes when it is told, and has its numbers when it is done."""

    def __init__(self, plan: Plan) -> None:
        names = (tr("where is she?"), tr("gradient"), "", tr("add"), tr("again, until convergence"))
        x, y = (f"{float(v):g}" for v in plan.start)
        here, grad = typed(plan.start), typed(plan.gradient)
        sources: list[tuple[str, dict[str, str]]] = [
            (f"{{{{{here} : here}}}}", {"here": POSITION}),
            (f"{{{{{grad} : grad}}}}", {"grad": GRADIENT}),
            (f"{{{{{typed(plan.step)} : step}}}}", {"step": STEP}),
            (f"{{{{{typed(plan.next)} : next}}}}", {"next": NEXT}),
        ]
        self.names, self.numbers = [], []
        for number, name in enumerate(names):
            words: Any = Words(f"{number + 1}  {name}", _SIZE)
            if number == _THIRD:
                times = Formula("times (-{{alpha : rate}})", {"rate": STEP}, _SIZE)
                words = on_one_line(Words(f"{number + 1}", _SIZE), times, buff=0.22)
            parts: list[Any] = [words]
            if number < len(sources):
                parts.append(Formula(*sources[number], _SIZE))
            row = on_one_line(*parts)
            for part, left in zip(parts, (0.0, _NUMBERS), strict=False):
                part.shift((UPPER.left + left - part.get_left()[0], 0, 0))
            row.shift(UP * (UPPER.top - 0.75 - number * _ROW - words.get_center()[1]))
            self.names.append(words)
            self.numbers += parts[1:]
        self.plain = plan.bowl.plain
        self.slopes: Any
        self.each: list[Any]  # the two slopes, as they are told
        self.taken: Any
        if self.plain:
            source = f"(2 dot {{{{{x} : x}}}}, 2 dot ({{{{{y} : y}}}}))"
            colors = {"a": GRADIENT, "b": GRADIENT}
            self.slopes = Formula("({{2 x : a}}, {{2 y : b}})", colors, _SIZE)
            self.taken = Formula(source, {"x": POSITION, "y": POSITION}, _SIZE, GRADIENT)
            for formula in (self.slopes, self.taken):
                formula.move_to(self.numbers[1]).align_to(self.numbers[1], TO_LEFT)
            second = {*self.slopes.part("b").get_family()}
            signs = self.slopes.family_members_with_points()
            self.each = [
                VGroup(*(sign for sign in signs if (sign in second) == later))
                for later in (False, True)
            ]
        else:
            self.slopes = slopes_of(plan.bowl.slopes())
            self.taken = slopes_of(plan.bowl.slopes(plan.start))
            self.each = [*self.slopes]
        super().__init__(*self.names)

    def light(self, number: int) -> list[Any]:
        """A line, counted from 1, comes."""
        return [FadeIn(self.names[number - 1])]

    def done(self, number: int) -> list[Any]:
        """It has its numbers."""
        return [FadeIn(self.numbers[number - 1])]

    def take(self) -> list[Any]:
        """Her numbers come down from the first line into the slopes, where the letters go."""
        if not self.plain:
            come = FadeIn(self.taken, rate_func=second_half)
            return [FadeOut(self.slopes, rate_func=first_half), come]
        x, y = (self.taken.part(name) for name in "xy")
        flying = {*x.get_family(), *y.get_family()}
        rest = [sign for sign in self.taken.family_members_with_points() if sign not in flying]
        here = self.numbers[0]
        left, right = (here.get_left() + share * here.width * RIGHT for share in (0.25, 0.7))
        flown = FadeIn(x, target_position=left), FadeIn(y, target_position=right)
        new = [FadeIn(sign, rate_func=second_half) for sign in rest]
        return [FadeOut(self.slopes, rate_func=first_half), *new, *flown]

    def taken_in(self) -> list[Any]:
        """What was worked out becomes the gradient of the second line."""
        return instead(self.taken, self.numbers[1], one_place=self.plain)


def slopes_of(sources: list[str]) -> VGroup:
    """Both slopes, one below the other, under the lines."""
    rows = VGroup(
        on_one_line(Words(tr(name), _SIZE), Formula(source, color=GRADIENT, size=_SIZE), buff=0.4)
        for name, source in zip(("along x:", "along y:"), sources, strict=True)
    )
    rows.arrange(DOWN, buff=0.35, aligned_edge=TO_LEFT)
    room = UPPER.width - 0.1
    if rows.width > room:
        rows.scale(room / rows.width)
    return rows.move_to((UPPER.left + rows.width / 2, _SLOPES, 0))


def added(plan: Plan) -> VGroup:
    """The fourth line in full, of x and of y: 6 - 0.012 = 5.988."""
    colors: dict[str, str] = {"here": POSITION, "step": STEP, "there": NEXT}
    rows = VGroup()
    for here, step, there in zip(plan.start, plan.step, plan.next, strict=True):
        source = (
            f"{{{{{here:.6g} : here}}}} {'-' if step < 0 else '+'} {{{{{abs(step):.6g} : step}}}}"
        )
        rows.add(Formula(f"{source} = {{{{{there:.6g} : there}}}}", colors, _LETTERS))
    rows.arrange(DOWN, buff=0.45, aligned_edge=TO_LEFT)
    return rows.move_to((UPPER.left + _INDENT + rows.width / 2, _ADDED, 0))


def kept_of(plan: Plan) -> list[Any]:
    """Why every step keeps a share: x - 0.001 · 2x = 0.998 x, and so for y."""
    if not plan.bowl.round:
        return _kept_each_way(plan)
    if plan.bowl.plain:
        return _kept_of_letters(plan)
    at = int(np.argmax(plan.away != 0))
    rate, kept = f"{plan.rate:.6g}", f"{plan.kept:.6g}"
    pairs = [
        (f"{error:.6g}", f"{slope:.6g}" if slope >= 0 else f"({slope:.6g})")
        for error, slope in zip(plan.away.tolist(), plan.gradient.tolist(), strict=True)
    ]
    colored: dict[str, str] = {"here": POSITION, "rate": STEP, "grad": GRADIENT}
    rows: list[Any] = []
    for here, slope in pairs[:: -1 if at else 1]:
        worked = f"{{{{{here} : here}}}} - {{{{{rate} : rate}}}} dot {{{{{slope} : grad}}}}"
        row = Formula(f"{worked} = {here} dot {kept}", colored, _SIZE)
        up = LOG.top - 0.6 - 1.0 * len(rows)
        rows.append(row.move_to((LOG.left + _INDENT + row.width / 2, up, 0)))
    return rows


def _kept_of_letters(plan: Plan) -> list[Any]:
    """What holds wherever she is, not of the first step alone."""
    rate, kept = f"{plan.rate:.6g}", f"{plan.kept:.6g}"
    rows: list[Any] = []
    for letter in "xy":
        worked = f"{{{{{letter} : here}}}} - {{{{{rate} : rate}}}} dot {{{{2 {letter} : grad}}}}"
        source = f"{worked} = {kept} {{{{{letter} : there}}}}"
        colors: dict[str, str] = {"here": TEXT, "rate": STEP, "grad": GRADIENT, "there": TEXT}
        row = Formula(source, colors, _LETTERS)
        up = LOG.top - 0.6 - 1.0 * len(rows)
        rows.append(row.move_to((LOG.left + _INDENT + row.width / 2, up, 0)))
    return rows


def _kept_each_way(plan: Plan) -> list[Any]:
    """The same of a stretched bowl: along it, and across it."""
    rows: list[Any] = []
    names = (tr("along:"), tr("across:"))
    for way, bend, share in zip(names, plan.bowl.bends, plan.shares, strict=True):
        sign = "=" if np.isclose(float(f"{share:.4g}"), share, rtol=1e-9) else "approx"
        source = f"1 - {{{{{plan.rate:.6g} : rate}}}} dot {bend:.4g} {sign} {share:.4g}"
        head, worked = Words(way, _SIZE), Formula(source, {"rate": STEP}, _SIZE)
        row = on_one_line(head, worked)
        for part, begin in ((head, 0.0), (worked, _WORKED)):
            part.shift((begin - part.get_left()[0], 0, 0))
        row.scale(min(1.0, _ROOM / row.width))
        up = LOG.top - 0.7 - 0.95 * len(rows)
        rows.append(row.move_to((LOG.left + _INDENT + row.width / 2, up, 0)))
    return rows


class _Scale(Dial):
    """A dial with a mark at each power of ten."""

    def __init__(
        self, value: Callable[[], float], least: float, radius: float, most: float
    ) -> None:
        self.powers = float(np.log10(most / least))
        super().__init__("learning rate", value, -_SLIVER, self.powers, radius, STEP)
        self.set_frame(-_MARKED * radius, -_MARKED * radius, _MARKED * radius, _MARKED * radius)

    def draw(self, canvas: Canvas) -> None:
        """Marks, then the dial."""
        pen, middle = Pen(canvas, self.presence), np.asarray(self.get_center()[:2])
        for power in np.arange(np.floor(self.powers + 1e-9) + 1):
            angle = np.radians(self.angle_of(self.powers - power))
            way = self.radius * np.array([np.cos(angle), np.sin(angle)])
            pen.line(middle + np.array([[1.1], [_MARKED]]) * way, STEP, 0.035)
        super().draw(canvas)


class StepDial(Placed, VGroup):
    """A dial from ``most`` down to a small rate, by powers of ten, with the rate beside it.

    ``share`` is its number. Its digits are those of ``least`` and of another that is ``shown``.
    """

    def __init__(
        self,
        share: Callable[[], float],
        least: float,
        radius: float = 0.62,
        most: float = 1.0,
        shown: float = 1.0,
    ) -> None:
        decimals = max(map(_decimals, (least, shown)))
        self.dial = _Scale(lambda: np.log10(share() / least), least, radius, most)
        self.readout = Readout("rate", f"{ALPHA} =", share, decimals, 48, STEP)
        self.readout.next_to(self.dial, RIGHT, buff=0.25)
        ends = [
            Words(number_text(number), LABEL_SIZE, STEP).next_to(self.dial, DOWN, buff=-0.1)
            for number in (least, most)
        ]
        for text, side in zip(ends, (-1, 1), strict=True):
            text.shift(RIGHT * side * (0.45 * radius + text.width / 2))
        super().__init__(self.dial, self.readout, *ends)


def _decimals(number: float) -> int:
    return max(0, -int(Decimal(f"{number:.6g}").normalize().as_tuple().exponent))


def by_powers(begin: float, end: float, pace: Callable[[float], float] = smooth) -> Any:
    """A pace for a linear tracker from one number to another, by equal factors in equal times."""

    def share(t: float) -> float:
        return float((begin * (end / begin) ** pace(t) - begin) / (end - begin))

    return share


def first_half(share: float) -> float:
    """A pace that is over at half time."""
    return float(smooth(min(1.0, 2 * share)))


def second_half(share: float) -> float:
    """A pace that begins at half time."""
    return float(smooth(max(0.0, 2 * share - 1)))


__all__ = ["FiveLines", "StepDial", "added", "by_powers", "first_half", "kept_of", "second_half"]
