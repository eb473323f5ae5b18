"""Adam on her map: a rate for each direction, and both change from step to step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from manim import LEFT, ValueTracker, linear
from numpy.typing import NDArray

from gdmath import adam, descend
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.turns import Moves
from scenes.stage import BODY_SIZE, PATH, STEP, Box, Playback, Words, change, tr
from scenes.stage.plot.knob import Dial
from scenes.stage.type.readout import Readout
from scenes.stage.walk.contenders import Flight

Array = NDArray[np.float64]

FIRST, STEPS = 2, 100  # that are seen one by one; until she is there, once past it and back
RATE, BETA2, EPSILON = 0.15, 0.999, 1e-8  # times the start: Adam's own rate
_BOX = Box(0.4, -2.6, 6.8, 2.1)
_HEAD, _DIALS, _NUMBERS = 2.57, 0.35, -1.35  # scene units: how high each row is
_RADIUS, _APART = 1.15, 3.2
_OPEN = 1.1  # of the largest rate: how far a dial can be turned
# Seconds: of a step, of both dials after it; of all others.
_WALKS, _TURNS, _OTHERS = 0.5, 0.4, 1.8


class Adaptive:
    """Two dials on one ``scale``, as far as no rate is larger, and her walk.

    ``turned`` counts the steps whose rates are set on the dials; they turn when she has landed.
    """

    def __init__(
        self, plan: RatePlan, flight: Callable[[Playback], Flight], scale: float = 0.0
    ) -> None:
        rate = RATE * max(map(abs, plan.valley_start))
        method = adam(rate, beta2=BETA2, epsilon=EPSILON)
        walk = descend(plan.valley, method, [plan.valley_start], STEPS)
        step = np.arange(1, STEPS + 1)[:, None]
        squares = np.asarray(walk.states.squares)[1:, 0] / (1 - BETA2**step)
        self.rates = rate / (np.sqrt(squares) + EPSILON)  # of each step (steps, 2)
        self.party, self.turned = Playback(walk, [PATH], PATH), ValueTracker(0.0)
        self.flight = flight(self.party)
        head = Words(tr("Adam: a rate for each direction"), BODY_SIZE)
        head.move_to((_BOX.left, _HEAD, 0), aligned_edge=LEFT)
        self.everything: list[Any] = [head, self.flight]
        most, middle = max(scale, _OPEN * float(self.rates.max())), (_BOX.left + _BOX.right) / 2
        decimals = max(2, 1 - int(np.floor(np.log10(self.rates.min()))))
        for way, name in enumerate(("across", "along")):
            x = middle + (way - 0.5) * _APART
            now = partial(self.now, way)
            dial = Dial(name, now, 0.0, most, _RADIUS, STEP).move_to((x, _DIALS, 0))
            number = Readout(f"rate {name}", tr(name), now, decimals, BODY_SIZE, STEP)
            self.everything += [dial, number.move_to((x, _NUMBERS, 0))]

    def now(self, way: int) -> float:
        """The rate that is set across (0) or along (1)."""
        return float(np.interp(self.turned.get_value(), np.arange(STEPS), self.rates[:, way]))

    def goes(self) -> Moves:
        """At first she lands, then both dials turn to the rates of the next step; then at once."""
        for step in range(1, FIRST + 1):
            yield (self.party.hurry(step),), _WALKS
            yield (change(self.turned, step),), _TURNS
        yield (self.party.hurry(), change(self.turned, STEPS - 1, linear)), _OTHERS


__all__ = ["Adaptive"]
