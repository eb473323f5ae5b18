"""The numbers of the film in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.optimizer_race.fair import ADAM, MOMENTUM, PLAIN, RMSPROP
from scenes.parts.optimizer_race.hook import rate_text
from scenes.parts.optimizer_race.laps import cell_text, ground_text, steps_text
from scenes.parts.optimizer_race.plan import Plan, brief
from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.stage import tr
from scenes.stage.type.text import grouped

CALLED = ("plain descent", "momentum", "RMSProp", "Adam")
_FEW = ("none", "one", "two", "three", "four")
_ROUND = 10.0  # times as bent: a valley is then no ravine
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


def winner(plan: Plan) -> str:
    """Who wins the first unfair race."""
    return names()[plan.order(0)[0]]


def suffers(plan: Plan) -> int:
    """Who loses most when the ravine is turned."""
    return int(np.argmax([plan.last(1, k) / max(plan.last(0, k), 1) for k in range(4)]))


def _order(plan: Plan) -> tuple[str, str]:
    first, second, third, last = (
        tr(RUNNERS[k].name) if k == PLAIN else called(k) for k in plan.order(0)
    )
    return f"{at_start(first)}.", tr("Then {second}, then {third}. {last} is last.").format(
        second=second, third=third, last=at_start(last)
    )


def _second(plan: Plan) -> str:
    runs = plan.unfair[1]
    out = [k for k in range(4) if runs[k].left and runs[k].steps == 1]
    if len(out) == 2:
        return tr("Two runners are off the map after one step.")
    return tr("Off the map at once: {out} of 4.").format(out=len(out))


def _changed(plan: Plan) -> str:
    before, after = plan.order(0), plan.order(1)
    if plan.unfair[1][before[0]].left and after[1] == before[-1]:
        return tr("One number changed: the winner is out, and the last is second.")
    return tr("One number changed, and it is another race.")


def told_of(plan: Plan, track: int, runner: int) -> str:
    """A runner, and when all of it are home, or how many are."""
    return f"{called(runner)} {cell_text(plan, track, runner)}"


def _first(plan: Plan, track: int) -> str:
    first = plan.ranking(track)[0]
    said = (
        tr("{first}: all home after {steps}.") if plan.whole(track, first) else "{first}: {steps}."
    )
    return said.format(first=at_start(called(first)), steps=cell_text(plan, track, first))


def _ravine(plan: Plan) -> tuple[str, str, str]:
    _, second, third, last = plan.ranking(0)
    return (
        _first(plan, 0),
        f"{at_start(told_of(plan, 0, second))}, {told_of(plan, 0, third)}.",
        f"{at_start(told_of(plan, 0, last))}.",
    )


def _turned(plan: Plan) -> tuple[str, str]:
    same = all(np.array_equal(plan.lap(0, k).steps, plan.lap(1, k).steps)
               for k in (PLAIN, MOMENTUM))  # fmt: skip
    first = (
        tr("Plain and momentum do not even notice.")
        if same
        else tr("Plain and momentum: as before, but for a step here and there.")
    )
    share = plan.last(1, RMSPROP) / max(plan.last(1, PLAIN), 1)
    more = plan.last(1, ADAM) - plan.last(0, ADAM)
    adam = (
        tr("Adam remembers direction too: {more} more.") if more > 0 else tr("Adam needs no more.")
    )
    than = (
        tr("About as slow as plain.")
        if 1 / AS_SLOW <= share <= AS_SLOW
        else tr("Slower than plain.")
        if share > 1
        else tr("Still faster than plain.")
    )
    second = tr("RMSProp: from {one} to {other}.").format(
        one=cell_text(plan, 0, RMSPROP), other=cell_text(plan, 1, RMSPROP)
    )
    first = f"{first} {adam.format(more=steps_text(more))}"
    if all(plan.whole(track, k) for track in (0, 1) for k in (PLAIN, RMSPROP)):
        second = f"{second} {than}"
    return first, second


def _memory(plan: Plan) -> str:
    """Why who remembers direction is slow on track three, if it is."""
    ground = plan.course(2).landscape
    bends = np.linalg.eigvalsh(ground.hessian(ground.minima))
    no_ravine = bool((bends[:, 1] < _ROUND * bends[:, 0]).all())
    if set(plan.ranking(2)[2:]) == {MOMENTUM, ADAM}:
        first = tr("No ravine here: ") if no_ravine else ""
        return at_start(first + tr("those that remember direction come last."))
    return f"{at_start(told_of(plan, 2, MOMENTUM))}. {at_start(told_of(plan, 2, ADAM))}."


def _floor(plan: Plan) -> str:
    if plan.tracks[3][0] != "rosenbrock":
        return ""
    return tr("Reaching its floor is quick. Following it is slow.")


def _bent(plan: Plan) -> tuple[str, str]:
    first, *rest = plan.ranking(3)
    told = _first(plan, 3)
    homes = [f"{called(k)} {plan.home(3, k)}" for k in rest]
    if plan.whole(3, first) and not any(plan.whole(3, k) for k in rest):
        more = tr("The others, of {count}: {homes}.")
        return told, more.format(count=plan.rules.starts, homes=", ".join(homes))
    return told, f"{at_start(', '.join(told_of(plan, 3, k) for k in rest))}."


def _ahead(plan: Plan) -> str:
    tracks = range(len(plan.tracks))
    winners = {k for track in tracks for k in plan.leaders(track)}
    first = tr("Four tracks, {count} winners.").format(count=tr(_FEW[len(winners)]))
    wins = [track for track in tracks if plan.leaders(track) == (RMSPROP,)]
    lasts = [track for track in tracks if plan.ranking(track)[-1] == RMSPROP]
    if len(wins) == len(lasts) == 2:
        return f"{first} " + tr("RMSProp wins twice, and comes last twice.")
    return first


def _why(plan: Plan) -> str:
    tracks = range(len(plan.tracks))
    whole = [k for k in range(4) if all(plan.whole(track, k) for track in tracks)]
    if whole == [ADAM]:
        return tr("Only Adam brought all home, on every track.")
    return tr("Adam brought {home} home, of {all}.").format(
        home=sum(plan.home(track, ADAM) for track in tracks),
        all=len(plan.tracks) * plan.rules.starts,
    )


def _onward(plan: Plan) -> tuple[str, str, str]:
    """Who walks on and where; why it leaves again; how many of it are home at the end."""
    track, runner = plan.leaver
    lap = plan.lap(track, runner)
    place = (tr("the ravine"), tr("the turned ravine"), *map(ground_text, _last_two(plan)))[track]
    first = tr("Let {name} walk on, on {place}.").format(name=called(runner), place=place)
    if lap.stay == lap.home:
        return first, "", tr("All of them stay.")
    why = tr("There, slopes vanish. Its memory fades, it divides by too little, and leaps out.")
    told = tr("After {budget} gradients, {stay} of its {count} is home.") if not lap.stay else tr(
        "After {budget} gradients, {stay} of its {count} are home.")  # fmt: skip
    return (
        first,
        why if plan.fades else "",
        told.format(
            budget=grouped(str(plan.budget)), stay=lap.stay or tr("none"), count=plan.rules.starts
        ),
    )


def _last_two(plan: Plan) -> list[str]:
    return [name for name, _ in plan.tracks[2:]]


def _who_stays(plan: Plan) -> tuple[str, str]:
    """How many of each are home at the end, and whether that makes another winner."""
    touched, stay = plan.touched, plan.stay
    plain, mom, rms, adam = stay
    first = tr(
        "Count who stays, at the same rates: plain {plain}, momentum {mom}, RMSProp {rms},"
        " Adam {adam}."
    ).format(plain=plain, mom=mom, rms=rms, adam=adam)
    best = [[k for k in range(4) if some[k] == max(some)] for some in (touched, stay)]
    return first, tr("Another rule, another winner.") if not set(best[0]) & set(best[1]) else ""


def _leaps(plan: Plan) -> str:
    if plan.leaders(0) != (RMSPROP,):
        return ""
    return tr(
        "RMSProp's average starts at zero. So it divides by too little, and leaps."
        " Adam corrects that."
    )


def _leads(plan: Plan) -> str:
    ahead = plan.leaders(1)
    if not ahead:
        return tr("No team has a runner home.")
    names = at_start(tr(" and ").join(map(called, ahead)))
    return tr("{names} is home first.").format(names=names) if len(ahead) == 1 else tr(
        "{names} are level.").format(names=names)  # fmt: skip


def _alike(plan: Plan) -> str:
    less, more = np.sort(np.abs(plan.turned_gradient(plan.tracks[1][1]))).tolist()
    if more < _LEVEL * less:
        return tr("Turned, both axes look almost equally steep. So it goes plain's way.")
    return tr("Turned, its axes are not those of the ravine.")


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    rules = plan.rules
    slope = plan.gradient
    onward, stays = _onward(plan), _who_stays(plan)
    order, ravine, turned, bent = _order(plan), _ravine(plan), _turned(plan), _bent(plan)
    return {
        "degrees": f"{plan.tracks[1][1]:g}",
        "order": order[0],
        "then": order[1],
        "second": _second(plan),
        "changed": _changed(plan),
        "along": brief(float(slope[0])),
        "across": brief(float(slope[1])),
        "rate": rate_text(plan.rates[1]),
        "starts": rules.starts,
        "budget": grouped(str(rules.budget)),
        "finish": _finish(rules.finish),
        "rates": len(rules.grid),
        "first_home": ravine[0],
        "next_home": ravine[1],
        "last_home": ravine[2],
        "turned_first": turned[0],
        "turned_second": turned[1],
        "other": cell_text(plan, 1, RMSPROP),
        "third": ground_text(plan.tracks[2][0]),
        "fourth": ground_text(plan.tracks[3][0]),
        "memory": _memory(plan),
        "floor": _floor(plan),
        "bent": bent[0],
        "bent_rest": bent[1],
        "ahead": _ahead(plan),
        "why": _why(plan),
        "walk_on": onward[0],
        "fades": onward[1],
        "left_home": onward[2],
        "who_stays": stays[0],
        "another": stays[1],
        "leaps": _leaps(plan),
        "alike": _alike(plan),
        "leads": _leads(plan),
        "steep": brief(float(np.abs(slope).max())),
        "multiplies": tr("For plain descent, alpha multiplies a slope."),
        "off": plan.unfair[1][PLAIN].left and plan.unfair[1][PLAIN].steps == 1,
    }


def _finish(loss: float) -> str:
    return tr("a hundredth") if loss == 1e-2 else f"{loss:g}"


__all__ = [
    "AS_SLOW",
    "called",
    "facts",
    "names",
    "suffers",
    "winner",
]
