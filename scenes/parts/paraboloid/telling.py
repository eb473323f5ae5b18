"""The numbers of the film in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.paraboloid.measures import has_root
from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import tr
from scenes.stage.type.text import number_text

_ROUND = {0.001: "a thousandth", 0.01: "a hundredth", 0.1: "a tenth", 0.5: "a half"}


_HALF = 0.5
_THREE = tr("Three: take only {rate} of it. That is the learning rate, alpha.")
_CLOSER = (tr("A hundred times."), tr("A thousand."), tr("Ten thousand."))


def _share(number: float) -> str:
    """A rate in words, where it has some."""
    return tr(_ROUND[number]) if number in _ROUND else number_text(number)


def _rounded(number: float) -> str:
    return f"{number:.3g}" if number < 1000 else short(number)


def _step(start: float, step: float) -> str:
    """The sum of a step along x: 6 − 0.012 = 5.988."""
    sign = "+" if step > 0 else "−"
    return f"{short(start)} {sign} {short(abs(step))} = {short(start + step)}"


def _keeps(plan: Plan) -> str:
    """What a step leaves of the distance."""
    if not plan.bowl.round:
        return tr(
            "Along the bowl, a step keeps {kept} percent of the distance. Across it, only {less}."
        ).format(kept=_percent(plan.shares[0], 4), less=_percent(plan.shares[1], 4))
    words = tr("Every step leaves {percent} percent of the distance.")
    return words.format(percent=_percent(plan.kept))


def _percent(share: float, digits: int = 6) -> str:
    return f"{100 * share:.{digits}g}"


def _of_the_bowl(plan: Plan) -> dict[str, Any]:
    """What is said of the bowl itself."""
    bowl = plan.bowl
    x, y = (short(at, 4) for at in bowl.lowest.tolist())
    if bowl.counts_alike:
        counted = tr("We keep the sum.")
    elif bowl.round:
        counted = tr("We take {times} times the sum.").format(times=short(bowl.bends[0] / 2))
    else:
        counted = tr("But here, the errors do not count alike.")
    easy = {True: tr("2x, 2y"), False: tr("Two slopes")}[bowl.plain]
    corners = tr("{highest} at the corners, zero in the middle.")
    if not bowl.upright:
        corners = tr("{highest} at two corners, zero in the middle.")
    gradient = {
        name: short(float(at))
        for name, at in zip(("x", "y", "gx", "gy"), (*plan.start, *plan.gradient), strict=True)
    }
    two = tr("Two: the gradient. Along x, the slope is 2x: twice {x} is {gx}.")
    other = tr("Along y, it is 2y: twice {y} is {gy}.")
    if not bowl.plain:
        two = tr("Two: the gradient. Along x, the slope is {gx}.")
        other = tr("Along y, it is {gy}.")
    turned = tr("Turn it round: a step that long would overshoot. {three}")
    if not plan.overshoots:
        turned = tr("Turn it round. {three}")
    cut = tr("Cut it along: a parabola. Cut it across: a steeper one.")
    return {
        **({} if bowl.round else {"cut": cut}),
        "right": f"{x}, {y}" if bowl.lowest.any() else tr("zero, zero"),
        "counted": counted,
        "corners": corners.format(highest=short(plan.highest)),
        "parabola": tr("One error alone makes a parabola, x squared.")
        if bowl.plain
        else tr("One error alone makes a parabola."),
        "two": two.format(**gradient),
        "other": other.format(**gradient),
        "slopes": ("2x", "2y") if bowl.plain else (tr("the slope"), tr("it is")),
        "worked": (tr("twice"), tr("twice")) if bowl.plain else ("{gx}.", "{gy}."),
        "three": turned.format(three=_THREE).format(rate=_share(plan.rate)),
        "easy": easy,
    }


def _of_the_way(plan: Plan) -> dict[str, Any]:
    """What is said of her way, which bends in a stretched bowl."""
    shape = plan.bowl.round
    alike = tr("The bowl looks alike at every size.")
    halves = tr("After {half} steps, about half the distance is left. {again}, a quarter.")
    again = tr("After {half} more") if shape else tr("After {quarter}")
    again = again.format(half=short(plan.half), quarter=short(plan.quarter))
    return {
        "cues": (tr("leaves"),) if shape else (tr("Across"),),
        "lit": tr("percent") if shape else tr("only"),
        "halves": halves.format(half=short(plan.half), again=again),
        "same": tr("the same picture.") if shape else tr("the same bowl."),
        "alike": tr("Only the flattest direction is left.") if plan.flattened else alike,
        "kind": _kind(plan),
    }


def _kind(plan: Plan) -> str:
    """What the other rate tells of the bowl."""
    if plan.arrives:
        return tr("It works because this bowl is round. Squash it, and the same rate overshoots.")
    if plan.bowl.round:
        best = short(1 / float(plan.bowl.bends[0]))
        return tr("{best} would do: this bowl is round.").format(best=best)
    if not plan.converges:
        return tr("It is too large a rate, at least across. Most ground is like that.")
    begin = tr("The best single rate, and yet it takes {hops} steps:")
    if not plan.best_of_all:
        begin = tr("With it, she takes {hops} steps:")
    end = tr("along and across want two. Most ground is like that.")
    return f"{begin} {end}".format(hops=short(len(plan.other) - 1))


def _wrong(plan: Plan) -> str:
    if plan.away.all():
        return tr("Square both errors and add: {total}, the sum of squares.")
    return tr("One error is zero already. Squared and added: {total}, the sum of squares.")


def _ended(plan: Plan) -> str:
    if plan.arrives:
        return tr("One step.")
    if np.hypot(*plan.landed) < plan.distances[0]:
        return tr("Nearer, but not there.")
    return tr("Across the cross, and no nearer.")


def _sum(plan: Plan) -> str:
    """How the step of the other rate is worked out; in a stretched bowl the screen tells it."""
    if not plan.bowl.round:
        return tr("Look where its first step ends.")
    return tr("{x} minus {share} {gx} is {along}. {y} minus {share} {gy} is {up}.")


def _guess(plan: Plan) -> str:
    """What kind of numbers the guess is of."""
    if not all(float(v).is_integer() for v in plan.start):
        return tr("We begin with a guess: two numbers.")
    if plan.away.all() and not plan.bowl.lowest.any():
        return tr("We guess two random whole numbers, neither of them zero.")
    return tr("We guess two random whole numbers, from −10 to 10.")


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    x, y = plan.start.tolist()
    total, mean, root = plan.measures(plan.away)
    along, up = plan.landing.tolist()
    share = _share(plan.compared)
    return {
        "steps": short(plan.epochs),
        "guess": _guess(plan),
        "x": short(x),
        "y": short(y),
        "wrong": _wrong(plan).format(total=short(total)),
        "mean": short(mean),
        "root": _rounded(root)
        if has_root(plan)
        else tr("about {root}").format(root=_rounded(root)),
        "gx": short(float(plan.gradient[0])),
        "gy": short(float(plan.gradient[1])),
        "rate": _share(plan.rate),
        "dx": short(abs(float(plan.step[0]))),
        "nx": short(float(plan.next[0])),
        "add": _step(x, float(plan.step[0])),
        "length": number_text(round(float((plan.step**2).sum() ** 0.5), 4)),
        "keeps": _keeps(plan),
        **_of_the_bowl(plan),
        **_of_the_way(plan),
        "tenth": short(plan.tenth),
        "good": short(plan.good),
        **{f"closer_{k}": words for k, words in enumerate(_CLOSER, 2)},
        "ends_at": (tr("half-way"), tr("arrived"), tr("close by")),
        "enough": _share(plan.enough),
        "compared": share,
        "sum": _sum(plan).format(
            x=short(x),
            y=short(y),
            share=tr("half of") if plan.compared == _HALF else f"{number_text(plan.compared)} ×",
            gx=short(float(plan.gradient[0])),
            gy=short(float(plan.gradient[1])),
            along=short(along),
            up=short(up),
        ),
        "ends": _ended(plan),
        "every": short(plan.every),
        "apart": short(plan.apart, 3),
        "high": short(float(plan.bowl.centred.value(plan.away)), 4),
        "count": tr("{steps} steps").format(steps=short(plan.epochs)),
    }


__all__ = ["facts"]
