"""Walkers stand where the trajectory says, on the ground, nearer ones before farther ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import ripple
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.walker import Walkers
from tests.scenes.canvas import (
    FLAT,
    SIZE,
    Array,
    Picture,
    Spy,
    cover,
    party,
    picture,
    pixels_at,
    placed,
    projected,
    shade,
)


def standing(places: list[tuple[float, float]], colors: list[str], name: str) -> Playback:
    """A party that stands at ``places``."""
    walk = descend(LANDSCAPES[name], gradient_descent(1e-9), places, 1)
    walkers = Playback(walk, colors)
    walkers.progress.set_value(1)
    return walkers


def painted(image: Picture) -> Array:
    """Which pixels (height, width) are not background."""
    return np.abs(image[..., :3] - shade(BACKGROUND)).max(axis=-1) > 3


# -- where they are --------------------------------------------------------------------------------


@given(st.floats(0, 20))
@settings(max_examples=40)
def test_readings_are_the_trajectory(progress: float) -> None:
    walkers = Walkers(View(LANDSCAPES["himmelblau"]), party("himmelblau", rate=0.005))
    walkers.party.progress.set_value(progress)
    values = np.array([reading.value for reading in walkers.readings()])
    points = walkers.party.trajectory.points
    before, share = int(progress), progress - int(progress)
    after = min(before + 1, 20)
    expected = points[before] + share * (points[after] - points[before])
    assert np.allclose(values[:, :2], expected, atol=1e-12)
    height = LANDSCAPES["himmelblau"].value(expected)
    assert np.allclose(values[:, 2], height, atol=1e-9)
    assert [reading.name for reading in walkers.readings()] == [f"walker {i}" for i in range(6)]


def test_feet_are_on_the_ground_and_heads_above_it() -> None:
    view = View(LANDSCAPES["sine_hills"], elevation=20, relief=2, zoom=1.5)
    walkers = Walkers(view, standing([(0.3, -0.4)], ["#FF0000"], "sine_hills"), radius=0.3)
    rows, columns = np.nonzero(painted(picture(walkers)))
    foot_row, foot_column = pixels_at(projected(view, placed(view, np.array([0.3, -0.4]))))
    unit = SIZE[1] / 8 * walkers.radius
    assert abs(np.median(columns) - foot_column) <= 2
    assert foot_row - 1 <= rows.max() <= foot_row + 1.3 * unit
    assert rows.min() == pytest.approx(foot_row - 2 * unit, abs=4)


def test_the_nearer_walker_stands_before_the_farther() -> None:
    # Both on one line of sight, given in either order.
    red, blue = "#FF0000", "#0000FF"
    for azimuth, front in ((-90, 2), (90, 0)):
        view = View(LANDSCAPES["paraboloid"], azimuth=azimuth, elevation=12, relief=0.01)
        for places, colors in (
            ([(0, -0.3), (0, 0.3)], [blue, red]),
            ([(0, 0.3), (0, -0.3)], [red, blue]),
        ):
            walkers = Walkers(view, standing(places, colors, "paraboloid"), radius=0.6)
            middle = (view.at([0, 0.3]) + view.at([0, -0.3])) / 2 + [0, walkers.radius]
            seen = picture(walkers)[pixels_at(middle)][:3].astype(int)
            # From the south, the blue one at y = −0.3 is nearer; from the north the red one.
            assert seen.argmax() == front


def test_where_a_link_should_end_is_the_walkers_middle() -> None:
    view = View(LANDSCAPES["sine_hills"], elevation=35)
    walkers = Walkers(view, standing([(0.7, 0.2)], ["#FF0000"], "sine_hills"), radius=0.3)
    rows, columns = np.nonzero(picture(walkers)[..., 0] > 150)
    row, column = pixels_at(walkers.middle())
    assert abs((rows.min() + rows.max()) / 2 - row) <= 3
    assert abs((columns.min() + columns.max()) / 2 - column) <= 2


# -- hidden, falling, gone -------------------------------------------------------------------------


def test_a_walker_behind_a_hill_is_dimmed_and_one_in_front_is_not() -> None:
    view = View(LANDSCAPES["sine_hills"], azimuth=-90, elevation=14, relief=3)
    places = [(np.pi / 2, 0.4), (np.pi / 2, 3.0)]
    before, behind = cover(view, np.array(places))
    assert before < 0 < 0.3 < behind
    cast = Walkers(view, standing(places, ["#FF0000", "#FF0000"], "sine_hills"))
    ground = Surface(view)
    change = picture(ground, cast).astype(float) - picture(ground)
    middles = view.at(np.array(places)) + np.array([0, 0.13])
    red = change[pixels_at(middles)][:, 0]
    assert red[0] > 120
    assert red[1] < 0.4 * red[0]


def test_walkers_fall_from_the_sky_one_after_another() -> None:
    cast = Walkers(View(LANDSCAPES["sine_hills"]), party())
    seen = []
    for dropped in np.linspace(0, 1, 30):
        cast.dropped.set_value(dropped)
        seen.append(cast.altitudes())
    altitudes = np.array(seen)
    assert np.all(np.diff(altitudes, axis=0) <= 1e-12)
    assert np.all(altitudes[0] > 3)
    assert np.allclose(altitudes[-1], 0)
    landed = np.argmax(altitudes < 1e-9, axis=0)
    assert np.all(np.diff(landed) > 0)


def test_before_they_are_dropped_they_are_not_there() -> None:
    cast = Walkers(View(LANDSCAPES["sine_hills"]), party())
    cast.dropped.set_value(0)
    assert not painted(picture(cast)).any()


def test_a_walker_that_left_the_window_is_not_drawn() -> None:
    view = View(LANDSCAPES["saddle"], **FLAT, zoom=0.4)
    outside = Walkers(view, standing([(0.0, 2.2)], ["#FF0000"], "saddle"))
    inside = Walkers(view, standing([(0.0, 1.8)], ["#FF0000"], "saddle"))
    assert painted(picture(inside)).any()
    assert not painted(picture(outside)).any()


def test_a_pulse_is_a_ring_that_begins_and_ends_with_nothing() -> None:
    cast = Walkers(View(LANDSCAPES["sine_hills"], **FLAT), party())
    sizes = []
    for wave in (0.0, 0.3, 0.6, 1.0):
        cast.pulse.set_value(wave)
        sizes.append(int(painted(picture(cast)).sum()))
    assert sizes[0] == sizes[-1] < sizes[1] < sizes[2]


def test_a_ring_lies_on_the_ground_and_the_hills_hide_it() -> None:
    view = View(LANDSCAPES["sine_hills"], azimuth=-90, elevation=14, relief=3)
    drawn = []
    for place in ((np.pi / 2, 0.4), (np.pi / 2, 3.0)):  # before the hill, and behind it
        cast = Walkers(view, standing([place], ["#FF0000"], "sine_hills"))
        cast.pulse.set_value(0.5)
        spy = Spy()
        cast.draw(spy)
        drawn.append(spy.corners())
    around, left_of_it = drawn
    reach = cast.radius / view.scale_xy / view.pose["zoom"] * 2.5
    turn = np.linspace(0, 2 * np.pi, 97)[:, None]
    ring = np.array([np.pi / 2, 0.4]) + reach * np.hstack([np.cos(turn), np.sin(turn)])
    onto = projected(view, placed(view, ring, 0.02))
    assert np.abs(around[:, None] - onto).max(axis=-1).min(axis=-1).max() < 1e-7
    assert len(left_of_it) < 0.7 * len(around)


def test_a_shadow_does_not_flicker_as_a_walker_goes_behind_a_hill(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The shadow was there if every spot of the walker was seen, gone if one was not.
    view = View(LANDSCAPES["sine_hills"], azimuth=-90, elevation=24, relief=3)
    shown: list[float] = []
    monkeypatch.setattr(Walkers, "_shadow", lambda *args: shown.append(args[-1]))
    for y in np.linspace(1.0, 4.0, 300):
        Walkers(view, standing([(np.pi / 2, y)], ["#FF0000"], "sine_hills")).draw(Spy())
    assert max(shown) == 1
    assert min(shown) == 0
    assert np.abs(np.diff(shown)).max() < 0.25


def test_a_ring_comes_from_nothing() -> None:
    frames = np.arange(0, 97) / 96  # of 1.6 s at 60 a second
    strengths = np.array([ripple(wave) for wave in frames])
    assert strengths[0] == strengths[-1] == 0
    assert strengths.max() > 0.7
    assert np.abs(np.diff(strengths)).max() < 0.06  # nothing that pops up


# -- functions of the trackers ---------------------------------------------------------------------


@given(st.lists(st.floats(0, 20), max_size=4), st.floats(0, 20), st.floats(0, 1))
@settings(max_examples=15)
def test_pictures_do_not_depend_on_what_was_shown_before(
    history: list[float], progress: float, dropped: float
) -> None:
    cast, fresh = (Walkers(View(LANDSCAPES["sine_hills"]), party()) for _ in range(2))
    for before in history:
        cast.party.progress.set_value(before)
        cast.dropped.set_value(before / 20)
        cast.draw(Spy())
    for walkers in (cast, fresh):
        walkers.party.progress.set_value(progress)
        walkers.dropped.set_value(dropped)
    assert np.array_equal(picture(cast), picture(fresh))


def test_walkers_take_on_their_colours_as_they_arrive() -> None:
    walkers = party(steps=30)
    neutral = walkers.colors()
    assert np.allclose(neutral, neutral[0])
    walkers.progress.set_value(30)
    own = walkers.colors()
    assert len(np.unique(own, axis=0)) == 6
    path = walkers.trajectory.points
    way = np.linalg.norm(path - path[-1], axis=-1)
    shares = []
    for time in range(31):
        walkers.progress.set_value(time)
        change = np.linalg.norm(walkers.colors() - neutral, axis=1)
        shares.append(change / np.linalg.norm(own - neutral, axis=1))
        still_far = way[time] > 0.1 * way.max(axis=0)
        assert np.all(shares[-1][still_far] == 0)
    assert np.all(np.diff(shares, axis=0) >= -1e-12)


def test_a_step_is_complete_when_its_time_has_come() -> None:
    walkers = party()
    for time, step in ((0, 0), (0.999, 0), (1, 1), (2 - 1e-12, 2), (19.5, 19), (20, 20)):
        walkers.progress.set_value(time)
        assert walkers.step == step


def test_the_partys_key_changes_with_its_picture() -> None:
    walkers = party()
    before = walkers.key
    walkers.progress.set_value(3)
    assert walkers.key != before
    walkers.progress.set_value(0)
    assert walkers.key == before
