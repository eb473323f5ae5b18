"""All who walk the hills but the one whose story is told, and their heights against the step."""

from __future__ import annotations

from itertools import chain, cycle, islice
from typing import Any

import numpy as np
from manim import RIGHT
from numpy.typing import NDArray

from scenes.parts.hills.descents import Descents, border_crossing, walked
from scenes.parts.hills.ends import known_floors
from scenes.parts.hills.probe import Probe
from scenes.stage import (
    LOSS,
    QUIET,
    STAGE,
    VALLEYS,
    ContourMap,
    Mark,
    Plane,
    Playback,
    Trails,
    View,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND, rgb
from scenes.stage.walk.walker import Pawns

Array = NDArray[np.float64]

_ANOTHER = 0.42  # of white, or of the night, is in the colour of another valley
_PAWN = 0.16  # scene units
MANY, _SMALL = 40, 0.5  # valleys, and how large their crosses are then


class Company(Playback):
    """All the others; a valley's cloth is that of its walkers, their heights and its domain."""

    def __init__(self, plan: Descents, view: View) -> None:
        self.others = others = np.delete(np.arange(len(plan.destined)), plan.first)
        self.destined: list[int] = plan.destined[others].tolist()
        self.own = int(plan.destined[plan.first])
        self.tints = valley_colors(len(plan.floors))
        super().__init__(plan.walk.path(others), [self.tint(i) for i in self.destined])
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
        """A start that slides across a border if the map has one, and at which share it crosses."""
        starts = border_crossing(plan)
        if len(starts) == 0:
            return None, [], 0.0
        steps = 12 * plan.walk.steps
        walks = walked(plan.landscape, plan.rate, starts, steps)
        bound_for: list[int] = plan.bound_for(starts).tolist()
        changes = np.flatnonzero(np.diff(bound_for)) + 0.5
        if max(bound_for) < 0 or not len(changes):  # no border that a hair could cross
            return None, [], 0.0
        border = float(changes[0]) / (len(starts) - 1)
        return Probe(self.view, walks, [self.tint(i) for i in bound_for]), bound_for, border


def valley_colors(count: int) -> list[str]:
    """A colour for each valley, none like another as far as there are any more to be told apart.

    After the eight of the theme the same come lighter, then darker; more than that come again.
    """
    rounds = [VALLEYS, *([_blended(one, to) for one in VALLEYS] for to in ("#FFFFFF", BACKGROUND))]
    return list(islice(cycle(chain(*rounds)), count))


def _blended(color: str, other: str) -> str:
    parts = (1 - _ANOTHER) * np.array(rgb(color)) + _ANOTHER * np.array(rgb(other))
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)


def loss_plane(party: Company) -> Plane:
    """A plane for the heights of everybody who stays on the map, against the step."""
    trajectory = party.plan.walk
    losses = trajectory.losses[party.view.inside(trajectory.points)]
    low, high = float(losses.min()), float(losses.max())
    room = 0.06 * (high - low) or 1.0  # level ground has a height as well
    names = (tr("step"), tr("height"))
    plane = Plane((0, party.steps), (low - room, high + room), names, colors=(QUIET, LOSS))
    return plane.within(STAGE.columns(8.2, 4.9)[1].inset(left=0.3, bottom=0.6, top=1.2))


def stand_over(head: Any, plane: Plane) -> None:
    """Put a heading over the right end of a plane, in line with the name of its heights."""
    *_, (name, _, foot, _) = plane.texts()
    right = float(plane.corner[0] + plane.size[0])
    head.move_to((right, foot + float(name.high[1]) / 2, 0), aligned_edge=RIGHT)
