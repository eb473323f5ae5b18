"""One error, one step: the rule with its numbers, and the arrow straight to the gutter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, UP, FadeIn, FadeOut, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.dots import DataSide
from scenes.parts.stochastic.plan import Moves, Plan
from scenes.parts.stochastic.telling import equals, plain
from scenes.stage import (
    DATA,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    STEP,
    TEXT,
    Arrow,
    Box,
    Formula,
    Layer,
    View,
    Words,
    change,
    instead,
    on_plate,
    swell,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_COLORS = {"knob": POSITION, "rate": STEP, "error": LOSS, "slope": GRADIENT,
           "here": POSITION, "two": TEXT, "minus": TEXT, "x": DATA}  # fmt: skip
_SIZE = 38
_CORNER = 0.24  # scene units: the sign of a right angle
_DASHES = (0.1, 0.09)


class RightAngle(OnPicture):
    """The rest of the way from where a step ends to a gutter, dashed, and the angle there."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, begin: Array, foot: Array, along: Array) -> None:
        super().__init__(view)
        self.begin, self.foot, self.along = begin, foot, along
        self.grown = ValueTracker(0.0)

    def grow(self) -> Any:
        """An animation: it is drawn as far as the gutter."""
        return change(self.grown, 1)

    def draw(self, canvas: Canvas) -> None:
        """The dashes, then the sign."""
        grown = float(self.grown.get_value())
        begin, foot, ahead = self.on.at(np.stack([self.begin, self.foot, self.foot + self.along]))
        pen = Pen(canvas, self.presence)
        if grown > 0:
            line = np.stack([begin, begin + grown * (foot - begin)])
            pen.line(line, TEXT, 0.035, dashes=_DASHES, opacity=0.9)
        back = _CORNER * (begin - foot) / np.linalg.norm(begin - foot)
        side = _CORNER * (ahead - foot) / np.linalg.norm(ahead - foot)
        corner = np.stack([foot + back, foot + back + side, foot + side])
        strength = float(np.clip(4 * grown - 3, 0, 1))
        pen.line(corner, TEXT, 0.04, opacity=strength)


class SingleStep:
    """What the first dot alone asks for: rows of symbols and numbers, arrow, right angle."""

    def __init__(self, plan: Plan, side: DataSide, view: View, panel: Box) -> None:
        self.plan, self.side = plan, side
        self.arrow = Arrow(
            view, lambda: plan.start, lambda: plan.single, name="gradient of one dot"
        )
        self.back = Arrow(
            view, lambda: plan.start, lambda: plan.single, STEP, name="step of one dot"
        )
        for arrow, turned in ((self.arrow, 0.0), (self.back, 1.0)):
            arrow.set_as(share=plan.rate, turned=turned, grown=0.0)
            arrow.panel = panel  # nothing of it is seen off the map
        ahead = np.array([plan.x, 1.0])
        foot = plan.start - plan.error(plan.start) / float(ahead @ ahead) * ahead
        self.angle = RightAngle(view, plan.next, foot, np.array([1.0, -plan.x]))
        times = tr("gradient × {rate}").format(rate=f"{plan.rate:g}")
        self.share = on_plate(Words(times, LABEL_SIZE, GRADIENT)).within(
            panel.inset(0.15), UP + RIGHT
        )
        self.named = on_plate(Words(tr("step"), LABEL_SIZE, STEP)).next_to(self.share, DOWN, 0.1)
        self.named.align_to(self.share, RIGHT)
        self.slopes, self.rule, self.numbers = map(
            self._rows, (self._slopes(), self._rule(), self._numbers())
        )

    # -- rows ------------------------------------------------------------------------------------

    def _rows(self, sources: tuple[str, str]) -> list[Formula]:
        """One for w and one for b, side by side: that of b is told first, and stands first."""
        rows = []
        for source, box in zip(sources, (places.OVER_RIGHT, places.OVER_LEFT), strict=True):
            colors = {name: _COLORS[name] for name in Formula.names_in(source)}
            rows.append(Formula(source, colors, _SIZE).within(box))
        rows[1].shift((baseline(rows[0]) - baseline(rows[1])) * UP)
        return rows

    def _slopes(self) -> tuple[str, str]:
        error, along = f'{{{{"{tr("error")}" : error}}}}', tr("slope along")
        by = "{{x : x}}"
        return (
            f'{{{{"{along}" : slope}}}} thin {{{{w : knob}}}} : quad 2 dot {error} dot {by}',
            f'{{{{"{along}" : slope}}}} thin {{{{b : knob}}}} : quad 2 dot {error}',
        )

    def _rule(self) -> tuple[str, str]:
        error, rate = f'{{{{"{tr("error")}" : error}}}}', "{{alpha : rate}}"
        slope = f"{rate} dot {{{{2 : two}}}} dot {error}"
        return (
            f"{{{{w arrow.l w : knob}}}} - {slope} dot {{{{x : x}}}}",
            f"{{{{b arrow.l b : knob}}}} - {slope}",
        )

    def _numbers(self) -> tuple[str, str]:
        plan = self.plan
        (w, b), (next_w, next_b) = plan.start, plan.next
        error, x = plan.error(plan.start), plan.x
        shown, by = plain(error), plain(x)
        cut = plan.rate * 2 * float(shown)
        ends = plain(next_w), plain(next_b)
        made = float(plain(w)) - cut * float(by), float(plain(b)) - cut
        sign_w, sign_b = map(equals, made, ends)
        shown = f"({shown})" if error < 0 else shown
        by = f"({by})" if x < 0 else by
        rate, told = f"{{{{{plan.rate:g} : rate}}}}", f"{{{{dot {shown} : error}}}}"
        worked = f"{{{{- : minus}}}} {rate} {{{{dot 2 : two}}}} {told}"
        return (
            f"{{{{w arrow.l {plain(w)} : here}}}} {worked} {{{{dot {by} : x}}}}"
            f" {{{{{sign_w} {ends[0]} : knob}}}}",
            f"{{{{b arrow.l {plain(b)} : here}}}} {worked} {{{{{sign_b} {ends[1]} : knob}}}}",
        )

    # -- what happens ----------------------------------------------------------------------------

    def rates(self) -> tuple[Any, ...]:
        """The rate in both rows, as it is named."""
        return tuple(swell(row.part("rate"), 1.4) for row in self.rule)

    def plug_in(self, row: int) -> Iterator[list[Any]]:
        """Numbers come into one of the rows, one by one: what is yielded is played in turn."""
        numbers = self.numbers[row]
        yield instead([self.rule[row]], [numbers.part("here"), numbers.part("minus")])
        yield [FadeIn(numbers.part("rate"))]
        yield [FadeIn(numbers.part("two"))]
        yield [FadeIn(numbers.part("error")), swell(self.side.numbers[0], 1.3)]
        if row == 0:
            yield [FadeIn(numbers.part("x"), self.side.at_x), self.side.dots.ring_out()]
        yield [FadeIn(numbers.part("knob"))]

    def looks(self) -> Moves:
        """The gradient, out of her as far as times the rate: at no length that leaves the map."""
        yield (FadeIn(self.share), self.arrow.grow()), 1.2

    def aims(self) -> Moves:
        """As long, the other way, is the step; where it leads, and what of the way is left."""
        yield (self.back.grow(), FadeIn(self.named)), 1.2
        yield (self.angle.grow(),), 0.8

    def go(self) -> tuple[Any, ...]:
        """The step is taken, and the line turns with it."""
        first = FadeOut(self.side.numbers[0], rate_func=lambda t: min(1.0, 5 * t))
        return (
            *self.side.here.go(self.plan.next),
            change(self.back.used, 1),
            FadeOut(self.arrow, self.share, self.named),
            first,
        )

    def landed(self) -> Any:
        """The error that is left."""
        return FadeIn(self.side.numbers[1])

    @property
    def all(self) -> VGroup:
        """All that stands in the band at the end."""
        return VGroup(*self.numbers, self.side.at_x)


__all__ = ["RightAngle", "SingleStep"]
