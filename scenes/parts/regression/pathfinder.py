"""The one walker whose steps are told one by one: marker, trail, and the two arrows at her feet."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.by_hand.arrow import GroundArrow
from scenes.parts.by_hand.fading import vanish
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import GRADIENT, POSITION, STEP
from scenes.stage.paint.painted import change
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.trail import Trails
from scenes.stage.walk.walker import Walkers

Array = NDArray[np.float64]


class Pathfinder:
    """A single descent by gradient steps of ``rate``, told step by step.

    ``walk`` has points (steps + 1, 1, 2). The gradient arrow is ``unit`` times the gradient; the
    step arrow is the step itself. ``turned`` and ``shortened`` in [0, 1] make the one out of the
    other: the gradient turned round, then cut to the rate. Uncut, it ends where so long a step
    would land.
    """

    def __init__(
        self,
        view: View,
        walk: Trajectory,
        rate: float,
        unit: float,
        radius: float = 0.16,
    ) -> None:
        self.view, self.walk, self.rate, self.unit = view, walk, rate, unit
        self.party = Playback(walk, [POSITION], POSITION)
        self.trail = Trails(view, self.party, width=4.0)
        self.marker = Walkers(view, self.party, radius=radius)
        self.turned, self.shortened = ValueTracker(1.0), ValueTracker(1.0)
        self.uphill = GroundArrow(
            view, self.foot, lambda: unit * self.gradient(), GRADIENT, tangent=True, width=0.09
        )
        self.downstep = GroundArrow(
            view,
            self.foot,
            self._step_vector,
            STEP,
            width=0.09,
        )

    @property
    def progress(self) -> ValueTracker:
        """Her time in steps."""
        return self.party.progress

    @property
    def step(self) -> int:
        """How many steps she has completed."""
        return self.party.step

    def foot(self) -> Array:
        """The data point (2,) where her present step begins."""
        return np.asarray(self.walk.points[self.step, 0])

    def gradient(self) -> Array:
        """The gradient (2,) there."""
        return np.asarray(self.walk.gradients[self.step, 0])

    def landing(self) -> Array:
        """The data point (2,) at which the step arrow, as long as it now is, would end."""
        return np.asarray(self.foot() + self._step_vector())

    def _step_vector(self) -> Array:
        turned = np.pi * self.turned.get_value()
        length = self.unit + (self.rate - self.unit) * self.shortened.get_value()
        x, y = length * self.gradient()
        return np.array(
            [x * np.cos(turned) - y * np.sin(turned), x * np.sin(turned) + y * np.cos(turned)]
        )

    # -- animations ------------------------------------------------------------------------------

    def look(self) -> tuple[Any, ...]:
        """Both arrows grow at her feet."""
        return change(self.uphill.grown, 1), change(self.downstep.grown, 1)

    def take_step(self) -> tuple[Any, ...]:
        """Walk the next step: its arrow is used up on the way, the other fades at its length."""
        self.downstep.used.set_value(0)
        return (
            change(self.progress, self.step + 1),
            change(self.downstep.used, 1),
            vanish(self.uphill),
        )

    def landed(self) -> None:
        """Put the arrows away after a step."""
        self.downstep.grown.set_value(0)
        self.downstep.used.set_value(0)
        self.uphill.grown.set_value(0)
        self.uphill.presence = 1.0

    # -- numbers ---------------------------------------------------------------------------------

    def slope_along(self, axis: int) -> float:
        """The slope where she is now along x (0) or y (1)."""
        return float(self.view.landscape.gradient(self.party.now()[0])[axis])

    def overshoots(self) -> bool:
        """Whether a step as long as the whole gradient would end higher than it began."""
        value = self.view.landscape.value
        return float(value(self.foot() - self.gradient())) > float(value(self.foot()))
