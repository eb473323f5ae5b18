"""The numbers of the film in words."""

from __future__ import annotations

from math import floor, log10
from typing import Any

from scenes.parts.neural_landscape.beyond import away, twin
from scenes.parts.neural_landscape.hollow import Hollow
from scenes.parts.neural_landscape.plan import GRID, Plan
from scenes.stage import tr
from scenes.stage.type.text import grouped

_LEADS = ("one", "ten", "a hundred", "a thousand", "ten thousand", "a hundred thousand")
_BOTTOM, _SLOPE = 0.1, 0.6  # of the picture's heights, up to which a place is low, or half-way
_MOST_OUT = 0.2  # of the path inside the picture, at most, if nearly all of it points out
_NEARLY = 3.75, 4.0
_STAYS = 1.5  # distance by which a shadow may move and still be where it was


def whole(number: int) -> str:
    """A whole number as people write it."""
    return grouped(str(number))


def short(number: float) -> str:
    """A loss with as many digits as count."""
    return f"{number:.2f}" if number >= 0.095 else f"{number:.1g}"


def many(copies: int) -> str:
    """A large number in words, rounded down to a power of ten."""
    millions, rest = divmod(floor(log10(copies)), 6)
    if not millions:
        return whole(copies)
    return tr(_LEADS[rest]) + f" {tr('million')}" * millions


def relative(plan: Plan) -> float:
    """How high in the picture the shadow of her start is, of all its heights."""
    low, high = float(plan.grid.min()), float(plan.grid.max())
    return (float(plan.under[0]) - low) / (high - low)


def answers() -> tuple[str, str, str]:
    """Where she may have started."""
    return tr("on a peak"), tr("on a slope"), tr("near the bottom")


def answer(plan: Plan) -> str:
    """Where she did, says the picture."""
    peak, slope, bottom = answers()
    share = relative(plan)
    return bottom if share < _BOTTOM else slope if share < _SLOPE else peak


def _here(plan: Plan) -> str:
    share = relative(plan)
    if share < _BOTTOM:
        return tr("Here. Almost at the bottom, says the picture.")
    if share < _SLOPE:
        return tr("Here. On a slope, says the picture.")
    return tr("Here. High up, says the picture.")


def _but(plan: Plan) -> str:
    if _NEARLY[0] <= plan.times < _NEARLY[1]:
        times = tr("nearly four times as high")
    else:
        times = tr("{times} times that").format(times=f"{plan.times:.1f}")
    return tr("Her true loss was {true}: {times}.").format(
        true=short(float(plan.training.losses[0])), times=times
    )


def _out(plan: Plan) -> str:
    if plan.shadow.share < _MOST_OUT:
        return tr("Her path is not on this surface. Nearly all of it points out of the picture.")
    return tr("Her path is not on this surface. Much of it points out of the picture.")


def _straight(plan: Plan) -> str:
    return tr("No straight border can do it: the best of all gets {right} of {count}.").format(
        right=plan.line_right, count=len(plan.examples)
    )


def _half(plan: Plan, hollow: Hollow) -> str:
    half = plan.steps // 2
    return tr("After {half} steps, her true loss is {loss}.").format(
        half=whole(half), loss=short(float(hollow.training.losses[half]))
    )


def _ends(plan: Plan, hollow: Hollow) -> str:
    right, count = int(hollow.training.right[-1]), len(plan.examples)
    solved = tr("all {count} points") if right == count else tr("{right} of {count} points")
    return tr("After {steps}, she has {solved} right.").format(
        steps=whole(plan.steps), solved=solved.format(right=right, count=count)
    )


def stays(hollow: Hollow) -> bool:
    """Whether her shadow is where it was, and higher."""
    moved = abs(hollow.shadow.coordinates[-1] - hollow.place).max()
    return bool(moved < _STAYS and hollow.under[0] < hollow.under[-1] < 1.3 * hollow.under[0])


def _chance(plan: Plan, hollow: Hollow) -> str:
    """Two places of one height are told apart."""
    if short(float(hollow.under[0])) != short(float(plan.training.losses[0])):
        return ""
    return tr(", by chance as high as her start")


def _still(hollow: Hollow) -> str:
    if stays(hollow):
        return tr(
            "And the picture? Her shadow is still in the hollow, a little higher than before."
        )
    return tr("And the picture? Her shadow tells of none of it.")


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    losses = plan.training.losses
    found = {
        "straight": _straight(plan),
        "knobs": whole(plan.knobs),
        "steps": whole(plan.steps),
        "begun": short(float(losses[0])),
        "ended": f"{losses[-1]:.3f}",
        "networks": whole(GRID * GRID),
        "here": _here(plan),
        "but": _but(plan),
        "out": _out(plan),
        "nearer": f"{plan.better.off[0]:.1f}",
        "copies": many(plan.orders),
        "swapped": f"{away(plan, twin(plan)):.0f}",
        "turn": f"{plan.turn:g}",
    }
    if plan.hollow is not None:
        found |= {
            "hollow": short(float(plan.hollow.under[0])),
            "chance": _chance(plan, plan.hollow),
            "slope": f"{plan.hollow.slope:.1f}",
            "half": _half(plan, plan.hollow),
            "ends": _ends(plan, plan.hollow),
            "still": _still(plan.hollow),
        }
    return found


__all__ = ["answer", "answers", "facts", "many", "relative", "short", "stays", "whole"]
