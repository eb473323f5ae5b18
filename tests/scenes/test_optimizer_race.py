"""A fair race, as it is seen: marks, staircases and lit cells are those of the race."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from scenes.optimizer_race import OptimizerRace, OptimizerRaceParameters
from scenes.parts.optimizer_race.ending import Table
from scenes.parts.optimizer_race.fair import ADAM, MOMENTUM, RMSPROP
from scenes.parts.optimizer_race.first import LATER, FirstStep
from scenes.parts.optimizer_race.hook import rate_dial
from scenes.parts.optimizer_race.laps import Board, Lap
from scenes.parts.optimizer_race.memory import Sides
from scenes.parts.optimizer_race.plan import Plan, plan_for
from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.parts.optimizer_race.stretch import Stretch
from scenes.parts.optimizer_race.swarm import Clock
from scenes.render.command.stills import photograph
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import ALPHA, STAGE
from tests.everything import some

OTHER = {"rate": 0.001, "starts": 8, "budget": 300, "tracks": ("booth", "mccormick"),
         "turned": 20.0}  # fmt: skip

LEVEL = {"inner": 0.05, "starts": 8, "budget": 300, "finish": 0.1}  # RMSProp does not lead

_BRIGHT, _SHARE = 50, 0.015  # of 255; of the frame


@cache
def plan() -> Plan:
    return plan_for(**OptimizerRaceParameters().__dict__)


@cache
def lap(track: int) -> Lap:
    with offstage():
        return Lap(plan(), track, Board(plan()))


def test_a_clock_counts_whole_steps() -> None:
    with offstage():
        clock = Clock()
        for step in (0, 1, 6, 63, 1000):
            clock.now.set_value(step)
            assert clock.step == step


@pytest.mark.parametrize("step", [0, 4, 36, 109, 156])
def test_marks_and_bars_are_those_of_the_race(step: int) -> None:
    shown = lap(0)
    shown.clock.now.set_value(step)
    for k, swarm in enumerate(shown.swarms):
        steps = plan().lap(0, k).steps
        assert shown.bars.home(k) == (steps <= step).sum()
        places, seated = swarm.now()
        under_way = steps > step
        met = plan().raced.points[0][k]
        assert places[under_way] == pytest.approx(met[min(step, len(met) - 1)][under_way])
        assert (seated[under_way] == 0).all()
        assert swarm.on is shown.maps[k].plane  # each on its own map


def test_who_is_home_stays_there() -> None:
    """They vanished, so that one that was lost seemed to stand alone on the cross."""
    shown = lap(3)
    shown.clock.now.set_value(shown.end)
    for k, swarm in enumerate(shown.swarms):
        one = plan().lap(3, k)
        places, seated = swarm.now()
        assert ((seated > 0) == one.arrived).all()
        seats = swarm.seat[one.arrived]
        apart = np.linalg.norm(seats[:, None] - seats, axis=-1) + np.eye(len(seats))
        assert apart.min() > 0.09  # each can be seen
        assert (swarm.lost() == ~one.arrived).all()
        ground = plan().course(3).ground
        above = ground.value(places) - ground.value(ground.minima).min()
        assert (above[one.arrived] <= 0.01).all()
        assert (above[~one.arrived] > 0.01).all()  # not one of those that are ringed


def test_one_that_leaves_the_map_is_seen_where_it_left() -> None:
    shown = lap(3)
    shown.clock.now.set_value(shown.end)
    low, high = np.transpose(plan().course(3).ground.window)
    for k, count in ((MOMENTUM, 1), (ADAM, 4)):
        left = plan().lap(3, k).left
        assert left.sum() == count
        places = shown.swarms[k].now()[0][left]
        edge = np.minimum(np.abs(places - low), np.abs(places - high)).min(axis=1)
        assert edge == pytest.approx(np.zeros(count), abs=1e-9)


def test_races_run_by_one_steady_clock() -> None:
    """It stood still, and hurried on."""
    paces = {lap(track).pace for track in range(3)}
    assert len(paces) == 1  # the fourth is as long as ten of them
    for track in range(4):
        shown = lap(track)
        shown.clock.rewind()
        moves, seconds = shown.run()
        assert shown.end / seconds == pytest.approx(shown.pace)
        assert moves[0].rate_func(0.3) == pytest.approx(0.3)


def test_the_rate_of_each_is_below_its_name() -> None:
    for track in range(4):
        said = [words.text for words in lap(track).alphas]
        rates = [plan().lap(track, k).tuning.best for k in range(4)]
        assert said == [f"{ALPHA} = {rate:.3g}" for rate in rates]


def test_a_bar_has_a_cell_for_each_start_and_its_notch_is_at_the_half() -> None:
    bars = lap(0).bars
    for k, box in enumerate(bars.boxes):
        cells = bars.cells(k)
        assert len(cells) == 32
        assert cells[0][0] == pytest.approx(box.left)
        assert cells[15][1] < box.middle[0] <= cells[16][0] + 1e-9


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
    for one, other in zip(shown.starts, lap(0).starts, strict=True):
        before = one.spots()
        assert before == pytest.approx(other.spots())
        shown.turned.set_value(45)
        angle, middle = np.radians(45), one.on.at([0.0, 0.0])
        c, s = np.cos(angle), np.sin(angle)
        assert one.spots() - middle == pytest.approx(
            (before - middle) @ np.array([[c, s], [-s, c]])
        )
        shown.turned.set_value(0)


def test_both_first_steps_are_on_one_scale_and_the_scale_of_the_map() -> None:
    with offstage():
        first = FirstStep(plan())
        unit = float(first.on.size[0] / first.on.span[0])
        plain, adam = (np.diff(arrow.whole(), axis=0)[0] / unit for arrow in first.steps)
    assert adam == pytest.approx([0.18, -0.18], abs=1e-4)
    assert plain == pytest.approx([0.45, -9], abs=1e-4)
    assert first.steps[0].length == first.steps[1].length == 1
    assert len(first.way.met) == LATER + 1


def test_squares_have_the_sides_that_are_remembered() -> None:
    with offstage():
        pairs: list[Sides] = Stretch(plan()).pairs
    (along, across), turned = pairs[0].sides, pairs[1].sides
    assert across / along == pytest.approx(20)
    assert turned / across == pytest.approx(np.abs([-37.123, 33.588]) / 50, abs=1e-4)


def test_the_long_step_has_room_once_the_map_is_far_away() -> None:
    """It was cut off at the edge of the map, just where it matters."""
    with offstage():
        first = FirstStep(plan())
        on = first.on
        on.state = first.far().build().target_mobject.state
        low, high = on.corner, on.corner + on.size
        for arrow in first.steps:
            ends = arrow.whole()
            assert (ends > low).all()
            assert (ends < high).all()
        spans = on.size / on.span
    assert spans[0] == pytest.approx(spans[1])


def test_no_two_runners_look_alike() -> None:
    assert len({runner.color for runner in RUNNERS}) == len({r.kind for r in RUNNERS}) == 4


@pytest.mark.slow
@pytest.mark.parametrize("changes", some([LEVEL, OTHER, {"starts": 64, "seed": 7}]))
def test_the_film_is_told_with_other_numbers(changes: dict[str, Any]) -> None:
    members = {
        "parameters": OptimizerRaceParameters(**changes),
        "__module__": OptimizerRace.__module__,
    }
    run = rehearse(type("Other", (OptimizerRace,), members), layout=False)
    assert len(run.beats) == 8
    assert 90 < run.duration < 260


def test_a_rate_dial_is_lit_from_its_low_stop() -> None:
    """It was lit from 1, so that less was lit the larger the rate was."""
    with offstage():
        dial = rate_dial("rate", lambda: -1.75, 1.0)
    assert dial.low == 0 < dial.value() < dial.high  # a dial is lit from 0, or its low stop


def test_the_one_that_is_lost_is_told_in_the_table() -> None:
    with offstage():
        rows = Table(plan()).rows
    told = [[part.text for part in row if hasattr(part, "text")] for row in rows]
    assert told[3][3:] == ["1 lost", "4 of 32", "247", "4 lost"]
    assert not any("lost" in text for row in told[:3] for text in row)
    for row in rows:  # the last one was cut off at the edge of the frame
        assert row.get_right()[0] < STAGE.right


def test_it_is_never_dark_as_one_map_gives_way_to_another() -> None:
    taken: list[tuple[float, Any]] = []
    size = {"pixel_width": 240, "pixel_height": 135, "frame_rate": 15}
    begun = next(b.start for b in rehearse(OptimizerRace, layout=False).beats
                 if b.name == "track_two")  # fmt: skip
    moments = np.arange(begun, begun + 9, 0.15)
    photograph(OptimizerRace, lambda *one: taken.append(one), moments=moments, **size)
    bright = [(np.asarray(image.convert("L")) > _BRIGHT).mean() for _, image in taken]
    assert min(bright) > _SHARE
