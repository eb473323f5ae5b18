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
from scenes.parts.learning_rate.tries import TALL
from scenes.stage import ContourMap, Playback, change
from scenes.stage.paint.lettering import Lettered

Array = NDArray[np.float64]

_MIDDLE = np.array([0.0, 0.1])  # where on the screen the bottom of the valley is
_REACH = 4.2  # scene units from there to where she lands: a ring passed fits the frame
_OVER = np.array([0.0, 0.1])  # scene units from the run's mark to her soles
_LARGER = 1.52  # times as tall as on the map: she, where all of the frame is hers
_FIRST = 4  # the step from which on the view widens
_CROSSED, _AGAIN = 4, 2  # steps that are seen before others go by at once; once more
_SLOW = 0.35  # seconds for each step while she is seen to fly
_TIMES, _HOP = 3, 0.3  # so many steps go by at once, where there are many; seconds for these
_NONE = 1e-9  # of a step


class Pursuit(Lettered):
    """The last run across the valley, one unit a metre, in a view that widens with its steps.

    It shows the time of ``party``; as all steps are alike she lands at the same two places again
    and again. Where there are many, some are taken at once: they are an odd number, so that she is
    seen to cross with each of these flights as she does with each step; what is counted is where
    she lands. ``out`` in [0, 1] is how far the view has been drawn back from the map ``ground``.
    """

    def __init__(self, plan: RatePlan, ground: ContourMap, party: Playback) -> None:
        super().__init__()
        self.plan, self.run, self.ground, self.party = plan, plan.runs[-1], ground, party
        self.out = ValueTracker(0.0)
        self._from, self._on = ValueTracker(0.0), ValueTracker(0.0)  # where steps are hurried; now
        self.growth = abs(self.run.factors[0])
        self.across = self.run.walk.points[:, 0, 0]

    @property
    def time(self) -> float:
        """How far on she is, in steps: as the party has it, or beyond the landing it counts."""
        return max(self.party.time, float(self._on.get_value()))

    @property
    def unit(self) -> float:
        """Scene units for a metre, at this time."""
        time = max(self.time, _FIRST)
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
        """She, where the run's mark is, drawn from ever farther off."""
        return Leaper(
            lambda: self.here() + self.larger * _OVER,
            self.party,
            TALL,
            clock,
            airless=lambda: 1 - floor_is_seen(self.unit),
            ahead=self._towards,
            larger=lambda: self.larger,
        )

    @property
    def larger(self) -> float:
        """How many times as large she and her mark are as on the map."""
        return float(_LARGER ** float(self.out.get_value()))

    def here(self) -> Array:
        """Where on the screen she is (2,)."""
        step = self.party.step
        return np.asarray(
            self.at(self._between(step, step + _TIMES) if self._beyond else self._at_time())[0]
        )

    def _at_time(self) -> Array:
        """Where she is, places (1, 2)."""
        return np.asarray(self.run.walk.at(self.party.time))

    @property
    def _beyond(self) -> float:
        """How many steps she is beyond the landing that is counted, where some go by at once."""
        ahead = self.time - self.party.time
        return ahead if ahead > _NONE else 0.0

    @property
    def hurried(self) -> float:
        """How far it is that several steps go by at once."""
        counted, flown = self._on.get_value() - self._from.get_value(), self.time
        over = max(0.0, flown - float(self._on.get_value()))
        return float(np.clip(2 * counted / _TIMES, 0, 1) * np.clip(1 - 3 * over, 0, 1))

    def _between(self, step: int, other: int) -> Array:
        """A place (1, 2) from that landing to another one, while several steps go by."""
        log = np.log(self.growth)
        share = np.expm1(self._beyond * log) / np.expm1(_TIMES * log)
        ends = self.run.walk.points[[step, other], 0]
        return np.asarray(ends[:1] + share * (ends[1:] - ends[:1]))

    def trail(self, most: int) -> tuple[Array, Array]:
        """Where on the screen her way leads (n, 2); of the last landings, each with its size.

        Landings (m, 3) are those up to the counted one. Where several steps go by at once, those
        between grow from nothing once she has landed; her way reaches as far as they will be.
        """
        first, step = max(0, self.party.step - most), self.party.step
        landed = self.at(self.run.walk.points[first : step + 1, 0])
        sizes = [self._size(number) for number in range(first, step + 1)]
        behind = self.at(self._between(step, step + _TIMES - 1)) if self._beyond else landed[:0]
        way = np.vstack([landed, behind, self.here()])
        return way, np.column_stack([landed, sizes])

    def _size(self, number: int) -> float:
        """How much there is of a landing."""
        begun = float(self._from.get_value())
        if not begun < number < self._on.get_value() or (number - begun) % _TIMES < _NONE:
            return 1.0
        counted = begun + _TIMES * np.ceil((number - begun) / _TIMES)
        return float(np.clip(self.time - counted, 0, 1))

    def _towards(self) -> float:
        """To which side she flies, or has flown: 1 is right, −1 left."""
        now = int(np.ceil(self.party.time - 1e-9))
        return float(np.sign(self.across[now])) * (-1.0 if self._beyond else 1.0)

    def before(self, step: int) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The flight to the step before this one: some step by step, then several at once.

        What is yielded is to be played before the next is asked for.
        """
        crossed = _AGAIN if self.party.step > _FIRST else _CROSSED
        begun, end = max(self.party.step, _FIRST) + crossed, step - 1
        flown = begun + (end - begun) % _TIMES if end - begun > _TIMES else end
        for number in range(self.party.step, flown):
            yield (self.party.hurry(number + 1, smooth),), _SLOW
        if end > flown:
            self._from.set_value(flown)
            self._on.set_value(flown)
        for number in range(flown + _TIMES, end + 1, _TIMES):
            lands = self.party.hurry(number, lambda share: float(share >= 1))
            yield (change(self._on, number, smooth), lands), _HOP

    def side(self, mark: Milestone) -> float:
        """On which side she lands as she passes something: 1 is right, −1 left."""
        return 1.0 if self.across[mark.step] > 0 else -1.0
