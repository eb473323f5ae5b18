"""Adam on her map: a rate for each direction, which is hers over the slopes there so far."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from gdmath import adam, descend
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.turns import Moves
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    GRADIENT,
    PATH,
    STEP,
    Box,
    Playback,
    Words,
    change,
    on_one_line,
    swell,
    tr,
)
from scenes.stage.plot.knob import Dial
from scenes.stage.type.readout import Readout
from scenes.stage.type.text import baseline, number_text
from scenes.stage.walk.contenders import Flight

Array = NDArray[np.float64]

FIRST, STEPS = 1, 100  # that are seen one by one; until she is there, once past it and back
RATE, BETA2, EPSILON = 0.15, 0.999, 1e-8  # times the start: Adam's own rate
_BOX = Box(0.4, -2.6, 6.8, 2.1)
# Scene units: how high each row is; of a dial, and from one to the other.
_HEAD, _NAMES, _DIALS, _DIVIDED, _NUMBERS = 2.57, 1.75, 0.3, -1.35, -2.05
_RADIUS, _APART = 1.1, 3.3
_WHOLE = 1e-9  # of a step: so near to its end it is over
_OPEN = 1.1  # of the largest rate: how far a dial can be turned
# Seconds: of a step, of both dials after it; of all others.
_WALKS, _TURNS, _OTHERS = 0.5, 0.4, 2.0


class Adaptive:
    """Two dials on one ``scale``, as far as no rate is larger, and her walk.

    Below each is what its rate comes from: Adam's own, by the slopes so far, as the root of the
    mean of their squares has it; the flatter it is where she goes, the larger are both. ``turned``
    counts the steps whose rates are set on the dials; they turn when she has landed, and numbers
    are those of her steps alone.
    """

    def __init__(
        self, plan: RatePlan, flight: Callable[[Playback], Flight], scale: float = 0.0
    ) -> None:
        rate = RATE * max(map(abs, plan.valley_start))
        method = adam(rate, beta2=BETA2, epsilon=EPSILON)
        walk = descend(plan.valley, method, [plan.valley_start], STEPS)
        step = np.arange(1, STEPS + 1)[:, None]
        squares = np.asarray(walk.states.squares)[1:, 0] / (1 - BETA2**step)
        self.slopes = np.sqrt(squares)  # so far, before each step (steps, 2)
        self.rates = rate / (self.slopes + EPSILON)
        self.party, self.turned = Playback(walk, [PATH], PATH), ValueTracker(0.0)
        self.flight = flight(self.party)
        head = on_one_line(
            Words(tr("Adam:"), BODY_SIZE),
            Words(ALPHA, BODY_SIZE, STEP),
            Words(tr("over the slopes so far"), BODY_SIZE),
            buff=0.18,
        )
        head.move_to((_BOX.left, _HEAD, 0), aligned_edge=LEFT)
        self.everything: list[Any] = [head, self.flight]
        self.numbers = VGroup()
        most, middle = max(scale, _OPEN * float(self.rates.max())), (_BOX.left + _BOX.right) / 2
        decimals = max(2, 1 - int(np.floor(np.log10(self.rates.min()))))
        for way, name in enumerate(("across", "along")):
            x = middle + (way - 0.5) * _APART
            now, told = partial(self.now, way), partial(self.told, way)
            dial = Dial(name, now, 0.0, most, _RADIUS, STEP).move_to((x, _DIALS, 0))
            number = Readout(f"rate {name}", "=", told, decimals, BODY_SIZE, STEP)
            called = Words(tr(name), BODY_SIZE).move_to((x, _NAMES, 0))
            divided = self._divided(rate, way, name).move_to((x, _DIVIDED, 0))
            self.numbers.add(number.move_to((x, _NUMBERS, 0)))
            self.everything += [dial, number, called, divided]

    @property
    def passes(self) -> bool:
        """Whether she goes beyond the bottom before she is there."""
        ahead = self.party.trajectory.points[:, 0] * np.sign(self.party.trajectory.points[0, 0])
        return bool(ahead.min() < 0)

    def now(self, way: int) -> float:
        """The rate to which a dial is turned by now, across (0) or along (1)."""
        return float(np.interp(self.turned.get_value(), np.arange(STEPS), self.rates[:, way]))

    def told(self, way: int) -> float:
        """The rate of a step that she takes: of the last one for which dials have been set."""
        return float(self.rates[int(self.turned.get_value() + _WHOLE), way])

    def _divided(self, rate: float, way: int, name: str) -> VGroup:
        """Her rate by the slopes so far in one direction."""
        over = Words(number_text(float(f"{rate:.4g}")), BODY_SIZE, STEP)

        def slope() -> float:
            return 1 / self.told(way) * rate

        places = max(0, 2 - int(np.floor(np.log10(self.slopes.min()))))
        by = Readout(f"slopes {name}", "÷", slope, places, BODY_SIZE, GRADIENT)
        by.next_to(over, RIGHT, buff=0.2)
        return VGroup(over, by.shift(UP * (baseline(over) - baseline(by.number))))

    def compare(self) -> Any:
        """Both rates come forward."""
        return swell(self.numbers, 1.15)

    def goes(self) -> Moves:
        """At first she lands, then both dials turn to the rates of the next step; then at once."""
        for step in range(1, FIRST + 1):
            yield (self.party.hurry(step),), _WALKS
            yield (change(self.turned, step),), _TURNS
        yield (self.party.hurry(), change(self.turned, STEPS - 1, linear)), _OTHERS


__all__ = ["Adaptive"]
