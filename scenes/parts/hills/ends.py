"""What the film says of where ways end: who arrives, and what a start decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gdmath import End
from scenes.parts.hills.descents import Descents, nowhere
from scenes.parts.hills.sharp import apart_from
from scenes.stage import tr, trn
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_SCATTERED = 0.15  # of neighbours on the map end in different valleys
_ALL, _MOST = 0.995, 0.9  # of the map
THERE = 0.05  # of the map: so near to a floor one has arrived
_JUMP = 1e-3  # of the map: a step of somebody who is not at rest
_ALIKE = 1e-6  # of the heights where all start: floors that differ by less are as high
_TOLD = 1e-2  # of the map: where fewer starts end is not told
_NOT_YET, _NO_VALLEY = nowhere(End.NOT_YET), nowhere(End.NO_VALLEY)


def nobody_yet(plan: Descents) -> bool:
    """Whether of nearly all starts it is not known yet where they lead."""
    return bool(np.mean(plan.domains == _NOT_YET) > _MOST)


def known_floors(plan: Descents) -> Array:
    """The floors (k, 2) of the map, level or not, whether such steps lead to them or not."""
    low, high = np.array(plan.landscape.window).T
    known = plan.landscape.minima
    known = np.concatenate([known, apart_from(known, plan.edges, plan.landscape)])
    return np.asarray(known[np.all((known >= low) & (known <= high), axis=-1)])


def known_valleys(plan: Descents) -> int:
    """How many valleys the map has, whether such steps lead to them or not."""
    return max(len(plan.floors), len(known_floors(plan)))


def arriving(plan: Descents) -> str:
    """Who arrives, and whether in the same valley."""
    bound = set(plan.destined.tolist())
    if bound == {_NOT_YET}:
        return tr("And nobody is there yet.")
    if in_a_groove(plan):
        return tr("But no single place is the lowest.")
    if max(bound) < 0:
        return tr("But nobody comes to rest.") if all_jump(plan) else tr("But nobody arrives.")
    if min(bound) < 0:
        late = {end for end in bound if end < 0} == {_NOT_YET}
        return tr("But not everybody is there yet.") if late else tr("But not everybody arrives.")
    if _under_way(plan):
        if len(bound) == 1:
            return tr("And everybody is on the way to the same valley.")
        return tr("Everybody is on the way. But not to the same valley.")
    if len(bound) == 1:
        return tr("Everybody arrives, and in the same valley.")
    return tr("Everybody arrives, but not in the same valley.")


def valleys(plan: Descents) -> str:
    """How many valleys the map has, and how deep they are."""
    found, known = len(plan.floors), known_valleys(plan)
    if not known:
        return tr("There is no valley on it.")
    if known == 1 and not found:
        return tr("There is one valley, and nobody has come to it with such steps.")
    if found < known:
        return tr("Of {known} valleys, such steps lead to {found}.").format(
            known=known, found=found or tr("none")
        )
    if (height := same_depth(plan)) is not None:
        return tr(
            "There are {count} valleys, a cross at each floor, all at height {height}."
        ).format(count=found, height=number_text(height))
    return trn(
        "There is {count} valley, a cross at its floor.",
        "There are {count} valleys, a cross at each floor.",
        found,
    )


def same_depth(plan: Descents) -> float | None:
    """How high all floors are, if they are as high as each other and the number is a short one."""
    if len(plan.floors) < 2:
        return None
    heights, spread = plan.landscape.value(plan.floors), np.ptp(plan.walk.losses[0])
    short = round(float(heights.mean()), 2) + 0.0
    return short if np.abs(heights - short).max() < _ALIKE * spread else None


def of_jumps(plan: Descents) -> str:
    """The valleys across whose floors everybody jumps; some are no level floors, but edges."""
    known, edges = known_valleys(plan), len(plan.edges)
    jumping = tr("Steps jump across the floor, and nobody comes to rest.")
    if edges:
        jumping = tr("The floor is an edge: steps jump across it, and nobody comes to rest.")
    return trn("There is {count} valley.", "There are {count} valleys.", known) + f" {jumping}"


def jumps(plan: Descents, walker: int) -> bool:
    """Whether a walker jumps back and forth across a floor, and settles nowhere."""
    before, last = np.diff(plan.walk.points[-3:, walker], axis=0)
    wide = float(np.ptp(plan.landscape.window, axis=1).max())
    goes_on = min(float(np.linalg.norm(way)) for way in (before, last)) > _JUMP * wide
    return bool(plan.destined[walker] == _NO_VALLEY and goes_on and before @ last < 0)


def all_jump(plan: Descents) -> bool:
    """Whether all jump back and forth, on a map that has a floor to jump across."""
    walkers = range(len(plan.destined))
    return known_valleys(plan) > 0 and all(jumps(plan, walker) for walker in walkers)


def in_a_groove(plan: Descents) -> bool:
    """Whether starts come to rest, and on no floor that is lower than all about it: a line is."""
    rests, late = (float(np.mean(plan.domains == end)) for end in (_NO_VALLEY, _NOT_YET))
    ours = set(plan.destined.tolist()) <= {_NO_VALLEY, _NOT_YET}
    return ours and rests > 1 - _MOST and rests + late > _MOST and not known_valleys(plan)


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
        return tr("Move the start inside one colour: the end stays.") + tr(
            " On a ridge, a small nudge decides."
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
    if not len(plan.floors):
        return _of_nobody(plan)
    if np.mean(plan.domains == 0) > _ALL:
        if _under_way(plan):
            return tr("One rule for everyone, and one valley: every start leads there.")
        return tr("One rule for everyone, and one valley: the start does not matter.")
    if set(plan.destined.tolist()) == {_NOT_YET}:
        return tr("One rule for everyone, and one valley. None of ours is there yet.")
    if not np.any(plan.destined >= 0):
        return tr("One rule for everyone, and one valley. None of ours ends there.")
    return tr("One rule for everyone, and one valley.") + f" {_of_some(lost(plan.domains))}"


def _of_nobody(plan: Descents) -> str:
    """The same, where such steps end in no valley."""
    if nobody_yet(plan):
        return tr("One rule for everyone. With such steps, nobody is there yet.")
    if all_jump(plan):
        return tr("One rule for everyone. With such steps, nobody comes to rest.")
    if known_valleys(plan):
        return tr("One rule for everyone. With such steps, nobody ends in a valley.")
    if in_a_groove(plan):
        return tr("One rule for everyone. Where you end in the groove, the start decides.")
    return tr("One rule for everyone, and no valley to end in.")


def lost(cells: NDArray[np.integer[Any]]) -> list[End]:
    """How starts end that come to no floor, most of them first, as far as there are any to tell."""
    shares = {end: float(np.mean(cells == nowhere(end))) for end in End if end}
    told = [end for end in shares if shares[end] >= _TOLD]
    return sorted(told, key=shares.__getitem__, reverse=True)


def _of_some(ends: Sequence[End]) -> str:
    """What becomes of some starts."""
    whole = {
        End.LEADS_OFF: tr("Some starts lead off this map."),
        End.NOT_YET: tr("Some are not there yet."),
        End.NO_VALLEY: tr("Some starts never come to rest in it."),
    }
    part = {
        End.LEADS_OFF: tr("lead off this map"),
        End.NOT_YET: tr("are not there yet"),
        End.NO_VALLEY: tr("never come to rest in it"),
    }
    return listed(ends, whole, part, tr("Some {list}."))


def listed(
    ends: Sequence[End], whole: Mapping[End, str], part: Mapping[End, str], several: str
) -> str:
    """A sentence about all ends: that of the only one, or ``several`` with the parts of each."""
    if len(ends) < 2:
        return whole[ends[0]] if ends else ""
    return several.format(list=tr(", some ").join(part[end] for end in ends))
