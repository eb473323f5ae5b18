"""All who walk the hills but the one whose story is told."""

from __future__ import annotations

from itertools import chain, cycle, islice

import numpy as np
from numpy.typing import NDArray

from scenes.parts.hills.descents import Descents, border_crossing, walked
from scenes.parts.hills.ends import known_floors
from scenes.parts.hills.pair import across_their_ridge, pair
from scenes.parts.hills.probe import Probe
from scenes.stage import (
    QUIET,
    ContourMap,
    Mark,
    Playback,
    Trails,
    View,
)
from scenes.stage.lecture.theme import BACKGROUND, TEXT, rgb
from scenes.stage.walk.walker import Pawns

Array = NDArray[np.float64]

_ANOTHER = 0.42  # of white, or of the night, is in the colour of another valley
_ORDER = 0, 1, 2, 5, 4, 3, 6, 7  # wine and rose are not side by side on the hills
# As the theme's, in its order, more strongly dyed: shaded hills and what shows through made mud of
# muted ones. None is nearer to a colour with a meaning.
_DYES = ("#A03A4C", "#A8681F", "#7C90A2", "#C27480", "#B9C4AC", "#CDA65C", "#6E8436", "#14748A")
_PAWN = 0.16  # scene units
MANY, _SMALL = 40, 0.5  # valleys, and how large their crosses are then


class Company(Playback):
    """All the others; one colour for all of them, and one for each valley of theirs."""

    def __init__(self, plan: Descents, view: View) -> None:
        self.others = others = np.delete(np.arange(len(plan.destined)), plan.first)
        self.destined: list[int] = plan.destined[others].tolist()
        self.own = int(plan.destined[plan.first])
        self.tints = valley_colors(len(plan.floors))
        # One colour for all: those of the valleys mean something only when they have been told.
        super().__init__(plan.walk.path(others), [TEXT] * len(others))
        self.plan, self.view = plan, view
        self.trails, self.walkers = Trails(view, self), Pawns(view, self, radius=_PAWN)
        floors = plan.floors if len(plan.floors) else known_floors(plan)  # to which nobody comes
        self.crosses = Mark(view, floors[view.inside(floors)])
        self.crosses.share = 1.0 if len(plan.floors) <= MANY else _SMALL
        self.map = ContourMap(view, plan.domains.T, self.tints)
        self.probe, self.bound_for, self.border = self._border_probe(plan)

    def tint(self, valley: int) -> str:
        """The colour of a valley; quiet for what leads off the map."""
        return self.tints[valley] if valley >= 0 else QUIET

    @property
    def bound(self) -> list[int]:
        """The valley of every walker, the guide last."""
        return [*self.destined, self.own]

    @property
    def named(self) -> list[int]:
        """The valleys of the two who are told of: the guide, and the one who is asked about."""
        return [self.own, self.destined[self.highest]]

    @property
    def reached(self) -> int:
        """How many valleys somebody ends in."""
        return len({valley for valley in self.bound if valley >= 0})

    @property
    def highest(self) -> int:
        """Who starts highest, and so can go farthest."""
        return int(np.argmax(self.trajectory.losses[0]))

    def everywhere(self) -> Array:
        """All ground (n, 2) that somebody, or the probe, walks over."""
        walked = [self.plan.walk.points.reshape(-1, 2)]
        if self.probe is not None:
            walked.append(self.probe.walks.points.reshape(-1, 2))
        return np.concatenate(walked)

    def _border_probe(self, plan: Descents) -> tuple[Probe | None, list[int], float]:
        """A start that slides across a border if the map has one, and at which share it crosses.

        The border is that of the two who are told of, if there are two.
        """
        two = pair(plan)
        starts = border_crossing(plan) if two is None else across_their_ridge(two)
        if len(starts) == 0:
            return None, [], 0.0
        steps = 12 * plan.walk.steps
        walks = walked(plan.landscape, plan.rate, starts, steps)
        bound_for: list[int] = plan.bound_for(starts).tolist()
        changes = np.flatnonzero(np.diff(bound_for)) + 0.5
        if max(bound_for) < 0 or not len(changes):  # no border that a hair could cross
            return None, [], 0.0
        border = float(changes[0]) / (len(starts) - 1)
        return Probe(self.view, walks), bound_for, border


def valley_colors(count: int) -> list[str]:
    """A colour for each valley, none like another as far as there are any more to be told apart.

    After eight the same come lighter, then darker; more than that come again.
    """
    eight = [_DYES[number] for number in _ORDER]
    rounds = [eight, *([_blended(one, to) for one in eight] for to in ("#FFFFFF", BACKGROUND))]
    return list(islice(cycle(chain(*rounds)), count))


def _blended(color: str, other: str) -> str:
    parts = (1 - _ANOTHER) * np.array(rgb(color)) + _ANOTHER * np.array(rgb(other))
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)
