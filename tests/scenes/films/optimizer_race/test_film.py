"""A fair race, as it is seen: marks, staircases and lit cells are those of the race."""

from __future__ import annotations

from functools import cache
from typing import Any

import cairo
import numpy as np
import pytest

from scenes.optimizer_race import OptimizerRace, OptimizerRaceParameters
from scenes.parts.optimizer_race import swarm as swarm_of
from scenes.parts.optimizer_race.ending import Table
from scenes.parts.optimizer_race.fair import ADAM, MOMENTUM, PLAIN, RMSPROP
from scenes.parts.optimizer_race.finish import finish_lines
from scenes.parts.optimizer_race.first import LATER, FirstStep
from scenes.parts.optimizer_race.hook import Hook, rate_dial
from scenes.parts.optimizer_race.laps import Board, Lap
from scenes.parts.optimizer_race.one_rate import OneRate
from scenes.parts.optimizer_race.plan import Plan, plan_for
from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.parts.optimizer_race.swarm import Clock
from scenes.render.command.stills import photograph
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import ALPHA, FRAME, STAGE
from scenes.stage.paint.pen import Pen
from tests.everything import some

OTHER = {"rate": 0.001, "starts": 8, "budget": 300, "track": "mccormick", "turned": 20.0}

WILD = {"track": "goldstein_price", "starts": 8, "budget": 300}  # some leave the map

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
        places = swarm.now()
        under_way = steps > step
        met = plan().raced.points[0][k]
        assert places[under_way] == pytest.approx(met[min(step, len(met) - 1)][under_way])


def test_who_is_home_stays_where_it_came_in() -> None:
    """They were seated in a wreath about their cross, where the loss is up to 3,000 times that."""
    for track in range(3):
        shown = lap(track)
        shown.clock.now.set_value(shown.end)
        ground = plan().course(track).ground
        for k, swarm in enumerate(shown.swarms):
            one, places = plan().lap(track, k), swarm.now()
            assert (swarm.lost() == ~one.arrived).all()
            above = ground.value(places) - ground.value(ground.minima).min()
            assert (above[one.arrived] <= 0.01).all()
            assert (above[~one.arrived] > 0.01).all()  # not one of those that are ringed
            met = plan().raced.points[track][k]
            assert (places[one.arrived] == met[one.steps, np.arange(32)][one.arrived]).all()


def test_a_ring_goes_out_from_one_as_it_comes_home() -> None:
    shown = lap(0)
    swarm, steps = shown.swarms[0], plan().lap(0, 0).steps
    first = int(steps.argmin())
    for after, wave in ((-0.5, 1.0), (0.0, 0.0), (swarm.settle / 2, 0.5), (swarm.settle, 1.0)):
        shown.clock.now.set_value(steps[first] + after)
        assert swarm.waves()[first] == pytest.approx(wave)
    for track in range(3):  # none is left over as a race ends
        shown = lap(track)
        shown.clock.now.set_value(shown.end)
        for swarm in shown.swarms:
            assert set(swarm.waves().tolist()) <= {1.0}


def test_one_that_leaves_the_map_is_seen_where_it_left() -> None:
    wild = plan_for(**(OptimizerRaceParameters().__dict__ | WILD))
    with offstage():
        shown = Lap(wild, 2, Board(wild))
    shown.clock.now.set_value(shown.end)
    low, high = np.transpose(wild.course(2).ground.window)
    for runner in (PLAIN, MOMENTUM):
        left = wild.lap(2, runner).left
        assert left.any()
        places = shown.swarms[runner].now()[left]
        edge = np.minimum(np.abs(places - low), np.abs(places - high)).min(axis=1)
        assert edge == pytest.approx(np.zeros(left.sum()), abs=1e-9)


def test_with_one_rate_for_all_tracks_bars_are_as_high_as_many_are_home() -> None:
    """One curve of rates was shown, of one runner on one track."""
    with offstage():
        shown = OneRate(plan())
    bands: list[Any] = []
    canvas = cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 4, 4))
    shown.drawn.set_value(1)
    shown.lit.set_value(1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Pen, "band", lambda _, *one, **more: bands.append(one))
        shown.draw(canvas)
    homes = [sum(plan().lap(track, k).tuning.arrived for track in range(3)) for k in range(4)]
    told = [(home, runner.color) for home, runner in zip(homes, RUNNERS, strict=True)]
    wanted = [(int(n), color) for home, color in told for n in home if n]
    assert len(bands) == len(wanted)
    for (_, foot, _, top, tint, strength), (n, color) in zip(bands, wanted, strict=True):
        assert top - foot == pytest.approx(shown.tall * n / 96)
        assert tint == color
        assert (strength == 1) == (n == 96)
    assert [count.text for count in shown.counts] == ["0 rates", "2 rates", "0 rates", "4 rates"]


def test_races_run_by_one_steady_clock() -> None:
    """It stood still, and hurried on."""
    paces = {lap(track).pace for track in range(2)}
    assert len(paces) == 1  # the third is as long as five of them
    for track in range(3):
        shown = lap(track)
        shown.clock.rewind()
        moves, seconds = shown.run()
        assert shown.end / seconds == pytest.approx(shown.pace)
        shown.told.clear()
        assert moves[0].rate_func(0.3) == pytest.approx(0.3)


def test_the_rate_of_each_is_beside_its_name() -> None:
    for track in range(3):
        said = [words.text for words in lap(track).alphas]
        rates = [plan().lap(track, k).tuning.best for k in range(4)]
        assert said == [f"{ALPHA} = {rate:.3g}" for rate in rates]


def test_a_bar_has_a_cell_for_each_start() -> None:
    bars = lap(0).bars
    for k, box in enumerate(bars.boxes):
        cells = bars.cells(k)
        assert len(cells) == 32
        assert cells[0][0] == pytest.approx(box.left)


def test_the_lit_cell_is_that_of_whoever_is_ahead() -> None:
    for track, winners in enumerate([(RMSPROP,), (MOMENTUM,), (MOMENTUM,)]):
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
    one = shown.starts
    before = one.spots()
    assert before == pytest.approx(lap(0).starts.spots())
    shown.turned.set_value(45)
    angle, middle = np.radians(45), one.on.at([0.0, 0.0])
    c, s = np.cos(angle), np.sin(angle)
    assert one.spots() - middle == pytest.approx((before - middle) @ np.array([[c, s], [-s, c]]))


def test_the_first_step_is_on_the_scale_of_the_map() -> None:
    with offstage():
        first = FirstStep(plan())
        unit = float(first.on.size[0] / first.on.span[0])
        adam = np.diff(first.step.whole(), axis=0)[0] / unit
    assert adam == pytest.approx([0.15, -0.15], abs=1e-4)
    assert len(first.way.met) == LATER + 1


def test_plain_descents_first_step_leaves_the_map_close_up() -> None:
    """It was told in numbers alone, beside a map that showed eight steps of another."""
    with offstage():
        first = FirstStep(plan())
        assert first.plain.way() == pytest.approx(np.array([[-2.5, 0.5]]))
        first.clock.now.set_value(1)
        assert first.plain.way()[-1] == pytest.approx([-2.125, -7.0])
    assert first.plain.panel.bottom == pytest.approx(float(first.on.corner[1]))
    assert first.bars.step.get_value() == 0


def test_no_number_is_there_before_its_team_is_home() -> None:
    """The numbers of a race were told up to three seconds before its bars were full."""
    for track in range(3):
        shown = lap(track)
        for stop in range(0, shown.end + 1, 7):
            shown.clock.rewind()
            shown.told.clear()
            moves, _ = shown.run(stop)
            for runner in shown.told:
                last = plan().last(track, runner)
                told = [m for m in moves if m.mobject is shown.cells[runner]]
                share = last / max(stop, 1)
                assert all(move.rate_func(share - 1e-6) == 0 for move in told)
                assert last <= stop


def test_all_race_on_one_large_map_with_its_numbers() -> None:
    """Each had a small map of its own, a fifth of the frame wide."""
    for track, window in enumerate([((-3, 3), (-3, 3))] * 2 + [((-3, 3), (-2, 4))]):
        shown = lap(track)
        plane = shown.map.plane
        assert plane.size[1] > 0.7 * FRAME.height
        told = {(axis, value): tick.strength for axis, value, tick in plane.ticks()}
        for axis, (low, high) in enumerate(window):
            assert [told[axis, float(n)] for n in range(low, high + 1)] == [1.0] * 7
        assert all(swarm.on is plane for swarm in shown.swarms)


def test_before_a_race_all_of_a_start_are_seen() -> None:
    shown = lap(0)
    shown.clock.rewind()
    marks: list[Any] = []
    canvas = cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 4, 4))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(swarm_of, "sign", lambda pen, runner, at, *more, **how: marks.append(at))
        for swarm in shown.swarms:
            swarm.draw(canvas)
    of_one = np.array(marks)[::32]
    gaps = np.hypot(*(of_one[:, None] - of_one).T)[np.triu_indices(4, 1)]
    assert len(marks) == 4 * 32
    assert gaps.min() > 2 * shown.swarms[0].radius
    assert of_one.mean(axis=0) == pytest.approx(shown.starts.spots()[0])


@pytest.mark.parametrize(("track", "step"), [(0, 59), (1, 146), (2, 687)])
def test_close_up_all_that_are_under_way_are_seen(track: int, step: int) -> None:
    """As most were home, the picture of a race was a dot in the middle of a map."""
    shown = lap(track)
    plane = shown.map.plane
    before = plane.copy()
    shown.clock.now.set_value(step)
    end = shown.go_near().build().mobject.target
    plane.stand_as(end)
    for swarm in shown.swarms:
        under_way = swarm.now()[~swarm.home | (swarm.until > step)]
        assert ((under_way > plane.low) & (under_way < plane.low + plane.span)).all()
    assert (plane.span < before.span / 2).all()
    plane.stand_as(before)


def test_a_count_rests_where_the_last_one_arrived() -> None:
    """It stood at 159 beside 146."""
    for track in range(3):
        shown = lap(track)
        shown.clock.now.set_value(shown.end)
        decided = [plan().last(track, k) if plan().whole(track, k) else 1000 for k in range(4)]
        assert shown.counter.value() == max(decided)
        assert shown.end > max(decided)  # and its last ring goes out
        for runner in range(4):
            assert shown.home_by(runner) == plan().last(track, runner)


def test_who_is_level_has_one_place() -> None:
    """Plain descent kept the third place, and momentum fell to the fourth: both leave at once."""
    with offstage():
        first, second = Hook(plan()).podiums
    assert [place.runners for place in first] == [[MOMENTUM], [RMSPROP], [PLAIN], [ADAM]]
    assert [place.runners for place in second] == [[RMSPROP], [ADAM], [PLAIN, MOMENTUM]]
    assert second[-1].said.text == "out"


def test_the_finish_is_where_the_loss_is_low_enough() -> None:
    for track in range(3):
        ground = plan().course(track).landscape
        lines = finish_lines(ground, 0.01)
        assert len(lines) == len(ground.minima)
        for line in lines:
            above = ground.value(line) - ground.value(ground.minima).min()
            assert above == pytest.approx(np.full(len(line), 0.01), rel=0.05)
    with offstage():
        hook = Hook(plan())
    close = hook.close
    unit, small = (float(on.size[0] / on.span[0]) for on in (close.plane, hook.map.plane))
    assert close.times == pytest.approx(unit / small)


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
    assert len(run.beats) == 10
    assert 90 < run.duration < 260


def test_a_rate_dial_is_lit_from_its_low_stop() -> None:
    """It was lit from 1, so that less was lit the larger the rate was."""
    with offstage():
        dial = rate_dial("rate", lambda: -1.75, 1.0)
    assert dial.low == 0 < dial.value() < dial.high  # a dial is lit from 0, or its low stop


def test_the_table_says_how_many_are_home_if_not_all_are() -> None:
    with offstage():
        table = Table(plan())
    told = [[part.text for part in row if hasattr(part, "text")] for row in table.rows]
    assert told[2][1:] == ["13 of 32", "374", "8 of 32", "382"]
    assert told[0][1:] == ["146", "59", "6", "52"]
    for row in table.rows:  # the last one was cut off at the edge of the frame
        assert row.get_right()[0] < STAGE.right


def test_it_is_never_dark_as_one_map_gives_way_to_another() -> None:
    taken: list[tuple[float, Any]] = []
    size = {"pixel_width": 240, "pixel_height": 135, "frame_rate": 15}
    begun = rehearse(OptimizerRace, until="track_two", layout=False).beat("track_two").start
    moments = np.arange(begun, begun + 9, 0.15)
    photograph(OptimizerRace, lambda *one: taken.append(one), moments=moments, **size)
    bright = [(np.asarray(image.convert("L")) > _BRIGHT).mean() for _, image in taken]
    assert min(bright) > _SHARE
