"""A descent as it is played: how far it has been shown, and what is held until she has landed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from manim import ValueTracker, VGroup, linear, smooth
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.stage.lecture.boxes import Stack
from scenes.stage.lecture.theme import GRADIENT, LOSS, STEP, TEXT, Color, rgb
from scenes.stage.lecture.words import tr
from scenes.stage.paint.arrow import Arrow, ArrowScale
from scenes.stage.paint.painted import Afterwards, change
from scenes.stage.paint.projection import Projection
from scenes.stage.type.readout import Readout

Array = NDArray[np.float64]

_NEAR = 0.06  # of the way still to go when a walker counts as arrived
_BLOOM = 1.5  # steps that a change of colour takes
_READOUT_GAP = 0.22


class Playback:
    """The walkers of one trajectory; markers, trails, arrows, read-outs and plots all read it.

    ``trajectory`` has points (steps + 1, walkers, d). ``progress`` is the time in steps that every
    picture of it shows. Walkers start in one neutral colour; each turns to its own of ``colors`` as
    it arrives at the end of its path.
    """

    def __init__(
        self, trajectory: Trajectory, colors: Sequence[Color], neutral: Color = TEXT
    ) -> None:
        self.trajectory = trajectory
        self.progress = ValueTracker(0.0)
        self._neutral = np.array(rgb(neutral))
        self._colors = np.array([rgb(color) for color in colors])
        self._arrival = _arrivals(trajectory.points)

    def __len__(self) -> int:
        return len(self._colors)

    # -- where it stands -------------------------------------------------------------------------

    @property
    def steps(self) -> int:
        """How many steps the trajectory has."""
        return self.trajectory.steps

    @property
    def time(self) -> float:
        """The present time in steps."""
        return float(self.progress.get_value())

    @property
    def step(self) -> int:
        """How many steps have been completed."""
        return int(np.floor(self.time + 1e-9))

    def now(self) -> Array:
        """Where everybody is, places (walkers, d)."""
        return self.trajectory.at(self.time)

    def colors(self) -> Array:
        """The present colours (walkers, 3)."""
        arrived = np.clip((self.time - self._arrival) / _BLOOM, 0.0, 1.0)[:, None]
        return np.asarray(self._neutral + (self._colors - self._neutral) * arrived)

    @property
    def key(self) -> bytes:
        """Changes exactly when the picture of the walkers changes."""
        return np.array(self.time).tobytes()

    # -- what is held until the first walker has landed ------------------------------------------

    def foot(self) -> Array:
        """The place (d,) where the present step begins."""
        return np.asarray(self.trajectory.points[self.step, 0])

    def gradient(self) -> Array:
        """The gradient (d,) there."""
        return np.asarray(self.trajectory.gradients[self.step, 0])

    def steepness(self) -> float:
        """The length of the gradient there."""
        return float(np.linalg.norm(self.gradient()))

    def loss(self) -> float:
        """The value of the function there."""
        return float(self.trajectory.losses[self.step, 0])

    def stride(self) -> Array:
        """The step (d,) that begins there; after the last one, that one again."""
        number = min(self.step, self.steps - 1)
        return np.asarray(np.diff(self.trajectory.points[number : number + 2, 0], axis=0)[0])

    def angle(self) -> float:
        """Degrees from the gradient to the step that is taken against it; NaN where none is."""
        number = min(self.step, self.steps - 1)
        stride, gradient = self.stride(), self.trajectory.gradients[number, 0]
        if not (stride.any() and gradient.any()):
            return np.nan
        across = stride[0] * gradient[1] - stride[1] * gradient[0]
        return float(np.degrees(np.arctan2(abs(across), stride @ gradient)))

    # -- verbs -----------------------------------------------------------------------------------

    def hurry(
        self,
        to: int | None = None,
        pace: Callable[[float], float] = linear,
        part: tuple[float, float] = (0.0, 1.0),
    ) -> Any:
        """Walk on to the step ``to``, or to the end, without a stop; ``to`` an earlier one, back.

        With ``part`` only that part of the time of the whole way: one play ends where the next goes
        on, at the same speed, so that words can change on the way.
        """
        begun, ended = pace(part[0]), pace(part[1])
        end = float(self.steps if to is None else to)
        start = (self.time - end * begun) / (1 - begun)

        def partly(share: float) -> float:
            return (pace(part[0] + share * (part[1] - part[0])) - begun) / (ended - begun)

        return change(self.progress, end if ended == 1 else start + (end - start) * ended, partly)

    def rewind(self) -> None:
        """Stand at the start again, at once: for what is out of sight."""
        self.progress.set_value(0)


class StepByStep(Playback):
    """The playback of one walker whose steps are told: look, aim, step, land, hurry.

    On any projection, a ground or a ruler: ``uphill`` is the gradient and ``downstep`` what becomes
    the step, both on the one scale of the arrows that are shown together. They stand where the
    present step began until she has landed, and are then put away.
    """

    def __init__(
        self,
        trajectory: Trajectory,
        rate: float,
        on: Projection,
        color: Color,
        *,
        scale: ArrowScale | None = None,
        width: float = 0.09,
    ) -> None:
        super().__init__(trajectory, [color], color)
        self.rate, self.on, self.scale = rate, on, scale or ArrowScale()
        self.uphill = Arrow(
            on, self.foot, self.gradient, GRADIENT, scale=self.scale, width=width, name="gradient"
        )
        self.downstep = Arrow(
            on,
            self.foot,
            self.gradient,
            GRADIENT,
            becomes=STEP,
            scale=self.scale,
            width=width,
            name="step",
        )
        self.arrows = VGroup(self.uphill, self.downstep)
        self.land()

    def look(self) -> Any:
        """The gradient grows at her feet."""
        return self.uphill.grow()

    def aim(self, turn_first: bool = False) -> tuple[Any, ...]:
        """A copy of the gradient is cut to the rate and turned round: it becomes the step."""
        self.downstep.set_as()
        return self.downstep.aim(self.rate, turn_first)

    def look_and_aim(self) -> tuple[Any, ...]:
        """Both arrows grow at once, the step as it will be taken: when the rule is known."""
        self.downstep.set_as(share=self.rate, turned=1, grown=0)
        return self.look(), self.downstep.grow()

    def take_step(self, pace: Callable[[float], float] = smooth) -> tuple[Any, ...]:
        """Walk the next step: its arrow is used up on the way, the gradient fades as it is."""
        self.downstep.set_as(share=self.rate, turned=1)
        return (
            change(self.progress, min(self.step + 1, self.steps), pace),
            change(self.downstep.used, 1, pace),
            self.uphill.animate.set_presence(0),
            Afterwards(self.land),
        )

    def land(self) -> None:
        """Put the arrows away."""
        self.uphill.set_as(grown=0).set_presence(1)
        self.downstep.set_as(share=self.rate, turned=1, grown=0).set_presence(1)

    def rewind(self) -> None:
        """Stand at the start again, arrows put away."""
        super().rewind()
        self.land()

    def readouts(self) -> Stack:
        """How many steps she has completed; height and slope where the present one began."""
        return Stack(
            Readout("step", tr("step"), lambda: self.step, 0),
            Readout("height", tr("height"), self.loss, color=LOSS),
            Readout("slope", tr("slope"), self.steepness, color=GRADIENT),
            gap=_READOUT_GAP,
        )

    def overshoots(self, value: Callable[[Array], Any]) -> bool:
        """Whether a step as long as the whole gradient would end higher than it began."""
        return float(value(self.foot() - self.gradient())) > float(value(self.foot()))


def _arrivals(points: Array) -> Array:
    """From which step on each path of points (steps + 1, walkers, d) stays near its end."""
    left = np.linalg.norm(points - points[-1], axis=-1)
    far = left > _NEAR * np.maximum(left.max(axis=0), 1e-12)
    first = np.where(far.any(axis=0), len(points) - np.argmax(far[::-1], axis=0), 0)
    return np.minimum(first, len(points) - 1 - _BLOOM)


__all__ = ["Playback", "StepByStep"]
