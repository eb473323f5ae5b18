"""A fair race, as it is seen: marks, staircases and lit cells are those of the race."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from scenes.optimizer_race import OptimizerRace, OptimizerRaceParameters
from scenes.parts.optimizer_race.first import LATER, FirstStep
from scenes.parts.optimizer_race.laps import Board, Lap
from scenes.parts.optimizer_race.memory import Sides
from scenes.parts.optimizer_race.plan import ADAM, MOMENTUM, RMSPROP, Plan, plan_for
from scenes.parts.optimizer_race.rules import rule_line
from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.parts.optimizer_race.stretch import Stretch
from scenes.parts.optimizer_race.swarm import Clock
from scenes.render.rehearsal import offstage, rehearse
from tests.everything import some

OTHER = {"rate": 0.001, "starts": 8, "budget": 300, "tracks": ("booth", "mccormick"),
         "turned": 20.0}  # fmt: skip


@cache
def plan() -> Plan:
    return plan_for(**OptimizerRaceParameters().__dict__)


@cache
def lap(track: int) -> Lap:
    with offstage():
        return Lap(plan(), track, Board())


def test_a_clock_counts_whole_steps() -> None:
    with offstage():
        clock = Clock()
        for step in (0, 1, 6, 63, 1000):
            clock.tau.set_value(float(np.log10(step + 1)))
            assert clock.step == step


@pytest.mark.parametrize("step", [0, 4, 36, 125, 251])
def test_marks_and_staircases_are_those_of_the_race(step: int) -> None:
    shown = lap(0)
    shown.clock.tau.set_value(float(np.log10(step + 1)))
    for k, swarm in enumerate(shown.swarms):
        steps = plan().lap(0, k).steps
        assert shown.plot.home(k) == (steps <= step).sum()
        places, there = swarm.now()
        under_way = steps > step
        met = plan().raced.points[0][k]
        assert places[under_way] == pytest.approx(met[min(step, len(met) - 1)][under_way])
        assert (there[under_way] == 1).all()
        stairs = shown.plot.stairs(k)
        assert stairs[-1, 1] == (steps <= step).sum()
        assert (np.diff(stairs, axis=0) >= 0).all()


def test_the_lit_cell_has_the_least_median() -> None:
    for track, winners in enumerate([(RMSPROP,), (MOMENTUM,), (0, RMSPROP), (ADAM,)]):
        shown = lap(track)
        middles = [rim.get_center() for rim in shown.lights]
        lit = [
            k
            for k, cell in enumerate(shown.cells)
            if any(np.allclose(cell.get_center(), middle) for middle in middles)
        ]
        assert tuple(lit) == winners
        assert {rim.get_stroke_width() for rim in shown.lights} == {4 if len(winners) > 1 else 7}


def test_a_turned_track_turns_with_its_starts() -> None:
    shown = lap(1)
    shown.prepare()
    before = shown.starts.spots()
    assert before == pytest.approx(lap(0).starts.spots())
    shown.map.ground.turned.set_value(45)
    angle, middle = np.radians(45), shown.map.plane.at([0.0, 0.0])
    c, s = np.cos(angle), np.sin(angle)
    assert shown.starts.spots() - middle == pytest.approx(
        (before - middle) @ np.array([[c, s], [-s, c]])
    )


def test_both_first_steps_are_on_one_scale_and_the_scale_of_the_map() -> None:
    with offstage():
        first = FirstStep(plan())
        unit = float(first.on.size[0] / first.on.span[0])
        plain, adam = (np.diff(arrow.whole(), axis=0)[0] / unit for arrow in first.steps)
    assert adam == pytest.approx([0.1778, -0.1778], abs=1e-4)
    assert plain == pytest.approx([0.4446, -8.8914], abs=1e-4)
    assert first.steps[0].length == first.steps[1].length == 1
    assert len(first.way.met) == LATER + 1


def test_squares_have_the_sides_that_are_remembered() -> None:
    with offstage():
        pairs: list[Sides] = Stretch(plan()).pairs
    (along, across), turned = pairs[0].sides, pairs[1].sides
    assert across / along == pytest.approx(20)
    assert turned / across == pytest.approx(np.abs([-37.123, 33.588]) / 50, abs=1e-4)


def test_the_rules_stay_on_the_screen() -> None:
    with offstage():
        said = rule_line(plan()).text
    assert said == (
        "32 starts · 1,000 gradients · finish: 1/10,000 · off the map: out · best of 25 rates"
    )


def test_no_two_runners_look_alike() -> None:
    assert len({runner.color for runner in RUNNERS}) == len({r.kind for r in RUNNERS}) == 4


@pytest.mark.slow
@pytest.mark.parametrize("changes", some([OTHER, {"starts": 64, "seed": 7}]))
def test_the_film_is_told_with_other_numbers(changes: dict[str, Any]) -> None:
    members = {
        "parameters": OptimizerRaceParameters(**changes),
        "__module__": OptimizerRace.__module__,
    }
    run = rehearse(type("Other", (OptimizerRace,), members), layout=False)
    assert len(run.beats) == 8
    assert 90 < run.duration < 260
