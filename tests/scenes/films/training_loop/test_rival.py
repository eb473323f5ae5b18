"""Guess, measure, adjust: the rival that tries knob by knob, as it is seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenes.parts.training_loop import telling
from scenes.parts.training_loop.race import Race
from scenes.render.rehearsal import offstage
from tests.scenes.films.training_loop.made import PLAN, loss


def test_no_place_is_shown_that_the_rival_does_not_try() -> None:
    """While it walked to 0.01, its faint shape walked on ahead of it, to 0.013 and further."""
    with offstage():
        track = Race(PLAN).track
    tried = track.first[track.kept]
    tried.reached.set_value(1)
    for time in np.linspace(0, 1, 9):
        track.rival.time.set_value(time)
        assert tried.here() == 0.01
    assert track.rival.now() == tried.here()


def test_the_loss_of_both_is_plotted_up_to_where_each_stops() -> None:
    """Who had won was only to be read from the last two of nine digits."""
    with offstage():
        race = Race(PLAN)
    rival, descent = race.losses.runs
    lowest = loss(PLAN.best)
    assert (len(rival.values), len(descent.values)) == (179, 20)
    assert rival.values == pytest.approx([loss(w) - lowest for w in PLAN.rival.points[:179, 0]])
    assert descent.values[11] < rival.values[-1] < descent.values[10]
    heights = [float(spot[1]) for spot in (race.losses.verdict.start, race.losses.verdict.end)]
    assert heights[1] < heights[0]
    assert [words.text for words in race.losses.told] == [
        "after 11 steps: loss 9.5706, 0.0011 above the lowest"
    ]
    assert f"{loss(PLAN.walk.points[11, 0]) - lowest:.4f}" == "0.0011"  # as the axis has it


def test_both_counts_stand_side_by_side() -> None:
    """One count ran to 178 for both, though descent had stopped."""
    with offstage():
        race = Race(PLAN)
    for runner in (race.track.rival, race.track.descent):
        runner.time.set_value(race.all_steps)
    assert [count.written() for count in race.clock] == ["178", "19"]
    race.clock[0].refresh()
    assert race.clock[0].get_right()[0] + 0.5 < race.clock[1].get_left()[0]


def test_the_loss_of_the_rival_is_told_once() -> None:
    """“9.5710” stood there three times, twice in gold and once in orange."""
    with offstage():
        race = Race(PLAN)
    texts = [part.text for part in (*race.lane.get_family(), *race.plot.get_family())
             if hasattr(part, "text")]  # fmt: skip
    assert sum("9.5710" in text for text in texts) == 1


def test_the_rival_stands_at_the_start_when_it_is_asked_about() -> None:
    """It waited at 0.02 while both were said to start at zero."""
    with offstage():
        track = Race(PLAN).track
        track.rival.time.set_value(2)
        for move in track.widen():
            if getattr(move, "mobject", None) is track.rival.time:
                move.begin()
                move.finish()
    assert track.rival.now() == 0.0


def test_the_loss_of_each_try_stands_where_the_curve_has_it() -> None:
    """Tries were two triangles in an empty frame; which is better was to be read, not seen."""
    with offstage():
        track = Race(PLAN).track
    track.measure(0)
    heights = track.slope.spots(where() for where in track.slope.measured)[:, 1]
    assert len(heights) == 2
    track.first[0].reached.set_value(1)
    here, there = (where() for where in track.slope.measured)
    assert (here, there) == (0.0, pytest.approx(0.01))
    fallen = track.slope.level(here) - track.slope.level(there)
    low, high = track.near(0.0)
    share = (loss(here) - loss(there)) / (loss(low) - loss(high))
    assert fallen == pytest.approx(share * track.slope.box.height)


def test_what_the_rival_tries_last_is_seen() -> None:
    """Both neighbours of its end had their losses, and of them only one shape was there."""
    with offstage():
        track = Race(PLAN).track
    shown = {animation.mobject for animation in track.try_both()}
    assert shown >= {*track.last, *track.neighbours}


def test_the_rival_measures_where_it_goes_on_to() -> None:
    """It went to 0.02, and no loss was taken there."""
    with offstage():
        track = Race(PLAN).track
    track.measure(track.kept)
    track.go_on()
    track.rival.time.set_value(2)
    assert track.slope.measured[2]() == pytest.approx(0.02)
    assert track.second_loss.text == f"{loss(0.02):.4f}"


def test_the_rival_stands_below_the_whole_valley_before_it_is_magnified() -> None:
    """It came alone into a dark frame, and the loss after it, a second and a half later."""
    with offstage():
        track = Race(PLAN).track
        assert track.slope in track.alone.submobjects
        low, high = track.seen()
        assert low < 0 < PLAN.best < high
        spots = track.slope.spots([0.0, PLAN.best, low, high])
        magnified = track.near(0.0)
        track.axis.reframe(x=magnified)
    start, best, left, _ = spots[:, 1]
    assert best == pytest.approx(track.slope.box.bottom, abs=0.01)
    assert left == pytest.approx(track.slope.box.bottom + track.slope.box.height)
    share = (loss(0.0) - loss(PLAN.best)) / (loss(low) - loss(PLAN.best))
    assert start - best == pytest.approx(share * (left - best), abs=0.02)
    assert spots[3, 0] == pytest.approx(track.axis.corner[0] + track.axis.size[0])
    assert track.slope.spots([0.01])[0, 1] == pytest.approx(track.slope.level(0.01))


@pytest.mark.parametrize(("tolerance", "stops"), [(0.01, True), (1e-6, True), (1e6, False)])
def test_it_is_said_why_descent_goes_no_further(tolerance: float, stops: bool) -> None:
    """Its count stood at 19 while that of the rival ran on, and nobody said why."""
    plan = replace(PLAN, tolerance=tolerance)
    assert bool(telling.facts(plan)["levelled"]) is stops
