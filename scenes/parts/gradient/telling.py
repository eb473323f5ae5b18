"""The numbers of the film in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenes.parts.gradient.column import FINEST_SUM, numbers, of_waves, told
from scenes.parts.gradient.compass import names
from scenes.parts.gradient.plan import Plan
from scenes.parts.gradient.plank import climb_on, first_axis
from scenes.parts.gradient.reading import letters
from scenes.stage import WorkedLine, tr
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_PARTS = {
    0.1: "a tenth",
    0.2: "a fifth",
    0.25: "a quarter",
    0.5: "a half",
    0.75: "three quarters",
}
_NEAR = 5e-4
_KINDS = 3  # of level points: summits, valleys, passes


def _part(number: float) -> str | None:
    return next((tr(words) for k, words in _PARTS.items() if abs(number - k) < _NEAR), None)


def share(number: float) -> str:
    """A number in words, if it has some: a quarter, three quarters."""
    known = _part(number)
    return number_text(number) if known is None else known


def climb(number: float) -> str:
    """How far it goes up for each one along: a quarter, 1.2."""
    return share(number)


def guesses(plan: Plan) -> tuple[str, str, str]:
    """What may be the steepest way; the last one is right."""
    east, north = names(plan)
    axis = names(plan)[plan.steeper]
    return (
        tr("due {axis}").format(axis=axis),
        tr("{north}-{east}").format(north=north, east=east),
        tr("in between"),
    )


def heading(plan: Plan) -> str:
    """Where the gradient points: 18° east of north."""
    first, other = names(plan)[plan.steeper], names(plan)[1 - plan.steeper]
    return tr("{degrees}° {other} of {first}").format(
        degrees=f"{plan.aside:.0f}", other=other, first=first
    )


def _asked(plan: Plan) -> str:
    if len(plan.level) == _KINDS:
        return tr("Where is a summit? Where is a valley?")
    return tr("Where is the ground level?")


def _product(plan: Plan) -> str:
    along, up = map(number_text, told(plan))
    return tr("{along} and {up}: the slopes that were measured.").format(along=along, up=up)


def _letters(plan: Plan) -> tuple[str, str, str]:
    """What is said as one letter moves; of it, what becomes of its wave; and of the other."""
    if of_waves(plan):
        becomes = tr("The slope of sine: cosine.")
        one = tr("Only x moves, and the sine of y is frozen.")
        other = tr("Now only y moves, and the sine of x is frozen.")
        return f"{one} {becomes}", becomes, other
    one = tr("Only x moves, and y is frozen.")
    return one, one.rpartition(" ")[2], tr("Now only y moves, and x is frozen.")


def _hills(plan: Plan) -> str:
    """The ground's formula, said as it is written, where both slopes are products of waves."""
    return tr("These hills are sine x times sine y.") if of_waves(plan) else ""


def _sign(plan: Plan) -> str:
    if not plan.alone:
        if plan.levels_out(plan.down):
            return tr("Change one sign, and the same walkers end in the valleys.")
        return tr("Change one sign, and the same walkers go down.")
    return tr("Change one sign, and she walks down.")


def _add(plan: Plan) -> str:
    if plan.climbs_for_ever:
        return tr("Do so at every step: up, without end.")
    if plan.alone:
        if plan.levels_out(plan.up):
            return tr("Do so at every step, and she climbs to a summit.")
        return tr("Do so at every step, and she climbs.")
    if plan.levels_out(plan.up):
        return tr("Do so at every step, and everyone climbs to a summit.")
    return tr("Do so at every step, and everyone climbs.")


def _level(plan: Plan) -> str:
    if len(plan.level) == _KINDS:
        return tr("At all three the arrow is zero.")
    return tr("There the arrow is zero.")


def told_levels(plan: Plan) -> list[str]:
    """What is said of each level point."""
    told = {
        "maximum": tr("Around {ring}, every arrow runs in: a summit."),
        "minimum": tr("Around {ring}, every arrow runs out: a valley."),
        "saddle": tr("At {ring}, they come in from two sides, and leave by two: a saddle."),
    }
    called = letters(plan)
    point = tr("point {letter}")
    rings = {kind: letter or tr("the ring") for kind, letter in called.items()}
    if called.get("saddle"):  # "At C" was heard as a word
        rings["saddle"] = point.format(letter=called["saddle"])
    return [told[kind].format(ring=rings[kind]) for kind in called]


def _room(plan: Plan) -> str:
    """How much shorter arrows become as they spread on the map."""
    times = plan.factor / plan.crowded
    if len(plan.shown.magnitudes) < plan.field.magnitudes.size:
        if times < 1.01:
            return tr("The longest are left out.")
        return tr("The longest are left out. To make room, the others become shorter.")
    if times < 1.01:
        return tr("Every arrow has its room.")
    if abs(times - 2) < 0.01:
        return tr("To make room, we halve every arrow.")
    return tr("To make room, every arrow becomes shorter.")


def _three(numbers: Sequence[float]) -> str:
    x, y, z = (number_text(round(number, 3)) for number in numbers)
    return tr("{x}, {y}, {z}").format(x=x, y=y, z=z)


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    east, north = names(plan)
    along, up = map(abs, told(plan))
    climbs = climb_on(plan)
    line = WorkedLine(*numbers(plan, 0), finest=FINEST_SUM).words
    one_letter, becomes, other_letter = _letters(plan)
    return {
        "east": east,
        "north": north,
        "west": tr("west") if east == tr("east") else tr("east"),
        "south": tr("south") if north == tr("north") else tr("north"),
        "east_climb": climb(along),
        "hills": _hills(plan),
        "along": share(along),
        "up": share(up),
        "first": (east, north)[first_axis(plan)],
        "then": (north, east)[first_axis(plan)],
        "first_run": climbs.runs[0],
        "then_run": climbs.runs[1],
        "total": climbs.total,
        "choices": tr("{first}, {second}, or {third}").format(
            **dict(zip(("first", "second", "third"), guesses(plan), strict=True))
        ),
        "shrinks": tr("Times {share}, it shrinks: that is her step.").format(
            share=share(plan.rate)
        ),
        "stands": line.partition(" ")[0],
        "arrives": line.rpartition(" ")[2],
        "level": _level(plan),
        "one_letter": one_letter,
        "becomes": becomes,
        "other_letter": other_letter,
        "product": _product(plan),
        "asked": _asked(plan),
        "room": _room(plan),
        "knobs": _three(plan.knobs),
        "slopes": _three([2 * k for k in plan.knobs]),
        "add": _add(plan),
        "whose": tr("her") if plan.alone else tr("a walker's"),
        "rate": share(plan.rate),
        "sign": _sign(plan),
    }


__all__ = ["climb", "facts", "guesses", "heading", "share", "told_levels"]
