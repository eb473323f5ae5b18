"""The numbers of the film in words."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np

from scenes.parts.local_minima.alone import of_one
from scenes.parts.local_minima.large import LargeRun, sooner, swings
from scenes.parts.local_minima.limits import fraction_text
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.twins import left_step
from scenes.parts.local_minima.valleys import told
from scenes.stage import CurveWalk, tr
from scenes.stage.type.text import number_text
from scenes.voice.spoken import spoken

_FEW = 6  # starts that are told in words
_SMALL = 20  # numbers up to it are written in words
_SIMILAR = 1.1  # times as large: gradients of nearly the same size
_NEAR = 1e-9
_HARDLY = 2e-3  # of all starts: fewer are not seen


def word(number: float) -> str:
    """A number within a sentence: in words if it is a small whole one, 2,400 otherwise.

    >>> word(5), word(0.25)
    ('five', '0.25')
    """
    if number == round(number) and 0 < number <= _SMALL:
        return _first_small(spoken(f"{number:.0f}"))
    return number_text(number)


def percents(share: float) -> str:
    """A share of all.

    >>> percents(0.4)
    'Forty percent'
    """
    return tr("{number} percent").format(number=spoken(f"{100 * share:.0f}"))


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


def large_guesses(plan: Plan, run: LargeRun) -> tuple[str, str, str]:
    """What large steps may do to her."""
    far = tr("far left") if plan.home < plan.floors[run.home] else tr("far right")
    home = run.end == run.home and not sooner(plan, run)
    return (
        tr("stays in her valley") if home else tr("settles sooner"),
        tr("thrown to the {far}").format(far=far),
        tr("ends in the bad valley"),
    )


def large_answer(plan: Plan, run: LargeRun) -> int:
    """Which of the guesses is right."""
    return 0 if run.end == run.home else 2 if run.end == plan.shallow else 1


def _what_large_steps_did(plan: Plan, run: LargeRun) -> str:
    if run.crossing is None:
        settles = tr("She never leaves her valley, and settles sooner.")
        return settles if sooner(plan, run) else tr("She never leaves her valley.")
    return (
        tr("Over the ridge, and then down into her own valley."),
        tr("Over the ridge, and far away."),
        tr("Over the ridge, into the wrong valley."),
    )[large_answer(plan, run)]


def _stuck(plan: Plan) -> str:
    """What becomes of her in the shallowest valley, with such steps."""
    if plan.stuck is None:
        return tr("From her own start, she does not come to rest.")
    if plan.stuck.end == plan.shallow:
        return tr("From her old start, she walks into the same valley again.")
    return tr("From her old start, she gets out.")


def _large_steps(plan: Plan, run: LargeRun) -> str:
    """How they go: from wall to wall, or one after the other the same way."""
    return tr("From wall to wall …") if swings(plan, run) else tr("One step, and another …")


def all_starts(plan: Plan, run: LargeRun) -> str:
    """What such steps do, from wherever she starts."""
    if run.between:
        return f"{_where_all_end(plan, run)} {tr('Large steps do not ask which is deeper.')}"
    before, now = plan.territories.valleys, plan.large_territories.valleys
    if np.mean(before != now) < _HARDLY:
        return tr("And so it is from every start: each ends where it did.")
    lost = np.mean((before >= 0) & (now < 0)) > _HARDLY
    if not lost:
        return tr("Every start once more, with such steps: some end in another valley now.")
    if np.mean((before != now) & (now >= 0)) < _HARDLY:
        return tr("Every start once more, with such steps: from the dark, she never comes to rest.")
    return tr("Every start once more: some end in another valley now, and the dark ones in none.")


def _where_all_end(plan: Plan, run: LargeRun) -> str:
    """How many of all starts end where she does."""
    found = plan.large_territories
    share = float(found.shares[run.end])
    where = tr("the middle") if len(plan.floors) == 3 and run.end == 1 else tr("this valley")
    if share == 1:
        return tr("Now every start ends in {where}.").format(where=where)
    return tr("Now {share} of all starts end in {where}.").format(
        share=_first_small(percents(share)), where=where
    )


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


def _ended(plan: Plan) -> str:
    count, deep = len(plan.random), plan.lucky
    if deep == count:
        return tr("All end deep.")
    if deep == 0:
        return tr("None ends deep.")
    if count > _FEW:
        return tr("{deep} end deep.").format(deep=deep)
    rest = (
        tr("one does not") if count - deep == 1 else tr("{n} do not").format(n=word(count - deep))
    )
    ends = tr("One ends deep") if deep == 1 else tr("{n} end deep").format(n=_first(word(deep)))
    return f"{ends}, {rest}."


def _begun(plan: Plan) -> str:
    count = len(plan.random)
    said = f"{count}" if count > _FEW else _first(word(count))
    return tr("{count} starts at random.").format(count=said)


def _one_in(chance: float) -> str:
    """How many times one must try, roughly, for what has this chance."""
    about = float(f"{1 / chance:.1g}") if chance > 0 else np.inf
    if about == 100:
        return tr("a hundred")
    return word(about) if np.isfinite(about) else tr("very many")


def _part_aloud(number: float) -> str:
    """A limit as it is read: a twelfth, a half."""
    known = {Fraction(1, 12): tr("a twelfth"), Fraction(1, 2): tr("a half")}
    plain = Fraction(number).limit_denominator(24)
    if abs(float(plain) - number) < _NEAR and plain in known:
        return known[plain]
    return _aloud(number_text(float(f"{number:.2g}")))


def _aloud(number: str) -> str:
    return _first_small(spoken(number))


def _limits(plan: Plan, run: LargeRun) -> dict[str, str]:
    here, there = (float(plan.floors[number]) for number in (run.home, run.end))
    middle = len(plan.floors) == 3 and run.end == 1
    places = tr("Here"), tr("In the middle") if middle else tr("Over there")
    said = {}
    for key, place, floor in zip(("here", "there"), places, (here, there), strict=True):
        curvature, limit = number_text(round(plan.curvature(floor), 3)), plan.limit(floor)
        said[f"limit_{key}"] = tr("{place}, 2/{curvature} = {limit}.").format(
            place=place, curvature=curvature, limit=fraction_text(limit)
        )
        said[f"limit_{key}_aloud"] = tr("{place}, two over {curvature}: {limit}.").format(
            place=place, curvature=_aloud(curvature), limit=_part_aloud(limit)
        )
    return said


def _dozens(count: int) -> str:
    return tr("two dozen") if count == 24 else word(count)


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
        "stuck": _stuck(plan),
        "large_steps": _large_steps(plan, run),
        "thrown": _what_large_steps_did(plan, run),
        "stays": tr("There she stays."),
        "all_starts": all_starts(plan, run),
        **_limits(plan, run),
    }


def _of_many(plan: Plan) -> dict[str, Any]:
    count = int(plan.deep.sum())
    slopes = np.abs(plan.twins.gradients[0, :, 0])
    alike = slopes.max() < _SIMILAR * slopes.min()
    run, (_, rate, grad, _) = plan.large, left_step(plan)
    large: dict[str, Any] = {}
    if run is not None:
        large = of_large_steps(plan, run)
    return {
        "sides": sides(plan),
        "deeper": deeper(plan),
        "lowest": tr("There is one.")
        if count == 1
        else tr("There are {count}, equally deep.").format(count=word(count)),
        "apart": _apart(float(plan.gaps[0])),
        "under_lens": tr("To them, the ridge looks level.")
        if plan.looks_level
        else tr("Look at them from near."),
        "gradients": tr("The gradients have nearly the same size, but opposite signs.")
        if alike
        else tr("The gradients have opposite signs."),
        "all_level": tr("Both bottoms are level.")
        if len(plan.floors) == 2
        else tr("All {count} bottoms are level.").format(count=word(len(plan.floors))),
        "left_step": tr("{rate} times {grad}").format(
            rate=number_text(float(rate)), grad=number_text(abs(float(grad)))
        ),
        "growth": tr("{number} percent").format(number=word(plan.growth)),
        "unseen": _dozens(plan.seen),
        "borders": borders(plan),
        "missed": _first_small(percents(plan.missed)),
        "begun": _begun(plan),
        "ended": _ended(plan),
        "starts": word(len(plan.random)),
        "one_in": _one_in(plan.all_miss),
        **large,
    }


__all__ = ["facts", "large_answer", "large_guesses", "percents", "twin_guesses", "word"]
