"""A fair race: each number that the film shows, computed here once more."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from gdmath.descent import descend
from gdmath.landscapes import LANDSCAPES
from gdmath.racing import RUNNERS
from scenes.optimizer_race import OptimizerRaceParameters
from scenes.parts.optimizer_race.fair import (
    ADAM,
    MOMENTUM,
    NAMES,
    PLAIN,
    RMSPROP,
    raced,
    starts_of,
)
from scenes.parts.optimizer_race.laps import cell_text
from scenes.parts.optimizer_race.leap import Leap
from scenes.parts.optimizer_race.plan import Plan, plan_for
from scenes.parts.optimizer_race.stay import Stay
from scenes.parts.optimizer_race.telling import facts, walks
from scenes.render.rehearsal import offstage

SMALL = {"starts": 8, "budget": 300, "track": "booth", "turned": 20.0}


@cache
def plan(**changes: Any) -> Plan:
    return plan_for(**(OptimizerRaceParameters().__dict__ | changes))


def by_hand(name: str, rate: float, start: tuple[float, float], budget: int) -> tuple[int, str]:
    """One run on the ravine, step by step as a book has it: when it ends, and how."""
    place, v, s = np.array(start), np.zeros(2), np.zeros(2)
    bends = np.array([1.0, 100.0])
    for step in range(1, budget + 1):
        slope = bends * place
        if name == "plain":
            place = place - rate * slope
        elif name == "momentum":
            v = 0.9 * v + slope
            place = place - rate * v
        elif name == "rmsprop":
            s = 0.99 * s + 0.01 * slope**2
            place = place - rate * slope / (np.sqrt(s) + 1e-8)
        else:
            v, s = 0.9 * v + 0.1 * slope, 0.999 * s + 0.001 * slope**2
            mean, square = v / (1 - 0.9**step), s / (1 - 0.999**step)
            place = place - rate * mean / (np.sqrt(square) + 1e-8)
        if 0.5 * bends @ place**2 <= 1e-2:
            return step, "home"
        if np.abs(place).max() > 3:
            return step, "out"
    return budget, "under way"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (0, {"momentum": 47, "rmsprop": 144, "plain": 191, "adam": 279}),
        (1, {"rmsprop": 5, "adam": 43, "plain": None, "momentum": None}),
    ],
)
def test_two_unfair_races(number: int, told: dict[str, int | None]) -> None:
    rate = 0.015 * 10**number
    for solo in plan().unfair[number]:
        steps, how = by_hand(solo.name, rate, (-2.5, 0.5), 1000)
        assert (solo.steps, solo.arrived, solo.left) == (steps, how == "home", how == "out")
        assert told[solo.name] == (steps if how == "home" else None)
        assert len(solo.points) == steps + 1
    assert [plan().unfair[number][k].name for k in plan().order(number)][: number * -2 or None] == [
        name for name, steps in told.items() if steps
    ]


def test_where_plain_descent_lands() -> None:
    assert plan().unfair[1][PLAIN].points[1] == pytest.approx((-2.125, -7))


def test_adams_first_steps() -> None:
    places, means, sides = plan().adams
    assert plan().gradient.tolist() == [-2.5, 50]
    assert means[0] == pytest.approx([-2.5, 50])
    assert sides[0] == pytest.approx([2.5, 50])
    assert places[1] == pytest.approx([-2.35, 0.35], abs=5e-5)
    rate = 0.15
    for k in range(20):  # what is drawn as memory is what the steps are made of
        step = -rate * means[k] / (sides[k] + 1e-8)
        assert places[k + 1] - places[k] == pytest.approx(step, rel=1e-9)


def test_the_board_says_what_was_raced() -> None:
    board = [[cell_text(plan(), track, k) for k in range(4)] for track in range(3)]
    assert board == [
        ["146", "59", "6", "52"],
        ["146", "59", "198", "79"],
        ["13 of 32", "374", "8 of 32", "382"],
    ]
    for track in range(3):
        for k in range(4):
            steps = plan().lap(track, k).steps
            last = plan().last(track, k)
            if plan().whole(track, k):  # then, and not a step before, all are home
                assert (steps <= last).all()
                assert (steps == last).any()


def test_runs_drawn_are_runs_counted() -> None:
    """A walk comes to its finish, on the drawn points, at the step that is counted."""
    for track in range(3):
        ground = plan().course(track).ground
        lowest = ground.value(ground.minima).min()
        for k in range(4):
            lap, points = plan().lap(track, k), plan().raced.points[track][k]
            above = ground.value(points) - lowest
            there = above <= 1e-2
            for n in np.flatnonzero(lap.arrived):
                assert int(np.argmax(there[:, n])) == lap.steps[n]


@pytest.mark.parametrize("track", range(3))
def test_no_other_rate_would_have_won_for_anyone(track: int) -> None:
    """Rates were chosen by mean steps, races scored by medians: the next rate would have won."""
    ground, starts = plan().course(track).ground, starts_of(plan().course(track), plan().rules)
    low, high = np.transpose(ground.window)
    lowest = ground.value(ground.minima).min()
    best = []
    for k, name in enumerate(NAMES):
        scores = []
        for rate in plan().rules.grid:
            walk = descend(ground, RUNNERS[name](rate), starts, 1000)
            there = walk.losses - lowest <= 1e-2
            off = ((walk.points < low) | (walk.points > high)).any(axis=-1)
            first = np.where(there.any(axis=0), there.argmax(axis=0), 2000)
            out = np.where(off.any(axis=0), off.argmax(axis=0), 3000)
            steps = first[(first <= 1000) & (first <= out)]
            scores.append((-len(steps), int(steps.max(initial=0))))
        ran = (-plan().home(track, k), plan().last(track, k))
        assert ran == min(scores), name
        best.append(ran)
    ahead = [k for k in range(4) if best[k] == min(best)]
    assert plan().leaders(track) == tuple(ahead)


def test_who_is_ahead() -> None:
    for track, ahead in enumerate([(RMSPROP,), (MOMENTUM,), (MOMENTUM,)]):
        assert plan().leaders(track) == ahead
        assert plan().ranking(track)[0] == ahead[0]
    assert [plan().ranking(track)[-1] == RMSPROP for track in range(3)] == [0, 1, 1]


def test_who_must_stay_is_tuned_for_staying() -> None:
    """Rates chosen for the first touch were judged by staying: RMSProp by far the worst."""
    assert plan().staying.protocol.stay
    assert not plan().rules.stay
    assert [(lap.home, lap.last) for lap in plan().settled] == [
        (32, 146), (32, 93), (32, 952), (32, 90),
    ]  # fmt: skip
    assert plan().stayers == (ADAM,)
    ground = plan().course(0).ground
    starts = starts_of(plan().course(0), plan().rules)
    for name, lap in zip(NAMES, plan().settled, strict=True):
        best = []
        for rate in plan().rules.grid:
            walk = descend(ground, RUNNERS[name](rate), starts, 1000)
            off = (np.abs(walk.points) > 3).any(axis=-1)
            out = [np.flatnonzero(~(losses <= 1e-2)) for losses in walk.losses.T]
            steps = [int(one.max(initial=-1)) + 1 for one in out]
            home = [s for k, s in enumerate(steps) if s <= 1000 and not off[:s, k].any()]
            best.append((-len(home), max(home, default=0)))
        assert min(best) == (-lap.home, lap.last)


def on_the_third(seed: int, beyond: float) -> list[tuple[int, int]]:
    """How many of each team are home on Rosenbrock's valley, by hand, and when the last one is.

    The map ends so much beyond where it was drawn, at ±2 and at −1 and 3.
    """
    middle, rates = np.array([0.0, 1.0]), np.logspace(-5, 1, 25)
    spots = np.random.default_rng(seed).uniform(middle - 1.4, middle + 1.4, (32, 2))
    ends = []
    for name in NAMES:
        walk = descend(LANDSCAPES["rosenbrock"], RUNNERS[name](rates[:, None]), spots, 1000)
        there = walk.losses <= 1e-2
        off = (np.abs(walk.points - middle) > 2 + beyond).any(axis=-1)
        first, gone = (np.where(x.any(axis=0), x.argmax(axis=0), 2000) for x in (there, off))
        home = (first <= 1000) & (first <= gone)
        last = np.where(home, first, 0).max(axis=1)
        ends.append(min((-int(h), int(n)) for h, n in zip(home.sum(axis=1), last, strict=True)))
    return [(-home, last) for home, last in ends]


def test_the_edge_of_the_third_map_decides_nothing() -> None:
    """Two of momentum's left it at w₂ = −1, came back, and were out: so Adam alone was all home."""
    assert plan().course(2).landscape.window == ((-3, 3), (-2, 4))
    ran = [(plan().home(2, k), plan().last(2, k)) for k in range(4)]
    for beyond in (0.8, 1.0, 1.2, 9.0):
        assert on_the_third(1, beyond) == ran, beyond
    assert on_the_third(1, 0.0) != ran
    assert not any(plan().lap(2, k).left.any() for k in range(4))


def test_from_other_starts_the_third_track_has_another_winner() -> None:
    """Momentum is eight gradients ahead: that is the draw of its starts, and is said."""
    ahead = []
    for seed in range(2, 7):
        ranks = [(-home, last) for home, last in on_the_third(seed, 1.0)]
        ahead.append(NAMES[ranks.index(min(ranks))])
    assert plan().again == tuple(ahead)
    assert ahead.count("adam") == 4
    assert facts(plan())["again"] == (
        "From other starts, Adam wins track three four times out of five."
    )
    assert facts(plan())["again_written"] == "* from 5 other sets of starts: Adam first 4 of 5"


def test_rates_that_bring_all_home() -> None:
    rooms = [[int(plan().room(track, k).sum()) for track in range(3)] for k in range(4)]
    assert rooms == [[4, 4, 0], [8, 8, 2], [8, 5, 0], [11, 6, 4]]
    assert plan().everywhere == [0, 2, 0, 4]


def test_the_rules_are_those_of_the_race() -> None:
    rules = plan().rules
    assert (rules.starts, rules.seed, rules.inner, rules.budget) == (32, 1, 0.7, 1000)
    assert (rules.finish, len(rules.grid)) == (1e-2, 25)
    told = facts(plan())
    assert (told["starts"], told["budget"], told["rates"]) == (32, "1,000", 25)
    assert told["finish"] == "a hundredth"


def test_words_follow_the_numbers() -> None:
    told = facts(plan())
    assert told["order"] == "Momentum."
    assert told["then"] == "Then RMSProp, then plain. Adam is last."
    assert told["second"] == "Two runners are off the map after one step."
    assert told["first_home"] == "RMSProp's team is home after 6 steps."
    assert told["next_home"] == "Adam needs 52, momentum 59, plain descent 146."

    assert told["bent"] == "Momentum's team is home after 374 steps."
    assert told["bent_rest"] == "Adam needs 382. The others run out of gradients."
    assert told["ahead"] == "In all, momentum wins two, RMSProp wins one, Adam none."
    assert told["stay"] == "Tuned for that, Adam wins, after 90 steps; momentum needs 93."
    assert (told["most_rates"], told["other_rates"]) == (
        "Adam does, at four rates.", "Momentum does, at two. The others never do.",
    )  # fmt: skip
    other = facts(plan(**SMALL))
    for name in ("first_home", "stay", "bent", "most_rates"):
        assert other[name] != told[name]


def hops(start: tuple[float, float], corrected: bool, rate: float = 10**-0.75) -> np.ndarray:
    """Lengths (n, 2) of RMSProp's first steps in rates; its memory begins at zero, or not."""
    bends, place, s = np.array([1.0, 100.0]), np.array(start), np.zeros(2)
    lengths = []
    for step in range(1, 6):
        slope = bends * place
        s = 0.99 * s + 0.01 * slope**2
        square = s / (1 - 0.99**step) if corrected else s
        way = rate * slope / (np.sqrt(square) + 1e-8)
        place = place - way
        lengths.append(np.abs(way) / rate)
    return np.array(lengths)


def test_rmsprop_wins_the_first_track_by_how_its_memory_begins() -> None:
    """Not by dividing: divided by true averages from the first step on it is no faster."""
    assert hops((-2.5, 0.5), corrected=False)[0] == pytest.approx([10, 10], rel=1e-6)
    assert hops((-2.5, 0.5), corrected=True)[0] == pytest.approx([1, 1], rel=1e-6)
    met = plan().raced.points[0][RMSPROP]
    first = np.abs(met[1] - met[0]) / plan().lap(0, RMSPROP).tuning.best
    assert first == pytest.approx(np.full_like(first, 10.0), rel=1e-4)  # from all of its starts
    assert plan().last(0, RMSPROP) == 6
    assert facts(plan())["leaps"].startswith("RMSProp's average wears no hat")
    with offstage():
        lines = [line.text for line in Leap(plan()).lines]
    assert lines[1:] == ["its root: 17.5", "175 / 17.5 = 10", "w₂: 1.75 − 0.178 × 10 = −0.03"]


def test_the_leap_that_is_worked_out_is_of_a_runner_that_is_seen() -> None:
    """It was from w₂ = 0.5, where none of the 32 starts."""
    with offstage():
        leap = Leap(plan())
        (said, *_, end), way = [line.text for line in leap._told(plan())[1:]], leap.shown.met
    assert said == "no hat: s = 0.99 × 0 + 0.01 × 175²"
    starts = starts_of(plan().course(0), plan().rules)
    assert (np.abs(starts - way[0]).max(axis=1) < 1e-9).any()
    began, landed = (f"{place:.2f}".replace("-", "−") for place in way[:2, 1])
    assert end.startswith(f"w₂: {began} −")
    assert end.endswith(f"= {landed}")


def test_who_touched_the_gold_and_walks_on_is_outside_again() -> None:
    """The last claim of the film was four numbers in a table."""
    bends, rate, out = np.array([1.0, 100.0]), 10**-0.75, []
    place, s = starts_of(plan().course(0), plan().rules), 0.0
    for _ in range(173):
        slope = bends * place
        s = 0.99 * s + 0.01 * slope**2
        place = place - rate * slope / (np.sqrt(s) + 1e-8)
        out.append(int((0.5 * (bends * place**2).sum(axis=1) > 1e-2).sum()))
    with offstage():
        stay = Stay(plan())
    assert stay.out == 163 == out.index(next(n for n in out[6:] if n), 6) + 1
    assert (stay.begin, stay.end) == (6, 172)
    for step in (6, 100, 163, 170, 172):
        stay.clock.now.set_value(step)
        assert stay.on_gold.value() == 32 - out[step - 1]
        shown = stay.swarm.now()
        assert (0.5 * (bends * shown**2).sum(axis=1) <= 1e-2).sum() == 32 - out[step - 1]
    assert facts(plan())["touched"] == "After 6 steps all are on the gold."
    assert walks(plan(), stay.out).endswith("off the gold it leaps.")
    assert walks(plan(), 0) == ""


def test_under_stay_stand_the_numbers_of_all_four() -> None:
    """Adam's 90 stood beside RMSProp's 952 alone: it was taken for ten times as good as any."""
    with offstage():
        stay = Stay(plan())
    assert [(team.runner.name, team.said.text) for team in stay.teams] == [
        ("Adam", "90"), ("momentum", "93"), ("plain", "146"), ("RMSProp", "952"),
    ]  # fmt: skip
    left = float((stay.small.corner + stay.small.size)[0])
    assert all(part.get_left()[0] > left + 0.1 for part in (*stay.teams, *stay.rule))
    assert "ravine" in stay.rule[1].text


def test_a_seed_decides_all() -> None:
    rules = {"starts": 8, "seed": 1, "inner": 0.7, "budget": 300, "finish": 1e-2}
    again = raced.__wrapped__(plan(**SMALL).tracks, **rules)  # type: ignore[attr-defined]
    for mine, theirs in zip(plan(**SMALL).raced.points, again.points, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(mine, theirs, strict=True))
