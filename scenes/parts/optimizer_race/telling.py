"""The numbers of the film in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.optimizer_race.fair import ADAM, MOMENTUM, PLAIN, RMSPROP
from scenes.parts.optimizer_race.hook import rate_text
from scenes.parts.optimizer_race.laps import steps_text
from scenes.parts.optimizer_race.plan import ENOUGH, Plan, brief
from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.stage import tr
from scenes.stage.type.text import grouped

CALLED = ("plain descent", "momentum", "RMSProp", "Adam")
_FEW = ("none", "one", "two", "three", "four", "five", "six")
_LEVEL = 1.2  # times as steep: two axes are then about alike
AS_SLOW = 1.25  # times as many steps, or as few: two that are about as slow


def called(runner: int) -> str:
    """A runner's name within a sentence."""
    return tr(CALLED[runner])


def at_start(words: str) -> str:
    """The words as a sentence begins."""
    return words[:1].upper() + words[1:]


def names() -> list[str]:
    """What may be the answer where a runner is asked for."""
    return [tr(runner.name) for runner in RUNNERS]


def left_over() -> tuple[str, str, str]:
    """What may be left of slopes that are divided by their own sizes; the first is."""
    return tr("only the signs"), tr("only the sizes"), tr("nothing")


def winner(plan: Plan) -> str:
    """Who wins the first unfair race."""
    return names()[plan.order(0)[0]]


def suffers(plan: Plan) -> int:
    """Who loses most when the ravine is turned."""
    return int(np.argmax([plan.half(1, k) / plan.half(0, k) for k in range(4)]))


def _order(plan: Plan) -> str:
    first, second, third, last = map(called, plan.order(0))
    return tr("{first}. Then {second}, {third}, and {last} last.").format(
        first=at_start(first), second=second, third=third, last=last
    )


def _second(plan: Plan) -> str:
    runs, order = plan.unfair[1], plan.order(1)
    out = [k for k in range(4) if runs[k].left]
    if [k for k in out if runs[k].steps == 1] == [PLAIN, MOMENTUM] and order[1] == ADAM:
        return tr("Two runners are off the map after one step. And Adam? Second.")
    first = at_start(called(order[0]))
    return tr("{first} is first now. Off the map: {out} of 4.").format(first=first, out=len(out))


def _changed(plan: Plan) -> str:
    before, after = plan.order(0), plan.order(1)
    if plan.unfair[1][before[0]].left and after[1] == before[-1]:
        return tr("One number changed: the winner is out, and the last is second.")
    return tr("One number changed, and it is another race.")


def order_of(plan: Plan, track: int) -> list[int]:
    """The runners from the fastest to the slowest."""
    return sorted(range(4), key=lambda k: (not plan.halfway(track, k), plan.half(track, k)))


def _ravine(plan: Plan) -> str:
    first, *rest = order_of(plan, 0)
    told = ", ".join(f"{called(k)} {_steps_or_home(plan, 0, k)}" for k in rest)
    return tr("{first}: {steps} steps. {rest}.").format(
        first=at_start(called(first)), steps=steps_text(plan.half(0, first)), rest=at_start(told)
    )


def _turned(plan: Plan) -> tuple[str, str]:
    same = all(np.array_equal(plan.lap(0, k).steps, plan.lap(1, k).steps)
               for k in (PLAIN, MOMENTUM))  # fmt: skip
    first = (
        tr("Plain and momentum do not even notice. They do not know what an axis is.")
        if same
        else tr("Plain and momentum: as before, but for a step here and there.")
    )
    one, other = plan.half(0, RMSPROP), plan.half(1, RMSPROP)
    share, more = other / plan.half(1, PLAIN), plan.half(1, ADAM) - plan.half(0, ADAM)
    adam = tr("Adam needs {more} more.") if more > 0 else tr("Adam needs no more.")
    than = (
        tr("About as slow as plain.")
        if 1 / AS_SLOW <= share <= AS_SLOW
        else tr("Slower than plain.")
        if share > 1
        else tr("It was faster before.")
    )
    second = tr("RMSProp: from {one} to {other}.").format(
        one=steps_text(one), other=steps_text(other)
    )
    return first, f"{adam.format(more=steps_text(more))} {second} {than}"


def _round(plan: Plan) -> str:
    ahead = plan.leaders(2)
    if set(ahead) == {PLAIN, RMSPROP}:
        return tr("Plain descent and RMSProp, neck and neck.")
    if not ahead:
        return tr("Too few arrive to say who is ahead.")
    return tr("Ahead: {names}.").format(names=tr(" and ").join(map(called, ahead)))


def _memory(plan: Plan) -> str:
    plain, rms, mom, adam = (plan.half(2, k) for k in (PLAIN, RMSPROP, MOMENTUM, ADAM))
    if min(mom, adam) > 2 * max(plain, rms):
        return tr("Here memory gets in the way: Adam needs {adam}, momentum {mom}.").format(
            adam=steps_text(adam), mom=steps_text(mom)
        )
    return tr("Momentum: {mom}. Adam: {adam}.").format(
        mom=_steps_or_home(plan, 2, MOMENTUM), adam=_steps_or_home(plan, 2, ADAM)
    )


def _steps_or_home(plan: Plan, track: int, runner: int) -> str:
    if plan.halfway(track, runner):
        return steps_text(plan.half(track, runner))
    return tr("{home} of {all}").format(home=plan.home(track, runner), all=plan.rules.starts)


def _floor(plan: Plan) -> str:
    if plan.tracks[3][0] != "rosenbrock":
        return ""
    return tr("Down to its floor is the short way. Along it is the long one.")


def _bent(plan: Plan) -> str:
    return tr("Of {all}, plain descent brings {plain} home, RMSProp {rms}.").format(
        all=plan.rules.starts, plain=plan.home(3, PLAIN), rms=plan.home(3, RMSPROP)
    )


def _bent_second(plan: Plan) -> str:
    off, first = [int(plan.lap(3, k).left.sum()) for k in range(4)], plan.leaders(3) == (ADAM,)
    all_off = all(off[k] == plan.rules.starts - plan.home(3, k) for k in (MOMENTUM, ADAM))
    if first and all_off and 0 < off[MOMENTUM] < off[ADAM] < len(_FEW):
        return tr("Adam is first, but loses {adam} off the map. Momentum loses {mom}.").format(
            adam=tr(_FEW[off[ADAM]]), mom=tr(_FEW[off[MOMENTUM]])
        )
    told = tr("Adam brings {adam} home, momentum {mom}.").format(
        adam=plan.home(3, ADAM), mom=plan.home(3, MOMENTUM)
    )
    return f"{told} " + tr("Adam is first.") if first else told


def _ahead(plan: Plan) -> str:
    leaders = [plan.leaders(k) for k in range(len(plan.tracks))]
    alone = [row for row in leaders if len(row) == 1]
    if len(set(leaders)) == len(leaders) and len(set(alone)) == len(alone):
        return tr("Four tracks. No one is alone ahead twice.")
    return tr("Four tracks: these were ahead.")


def _why(plan: Plan) -> str:
    wins = sum(ADAM in plan.leaders(k) for k in range(len(plan.tracks)))
    first = (
        tr("Adam wins only once.")
        if wins == 1
        else tr("Adam is ahead on {wins} of 4.").format(wins=wins)
    )
    if plan.rooms[ADAM] == max(plan.rooms):
        return f"{first} " + tr("But on these tracks it forgives a bad rate.")
    return first


def _leaps(plan: Plan) -> str:
    if plan.leaders(0) != (RMSPROP,):
        return ""
    return tr("Its average begins at zero, so its first steps are long. Adam makes up for that.")


def _alike(plan: Plan) -> str:
    less, more = np.sort(np.abs(plan.turned_gradient(plan.tracks[1][1]))).tolist()
    if more < _LEVEL * less:
        return tr(
            "Turned, both axes look almost equally steep. Divide both by the same, and plain"
            " descent's direction is left."
        )
    return tr("Turned, its axes are not those of the ravine.")


def _multiplies(plan: Plan) -> str:
    first = tr("For plain descent, alpha multiplies a slope.")
    run = plan.unfair[1][PLAIN]
    return f"{first} " + tr("It is off the map at once.") if run.left and run.steps == 1 else first


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    rules = plan.rules
    slope = plan.gradient
    first, second = _turned(plan)
    plain, mom, rms, adam = plan.rooms
    return {
        "degrees": f"{plan.tracks[1][1]:g}",
        "order": _order(plan),
        "second": _second(plan),
        "changed": _changed(plan),
        "along": brief(float(slope[0])),
        "across": brief(float(slope[1])),
        "rate": rate_text(plan.rates[1]),
        "starts": rules.starts,
        "budget": grouped(str(rules.budget)),
        "finish": _finish(rules.finish),
        "rates": len(rules.grid),
        "ravine": _ravine(plan),
        "turned_rms": steps_text(plan.half(1, RMSPROP)),
        "than": second.split(". ")[-1],
        "but": _why(plan).split(". ")[-1],
        "turned_first": first,
        "turned_second": second,
        "round": _round(plan),
        "memory": _memory(plan),
        "floor": _floor(plan),
        "bent": _bent(plan),
        "bent_second": _bent_second(plan),
        "ahead": _ahead(plan),
        "tries": plan.tries,
        "count": tr("Plain has {plain} good ones, RMSProp {rms}.").format(plain=plain, rms=rms),
        "count_second": tr("Momentum, {mom}. Adam, {adam}.").format(mom=mom, adam=adam),
        "why": _why(plan),
        "leaps": _leaps(plan),
        "alike": _alike(plan),
        "multiplies": _multiplies(plan),
        "enough": int(np.ceil(ENOUGH * rules.starts)),
    }


def _finish(loss: float) -> str:
    return tr("a hundredth") if loss == 1e-2 else f"{loss:g}"


__all__ = [
    "AS_SLOW",
    "called",
    "facts",
    "left_over",
    "names",
    "order_of",
    "suffers",
    "winner",
]
