"""Marks have their shape, plumb lines end at height zero, links reach what they name."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import Create

from gdmath import LANDSCAPES
from scenes.render.rehearsal import offstage
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import BACKGROUND, MINIMUM, NEXT, QUIET, TEXT
from scenes.stage.paint.marks import Link, Mark, Plumb, tie
from scenes.stage.plot.plane import Plane
from scenes.stage.type.text import Words
from tests.scenes.canvas import Array, Picture, Spy, cover, picture, pixels_at, shade
from tests.scenes.conftest import Bare

SIZE = (1280, 720)
RED = "#FF0000"


def plane() -> Plane:
    """A plane on which a unit is a scene unit."""
    made = Plane((-4, 4), (-3, 3), numbered=(False, False))
    made.state[:4] = (-4, -3, 8, 6)
    return made


def red(image: Picture, *spot: float) -> float:
    dark = shade(BACKGROUND)[0]
    return float((image[pixels_at(np.array(spot), SIZE)][0] - dark) / (255 - dark))


def drawn(thing: Any) -> Picture:
    return picture(thing, size=SIZE)


# -- marks -----------------------------------------------------------------------------------------


def test_each_kind_has_its_color_unless_it_is_given_one() -> None:
    assert Mark(plane(), [(0, 0)]).tint == MINIMUM
    assert Mark(plane(), [(0, 0)], "ring").tint == NEXT
    assert Mark(plane(), [(0, 0)], "diamond").tint == TEXT
    assert Mark(plane(), [(0, 0)], "ring", RED).tint == RED


@pytest.mark.parametrize("share", [1.0, 2.0])
@pytest.mark.parametrize(
    ("kind", "on", "off"),
    [
        ("cross", [(0, 0), (0.17, 0.17), (-0.17, 0.17), (0.17, -0.17)], [(0.2, 0), (0, 0.15)]),
        ("ring", [(0.15, 0), (0, -0.15), (-0.106, 0.106)], [(0, 0), (0.2, 0.2), (0.22, 0)]),
        ("diamond", [(0.2, 0), (-0.2, 0), (0, 0.2), (0, -0.2), (0.1, -0.1)], [(0, 0), (0.2, 0.2)]),
    ],
)
def test_a_mark_has_the_shape_of_its_kind(kind: Any, on: Any, off: Any, share: float) -> None:
    mark = Mark(plane(), [(1.5, -1)], kind, RED)
    mark.share = share
    image = drawn(mark)
    for x, y in on:
        assert red(image, 1.5 + share * x, -1 + share * y) > 0.6, (x, y)
    for x, y in off:
        assert red(image, 1.5 + share * x, -1 + share * y) < 0.05, (x, y)


def test_a_mark_stands_at_every_place_and_moves_with_it() -> None:
    places = np.array([(-2.0, 1.0), (2.0, -1.0)])
    mark = Mark(plane(), lambda: places, color=RED)
    for _ in range(2):
        image = drawn(mark)
        assert [red(image, x, y) for x, y in places] == pytest.approx([1, 1], abs=0.02)
        assert red(image, 0, 0) == 0
        values = [reading.value for reading in mark.readings()]
        assert values == [tuple(place) for place in places.tolist()]
        places += (0.5, 1.0)
    assert [reading.name for reading in mark.readings()] == ["cross 0", "cross 1"]
    assert red(drawn(Mark(plane(), (1, 1), color=RED)), 1, 1) > 0.9  # one place alone


def test_one_behind_a_hill_is_faint() -> None:
    view = View(LANDSCAPES["sine_hills"], size=7, relief=3, azimuth=-62, elevation=24)
    spots = np.random.default_rng(5).uniform(-3, 3, (60, 2))
    over = cover(view, spots)
    hidden, clear = spots[np.argmax(over)], spots[np.argmin(over)]
    for place, there in ((clear, 1.0), (hidden, 0.35)):
        image = drawn(Mark(view, [place], color=RED))
        assert red(image, *view.at(place)) == pytest.approx(there, abs=0.06)


def test_a_ring_goes_out_from_each_and_is_gone() -> None:
    mark = Mark(plane(), [(0, 0)], color=RED)
    assert red(drawn(mark), 0.6, 0) == 0
    ringing = mark.ring_out()
    for wave in (0.25, 0.5, 0.75):
        mark.pulse.set_value(wave)
        image = drawn(mark)
        assert red(image, 0.2 * (1 + 4 * wave), 0) == pytest.approx(1 - wave, abs=0.12)
        assert red(image, 0.2 * (1 + 4 * wave) + 0.1, 0) == 0
    mark.pulse.set_value(0)
    with offstage(frame_rate=10):
        Bare(skip_animations=True).play(ringing)
    assert mark.pulse.get_value() == 1


# -- plumb lines -----------------------------------------------------------------------------------


def test_a_plumb_line_goes_from_the_place_to_the_axis() -> None:
    plumb = Plumb(plane(), lambda: np.array([1.0, 2.0]), RED)
    assert np.allclose(plumb.ends(), [(1, 2), (1, -3)])
    assert np.allclose(plumb.middle(), (1, -0.5))
    image = drawn(plumb)
    for y in (1.95, 0, -2.9):
        assert red(image, 1, y) > 0.9
    assert red(image, 1, 2.1) == 0
    for x in (0.87, 1.13):  # the tick at its foot
        assert red(image, x, -3) > 0.5
        assert red(image, x, -2.8) == 0


def test_a_plumb_line_grows_downwards() -> None:
    plumb = Plumb(plane(), lambda: np.array([1.0, 2.0]), RED)
    twin = plumb.copy()
    twin.pointwise_become_partial(plumb, 0, 0.4)
    assert plumb.grown.get_value() == pytest.approx(0.4)
    image = drawn(plumb)
    assert red(image, 1, 0.1) > 0.9
    assert red(image, 1, -0.15) == 0
    assert red(image, 1.13, -3) == 0
    with offstage(frame_rate=10):
        Bare(skip_animations=True).play(Create(plumb))
    assert plumb.grown.get_value() == 1


def test_one_that_leads_the_eye_is_dashed() -> None:
    along = np.linspace(1.9, -2.9, 300)
    solid = drawn(Plumb(plane(), lambda: np.array([1.0, 2.0]), RED))
    dashed = drawn(Plumb(plane(), lambda: np.array([1.0, 2.0]), RED, dashed=True))
    assert min(red(solid, 1, y) for y in along) > 0.9
    there = np.array([red(dashed, 1, y) > 0.5 for y in along])
    assert 20 < np.count_nonzero(np.diff(there.astype(int))) < 80


def test_behind_ground_a_plumb_line_is_dashed_and_without_a_tick() -> None:
    class Half:
        """A picture of which the lower half of each drop is hidden."""

        def drop(self, place: Array) -> tuple[Array, Array]:
            points = np.column_stack([np.ones(9), np.linspace(2, -2, 9)])
            return points, np.arange(8) < 4

        def window_on_screen(self) -> None:
            return None

    image = drawn(Plumb(Half(), lambda: np.zeros(2), RED))  # type: ignore[arg-type]
    upper = [red(image, 1, y) for y in np.linspace(1.9, 0.1, 100)]
    lower = np.array([red(image, 1, y) for y in np.linspace(-0.1, -1.9, 100)])
    assert min(upper) > 0.9
    assert {*(lower > 0.3).tolist()} == {True, False}
    assert lower.max() == pytest.approx(0.6, abs=0.08)
    assert red(image, 1.13, -2) == 0
    assert Plumb(plane(), lambda: np.zeros(2)).tint == QUIET


# -- links -----------------------------------------------------------------------------------------


def test_a_link_leaves_the_words_downwards_and_follows_both_ends() -> None:
    spots = {"start": (0, 2, 0), "end": np.array([3.0, -1.0])}
    link = Link(lambda: spots["start"], lambda: spots["end"], RED)
    line = link.line()
    t = np.linspace(0, 1, len(line))[:, None]
    bend = np.array([0, 2 - 0.62 * 3])
    wanted = (1 - t) ** 2 * [0, 2] + 2 * t * (1 - t) * bend + t**2 * [3, -1]
    assert np.allclose(line, wanted)
    spots |= {"start": (1, 1, 0), "end": np.array([3.0, 0.0])}
    assert np.allclose(link.line()[[0, -1]], [(1, 1), (3, 0)])


@pytest.mark.parametrize("bead", [True, False])
def test_a_link_grows_and_ends_in_a_bead(bead: bool) -> None:
    link = Link(lambda: (-2, 0), lambda: (2, 0), RED, bead=bead)
    image = drawn(link)
    assert red(image, 0, 0) > 0.5
    assert (red(image, 2, 0.034) > 0.5) is bead
    twin = link.copy()
    twin.pointwise_become_partial(link, 0, 0.5)
    assert link.grown.get_value() == 0.5
    image = drawn(link)
    assert red(image, -1.1, 0) > 0.5
    assert red(image, -0.8, 0) == 0
    link.grown.set_value(0)
    spy = Spy()
    link.draw(spy)
    assert spy.strokes == []  # nor a bead


def test_a_tie_leads_from_a_symbol_by_its_name_to_the_thing() -> None:
    symbol, name = Words("a").move_to((0, 2, 0)), Words("a name").move_to((0.5, 1, 0))
    stub, link = tie(symbol, name, lambda: np.array([3.0, -1.0]), RED)
    assert np.allclose(stub.line()[0], symbol.get_bottom()[:2] - (0, 0.07))
    assert np.allclose(stub.line()[-1], name.get_top()[:2])
    assert np.allclose(link.line()[[0, -1]], [name.get_bottom()[:2], (3, -1)])
    assert (stub.bead, link.bead) == (False, True)
    name.shift((1, 0, 0))
    assert np.allclose(stub.line()[-1], name.get_top()[:2])
