"""What is left after each step of a run, one below the other, down to where she has arrived."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.learning_rate.plan import CurveRun, RatePlan
from scenes.stage import LABEL_SIZE, MINIMUM, QUIET, STAGE, TEXT, Layer, change, tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_MOST, _SHOWN = 6, 3  # steps that are all told; of more, so many at either end
_LEFT, _TOP, _PITCH = 3.3, 1.75, 0.52  # scene units: where the list begins; from line to line
_STEP, _SHARE = 0.5, 2.6  # from there to the ends of both columns
_LATE = 0.35  # of a step: so long a number takes to appear, once she has landed


class Remains(Lettered):
    """Percents of the way that are left; ``shown`` is how many steps have been written down.

    The line is where she counts as arrived: the first number below it is the last one.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan, run: CurveRun) -> None:
        super().__init__()
        assert run.arrived
        self.run, self.last = run, run.arrived
        self.shown = ValueTracker(0.0)
        self.left = np.abs(run.places - plan.minimum) / plan.distance
        steps = list(range(self.last + 1))
        self.steps = steps if self.last <= _MOST else [*steps[: _SHOWN + 1], *steps[-_SHOWN:]]
        self._numbers = [Lettering(str(step), LABEL_SIZE, QUIET) for step in self.steps]
        self._shares = [
            Lettering(self.told(step), LABEL_SIZE, MINIMUM if step == self.last else TEXT)
            for step in self.steps
        ]
        share = number_text(100 * plan.share)
        self._head = [Lettering(tr(word), LABEL_SIZE, QUIET) for word in ("step", "left")]
        self._rule = Lettering(tr("arrived: ≤ {share} %").format(share=share), LABEL_SIZE, MINIMUM)
        self.set_frame(_LEFT, STAGE.bottom, STAGE.right, _TOP)

    def told(self, step: int) -> str:
        """What is left after a step, in percent."""
        return f"{number_text(float(f'{100 * self.left[step]:.2g}'))} %"

    def follow(self, flight: Any) -> Any:
        """Each number is written down as she has landed; the last one later, by `finish`."""
        written = change(self.shown, self.last, flight.rate_func)
        written.run_time = flight.run_time  # else the list would be ahead of her
        return written

    def finish(self) -> Any:
        """The last number is written down."""
        return change(self.shown, self.last + _LATE, linear)

    def strength(self, step: int) -> float:
        """How much there is of what is left after a step."""
        return float(np.clip((self.shown.get_value() - step) / _LATE, 0, 1)) if step else 1.0

    def _line(self) -> float:
        """The height of the line."""
        return _TOP - (len(self.steps) - 0.05) * _PITCH - 0.1

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Two columns under their names, then the rule above its line, then the last number."""
        numbers, shares = [self._head[0], *self._numbers], [self._head[1], *self._shares]
        strengths = [1.0, *map(self.strength, self.steps)]
        for row, (number, share, seen) in enumerate(zip(numbers, shares, strengths, strict=True)):
            last = row == len(self.steps)
            foot = _TOP - row * _PITCH - (_PITCH * 1.15 if last else 0.0) - 0.3
            yield number, _LEFT + _STEP - number.width / 2, foot, seen
            yield share, _LEFT + _SHARE - share.width, foot, seen
        yield self._rule, _LEFT + _SHARE - self._rule.width, self._line() - 0.35, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The line, and all words."""
        y = self._line()
        ends = np.array([(_LEFT, y), (_LEFT + _SHARE, y)])
        Pen(canvas, self.presence).line(ends, MINIMUM, 0.03, dashes=(0.1, 0.09))
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """The last share that is written."""
        step = max(step for step in self.steps if self.strength(step) >= 1)
        return [Reading("left", self.told(step).split()[0], float(self.told(step).split()[0]))]


__all__ = ["Remains"]
