"""How a rate is chosen where nobody knows the curvature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import RIGHT, FadeIn, FadeOut, linear, smooth, squish_rate_func

from gdmath import descend, gradient_descent
from scenes.parts.learning_rate.adaptive import Adaptive
from scenes.parts.learning_rate.meter import Meter
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.similar import STEPS, Similar
from scenes.parts.learning_rate.sweep import Sweep
from scenes.parts.learning_rate.trials import Trials
from scenes.parts.learning_rate.turns import Moves, come, follow, leave
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    PATH,
    STAGE,
    STEP,
    TITLE,
    Playback,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.plot.knob import Dial

_TITLE = 64  # the sentence to keep is the largest of the film
_ASIDE = 0.25 - STAGE.left  # scene units: from a dial over her map to one over theirs


class Practice:
    """Three ways to choose a rate where the curvature is not known, a picture each."""

    def __init__(self, plan: RatePlan, trials: Trials) -> None:
        self.trials, self.meter, self.she = trials, trials.meter, trials.she
        self.rate = self.meter.scan
        self.similar = Similar(plan, self.meter.view)
        self.sweep = Sweep(plan, self.rate.get_value)
        self.adaptive = Adaptive(plan, trials.flight, self.meter.dial.high)
        walk = descend(plan.valley, gradient_descent(self.similar.rate), [plan.valley_start], STEPS)
        self.party = Playback(walk, [PATH], PATH)
        self.flight = trials.flight(self.party)
        self.theirs = self._theirs(self.meter.dial.high)

    def _theirs(self, high: float) -> list[Any]:
        """A dial like hers, over their map."""
        dial = Dial("theirs", lambda: self.similar.rate, 0.0, high, 0.42, STEP)
        number = Readout("theirs", f"{ALPHA} =", lambda: self.similar.rate, 3, BODY_SIZE, STEP)
        for mine, other in ((dial, self.meter.dial), (number, self.meter.pointer)):
            mine.move_to(other.get_center()).shift(_ASIDE * RIGHT)
        return [dial, number]

    def copies(self, meter: Meter) -> Moves:
        """A problem like hers, and its rate; hers is set to that, and she goes with it."""
        self.she.flight = self.trials.waits
        come_in = come(*self.similar.everything, *self.theirs, *meter.makes_room(), self.she)
        yield (leave(meter, meter.asked), come_in), 0.8
        yield (change(self.rate, self.similar.rate),), 0.6
        self.she.flight = self.flight
        yield (FadeIn(self.flight, run_time=0.1), self.party.hurry()), 1.0

    def waits(self) -> tuple[Any, ...]:
        """She is back at the start, and the rate is a small one."""
        return (
            leave(*self.similar.everything, *self.theirs, self.flight),
            self.she.goes_to(self.trials.waits),
            change(self.rate, self.sweep.low),
            come(self.sweep),
        )

    def raises(self) -> tuple[Any, ...]:
        """The rate is raised; the path and the loss follow."""
        return tuple(
            change(one, self.sweep.high, linear) for one in (self.rate, self.sweep.reached)
        )

    def backs_off(self) -> Any:
        """A rate is set at which the loss was still falling."""
        return change(self.rate, self.sweep.safe)

    def adapts(self, meter: Meter) -> Moves:
        """A method turns dials of its own."""
        yield (
            (
                leave(self.sweep, *meter.on_the_map),
                come(*self.adaptive.everything),
            ),
            0.7,
        )
        self.she.flight = self.adaptive.flight
        yield from self.adaptive.goes()

    def gives_way(self, meter: Meter, words: Any, other: Sequence[Any]) -> tuple[Any, ...]:
        """All that is there goes, then come the words, then another picture."""
        over = *self.adaptive.everything, self.she, *meter.ground
        gone = FadeOut(*over, rate_func=squish_rate_func(smooth, 0, 0.4))
        soon = FadeIn(words, rate_func=squish_rate_func(smooth, 0.2, 0.5))
        return gone, soon, follow(*other)

    @staticmethod
    def said(words: Any) -> Any:
        """They have stood over the next picture as it came: it was not dark between the two."""
        return FadeOut(words, rate_func=squish_rate_func(smooth, 0, 0.4))

    def lesson(self) -> Any:
        """The sentence worth remembering."""
        return Words(tr("The sharpest direction sets the speed limit."), _TITLE).within(TITLE)


__all__ = ["Practice"]
