"""What the flight passes: Earth and Moon, rings, the ruler, each where its length says."""

from __future__ import annotations

import numpy as np
import pytest
from manim import DL
from manim.animation.animation import prepare_animation

from gdmath import descend, gradient_descent, parabola
from scenes.parts.learning_rate import telling
from scenes.parts.learning_rate.earth import LANDS, seen_from
from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.lengths import metres
from scenes.parts.learning_rate.plan import EARTH, MOON
from scenes.parts.learning_rate.pursuit import _MIDDLE, _REACH
from scenes.parts.learning_rate.scenery import floor_is_seen
from scenes.parts.learning_rate.valley import Valley
from scenes.parts.learning_rate.voyage import _FREE_RING, _NAMED, Voyage, _fits, _nearing
from scenes.stage import Playback
from scenes.stage.lecture.boxes import FRAME
from tests.scenes.canvas import picture
from tests.scenes.films.learning_rate.planned import DEFAULT, PLAN, in_the_valley
from tests.scenes.films.learning_rate.watched import watched


def test_lands_are_on_the_side_of_the_earth_that_is_seen() -> None:
    for land in LANDS:
        assert np.all(np.hypot(*seen_from((15.0, 10.0), land).T) < 1)
        east, north = np.radians(land - np.array([15.0, 0.0])).T
        towards = np.cos(north) * np.cos(east) * np.cos(np.radians(10)) + np.sin(north) * np.sin(
            np.radians(10)
        )
        assert np.all(towards > 0)


@pytest.mark.parametrize("way", [1.0, -1.0])
def test_she_looks_the_way_she_flies(way: float) -> None:
    walk = descend(parabola(0.5, 0.0), gradient_descent(0.1), [(-way,)], 1)
    she = Leaper(lambda: np.zeros(2), Playback(walk, ["#FFFFFF"]), 1.0)
    assert she.stance.facing * she.stance.turned == way


def test_the_earth_is_to_scale_from_where_it_is_passed_to_the_end() -> None:
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    voyage.out.set_value(1)
    earth = next(mark for mark in PLAN.milestones if mark.name == "earth")
    for step in range(earth.step, DEFAULT.iterations + 1):  # then she is beside it
        voyage.party.progress.set_value(step)
        shown = picture(voyage, size=(1920, 1080))[..., :3].astype(int)
        blue = (shown[..., 2] - shown[..., 0] > 60) & (shown[..., 2] > shown[..., 1])
        columns = np.flatnonzero(blue.any(axis=0))
        wide = EARTH * voyage.unit * 1080 / 8  # as the ruler has it
        rim = 4 if wide > 16 else 0  # pixels on either side that are white
        assert np.ptp(columns) + 1 + 2 * rim == pytest.approx(wide, abs=7), step


def test_the_earth_comes_little_by_little() -> None:
    """It was there from one frame to the next, over half of the picture."""
    voyage = Voyage(PLAN, Valley(PLAN).ground[0], Valley(PLAN).tries[-1].party)
    voyage.out.set_value(1)
    shares, (earth,) = [], (mark for mark in PLAN.milestones if mark.name == "earth")
    for moves, seconds in voyage.before(earth.step):
        moved = [prepare_animation(move) for move in moves]
        for move in moved:
            move.begin()
        for share in np.linspace(0, 1, max(2, round(60 * seconds)), endpoint=False):
            for move in moved:
                move.interpolate(share)
            shares.append(_nearing(voyage._earth_at()[1]))
        for move in moved:
            move.interpolate(1)
            move.finish()
    assert shares[0] == 0
    assert shares[-1] == 1
    assert sum(0 < share < 1 for share in shares) >= 0.8 * 60
    assert np.diff(shares).max() < 0.1


@pytest.mark.parametrize("unit_of", range(2, 51, 3))
def test_a_length_is_always_written_at_the_ruler(unit_of: int) -> None:
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    voyage.out.set_value(1)
    for step in (unit_of, unit_of + 0.5):
        voyage.party.progress.set_value(min(step, DEFAULT.iterations))
        marks = [share for text, *_, share in voyage.texts() if text.text in RULER]
        assert max(marks) > 0.9, step


RULER = {metres(10.0**power) for power in range(13)}


def test_ring_ruler_and_cross_come_and_go_where_nothing_is_in_their_place() -> None:
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    for share in np.linspace(0, 0.5, 6):  # half-way back the plot of the losses is gone
        voyage.out.set_value(share)
        assert all(there == 0 for text, *_, there in voyage.texts() if text.text in RULER)
    voyage.out.set_value(1)
    left, low = valley.tries[-1].loss.get_corner(DL)[:2]
    ring = float(np.hypot(left - voyage.middle[0], low - voyage.middle[1]))
    assert _fits(ring, *_FREE_RING) == 0
    moon = PLAN.milestones[1].step
    assert _fits(MOON * _REACH / abs(in_the_valley(0.5)[moon, 0]), *_FREE_RING) == 1
    small, crossed = [], []
    for time in np.linspace(38, 48, 101):
        voyage.party.progress.set_value(time)
        small.append(voyage._small)
        crossed.append(voyage._crossed)
    assert (crossed[0], small[-1]) == (1, 1)
    assert not any(a > 0 and b > 0 for a, b in zip(small, crossed, strict=True))


@pytest.mark.parametrize("unit", [1.0, 1e-2, 3e-4, 2e-6, 7e-8])
def test_squares_of_the_floor_are_a_power_of_ten_wide_and_seen(unit: float) -> None:
    sides = [10.0**decade * unit for decade in range(9)]
    seen = [side for side in sides if 0.7 <= side < FRAME.width]
    assert seen or floor_is_seen(unit) == 0
    assert (floor_is_seen(unit) == 0) == (unit < 1.6e-7)  # the Earth is a ball there


@pytest.mark.slow
def test_no_count_is_said_before_she_has_taken_that_many_steps() -> None:
    said = {cue.text: cue.start for cue in watched().run.captions}
    for caption, name, count in (("81 steps.", "steps", 81), ("Six steps.", "steps at 1", 6)):
        landed = min(row.time for row in watched().rows(name) if int(row.text) == count)
        assert landed <= said[caption] + 1e-6


@pytest.mark.slow
def test_what_she_passes_is_measured_until_its_sentence_is_over() -> None:
    flown = watched().rows("flight")
    for mark in PLAN.milestones:
        phrase = telling.passed(mark.name, mark.step, False).split()[-1]
        cue = next(
            cue
            for cue in watched().run.captions
            if cue.text.startswith(f"After {mark.step}") and cue.text.endswith(phrase)
        )
        there = [row.time for row in flown if row.value[0] == mark.step]
        assert min(there) <= cue.start + 1e-5
        assert max(there) > cue.end


@pytest.mark.slow
def test_she_lands_at_the_same_two_places_all_the_way() -> None:
    landed = watched().eye.landed
    assert {39, 48, 50} <= set(landed)
    assert np.ptp([far for step, far in landed.items() if step >= 5]) < 1e-9
    for row in watched().rows("flight"):
        step, across, _ = row.value
        assert abs(across) == pytest.approx(2 * 1.5**step)
    landed_at = {}
    for row in reversed(watched().rows("flight")):
        landed_at[row.value[0]] = row.time
    for step in (39, 48):
        later = min(time for other, time in landed_at.items() if other > step)
        assert later - landed_at[step] > 1
    assert watched().eye.lecture.valley.tries[-1].loss.number.text == "4.066×10¹⁸"


@pytest.mark.slow
def test_a_way_is_measured_once_she_has_landed() -> None:
    assert watched().eye.measured == {(mark.name, True) for mark in PLAN.milestones}


def test_no_length_is_written_across_the_ring() -> None:
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    (moon,) = (mark for mark in PLAN.milestones if mark.name == "moon")
    voyage.out.set_value(1)
    voyage.party.progress.set_value(moon.step)
    voyage.measured["moon"].set_value(1)
    lengths = [text for text in voyage.text_boxes() if text[0] == "384,400 km"]
    lengths += [text for text in voyage.text_boxes() if text[0] == "566,775 km"]
    assert len(lengths) == 2
    for _, left, low, right, high, *_ in lengths:
        corners = np.array([(x, y) for x in (left, right) for y in (low, high)]) - voyage.middle
        assert np.all(np.hypot(*corners.T) < moon.metres * voyage.unit)


def test_a_ring_has_its_name_where_all_of_it_is_in_the_frame() -> None:
    largest, _ = _NAMED
    assert largest + 0.1 < min(FRAME.top - _MIDDLE[1], _MIDDLE[1] - FRAME.bottom)
    valley = Valley(PLAN)
    voyage = Voyage(PLAN, valley.ground[0], valley.tries[-1].party)
    voyage.out.set_value(1)
    for step, named in ((46, 0), (48, 1)):
        voyage.party.progress.set_value(step)
        (share,) = (text[3] for text in voyage.texts() if text[0].text == "the Moon’s orbit")
        assert share == named


@pytest.mark.slow
def test_what_measures_her_way_is_gone_before_she_flies_on() -> None:
    """After the Moon both lines faded while she flew through them."""
    assert watched().eye.ruled == 0
