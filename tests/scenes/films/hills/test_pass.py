"""The two on their ridge, on many grounds: in the frame by night, and slow at the pass."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

import numpy as np
import pytest
from manim import DOWN, LEFT, RIGHT, UP, ValueTracker

from scenes.parts.hills import poses, told
from scenes.parts.hills.claims import CLAIMS
from scenes.parts.hills.descents import Descents, plan
from scenes.parts.hills.ground import framed
from scenes.parts.hills.pair import Pair, pair
from scenes.parts.hills.parting import Parting
from scenes.parts.hills.poses import SIZE
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, View
from scenes.stage.lecture.claims import untrue
from tests.scenes.canvas import picture
from tests.scenes.coarse import map_coarsely

GROUNDS = [
    "sine_hills",
    "mccormick",
    "himmelblau",
    "six_hump_camel",
    "styblinski_tang",
    "(x*y-1)^2 + (x-y)^2/4",
    "cos(2x)*cos(y) + (x^2+y^2)/10",
    "sin(x) + cos(y) + (x^2+y^2)/20",
    "x^4-3x^2+x+y^2",
    "(x^2-1)^2 + 3y^2",
]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    map_coarsely(monkeypatch, 61, 3_000_000)


@cache
def parted(name: str) -> tuple[Descents, Pair]:
    made = plan(framed(name), None, 13, 183, 24)
    two = pair(made)
    assert two is not None
    return made, two


@pytest.mark.parametrize("name", GROUNDS)
def test_their_lamps_are_in_the_frame_from_the_first_step_to_the_last(name: str) -> None:
    made, both = parted(name)
    with offstage():
        two = Parting(both, View(made.landscape, size=SIZE), ValueTracker(0.0))
    low, high = np.array([STAGE.left, STAGE.bottom]) + 0.3, np.array([STAGE.right, STAGE.top]) - 0.3
    early = two.in_fog.at(both.walk.points.reshape(-1, 2))
    assert np.all((early > low) & (early < high))
    near = deepcopy(two.view).look(**poses.at_the_parting(two.view, both))
    spots = near.at(both.walk.points[both.slowest :].reshape(-1, 2))
    assert np.all((spots > low) & (spots < high))


@pytest.mark.parametrize("name", GROUNDS)
def test_the_two_part_large_and_each_has_its_shape_and_its_valley(name: str) -> None:
    """Two dots that were alike parted in a second and a half, in a third of the frame."""
    made, both = parted(name)
    with offstage():
        two = Parting(both, View(made.landscape, size=SIZE), ValueTracker(0.0))
    two.view.look(**poses.at_the_parting(two.view, both))
    spots = two.view.at(both.walk.points[both.slowest :].reshape(-1, 2))
    wide, high = np.ptp(spots, axis=0)
    assert wide > 0.7 * STAGE.width or high > 0.55 * STAGE.height
    two.progress.set_value(two.steps)
    shown = [
        picture(two.lamps.set_presence(1)).copy()
        for share in (0, 1)
        if two.lamps.shaped.set_value(share) is not None
    ]
    assert np.abs(shown[1].astype(int) - shown[0]).max() > 100
    one, other = told.bound_valleys(both, made.floors)
    assert [one, other] == made.bound_for(both.walk.points[-1]).tolist()


def test_no_hill_hides_their_ways_from_where_they_are_seen() -> None:
    made, both = parted("sine_hills")
    view = View(made.landscape, size=SIZE, relief=2.0)
    view.look(**poses.at_the_parting(view, both))
    assert view.visible(both.walk.points.reshape(-1, 2), 0.06).all()


@pytest.mark.parametrize("name", GROUNDS)
def test_they_come_from_steep_ground_to_the_pass_and_almost_stop_there(name: str) -> None:
    made, both = parted(name)
    steep = np.linalg.norm(both.walk.gradients[:, 0], axis=-1)
    away = np.linalg.norm(both.walk.points[both.slowest] - both.saddle, axis=-1)
    assert away.max() < 0.03 * both.width
    assert steep[both.slowest] < 0.3 * steep[: both.slowest].max()
    said = "They still look like one, all the way down. Here it is almost level"
    assert list(untrue(CLAIMS, said, made)) == []


@pytest.mark.parametrize("name", GROUNDS)
def test_to_both_sides_it_is_seen_to_fall_and_the_curves_meet_at_the_pass_alone(name: str) -> None:
    """To both sides it falls, it was said; one side was behind the pass, and its curve hidden."""
    made, both = parted(name)
    with offstage():
        two = Parting(both, View(made.landscape, size=SIZE, relief=2.0), ValueTracker(0.0))
    view = two.view.look(**poses.at_the_parting(two.view, both))
    lines = two.curves.lines()
    for line, sign in zip(lines, (1, -1), strict=True):
        assert view.visible(line, 0.03).all()
        heights = made.landscape.value(line)
        middle = len(line) // 2
        assert np.all(sign * np.diff(heights[middle:]) > 0)
        assert np.all(sign * np.diff(heights[: middle + 1]) < 0)
        for end in (line[0], line[-1]):
            assert np.linalg.norm(view.at(end) - view.at(both.saddle)) > 0.5
    along, across = map(view.at, lines)
    off = np.abs(np.arange(len(along)) - len(along) // 2)
    far = off[:, None] + off > 0.4 * len(along)
    assert np.linalg.norm(along[:, None] - across, axis=-1)[far].min() > 0.1


@pytest.mark.parametrize("name", GROUNDS)
def test_ways_down_are_not_drawn_as_far_as_the_valleys_before_anybody_went(name: str) -> None:
    """Dashed lines ran to both valleys while it was still asked where the two would go."""
    made, both = parted(name)
    with offstage():
        two = Parting(both, View(made.landscape, size=SIZE, relief=2.0), ValueTracker(0.0))
    far = np.linalg.norm(two.curves.lines()[1] - both.saddle, axis=-1)
    assert 0 < far.max() < two.pane.half


@pytest.mark.parametrize("name", GROUNDS)
def test_no_second_line_runs_beside_the_trail_of_the_two_on_their_ridge(name: str) -> None:
    """The ridge was stroked over the way they had come: they seemed to walk beside it."""
    made, both = parted(name)
    with offstage():
        two = Parting(both, View(made.landscape, size=SIZE, relief=2.0), ValueTracker(0.0))
    along, across = two.curves.strokes()
    came = both.walk.points[0].mean(axis=0) - both.saddle
    assert along[0] == pytest.approx(both.saddle)
    assert ((along - both.saddle) @ came).max() < 1e-9
    assert made.landscape.value(along[-1]) > made.landscape.value(both.saddle)
    assert len(across) == len(two.curves.lines()[1])  # it falls to both sides


def test_where_none_comes_to_a_pass_before_they_part_there_is_no_pass_to_tell_of() -> None:
    assert pair(plan(framed("sin(3x)+y^2"), None, 13, 183, 24)) is None


@pytest.mark.parametrize("name", ["ackley", "rastrigin"])
def test_of_a_pass_between_two_of_very_many_valleys_nothing_is_told(name: str) -> None:
    """On Ackley's ground their saddle was below the frame, and half the slope "almost level"."""
    assert pair(plan(framed(name), None, 13, 183, 24)) is None


@pytest.mark.parametrize("name", GROUNDS)
def test_the_names_of_their_valleys_are_off_their_ways_and_in_the_frame(name: str) -> None:
    """A lamp went behind the name of the valley that it went to; the ridge as well."""
    made, both = parted(name)
    with offstage():
        two = Parting(both, View(made.landscape, size=SIZE), ValueTracker(0.0))
        two.view.look(**poses.at_the_parting(two.view, both))
        names = two.valleys(made.floors)
    curves = two.curves.lines()  # they are there as they part
    ways = two.view.at(np.concatenate([both.walk.points.reshape(-1, 2), *curves]))
    for plate in names:
        assert STAGE.holds(plate)
        low, high = (np.array(plate.get_corner(way)[:2]) for way in (DOWN + LEFT, UP + RIGHT))
        away = np.maximum(np.maximum(low - ways, ways - high), 0)
        assert np.linalg.norm(away, axis=-1).min() > 0.2


@pytest.mark.parametrize("name", GROUNDS)
def test_under_the_lens_the_ridge_and_the_two_lie_as_on_the_screen(name: str) -> None:
    """The lens was turned: its ridge was upright, that beside it was aslant."""
    made, both = parted(name)
    with offstage():
        two = Parting(both, View(made.landscape, size=SIZE, relief=2.0), ValueTracker(0.0))
    view = two.view.look(**poses.at_the_parting(two.view, both))
    lens, (one, other) = two.loupe(), view.at(both.walk.points[0])
    assert lens.times * np.linalg.norm(other - one) == pytest.approx(1.1)
    assert lens.way == pytest.approx((other - one) / np.linalg.norm(other - one))
    down = view.at(both.saddle) - one
    assert lens.along @ down == pytest.approx(np.linalg.norm(down))


@pytest.mark.parametrize("name", GROUNDS)
def test_the_ridge_is_drawn_from_where_they_start_to_the_pass(name: str) -> None:
    """ "Back to their ridge", it was said, and none was to be seen."""
    made, both = parted(name)
    with offstage():
        two = Parting(both, View(made.landscape, size=SIZE, relief=2.0), ValueTracker(0.0))
    assert np.ptp(two.crest.line(), axis=0).max() == 0
    two.crest.drawn.set_value(1)
    line = two.crest.line()
    assert line[0] == pytest.approx(both.walk.points[0].mean(axis=0))
    assert np.linalg.norm(line[-1] - both.saddle) < 0.03 * both.width
    view = two.view.look(**poses.at_the_parting(two.view, both))
    assert view.visible(line, 0.03).mean() > 0.5
