"""What the film says of where ways end: who arrives, and what a start decides."""

from __future__ import annotations

import numpy as np

from gdmath import End
from scenes.parts.hills.descents import Descents, nowhere
from scenes.stage import tr

_SCATTERED = 0.15  # of neighbours on the map end in different valleys
_ALL, _MOST = 0.995, 0.9  # of the map
THERE = 0.05  # of the map: so near to a floor one has arrived
_NOT_YET = nowhere(End.NOT_YET)


def nobody_yet(plan: Descents) -> bool:
    """Whether of nearly all starts it is not known yet where they lead."""
    return bool(np.mean(plan.domains == _NOT_YET) > _MOST)


def known_valleys(plan: Descents) -> int:
    """How many valleys the map has, whether such steps lead to them or not."""
    low, high = np.array(plan.landscape.window).T
    minima = plan.landscape.minima
    known = np.all((minima >= low) & (minima <= high), axis=-1)
    return max(len(plan.floors), int(known.sum()))


def arriving(plan: Descents) -> str:
    """Who arrives, and whether in the same valley."""
    bound = set(plan.destined.tolist())
    if max(bound) < 0:
        return tr("And nobody is there yet.") if bound == {_NOT_YET} else tr("But nobody arrives.")
    if min(bound) < 0:
        return tr("But not everybody arrives.")
    if _under_way(plan):
        if len(bound) == 1:
            return tr("And everybody is on the way to the same valley.")
        return tr("Everybody is on the way. But not to the same valley.")
    if len(bound) == 1:
        return tr("Everybody arrives, and in the same valley.")
    return tr("Everybody arrives. But not in the same valley.")


def _under_way(plan: Descents) -> bool:
    """Whether somebody is not yet where the way leads."""
    if plan.destined.min() < 0:
        return True
    away = np.linalg.norm(plan.walk.points[-1] - plan.floors[plan.destined], axis=-1)
    return bool(away.max() > THERE * float(np.ptp(plan.landscape.window, axis=1).max()))


def inside(plan: Descents) -> str:
    """What a small change of start does."""
    if _is_scattered(plan):
        return tr(
            "Such steps are too large for borders: a small change of start can change the end."
        )
    if len(plan.floors) > 1:
        return tr("Inside, a small change of start leaves the end where it is.") + tr(
            " On a ridge, a hair decides."
        )
    return tr("A small change of start leaves the end where it is.")


def _is_scattered(plan: Descents) -> bool:
    """Whether ends change from one place of the map to the next, as where steps are too large."""
    along = [plan.domains[1:] != plan.domains[:-1], plan.domains[:, 1:] != plan.domains[:, :-1]]
    return max(float(changes.mean()) for changes in along) > _SCATTERED


def lesson(plan: Descents) -> str:
    """What the film comes to."""
    if len(plan.floors) > 1:
        return tr("One rule for everyone. The start decides where you end.")
    if not len(plan.floors) and nobody_yet(plan):
        return tr("One rule for everyone. With such steps, nobody is there yet.")
    if not len(plan.floors):
        return (
            tr("One rule for everyone. With such steps, nobody ends in a valley.")
            if known_valleys(plan)
            else tr("One rule for everyone, and no valley to end in.")
        )
    if np.mean(plan.domains == 0) > _ALL:
        if _under_way(plan):
            return tr("One rule for everyone, and one valley: every start leads there.")
        return tr("One rule for everyone, and one valley: the start does not matter.")
    if set(plan.domains[plan.domains < 0].tolist()) == {_NOT_YET}:
        return tr("One rule for everyone, and one valley. Some are not there yet.")
    if not np.any(plan.destined >= 0):
        return tr("One rule for everyone, and one valley. None of ours is there.")
    return tr("One rule for everyone, and one valley. Not every start ends there.")
