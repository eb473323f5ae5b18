"""The numbers of the film in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.local_minima.alone import of_one
from scenes.parts.local_minima.large import LargeRun, sooner, swings
from scenes.parts.local_minima.limits import curvature_text, longest_share, towards
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.row import COUNT
from scenes.parts.local_minima.rule import times_text
from scenes.parts.local_minima.valleys import told
from scenes.stage import CurveWalk, tr
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

_SMALL = 20  # numbers up to it are written in words
_SIMILAR = 1.1  # times as large: gradients of nearly the same size
_NEAR = 1e-9
_ROUGHLY = 0.15  # of a share: as good as it, roughly
_HARDLY = 2e-3  # of all starts: fewer are not seen
_ALMOST = 0.99  # of all starts: almost every one


def word(number: float) -> str:
    """A number within a sentence: in words if it is a small whole one, 2,400 otherwise.

    >>> word(5), word(0.25)
    ('five', '0.25')
    """
    if number == round(number) and 0 < number <= _SMALL:
        return _first_small(spoken(f"{number:.0f}"))
    return number_text(number)


def sides(plan: Plan) -> str:
    """On which sides of the shallowest valley there is a deeper one."""
    deeper = plan.floors[plan.height(plan.floors) < plan.height(plan.home) - _NEAR]
    left, right = bool((deeper < plan.home).any()), bool((deeper > plan.home).any())
    if left and right:
        return tr("on either side")
    return tr("to her left") if left else tr("to her right")


def deeper(plan: Plan) -> str:
    """Whether there is one deeper valley there, or more."""
    lower = plan.floors[plan.height(plan.floors) < plan.height(plan.home) - _NEAR]
    most = max(int((lower < plan.home).sum()), int((lower > plan.home).sum()))
    return tr("there is a deeper one") if most == 1 else tr("there are deeper ones")


def place(plan: Plan, valley: int) -> str:
    """Where a valley is: in the middle of three, else on the left or the right of the twins."""
    if len(plan.floors) == 3 and valley == 1:
        return tr("middle")
    return tr("left") if valley == plan.twin_ends[0] else tr("right")


def twin_guesses(plan: Plan) -> tuple[str, str, str]:
    """Where the twins may end; the last one is right."""
    both = (tr("both {place}").format(place=place(plan, end)) for end in plan.twin_ends)
    left, right = both
    return left, right, tr("one each")


def row_guesses() -> tuple[str, str, str]:
    """What large steps may do to all who start side by side."""
    return (
        tr("more"),
        tr("as many"),
        tr("fewer"),
    )


def row_answer(plan: Plan) -> int:
    """Which of the guesses is right."""
    before, now = (row.count(np.flatnonzero(plan.deep)) for row in (plan.row, plan.row_again))
    return 0 if now > before else 1 if now == before else 2


def _what_large_steps_did(plan: Plan, run: LargeRun) -> str:
    if run.crossing is None:
        settles = tr("She never leaves her valley, and settles sooner.")
        return settles if sooner(plan, run) else tr("She never leaves her valley.")
    if run.end == run.home:
        return tr("Over the ridge, and then down into her own valley.")
    if run.end == plan.shallow:
        return tr("Over the ridge, into the wrong valley.")
    return tr("Over the ridge, and far away.")


def _large_steps(plan: Plan, run: LargeRun) -> str:
    """How they go: from wall to wall, or one after the other the same way."""
    return tr("From wall to wall …") if swings(plan, run) else tr("One step, and another …")


def all_starts(plan: Plan) -> str:
    """Where all who start side by side end with large steps."""
    row, deep = plan.row_again, np.flatnonzero(plan.deep)
    shares = plan.large_territories.shares
    most = int(shares.argmax())
    if (row.ends == most).all():
        return tr("All {count} now end in {where}.").format(
            count=_aloud(f"{COUNT}"), where=_where(plan, most)
        )
    if shares[most] > _ALMOST:
        return tr("Almost every start now ends in {where}.").format(where=_where(plan, most))
    lost = int((row.ends < 0).sum())
    if lost > (plan.row.ends < 0).sum():
        return tr("Now {lost} of {count} come to rest in no valley.").format(
            lost=_aloud(f"{lost}"), count=_aloud(f"{COUNT}")
        )
    if (np.sort(row.ends) == np.sort(plan.row.ends)).all():
        return tr("As many in each valley as before.")
    return tr("Now {deep} of {count} end deep.").format(
        deep=_aloud(f"{row.count(deep)}"), count=_aloud(f"{COUNT}")
    )


def _where(plan: Plan, valley: int) -> str:
    """A valley in words."""
    if len(plan.floors) == 3 and valley == 1:
        return tr("the shallow middle") if valley == plan.shallow else tr("the middle")
    return tr("the shallowest valley") if valley == plan.shallow else tr("one valley")


def missing(plan: Plan) -> str:
    """How many of those side by side miss the lowest ground."""
    return spoken(f"{COUNT - plan.row.count(np.flatnonzero(plan.deep))}")


def borders(plan: Plan) -> str:
    """What the borders are: ridges, and where walls are steep other places, too; what is dark."""
    found = plan.territories
    told = [
        tr("The ridges are the borders.")
        if found.are_at(plan.ridges)
        else tr("Ridges are borders. And on the steep walls, a step jumps over them.")
    ]
    if np.mean(found.valleys < 0) > _HARDLY:
        told.append(tr("What is dark ends in none of these valleys."))
    return " ".join(told)


def _aloud(number: str) -> str:
    return _first_small(spoken(number))


def _limits(plan: Plan, run: LargeRun) -> dict[str, str]:
    here, there = (plan.curvature(float(plan.floors[number])) for number in (run.home, run.end))
    middle = len(plan.floors) == 3 and run.end == 1
    where = tr("In the middle, it is {number}.") if middle else tr("Over there, it is {number}.")
    floor = float(plan.floors[run.end])
    most = longest_share(towards(plan, run, floor), floor)
    about = tr("With this rate, a step is about {times} times the distance.")
    at_most = tr("A step is at most {times} times the distance.")
    times = [times_text(run.rate, curvature) for curvature in (here, there)]
    return {
        "curved_here": tr("In the deep valley, the curvature is {number}.").format(
            number=curvature_text(here)
        ),
        "times_here": about.format(times=times[0]),
        "lands_here": tr("More than twice: each step lands farther out."),
        "curved_there": where.format(number=curvature_text(there)),
        "times_there": (at_most if most <= run.rate * there else about).format(times=times[1]),
        "lands_there": tr("Less than twice: each step lands closer."),
    }


def growth_called(percent: float) -> str:
    """By how much a gap grows, roughly.

    >>> growth_called(18), growth_called(33)
    ('about a fifth', '33 percent')
    """
    shares = {
        10: tr("about a tenth"),
        20: tr("about a fifth"),
        25: tr("about a quarter"),
        50: tr("about half"),
    }
    near = min(shares, key=lambda share: abs(percent / share - 1))
    if abs(percent / near - 1) < _ROUGHLY:
        return shares[near]
    return tr("{number} percent").format(number=word(round(percent)))


def _apart(gap: float) -> str:
    return tr("two thousandths") if abs(gap - 0.002) < _NEAR else number_text(float(f"{gap:.2g}"))


def _first_small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def facts(plan: Plan, walk: CurveWalk) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for; ``walk`` is hers in the one valley."""
    opening = (
        tr("What if there are many valleys, and she stops in the wrong one?")
        if plan.many
        else tr("What if she stops in a valley, and somewhere it is deeper?")
    )
    return told(walk) | {"opening": opening} | (_of_many(plan) if plan.many else of_one(plan))


def of_large_steps(plan: Plan, run: LargeRun) -> dict[str, str]:
    """What is said of them."""
    return {
        "times": _first(word(round(run.rate / plan.rate, 2))),
        "large_steps": _large_steps(plan, run),
        "thrown": _what_large_steps_did(plan, run),
        "all_starts": all_starts(plan),
        **_limits(plan, run),
    }


def _of_many(plan: Plan) -> dict[str, Any]:
    count = int(plan.deep.sum())
    slopes = np.abs(plan.twins.gradients[0, :, 0])
    alike = slopes.max() < _SIMILAR * slopes.min()
    run = plan.large
    large: dict[str, Any] = {}
    if run is not None:
        large = of_large_steps(plan, run)
    return {
        "sides": sides(plan),
        "deeper": deeper(plan),
        "lowest": tr("There is one.")
        if count == 1
        else tr("There are {count}, equally deep.").format(count=word(count)),
        "same": tr("Same rule, same learning rate: {rate}.").format(rate=number_text(plan.rate)),
        "apart": _apart(float(plan.gaps[0])),
        "gradients": tr("The gradients have nearly the same size, but opposite signs.")
        if alike
        else tr("The gradients have opposite signs."),
        "all_level": tr("Both bottoms are level.")
        if len(plan.floors) == 2
        else tr("All {count} bottoms are level.").format(count=word(len(plan.floors))),
        "growth": growth_called(plan.growth),
        "borders": borders(plan),
        "count": _aloud(f"{COUNT}"),
        "missing": missing(plan),
        **large,
    }


__all__ = ["facts", "growth_called", "row_answer", "row_guesses", "twin_guesses", "word"]
