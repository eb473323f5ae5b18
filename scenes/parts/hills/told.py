"""What the film says of its numbers, whatever the landscape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from gdmath import End
from scenes.parts.hills.descents import Descents, nowhere
from scenes.parts.hills.ends import (
    THERE,
    all_jump,
    arriving,
    in_a_groove,
    inside,
    jumps,
    known_valleys,
    lesson,
    nobody_yet,
    of_jumps,
    valleys,
)
from scenes.parts.hills.formulas import is_product_of_sines
from scenes.parts.hills.pair import Pair
from scenes.parts.hills.tally import letter
from scenes.parts.hills.worked import CoordinateLine, plain
from scenes.stage import tr, trn
from scenes.stage.ground.grid import grid
from scenes.stage.type.text import number_text

_ALOUD = {"sine_hills": ("sin x · sin y", "sine x times sine y")}
_LEVEL = 0.02  # of the steepest ground of a path
_LEAST = 1e-3  # of the heights of the map: who falls by less has hardly fallen
_SLOW = 0.03  # of the map: who walks so far has hardly moved
_CHOICES = 4
_TURNED = 1.0  # degrees: less is not seen
_NOT_YET = nowhere(End.NOT_YET)


def coordinate_lines(plan: Descents) -> list[CoordinateLine]:
    """The hiker's first step, worked out for x and for y."""
    start, slope = plan.walk.points[0, plan.first], plan.walk.gradients[0, plan.first]
    pairs = zip("xy", start, slope, strict=True)
    return [CoordinateLine(name, float(at), plan.rate, float(by)) for name, at, by in pairs]


def worked_out(line: CoordinateLine) -> str:
    """What a line comes to, after what is worked out."""
    whole = tr("That is {end}.") if line.exact else tr("About {end}.")
    return whole.format(end=line.sources[-1])


def on_paper(made: Pair, step: int) -> str:
    """How wide the gap is on a map one metre wide."""
    wide = made.on_paper(step)
    return f"{wide:.2g} mm" if wide < 10 else f"{wide / 10:.0f} cm"


def bound_valleys(made: Pair, floors: Any) -> list[int]:
    """The numbers of the two valleys, among all ``floors`` (k, 2), that the two go down to."""
    return [int(np.argmin(np.linalg.norm(floors - one, axis=-1))) for one in made.floors]


def asked(plan: Descents, walker: int) -> str:
    """Where the one in the spotlight has ended, or is bound for."""
    bound = int(plan.destined[walker])
    if bound == _NOT_YET:
        return tr("The one in the spotlight is not there yet.")
    if jumps(plan, walker) and known_valleys(plan):
        return tr("The one in the spotlight jumps back and forth, and never comes to rest.")
    if in_a_groove(plan):
        return tr("The one in the spotlight goes down to the floor of the groove.")
    if bound < 0:
        return tr("The one in the spotlight is in no valley.")
    if _is_far(plan, walker, bound):
        return tr("The one in the spotlight is on the way to valley {valley}.").format(
            valley=letter(bound)
        )
    return tr("The one in the spotlight is in valley {valley}.").format(valley=letter(bound))


def rest(ends: Sequence[End]) -> str:
    """What becomes of the starts that no valley on the map has, most of them first."""
    whole = {
        End.LEADS_OFF: tr("From the dark parts, you walk off this map."),
        End.NOT_YET: tr("From the grey parts, you are not there yet."),
        End.NO_VALLEY: tr("From the pale parts, you come to rest in no valley."),
    }
    return " ".join(whole[end] for end in ends)


def choices(plan: Descents, walker: int, known: Sequence[int]) -> list[int]:
    """The valleys among the ``known`` in one of which a walker may well end, in order.

    They are the nearest ones, and that which it is; none where it is none of them.
    """
    bound = int(plan.destined[walker])
    if bound not in known or len(known) < 2:
        return []
    away = np.linalg.norm(plan.floors - plan.walk.points[0, walker], axis=-1)
    others = sorted((one for one in known if one != bound), key=lambda one: float(away[one]))
    return sorted([bound, *others[: _CHOICES - 1]])


def where(plan: Descents, offered: Sequence[int]) -> str:
    """What the viewer is asked about one of them."""
    if not offered:
        return (
            tr("In which valley will this walk end?")
            if len(plan.floors) > 1
            else tr("Where will this walk end?")
        )
    *names, last = map(letter, offered)
    return tr("Will it end in {names} or {last}?").format(names=", ".join(names), last=last)


def shorter(factor: float) -> str:
    """How long the arrows of a whole field are drawn."""
    if factor == 1:
        return ""
    if factor == 0.5:
        return tr("So that they keep apart, we draw all of them half as long.")
    return tr("So that they keep apart, we draw all of them {factor} times as long.").format(
        factor=number_text(factor)
    )


def facts(plan: Descents, made: Pair | None, worked: str) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    count = plan.walk.points.shape[1]
    slope = float(np.linalg.norm(plan.walk.gradients[0, plan.first]))
    name = plan.landscape.name
    function, aloud = _ALOUD.get(name, (tr("a function of x and y"),) * 2)
    return {
        "opening": tr("Two walkers ask this in thick fog, so close that their lamps look like one.")
        if made
        else tr("A walker asks this in thick fog. Step by step, she goes on. Where does it end?"),
        "alone": tr("To see why, we watch one hiker, alone.")
        if made
        else tr("First, our hiker, alone."),
        "rate": number_text(plan.rate),
        "part": _part(plan.rate),
        "slope": plain(slope),
        "worked": worked,
        "count": trn("{count} more walker", "{count} more walkers", count - 1),
        "function": function,
        "function_aloud": aloud,
        "ground": " ".join(filter(None, (_ground(plan), holes(plan)))),
        "onward": _onward(plan),
        "valleys": tr("Nobody has come to the floor of a valley yet.")
        if _unknown(plan)
        else tr("The floor of the groove is a line: no place on it is the lowest.")
        if in_a_groove(plan)
        else of_jumps(plan)
        if all_jump(plan)
        else valleys(plan),
        **_slopes(plan),
        "turned": _turned(plan),
        "falling": _falling(plan),
        "arriving": arriving(plan),
        "inside": inside(plan),
        "lesson": lesson(plan),
        **(_parting(plan, made) if made else {}),
    }


def _slopes(plan: Descents) -> dict[str, str]:
    """What is said of the formula's two slopes, also for the ear, and when each is shown."""
    if is_product_of_sines(plan.landscape):
        return {
            "held_x": tr("Walk along x: sin y is a fixed factor."),
            "aloud_x": tr("Walk along x: sine y is a fixed factor."),
            "slides": tr("Slide along x: the slope draws a new curve."),
            "found_x": tr("The slope of sin x is cos x; the factor stays."),
            "found_aloud": tr("The slope of sine x is cosine x; the factor stays."),
            "comes_x": tr("is cos x"),
            "held_y": tr("Along y, sin x is fixed. The slope of sin y is cos y."),
            "aloud_y": tr("Along y, sine x is fixed. The slope of sine y is cosine y."),
            "comes_y": tr("is cos y"),
        }
    return {
        "held_x": tr("Along x, y is held fixed."),
        "aloud_x": "",
        "aloud_y": "",
        "comes_x": tr("held fixed"),
        "held_y": tr("Along y, x is."),
        "comes_y": tr("x is"),
    }


def _part(rate: float) -> str:
    if rate == 1:
        return tr("all")
    return tr("a fraction") if rate < 1 else tr("a multiple")


def _turned(plan: Descents) -> str:
    """Whether her arrow has turned in two steps: on round ground it does not."""
    first, now = plan.walk.gradients[[0, 2], plan.first]
    turned = np.arctan2(first[0] * now[1] - first[1] * now[0], first @ now)
    if abs(np.degrees(turned)) < _TURNED:
        return tr("Here, the arrow has not turned.")
    return tr("The arrow has turned.")


def _unknown(plan: Descents) -> bool:
    """Whether there may be valleys, of which nobody has come to one."""
    return not known_valleys(plan) and nobody_yet(plan)


def _ground(plan: Descents) -> str:
    if _unknown(plan):
        return tr("Slopes, and farther down it is nearly level.")
    if in_a_groove(plan):
        return tr("One long groove.")
    found = known_valleys(plan)
    if found > 1:
        return tr("Hills, and valleys between them.")
    return tr("One valley.") if found else tr("Slopes, and no valley between them.")


def _onward(plan: Descents) -> str:
    path, heights = plan.walk.points[:, plan.first], plan.walk.losses[:, plan.first]
    low, high = np.array(plan.landscape.window).T
    if np.any((path[-1] < low) | (path[-1] > high)):
        return tr("She walks on, and off this map.")
    if heights[-1] >= heights[0]:
        return tr("She walks on, and her steps overshoot.")
    steep = np.linalg.norm(plan.walk.gradients[:, plan.first], axis=-1)
    if steep[-1] < _LEVEL * steep.max() and not _on_her_way(plan):
        return tr("She walks on, down to where it is level.")
    if np.any(np.diff(heights) > _LEVEL * np.ptp(heights)):
        return tr("She walks on, downhill, but not at every step.")
    return tr("She walks on, downhill.")


def _on_her_way(plan: Descents) -> bool:
    """Whether her valley's floor is farther on: a flat valley's ground is gentle, but goes down."""
    bound = int(plan.destined[plan.first])
    return bound >= 0 and _is_far(plan, plan.first, bound)


def _is_far(plan: Descents, walker: int, floor: int) -> bool:
    """Whether a walker has ended so far from a floor that one has not arrived."""
    away = np.linalg.norm(plan.walk.points[-1, walker] - plan.floors[floor])
    return bool(away > THERE * float(np.ptp(plan.landscape.window, axis=1).max()))


def holes(plan: Descents) -> str:
    """What is said where the formula has no value in places."""
    if np.isfinite(plan.landscape.value(grid(plan.landscape.window, 161))).all():
        return ""
    return tr("Where the formula has no value, there is no ground.")


def _falling(plan: Descents) -> str:
    with np.errstate(over="ignore"):
        rises, spread = np.diff(plan.walk.losses, axis=0), np.ptp(plan.walk.losses)
    fallen = plan.walk.losses[0] - plan.walk.losses[-1]
    if np.any(fallen < 0):
        return tr("Some heights rise: here, such steps are too large.")
    heights = plan.landscape.value(grid(plan.landscape.window, 21))
    if fallen.max() < _LEAST * np.ptp(heights[np.isfinite(heights)]):
        return tr("The heights hardly change: such steps are small.")
    if rises.max() <= 1e-9 * spread:
        if _hardly_moved(plan):
            return tr("Every height falls, slowly: such steps are small.")
        return tr("Every step goes down, from pale ground to dark.")
    if rises.max() > _LEVEL * spread:
        return tr("Heights fall, but not at every step.")
    return tr("Heights fall.")


def _hardly_moved(plan: Descents) -> bool:
    """Whether most are, after all their steps, hardly farther than they are large themselves."""
    moved = np.linalg.norm(plan.walk.points[-1] - plan.walk.points[0], axis=-1)
    return bool(np.median(moved) < _SLOW * np.ptp(plan.landscape.window, axis=1).max())


def _parting(plan: Descents, made: Pair) -> dict[str, str]:
    one, other = map(letter, bound_valleys(made, plan.floors))
    ends = tr("The ridge runs between them: one goes down to valley {one}, the other to {other}.")
    return {"ends_of_the_two": ends.format(one=one, other=other)}
