"""The numbers of the film in words."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenes.parts.optimizer_race.fair import ADAM, MOMENTUM, NAMES, PLAIN, RMSPROP
from scenes.parts.optimizer_race.hook import rate_text
from scenes.parts.optimizer_race.laps import cell_text, ground_text, lap_text, steps_text
from scenes.parts.optimizer_race.plan import Plan, brief
from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.stage import tr
from scenes.stage.type.text import grouped

CALLED = ("plain descent", "momentum", "RMSProp", "Adam")
_FEW = ("none", "one", "two", "three", "four")
_NUMBERS = (*_FEW, "five", "six", "seven", "eight", "nine", "ten")
_TIMES = ("never", "once", "twice", "three times", "four times", "five times")


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
    out = [run for run in plan.unfair[1] if run.left and run.steps == 1]
    if len(out) == 2:
        return tr("Two runners are off the map after one step.")
    return tr("Off the map at once: {out} of 4.").format(out=len(out))


def _changed(plan: Plan) -> str:
    before, after = plan.order(0), plan.order(1)
    if plan.unfair[1][before[0]].left and after[1] == before[-1]:
        return tr("One number changed: the winner is out, and the last is second.")
    return tr("One number changed, and it is another race.")


def told_of(plan: Plan, track: int, *runners: int) -> str:
    """A sentence: what each needs until all of it are home, or how many it brings home."""
    parts: list[str] = []
    for number, runner in enumerate(runners):
        if not plan.whole(track, runner):
            said = tr("{name} brings {count} home")
        elif number and plan.whole(track, runners[number - 1]):
            said = "{name} {count}"
        else:
            said = tr("{name} needs {count}")
        parts.append(said.format(name=called(runner), count=cell_text(plan, track, runner)))
    return f"{at_start(', '.join(parts))}."


def _first(plan: Plan, track: int) -> str:
    first = plan.ranking(track)[0]
    said = (
        tr("{first}'s team is home after {steps} steps.")
        if plan.whole(track, first)
        else "{first}: {steps}."
    )
    return said.format(first=at_start(called(first)), steps=cell_text(plan, track, first))


def _ravine(plan: Plan) -> tuple[str, str]:
    return _first(plan, 0), told_of(plan, 0, *plan.ranking(0)[1:])


def _turned(plan: Plan) -> tuple[str, str]:
    same = all(np.array_equal(plan.lap(0, k).steps, plan.lap(1, k).steps)
               for k in (PLAIN, MOMENTUM))  # fmt: skip
    first = (
        tr("Plain and momentum do not even notice.")
        if same
        else tr("Plain and momentum: as before, but for a step here and there.")
    )
    more = plan.last(1, ADAM) - plan.last(0, ADAM)
    went = tr("{name} goes from {one} to {other}.")
    second, adam = (
        went.format(name=called(k), one=cell_text(plan, 0, k), other=cell_text(plan, 1, k))
        for k in (RMSPROP, ADAM)
    )
    saved = f"{adam} {tr('Remembering direction saves it.')}"
    first = f"{first} {saved if more > 0 else tr('Adam needs no more.')}"
    return first, second


def _third(plan: Plan) -> str:
    name = plan.tracks[2][0]
    return tr("a valley that bends") if name == "rosenbrock" else ground_text(name)


def _floor(plan: Plan) -> str:
    if plan.tracks[2][0] != "rosenbrock":
        return ""
    return tr("Reaching the valley floor is quick. Following it is slow.")


def _bent(plan: Plan) -> tuple[str, str]:
    """Who is first on the third track, and how the others fare."""
    first, *rest = plan.ranking(2)
    told, home = _first(plan, 2), [k for k in rest if plan.whole(2, k)]
    if not plan.whole(2, first):
        return told, told_of(plan, 2, *rest)
    said = [told_of(plan, 2, *home)] if home else []
    if len(home) < len(rest):
        said += _off(plan) or [
            tr("The others run out of gradients.") if home else tr("No other team is all home.")
        ]
    return told, " ".join(said)


def _off(plan: Plan) -> list[str]:
    """Of whom some left the map of the third track, and how many."""
    off = [int(plan.lap(2, k).left.sum()) for k in range(4)]
    return [
        tr("{count} of {name}'s left the map.").format(
            count=at_start(tr(_FEW[n])) if n < len(_FEW) else n, name=called(k))
        for k, n in enumerate(off) if n
    ]  # fmt: skip


def _again(plan: Plan) -> tuple[str, str, int]:
    """Who is first most often from other starts: as it is said, and written, and who it is."""
    names = [NAMES.index(name) for name in plan.again if name]
    if not names:
        return "", "", PLAIN
    most = max(range(4), key=names.count)
    times, all_ = names.count(most), len(plan.again)
    said = tr("From other starts, {name} wins track three {times} out of {count}.").format(
        count=tr(_NUMBERS[all_]), name=called(most), times=tr(_TIMES[times])
    )
    written = tr("* from {count} other sets of starts: {name} first {times} of {count}").format(
        count=all_, name=called(most), times=times
    )
    return said, written, most


def _won(plan: Plan) -> list[tuple[int, str]]:
    """Who wins any of the tracks, and how many of them, as it is said."""
    ahead = [k for track in range(len(plan.tracks)) for k in plan.leaders(track)]
    won = sorted(set(ahead), key=lambda k: -ahead.count(k))
    return [(k, tr("{name} wins {count}").format(
        name=called(k), count=tr(_FEW[ahead.count(k)]))) for k in won]  # fmt: skip


def _ahead(plan: Plan) -> str:
    """How many of the tracks each wins that wins any, and that Adam does not if so."""
    won = dict(_won(plan))
    told = tr("In all, {won}").format(won=", ".join(won.values()))
    return f"{told}." if ADAM in won else tr("{told}, Adam none.").format(told=told)


def _rates(plan: Plan) -> tuple[str, str]:
    """With how many rates a team is all home on all tracks: who has most, and the others."""
    rates = plan.everywhere
    first, *rest = sorted(range(4), key=lambda k: -rates[k])
    if not rates[first]:
        return tr("None does."), ""
    told = tr("{name} does, at {count} rates.") if rates[first] > 1 else tr("{name} does, at one.")
    parts = [tr("{name} does, at {count}.").format(name=at_start(called(k)), count=_count(rates[k]))
             for k in rest if rates[k]]  # fmt: skip
    if not all(rates):
        parts.append(tr("The others never do."))
    return told.format(name=at_start(called(first)), count=_count(rates[first])), " ".join(parts)


def _count(number: int) -> str:
    return tr(_NUMBERS[number]) if number < len(_NUMBERS) else str(number)


def _why(plan: Plan) -> str:
    *others, adams = plan.everywhere
    return tr("On these tracks, Adam's rate is the easiest to find.") if adams > max(others) else ""


def _to_stay(plan: Plan) -> tuple[str, str]:
    """Who wins the first track if home is to stay, and whether it is the one who won before."""
    laps, starts = plan.settled, plan.rules.starts
    first, second, *_ = plan.stay_ranking
    ahead, after = (lap_text(laps[k].home, laps[k].last, starts) for k in (first, second))
    said = tr("Tuned for that, {name} wins, with {ahead}; {second} has {after}.")
    if laps[first].home == laps[second].home == starts:
        said = tr("Tuned for that, {name} wins, after {ahead} steps; {second} needs {after}.")
    told = said.format(name=called(first), ahead=ahead, second=called(second), after=after)
    if first == plan.ranking(0)[0]:
        return told, tr("Another rule, and the same winner.")
    return told, tr("Another rule, another winner.")


def _leaps(plan: Plan) -> str:
    if plan.leaders(0) != (RMSPROP,):
        return ""
    return tr("RMSProp's average wears no hat. So it divides by too little, and leaps.")


def _touched(plan: Plan) -> str:
    """How the first team of the first track is home."""
    steps = steps_text(plan.last(0, RMSPROP))
    return tr("After {steps} steps all are on the gold.").format(steps=steps)


def walks(plan: Plan, out: int) -> str:
    """What becomes of the first team home if it walks on to where it leaves again, if it does."""
    if not (out and _leaps(plan)):
        return ""
    return tr("RMSProp walks on, and forgets. Its rate grows, and off the gold it leaps.")


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    rules = plan.rules
    slope = plan.gradient
    stay, again, rates = _to_stay(plan), _again(plan), _rates(plan)
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
        "turned_first": turned[0],
        "turned_second": turned[1],
        "other": cell_text(plan, 1, RMSPROP),
        "third": _third(plan),
        "floor": _floor(plan),
        "bent": bent[0],
        "bent_rest": bent[1],
        "ahead": _ahead(plan),
        "won": _won(plan),
        "why": _why(plan),
        "stay": stay[0],
        "another": stay[1],
        "stays_first": called(plan.stay_ranking[0]),
        "stays_next": called(plan.stay_ranking[1]),
        "touched": _touched(plan),
        "again": again[0],
        "again_written": again[1],
        "again_first": again[2],
        "most_rates": rates[0],
        "other_rates": rates[1],
        "runners": len(plan.tracks) * rules.starts,
        "leaps": _leaps(plan),
        "steep": brief(float(np.abs(slope).max())),
        "multiplies": tr("For plain descent, alpha multiplies a slope."),
        "off": plan.unfair[1][PLAIN].left and plan.unfair[1][PLAIN].steps == 1,
    }


def _finish(loss: float) -> str:
    return tr("a hundredth") if loss == 1e-2 else f"{loss:g}"


__all__ = [
    "called",
    "facts",
    "names",
    "suffers",
    "walks",
    "winner",
]
