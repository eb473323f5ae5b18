"""The plot of a descent: loss against step, and what both are now."""

from __future__ import annotations

from collections.abc import Callable

from manim import LEFT, RIGHT, UP, VGroup

from scenes.parts.by_hand.plane import Plane
from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.stage.lecture.theme import LOSS
from scenes.stage.lecture.words import tr
from scenes.stage.type.readout import Readout
from scenes.stage.type.text import Words, baseline

Pair = tuple[float, float]

_HEADROOM = 1.06  # times the highest loss
_ROOM = 0.8  # scene units right of the word "step", for its number


class LossPlot:
    """A ``plane`` for losses up to ``highest``, and the present ``numbers`` beside its names.

    ``step`` and ``loss`` are asked in every frame, the loss shown with so many ``decimals``.
    """

    def __init__(
        self,
        corner: Pair,
        size: Pair,
        steps: int,
        highest: float,
        step: Callable[[], float],
        loss: Callable[[], float],
        decimals: int,
    ) -> None:
        ranges, names = ((0, steps), (0, _HEADROOM * highest)), (tr("step"), tr("loss"))
        self.plane = Plane(corner, size, *ranges, names, ticks=(2, 2))
        self.plane.y_name.set_color(LOSS)
        self.plane.x_name.shift(_ROOM * LEFT)
        now = Readout("loss", "=", loss, decimals, LABEL_SIZE, LOSS)
        count = Readout("step", "=", step, 0, LABEL_SIZE)
        for number, name in ((now, self.plane.y_name), (count, self.plane.x_name)):
            number.next_to(name, RIGHT, buff=0.12)
            letters = Words(name.text, LABEL_SIZE).move_to(name)
            number.shift(UP * (baseline(letters) - number.number.get_bottom()[1]))
        self.numbers = VGroup(now, count)
