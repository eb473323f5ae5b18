"""What the film says of its numbers, whatever the landscape."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.hills.descents import Descents
from scenes.parts.hills.pair import Pair
from scenes.parts.hills.worked import CoordinateLine, plain
from scenes.stage import tr, trn

_ALOUD = {"sine_hills": ("sin x · sin y", "sine x times sine y")}
_DECIMETRE = 100.0  # millimetres


def coordinate_lines(plan: Descents) -> list[CoordinateLine]:
    """The hiker's first step, worked out for x and for y."""
    start, slope = plan.walk.points[0, plan.first], plan.walk.gradients[0, plan.first]
    pairs = zip("xy", start, slope, strict=True)
    return [CoordinateLine(name, float(at), plan.rate, float(by)) for name, at, by in pairs]


def on_paper(made: Pair, step: int) -> str:
    """How wide the gap is on a map one metre wide."""
    wide = made.on_paper(step)
    size = f"{wide:.2g} mm" if wide < 10 else f"{wide / 10:.0f} cm"
    return tr("{size} on a map of 1 m").format(size=size)


def facts(plan: Descents, made: Pair | None, worked: str) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    count, found = plan.walk.points.shape[1], len(plan.floors)
    slope = float(np.linalg.norm(plan.walk.gradients[0, plan.first]))
    name = plan.landscape.name
    function, aloud = _ALOUD.get(name, (tr("a function of x and y"),) * 2)
    return {
        "opening": tr(
            "Two walkers ask it in thick fog, so close together that their lamps look like one."
        )
        if made
        else tr("A walker asks it in thick fog. Step by step, she goes down. Where does it end?"),
        "rate": f"{plan.rate:g}",
        "slope": plain(slope),
        "worked": worked,
        "count": trn("{count} more walker", "{count} more walkers", count - 1),
        "function": function,
        "function_aloud": aloud,
        "where": tr("In which valley will it end?") if found > 1 else tr("Where will it end?"),
        "valleys": _valleys(found),
        "falling": _falling(plan),
        "arriving": _arriving(plan),
        "between": _between(plan),
        "measured": _measured(plan),
        "inside": _inside(found),
        "lesson": tr("One rule for everyone. The start decides where you end.")
        if found > 1
        else tr("One rule for everyone, and one valley: the start does not matter.")
        if found
        else tr("One rule for everyone, and no valley to end in."),
        **(_parting(made) if made else {}),
    }


def _valleys(found: int) -> str:
    if not found:
        return tr("There is no valley on it.")
    return trn(
        "There is {count} valley, a cross at its floor.",
        "There are {count} valleys, a cross at each floor.",
        found,
    )


def _falling(plan: Descents) -> str:
    falls = np.diff(plan.walk.losses, axis=0).max() <= 1e-9 * np.ptp(plan.walk.losses)
    return tr("Every height falls.") if falls else tr("Heights fall.")


def _arriving(plan: Descents) -> str:
    bound = set(plan.destined.tolist())
    if -1 in bound:
        return tr("But not everybody arrives.")
    if len(bound) == 1:
        return tr("Everybody arrives, and in the same valley.")
    return tr("Everybody arrives. But not in the same valley.")


def angles(plan: Descents) -> np.ndarray:
    """The degrees between each step of every walker and the gradient where it began."""
    steps, slopes = np.diff(plan.walk.points, axis=0), plan.walk.gradients[:-1]
    lengths = np.linalg.norm(steps, axis=-1) * np.linalg.norm(slopes, axis=-1)
    there = lengths > 0
    shares = (steps * slopes).sum(axis=-1)[there] / lengths[there]
    return np.asarray(np.degrees(np.arccos(np.clip(shares, -1, 1))))


def _opposite(plan: Descents) -> int:
    """How many steps go the opposite way, to a tenth of a degree; 0 if any does not."""
    found = angles(plan)
    return len(found) if len(found) and found.min() >= 179.95 else 0


def _between(plan: Descents) -> str:
    if _opposite(plan):
        return tr("Between them, 180 degrees.")
    return tr("The step is the other way.")


def _measured(plan: Descents) -> str:
    paths = trn("On {count} path", "On {count} paths", plan.walk.points.shape[1])
    if steps := _opposite(plan):
        return tr("{paths}, at all {steps} steps.").format(paths=paths, steps=steps)
    return tr("{paths}, it is the other way.").format(paths=paths)


def _inside(found: int) -> str:
    if found > 1:
        return tr("Inside, a small change of start leaves the end where it is.") + tr(
            " On a ridge, a hair decides."
        )
    return tr("A small change of start leaves the end where it is.")


def _parting(made: Pair) -> dict[str, str]:
    times = float(made.gaps[-1] / made.gaps[0])
    power = 10.0 ** np.floor(np.log10(times))
    return {
        "growth": f"{made.growth:.2f}",
        "times": f"{np.floor(times / power) * power:,.0f}",
    }
