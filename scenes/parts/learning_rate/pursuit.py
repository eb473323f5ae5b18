"""A run that flies off and the view that follows her: where she is on the screen, and when seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import NDArray

from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.plan import Milestone, RatePlan
from scenes.parts.learning_rate.scenery import floor_is_seen
from scenes.parts.learning_rate.valley import TALL
from scenes.stage import ContourMap, Playback, change
from scenes.stage.paint.lettering import Lettered

Array = NDArray[np.float64]

_MIDDLE = np.array([0.0, 0.1])  # where on the screen the bottom of the valley is
_REACH = 4.2  # scene units from there to where she lands: a ring passed fits the frame
_OVER = np.array([0.0, 0.1])  # scene units from the run's mark to her soles
_LARGER = 1.7  # times as tall as on the map: she, where all of the frame is hers
_FIRST = 4  # the step from which on the view widens
_SLOW = 0.35  # seconds for each step while she is seen to fly
_A_SECOND, _FEW = 9.0, 3  # steps of those that are too many to be seen; no more are all flown
_RAMP = 0.18  # of their time: until they go by as fast as that, and before their end


def _rolling(share: float) -> float:
    """How far on: slowly at first and in the end, evenly between."""
    if share > 0.5:
        return 1 - _rolling(1 - share)
    top = 1 / (1 - _RAMP)
    return top * (share**2 / (2 * _RAMP) if share < _RAMP else share - _RAMP / 2)


class Pursuit(Lettered):
    """The last run across the valley, one unit a metre, in a view that widens with its steps.

    It shows the time of ``party``; as all steps are alike she lands at the same two places again
    and again. Where many steps go by at once she is a ``lamp``, lit where the step that is counted
    has landed. ``out`` in [0, 1] is how far the view has been drawn back from the map ``ground``.
    """

    def __init__(self, plan: RatePlan, ground: ContourMap, party: Playback) -> None:
        super().__init__()
        self.plan, self.run, self.ground, self.party = plan, plan.runs[-1], ground, party
        self.out = ValueTracker(0.0)
        self.growth = abs(self.run.factors[0])
        self.across = self.run.walk.points[:, 0, 0]

    @property
    def unit(self) -> float:
        """Scene units for a metre, at this time."""
        time = max(self.party.time, _FIRST)
        out = float(self.out.get_value())
        wide = _REACH / (abs(float(self.across[0])) * self.growth**time)
        return float(self._on_map()[1] ** (1 - out) * wide**out)

    @property
    def middle(self) -> Array:
        """Where on the screen the bottom of the valley is (2,)."""
        origin, _ = self._on_map()
        return np.asarray(origin + float(self.out.get_value()) * (_MIDDLE - origin))

    def _on_map(self) -> tuple[Array, float]:
        """Where on the map the bottom of the valley is (2,), and its scene units for a metre."""
        origin, beside = self.ground.view.at(np.array([(0.0, 0.0), (1.0, 0.0)]))
        return origin, float(np.linalg.norm(beside - origin))

    def at(self, places: Array) -> Array:
        """Screen points (n, 2) of places (n, 2) in metres."""
        return np.asarray(self.middle + np.asarray(places, dtype=float) * self.unit)

    def draw_back(self) -> Any:
        """From the map as it stands, back to a view in which the next steps have room."""
        return change(self.out, 1)

    def she(self, clock: ValueTracker) -> Leaper:
        """She, where the run's mark is."""

        def airless() -> float:
            return 1 - floor_is_seen(self.unit)

        here = lambda: self.here() + self.larger * _OVER  # noqa: E731
        return Leaper(
            here,
            self.party,
            TALL,
            clock,
            airless=airless,
            ahead=self._towards,
            seen=lambda: 1 - self.lamp,
            larger=lambda: self.larger,
        )

    @property
    def larger(self) -> float:
        """How many times as large she and her mark are as on the map."""
        return float(_LARGER ** float(self.out.get_value()))

    def here(self) -> Array:
        """Where on the screen she is (2,)."""
        return np.asarray(self.at(self.run.walk.at(self.party.time)[0]))

    @property
    def lamp(self) -> float:
        """How far she is but a lamp: she would be on either side in turn, many times a second."""
        time, (start, end) = self.party.time, self._fast()
        return float(np.clip(min(time - start, end - time), 0, 1)) if end - start > _FEW else 0.0

    def _fast(self) -> tuple[int, int]:
        """The steps that go by before what is told next is passed with one more."""
        time, begun = self.party.time, _FIRST
        for mark in self.plan.milestones:
            if time < mark.step:
                return begun, max(begun, mark.step - 1)
            begun = mark.step
        return begun, begun

    def _towards(self) -> float:
        """To which side she flies, or has flown: 1 is right, −1 left."""
        return float(np.sign(self.across[int(np.ceil(self.party.time - 1e-9))]))

    def before(self, step: int) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The flight to the step before this one: what is seen of it, then the rest at one go."""
        begun, end = self._fast()
        flown = end if end - begun <= _FEW else begun
        for number in range(self.party.step, flown):
            yield (self.party.hurry(number + 1, smooth),), _SLOW
        if end > self.party.step:
            seconds = (end - self.party.step) / _A_SECOND / (1 - _RAMP)
            yield (self.party.hurry(end, _rolling),), seconds

    def side(self, mark: Milestone) -> float:
        """On which side she lands as she passes something: 1 is right, −1 left."""
        return 1.0 if self.across[mark.step] > 0 else -1.0
