"""At rest: what pulls up against what pulls down, and one turn against the other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.mse_gradient.cast import Hundred
from scenes.parts.mse_gradient.places import SIDE
from scenes.parts.mse_gradient.plan import Moves
from scenes.parts.mse_gradient.signs import across, formula
from scenes.stage import LABEL_SIZE, LOSS, TEXT, TITLE_SIZE, Layer, change, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDE, _APART, _PAIRS = 0.6, 0.14, 0.5  # a stack; from one to the other, from pair to pair
_SIGN, _OVER = 0.75, 0.55  # scene units below the stacks for their signs, above for the sum
_TOLD_APART = 200  # dots at most whose bands are told apart, by
_SHADES = 0.95, 0.6  # in turn
_ARC = np.radians(np.linspace(170, -40, 30))  # of a turn to the right


class Balance(Lettered):
    """Two pairs of stacks, on one scale: the bands that pull up and down, the turns ↺ and ↻.

    Each band of the line at rest lies on the stack of its side, as high as it pulls, or, in the
    other pair, as it turns: that is |error| and |error × x|. ``told`` from 0 to 1 is how many of
    the dots have laid theirs, from left to right, one tracker for each pair.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, hundred: Hundred) -> None:
        super().__init__()
        self.hundred, plan = hundred, hundred.plan
        order = np.argsort(plan.dots.x, kind="stable")
        errors, x = plan.errors(plan.best)[order], plan.dots.x[order]
        self.pulls = -errors, -errors * x  # up and ↺ are positive
        self.sums = [float(np.abs(pulls).sum()) / 2 for pulls in self.pulls]
        for pulls in self.pulls:  # computed: 0, but for rounding
            assert abs(float(pulls.sum())) < 1e-6 * max(1.0, float(np.abs(pulls).sum()))
        self.told = ValueTracker(0.0), ValueTracker(0.0)
        self._rank = np.argsort(order)
        self.foot = SIDE.bottom + _SIGN
        self.unit = (SIDE.top - _OVER - self.foot) / (max(self.sums) or 1.0)
        whole = 4 * _WIDE + 2 * _APART + _PAIRS
        pair = 2 * _WIDE + _APART + _PAIRS
        left = float(SIDE.middle[0]) - whole / 2
        self.lefts = [
            (left + k * pair, left + k * pair + _WIDE + _APART) for k in range(len(self.pulls))
        ]
        self._totals = [
            Lettering(f"{name} {total:.1f}", LABEL_SIZE, LOSS)
            for name, total in zip((tr("pull"), tr("turn")), self.sums, strict=True)
        ]
        word = f'{{{{"{tr("error")}" : e}}}}'
        pull = formula(f"sum {word} = 0", TITLE_SIZE)
        turn = formula(f"sum {word} times {{{{x : was}}}} = 0", TITLE_SIZE)
        self.both: VGroup = across(pull, turn, gap=1.6)

    def laid(self, pair: int) -> Array:
        """How far each dot (n,), from left to right, has laid its band on a stack."""
        count = float(self.told[pair].get_value()) * len(self.pulls[pair])
        return np.asarray(np.clip(count - np.arange(len(self.pulls[pair])), 0, 1))

    def weights(self) -> Array:
        """The same of the pulls, in the order of the dots: so bright are their bands."""
        return self.laid(0)[self._rank]

    def heights(self, pair: int) -> tuple[Array, Array]:
        """What lies on the stack of + and on that of −, band by band."""
        pulls = self.laid(pair) * self.pulls[pair]
        return pulls[pulls > 0], -pulls[pulls < 0]

    def pulled(self, *over: Any) -> Moves:
        """What is ``over`` goes, the bands get faint; they light up as they are laid on stacks."""
        asked = self.hundred.asked
        asked.set_value(0)  # all bands are bright, as those that have told were
        self.hundred.told = self.weights
        yield (FadeOut(*over), FadeIn(self), change(asked, 1)), 0.6

    def adds_up(self, pair: int) -> Any:
        """An animation: all bands are laid on the stacks of the pulls (0) or of the turns (1)."""
        return change(self.told[pair], 1, linear)

    def cancels(self, pair: int) -> Moves:
        """Both stacks of a pair are as high: in signs."""
        yield (FadeIn(self.both[pair]),), 0.5

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Above each pair, once all have told, how high both are, and what that is."""
        for pair, text in enumerate(self._totals):
            left, right = self.lefts[pair]
            x = (left + right + _WIDE - text.width) / 2
            y = self.foot + self.unit * self.sums[pair] + 0.2
            yield text, x, y, self._done(pair)

    def rims(self, pair: int) -> tuple[float, float]:
        """From where to where the line runs that both stacks of a pair reach up to."""
        left, right = self.lefts[pair]
        return left - 0.1, right + _WIDE + 0.1

    def _done(self, pair: int) -> float:
        """From 0 to 1 when the last dots lay their bands."""
        return float(np.clip(20 * float(self.told[pair].get_value()) - 19, 0, 1))

    def draw(self, canvas: Canvas) -> None:
        """The signs, the stacks, and what both of a pair reach up to."""
        pen = Pen(canvas, self.presence)
        for pair, lefts in enumerate(self.lefts):
            begun = float(np.clip(20 * float(self.told[pair].get_value()), 0, 1))
            for side, (left, heights) in enumerate(zip(lefts, self.heights(pair), strict=True)):
                middle = np.array([left + _WIDE / 2, self.foot - _SIGN / 2 - 0.04])
                if begun:
                    pen_of_signs = Pen(canvas, self.presence * begun)
                    pen_of_signs.arrow(middle + _sign(pair, side), TEXT, 0.08)
                self._stack(pen, left, self.unit * heights)
            if done := self._done(pair):
                y = self.foot + self.unit * self.sums[pair]
                ends = np.array([(x, y) for x in self.rims(pair)])
                pen.line(ends, TEXT, 0.04, opacity=done)
        self.write(canvas)

    def _stack(self, pen: Pen, left: float, heights: Array) -> None:
        right, seams = left + _WIDE, self.foot + np.concatenate([[0.0], heights.cumsum()])
        if len(self.pulls[0]) > _TOLD_APART:
            seams = seams[[0, -1]]
        for number, (foot, top) in enumerate(pairwise(seams.tolist())):
            corners = np.array([(left, foot), (right, foot), (right, top), (left, top)])
            pen.fill(corners, LOSS, _SHADES[number % 2])

    def readings(self) -> list[Reading]:
        """How high the stacks are."""
        return [
            Reading(f"stacks {pair}", "", tuple(float(h.sum()) for h in self.heights(pair)))
            for pair in range(len(self.pulls))
        ]


def _sign(pair: int, side: int) -> Array:
    """↑ or ↓, ↺ or ↻ about 0: the line of an arrow (n, 2)."""
    if pair == 0:
        ends = np.array([(0.0, -0.26), (0.0, 0.26)])
        return ends if side == 0 else -ends
    arc = np.column_stack([0.22 * np.cos(_ARC), 0.3 * np.sin(_ARC) - 0.12])
    return arc * (-1, 1) if side == 0 else arc


__all__ = ["Balance"]
