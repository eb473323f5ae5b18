"""The numbers of the film in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import REACH, Plan
from scenes.stage import tr
from scenes.stage.type.text import number_text

_ROUND = {0.001: "a thousandth", 0.01: "a hundredth", 0.1: "a tenth", 0.5: "a half"}


_HALF = 0.5


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
    """Why a step keeps a share: 6 minus a thousandth of 12 is 6 times 0.998."""
    at = int(np.argmax(plan.start != 0))
    start, gradient = short(float(plan.start[at])), short(float(plan.gradient[at]))
    share = f"{_share(plan.rate)} {tr('of') if plan.rate in _ROUND else '×'}"
    return tr("{start} minus {share} {gradient} is {start} times {kept}").format(
        start=start, share=share, gradient=gradient, kept=short(plan.kept)
    )


def _wrong(plan: Plan) -> str:
    if plan.start.all():
        return tr("Square both errors and add: {total}, the sum of squares.")
    return tr("One error is zero already. Squared and added: {total}, the sum of squares.")


def _ended(plan: Plan) -> str:
    if plan.arrives:
        return tr("One step.")
    if np.hypot(*plan.landing) < plan.distances[0]:
        return tr("Nearer, but not there.")
    return tr("Across the cross, and no nearer.")


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    x, y = plan.start.tolist()
    total, mean, root = plan.measures(plan.start)
    whole = all(float(v).is_integer() for v in plan.start)
    along, up = plan.landing.tolist()
    share = _share(plan.compared)
    return {
        "steps": short(plan.epochs),
        "guess": tr("We begin with a guess: two random whole numbers.")
        if whole
        else tr("We begin with a guess: two numbers."),
        "x": short(x),
        "y": short(y),
        "wrong": _wrong(plan).format(total=short(total)),
        "mean": short(mean),
        "root": _rounded(root),
        "highest": short(2 * REACH**2),
        "gx": short(float(plan.gradient[0])),
        "gy": short(float(plan.gradient[1])),
        "rate": _share(plan.rate),
        "dx": short(abs(float(plan.step[0]))),
        "nx": short(float(plan.next[0])),
        "add": _step(x, float(plan.step[0])),
        "length": number_text(round(float((plan.step**2).sum() ** 0.5), 4)),
        "keeps": _keeps(plan),
        "every": short(plan.every),
        "kept": f"{100 * plan.kept:.6g}",
        "half": short(plan.half),
        "tenth": short(plan.tenth),
        "hundred": tr("A hundred times.") if plan.tenfolds > 1 else tr("On and on."),
        "thousand": tr("A thousand.") if plan.tenfolds > 2 else tr("Closer and closer."),
        "ends_at": (tr("half-way"), tr("arrived"), tr("close by")),
        "enough": _share(plan.enough),
        "compared": share,
        "sum": tr("{x} minus {share} {gx} is {along}. {y} minus {share} {gy} is {up}.").format(
            x=short(x),
            y=short(y),
            share=tr("half of") if plan.compared == _HALF else f"{number_text(plan.compared)} ×",
            gx=short(float(plan.gradient[0])),
            gy=short(float(plan.gradient[1])),
            along=short(along),
            up=short(up),
        ),
        "ends": _ended(plan),
        "count": tr("{steps} steps").format(steps=short(plan.epochs)),
    }


__all__ = ["facts"]
