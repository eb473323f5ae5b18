"""A run that flies off and the view that follows her: where she is on the screen, and when seen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import NDArray

from scenes.parts.learning_rate.leaper import Afterimage, Leaper
from scenes.parts.learning_rate.plan import Milestone, RatePlan
from scenes.parts.learning_rate.scenery import floor_is_seen
from scenes.parts.learning_rate.tries import TALL
from scenes.stage import ContourMap, Playback, change
from scenes.stage.paint.lettering import Lettered

Array = NDArray[np.float64]

_MIDDLE = np.array([0.0, 0.1])  # where on the screen the bottom of the valley is
_REACH = 4.2  # scene units from there to where she lands: a ring passed fits the frame
_OVER = np.array([0.0, 0.1])  # scene units from the run's mark to her soles
_LARGER = 1.7  # times as tall as on the map: she, where all of the frame is hers
_FIRST = 4  # the step from which on the view widens
_CROSSED, _AGAIN = 4, 2  # steps seen from side to side before others go by at once; once more
_SLOW = 0.35  # seconds for each step while she is seen to fly
_A_SECOND, _FEW = 9.7, 3  # steps of those that are too many to be seen; no more are all flown
_HIGH = 0.75  # scene units: over where she lands, halfway from one counted landing to the next
FAINT = 0.45  # of her: an afterimage
_NONE = 1e-9  # of a step
OTHER = 0.5  # of the way from one counted landing to the next she lands on the other side
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
    and again. Where many steps go by at once she would be on either side in turn, many times a
    second: there every second landing is counted, and of her way no more is seen than what leads
    from one of these on to the next, on one side. ``out`` in [0, 1] is how far the view has been
    drawn back from the map ``ground``.
    """

    def __init__(self, plan: RatePlan, ground: ContourMap, party: Playback) -> None:
        super().__init__()
        self.plan, self.run, self.ground, self.party = plan, plan.runs[-1], ground, party
        self.out = ValueTracker(0.0)
        self._from, self._on = ValueTracker(0.0), ValueTracker(0.0)  # steps counted by two; now
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
        """She, where the run's mark is."""
        return Leaper(
            lambda: self._soles(self.here(), self.hop()),
            **self._drawn(clock),
            ahead=self._towards,
        )

    def afterimage(self, clock: ValueTracker) -> Afterimage:
        """She one step before, where steps are counted by two: on the other side."""
        return Afterimage(
            lambda: self._soles(self.one_before(), self.hop(OTHER)),
            **self._drawn(clock),
            ahead=lambda: -self._towards(),
            strength=lambda: FAINT * self.by_two,
        )

    def _drawn(self, clock: ValueTracker) -> dict[str, Any]:
        """How she is drawn, from ever farther off."""
        airless, larger = (lambda: 1 - floor_is_seen(self.unit)), (lambda: self.larger)
        look = {"airless": airless, "larger": larger}
        return {"party": self.party, "tall": TALL, "clock": clock, **look}

    def _soles(self, spot: Array, high: float) -> Array:
        return spot + self.larger * _OVER + np.array([0.0, high])

    def since(self, sooner: float = 0.0) -> float:
        """How much of the way from one counted landing to the next is over, in [0, 1)."""
        return float((self._on.get_value() - self._from.get_value()) / 2 + sooner + _NONE) % 1

    def hop(self, sooner: float = 0.0) -> float:
        """How high she is where every second landing is counted: there and back is one hop."""
        return _HIGH * self.by_two * float(np.sin(np.pi * self.since(sooner)))

    @property
    def larger(self) -> float:
        """How many times as large she and her mark are as on the map."""
        return float(_LARGER ** float(self.out.get_value()))

    def here(self) -> Array:
        """Where on the screen she is (2,)."""
        step = self.party.step
        return np.asarray(self.at(self._between(step) if self._beyond else self._at_time())[0])

    def one_before(self) -> Array:
        """Where on the screen she was one step before, on the other side (2,)."""
        step = int(np.clip(self.party.step - 1, 0, self.party.steps - 2))
        return np.asarray(self.at(self._between(step))[0])

    def _at_time(self) -> Array:
        """Where she is, places (1, 2)."""
        return np.asarray(self.run.walk.at(self.party.time))

    @property
    def _beyond(self) -> float:
        """How many steps she is beyond the landing that is counted, where every second one is."""
        ahead = self.time - self.party.time
        return ahead if ahead > _NONE else 0.0

    @property
    def by_two(self) -> float:
        """How far every second landing is counted, and no other."""
        counted, flown = self._on.get_value() - self._from.get_value(), self.time
        over = max(0.0, flown - float(self._on.get_value()))
        return float(np.clip(2 * counted - 1, 0, 1) * np.clip(1 - 3 * over, 0, 1))

    def _between(self, step: int) -> Array:
        """A place (1, 2) from that landing to the next but one; so it stands still on the screen.

        In between she has been on the other side, and comes by here on her way back.
        """
        log = np.log(self.growth)
        share = np.expm1(self._beyond * log) / np.expm1(2 * log)
        ends = self.run.walk.points[[step, step + 2], 0]
        return np.asarray(ends[:1] + share * (ends[1:] - ends[:1]))

    def trail(self, most: int) -> tuple[Array, Array]:
        """Where on the screen her way leads (n, 2); of the last landings, each with its size.

        Landings (m, 3) are those up to the counted one. Where every second one is counted, one on
        the other side grows from nothing, and her way to there is as long as it was.
        """
        first, step = max(0, self.party.step - most), self.party.step
        landed = self.at(self.run.walk.points[first : step + 1, 0])
        sizes = [self._size(number) for number in range(first, step + 1)]
        aside = self.one_before()[None] if self._beyond else landed[:0]
        way = np.vstack([landed, aside, self.here()])
        return way, np.column_stack([landed, sizes])

    def _size(self, number: int) -> float:
        """How much there is of a landing."""
        by_two = self._from.get_value() < number < self._on.get_value()
        aside = by_two and (number - self._from.get_value()) % 2
        return float(np.clip(self.time - number - 1, 0, 1)) if aside else 1.0

    def _towards(self) -> float:
        """To which side she flies, or has flown: 1 is right, −1 left."""
        return float(np.sign(self.across[int(np.ceil(self.party.time - 1e-9))]))

    def before(self, step: int) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The flight to the step before this one: each that is seen, then by two all the others.

        What is yielded is to be played before the next is asked for.
        """
        crossed = _AGAIN if self.party.step > _FIRST else _CROSSED
        begun, end = max(self.party.step, _FIRST) + crossed, step - 1
        flown = begun + (end - begun) % 2 if end - begun > _FEW else end
        for number in range(self.party.step, flown):
            yield (self.party.hurry(number + 1, smooth),), _SLOW
        if end > flown:
            self._from.set_value(flown)
            self._on.set_value(flown)
            pairs = (end - flown) // 2

            def counted(share: float) -> float:
                return float(np.floor(pairs * _rolling(share) + _NONE)) / pairs

            on = change(self._on, end, _rolling)
            yield (on, self.party.hurry(end, counted)), 2 * pairs / _A_SECOND / (1 - _RAMP)

    def side(self, mark: Milestone) -> float:
        """On which side she lands as she passes something: 1 is right, −1 left."""
        return 1.0 if self.across[mark.step] > 0 else -1.0
