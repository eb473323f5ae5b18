"""A run that flies off and the view that follows her: where she is on the screen, and when seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import ValueTracker, linear, smooth, squish_rate_func
from manim.utils.rate_functions import ease_out_quart
from numpy.typing import NDArray

from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.plan import Milestone, RatePlan
from scenes.parts.learning_rate.scenery import WINDOW, floor_is_seen
from scenes.parts.learning_rate.valley import TALL
from scenes.stage import ContourMap, Playback, change
from scenes.stage.paint.lettering import Lettered

Array = NDArray[np.float64]

_MIDDLE = np.array([-3.05, 0.75])  # where on the screen the bottom of the valley is
_REACH = 2.75  # scene units from there to where she lands: a ring passed fits the window
_OVER = np.array([0.0, 0.1])  # scene units from the run's mark to her soles
_FIRST = 4  # the step from which on the view widens
_SLOW = 0.35  # seconds for each step while she is seen to fly
# Of steps too many to be seen: about so many go by at once, but no more than so often; seconds
# until the view has followed; the share of them in which they are counted.
_AT_ONCE, _OFTEN, _SECONDS, _COUNTS = 8, 4, 0.68, 0.35
_LANDED = 1e-6  # of a step
_FOLLOWS = 1e9  # the view is where she is


class Pursuit(Lettered):
    """The last run across the valley, one unit a metre, in a view that widens with its steps.

    It shows the time of ``party``; as all steps are alike she lands at the same two places again
    and again. Where many steps go by at once the view lags behind: it is as wide as was good for
    the step ``eye``; she is not seen between the landings where they begin and end. ``out`` in
    [0, 1] is how far the view has been drawn back from the map ``ground``.
    """

    def __init__(self, plan: RatePlan, ground: ContourMap, party: Playback) -> None:
        super().__init__()
        self.plan, self.run, self.ground, self.party = plan, plan.runs[-1], ground, party
        self.out, self.eye = ValueTracker(0.0), ValueTracker(_FOLLOWS)
        self.growth = abs(self.run.factors[0])
        self.across = self.run.walk.points[:, 0, 0]

    @property
    def unit(self) -> float:
        """Scene units for a metre, at this time."""
        time = max(min(self.party.time, float(self.eye.get_value())), _FIRST)
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

        here = lambda: self.here() + _OVER  # noqa: E731
        return Leaper(
            here,
            self.party,
            TALL,
            clock,
            rectangle=lambda: WINDOW if self.lags else None,
            airless=airless,
            ahead=self._towards,
            seen=lambda: self.seen,
        )

    def here(self) -> Array:
        """Where on the screen she is (2,)."""
        return np.asarray(self.at(self.run.walk.at(self.party.time)[0]))

    @property
    def lags(self) -> bool:
        """Whether the view is not yet as far as she."""
        return float(self.eye.get_value()) < self.party.time

    @property
    def seen(self) -> bool:
        """Whether she is seen: she is not where too many steps go by, but where they end."""
        time, (start, end) = self.party.time, self._unseen()
        return not start < time < end or any(abs(time - stop) < _LANDED for stop in self._stops())

    def _stops(self) -> list[int]:
        """The landings at which she is seen while many steps go by, all on one side."""
        start, end = self._unseen()
        pairs = (end - start) // 2
        often = min(_OFTEN, max(1, round(2 * pairs / _AT_ONCE)))
        return [start + 2 * round(pairs * number / often) for number in range(1, often + 1)]

    def _unseen(self) -> tuple[int, int]:
        """The steps, an even number of them, that go by before what is told next is passed.

        She would be on either side in turn, many times a second; so she is seen where they begin
        and end, and at a few landings between, all of them on one side.
        """
        time, begun = self.party.time, _FIRST
        for mark in self.plan.milestones:
            if time < mark.step:
                return begun + (mark.step - 1 - begun) % 2, max(begun, mark.step - 1)
            begun = mark.step
        return begun, begun

    def _towards(self) -> float:
        """To which side she flies, or has flown: 1 is right, −1 left."""
        start, end = self._unseen()
        time = self.party.time
        return float(np.sign(self.across[end if start < time < end else int(np.ceil(time - 1e-9))]))

    def before(self, step: int) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The flight to the step before this one: what is seen of it, then all that is not."""
        begun, _ = self._unseen()
        for number in range(self.party.step, begun):
            yield (self.party.hurry(number + 1, smooth),), _SLOW
        for stop in self._stops():
            if stop > self.party.step:
                self.eye.set_value(self.party.step)
                lands = self.party.hurry(stop, squish_rate_func(linear, 0, _COUNTS))
                yield (lands, change(self.eye, stop, ease_out_quart)), _SECONDS
        self.eye.set_value(_FOLLOWS)

    def side(self, mark: Milestone) -> float:
        """On which side she lands as she passes something: 1 is right, −1 left."""
        return 1.0 if self.across[mark.step] > 0 else -1.0
