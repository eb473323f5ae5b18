"""Every number of the film on momentum, against a computation of its own."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gdmath import InputError
from scenes.momentum import MomentumParameters
from scenes.parts.momentum.ground import ravine
from scenes.parts.momentum.narrow import plain_steps
from scenes.parts.momentum.plan import Plan, plan_for
from scenes.parts.momentum.telling import (
    facts,
    held_guesses,
    most_guesses,
    narrow_guesses,
    plain_guesses,
)
from tests.everything import some

Array = NDArray[np.float64]


def plan(**changes: Any) -> Plan:
    return plan_for(**(MomentumParameters().__dict__ | changes))


PLAN = plan()
RATE = 2 / 101


def places(curvature: float, start: float, rate: float, memory: float, steps: int) -> Array:
    """Where a heavy ball is, from powers of the matrix of (place, velocity)."""
    step = np.array([[1 - rate * curvature, -rate * memory], [curvature, memory]])
    state, found = np.array([start, 0.0]), [start]
    for _ in range(steps):
        state = step @ state
        found.append(float(state[0]))
    return np.array(found)


def count(memory: float, rate: float = RATE, share: float = 0.01) -> int:
    """From which step on no more than a share of the way is left."""
    way = np.stack([places(1, -5, rate, memory, 3000), places(100, 0.5, rate, memory, 3000)])
    away = np.hypot(*way)
    return int(np.flatnonzero(away > share * away[0])[-1]) + 1


def test_both_walks_are_powers_of_a_matrix() -> None:
    for walk, memory in ((PLAN.plain, 0.0), (PLAN.held, 0.8)):
        for axis, curvature in ((0, 1.0), (1, 100.0)):
            start = PLAN.start[axis]
            own = places(curvature, start, RATE, memory, walk.steps)
            assert walk.points[:, 0, axis] == pytest.approx(own, abs=1e-12)


def test_the_ground_and_its_slopes() -> None:
    ground = ravine(100.0, (-5.0, 0.5))
    assert ground.value([-5.0, 0.5]) == 25
    assert ground.gradient([-5.0, 0.5]).tolist() == [-5, 50]
    here, way = np.array([-3.0, 0.7]), np.array([0.6, 0.8])
    difference = (ground.value(here + 1e-4 * way) - ground.value(here - 1e-4 * way)) / 2e-4
    assert difference == pytest.approx(float(ground.gradient(here) @ way), rel=1e-9)


def test_counts_of_steps() -> None:
    told = {0.0: 231, 0.8: 44, 0.99: 914}
    assert PLAN.counts == told == {memory: count(memory) for memory in told}
    assert (PLAN.plain_count, PLAN.held_count, PLAN.most) == (231, 44, (0.99, 914))
    assert plain_guesses(PLAN) == ("20", "80", "230")
    assert held_guesses(PLAN) == ("45", "90", "150")


def test_places_and_losses() -> None:
    plain, held = PLAN.plain, PLAN.held
    assert PLAN.rate == RATE
    assert PLAN.factors == pytest.approx((99 / 101, -99 / 101))
    first = [(-5, 0.5), (-4.901, -0.490), (-4.804, 0.480), (-4.709, -0.471)]
    assert plain.points[:4, 0] == pytest.approx(np.array(first), abs=6e-4)
    then = [(-4.901, -0.490), (-4.725, -0.312), (-4.490, 0.448), (-4.214, 0.169), (-3.909, -0.389)]
    assert held.points[1:6, 0] == pytest.approx(np.array(then), abs=6e-4)
    steps = [0, 1, 2, 3, 10, 20, 44]
    of_held = [25, 24.02, 16.02, 20.13, 2.79, 0.301, 0.0015]
    of_plain = [25, 24.02, 23.08, 22.17, 16.76, 11.23, 4.30]
    assert held.losses[steps, 0] == pytest.approx(of_held, rel=0.02)
    assert plain.losses[steps, 0] == pytest.approx(of_plain, rel=1e-3)
    assert plain.points[44, 0] == pytest.approx((-2.07, 0.21), abs=0.005)


def test_the_ledger() -> None:
    (along, across), (then_along, then_across), push = PLAN.pushes
    assert (along, across) == (-5, 50)
    assert (then_along, then_across) == pytest.approx((-4.9009901, -49.0099010))
    assert push == pytest.approx((0.8 * -5 - 4.9009901, 0.8 * 50 - 49.0099010))
    assert push == pytest.approx((-8.901, -9.010), abs=5e-4)
    assert PLAN.step == pytest.approx((0.1763, 0.1784), abs=5e-5)
    assert PLAN.step == pytest.approx(-RATE * push)


def test_the_chain() -> None:
    assert PLAN.sums(6) == pytest.approx([1, 1.8, 2.44, 2.952, 3.3616, 3.68928])
    assert PLAN.sums(20)[-1] == pytest.approx(4.942, abs=5e-4)
    assert PLAN.limit == pytest.approx(5)


def test_along_the_ravine() -> None:
    none, held, most = PLAN.swings
    assert [swing.memory for swing in PLAN.swings] == [0, 0.8, 0.99]
    assert [swing.crosses for swing in PLAN.swings] == [False, True, True]
    assert none.modes.pace == pytest.approx(99 / 101)
    for swing, peak in ((held, 0.142), (most, 4.479)):
        own = places(1, -5, RATE, swing.memory, 230)
        assert swing.places[:231] == pytest.approx(own, abs=1e-12)
        assert swing.places.max() == pytest.approx(peak, abs=0.0005)
        assert swing.modes.pace == pytest.approx(math.sqrt(swing.memory), rel=1e-15)
        hull = swing.amplitude * swing.modes.pace ** np.arange(231)
        assert (np.abs(own) <= hull * (1 + 1e-9)).all()
        assert (np.abs(own) / hull).max() > 0.99  # it is no wider than it must be
    assert int((np.diff(np.sign(most.places[:232])) != 0).sum()) == 10
    assert PLAN.slants
    assert PLAN.ring == pytest.approx(0.01 * math.hypot(5, 0.5))


def walked(
    condition: float, rate: float, memory: float, start: tuple[float, float] = (-5.0, 0.5)
) -> int:
    """The steps of a ball until it stays within a hundredth of its way, one after another."""
    (along, across), v, w = start, 0.0, 0.0
    ring, last, step = 0.01 * math.hypot(along, across), 0, 0
    while step < 2 * last + 50:  # long after it was last outside
        step += 1
        v, w = memory * v + along, memory * w + condition * across
        along, across = along - rate * v, across - rate * w
        if math.hypot(along, across) > ring:
            last = step
    return last + 1


def test_what_the_narrow_ravine_takes() -> None:
    one = PLAN.narrow
    assert (one.condition, one.plain, one.held) == (10_000, 23_026, 464)
    assert (one.rate, one.reach, one.memory) == (2 / 10_001, 50, 0.98)
    assert one.start == pytest.approx((-5.0, 0.05))
    assert one.plain == walked(10_000, 2 / 10_001, 0.0, one.start)
    assert one.held == walked(10_000, 2 / 10_001, 0.98, one.start)
    assert PLAN.more == pytest.approx((23_026 / 231, 464 / 44))
    told = facts(PLAN)
    assert (told["narrow_plain"], told["narrow_held"], told["closer"]) == (
        "23,026",
        "464",
        "ten times",
    )
    assert told["as_many"] == "A hundred times as many as before."
    assert told["root"] == ("With memory, about ten times: the square root of 100.")
    assert narrow_guesses(PLAN) == ("460", "4,600", "46,000")
    assert most_guesses(PLAN) == ("30", "90", "910")


@pytest.mark.parametrize("start", [(-5.0, 0.5), (-5.0, 0.75), (-3.0, 0.4)])
def test_what_is_said_of_the_root_is_true_of_other_starts(start: tuple[float, float]) -> None:
    """A hundred times as sharp: a hundred times the steps without memory, about ten with it."""
    near = start[0], start[1] / 10
    plain, held = (walked(100.0, RATE, memory, start) for memory in (0.0, 0.8))
    assert walked(10_000.0, 2 / 10_001, 0.0, near) / plain == pytest.approx(100, rel=0.01)
    assert walked(10_000.0, 2 / 10_001, 0.98, near) / held == pytest.approx(10, rel=0.15)


@pytest.mark.parametrize(("condition", "rate"), [(25.0, 2 / 26), (100.0, 0.0105), (400.0, 0.004)])
def test_plain_steps_are_those_that_are_walked(condition: float, rate: float) -> None:
    assert plain_steps(condition, rate, (-5.0, 0.5), 0.01) == walked(condition, rate, 0.0)


def test_a_narrow_ravine_is_told_with_all_digits() -> None:
    """A million was “1e+06”, and its root was drawn so."""
    told = facts(plan(condition=1000.0))
    assert not any("e+" in str(words) for words in told.values())


def test_in_to_stay_is_said_of_a_walk_that_overshoots() -> None:
    """“In quickly, and there it stays” was said of one that left the ring again."""
    away = np.hypot(*PLAN.held.points[:, 0].T) / PLAN.ring
    entered = int(np.flatnonzero(away <= 1)[0])
    assert entered == PLAN.entered == 24
    assert entered < PLAN.farthest < PLAN.held_count
    assert PLAN.strays
    assert away[PLAN.farthest] == away[entered : PLAN.held_count].max()
    assert away[entered : PLAN.held_count].max() > 2.8


def test_the_largest_memory_swings_back() -> None:
    most = PLAN.swings[-1]
    assert most.places[most.turn] == pytest.approx(4.479, abs=5e-4)
    assert facts(PLAN)["swing"] == "At each step the swing shrinks by only half a percent."


@pytest.mark.parametrize(
    ("changes", "words"),
    some(
        [
            ({"rate": 0.021}, "rate must make her bounce"),
            ({"start": (5.0, 0.5)}, "start must be along below 0"),
            ({"most": 0.7}, "most must be above"),
            ({"condition": 25.0, "memory": 0.9, "most": 0.95}, "memory must help"),
            ({"condition": 400.0, "most": 0.85}, "most must be too much"),
        ],
        5,
    ),
)
def test_what_cannot_be_told_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words):
        plan(**changes)


def test_other_numbers_are_told_as_they_are() -> None:
    other = plan(condition=400.0)
    told = facts(other)
    assert told["worse"] == "897 steps. No better than none."
    assert told["closer"] == "20 times"
