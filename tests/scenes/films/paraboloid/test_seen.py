"""What is seen for how long, and what stands clear of what: shapes, frames, keys, curves."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
import pytest

from scenes.paraboloid import Paraboloid
from scenes.parts.paraboloid.bowl import RIM
from scenes.parts.paraboloid.ending import height_of, more_of
from scenes.parts.paraboloid.ground import Ground
from scenes.parts.paraboloid.lens import Lens
from scenes.parts.paraboloid.lines import FiveLines
from scenes.parts.paraboloid.mosaic import Mosaic
from scenes.parts.paraboloid.one_line import OneLine
from scenes.parts.paraboloid.places import BELOW, GLASS
from scenes.parts.paraboloid.walk import Walk
from scenes.render.rehearsal import offstage
from scenes.stage import Box
from scenes.stage.ground.rings import CIRCLE
from tests.scenes.films.paraboloid.made import PLAN, plan
from tests.scenes.performing import attend, performed


class Shown(NamedTuple):
    """One frame of the film."""

    beat: str
    time: float
    cone: bool  # whether lines of a cone are there, more or less, or
    bowl: bool  # those of a bowl
    map: float  # how much of a map there is, and
    told: float  # how much of the numbers of the target
    half: float  # how far it is seen to each side
    lens: float  # how large a glass is open, and
    truth: float  # by what the map is to be enlarged, to be as large as the glass says


class Onlooker:
    """Looks at every frame."""

    def __init__(self) -> None:
        self.seen: list[Shown] = []

    def frame(self, scene: Any) -> None:
        wire, walk = scene.ground.wire, scene.walk
        there = wire in scene.mobjects and wire.presence > 0.5
        power = float(wire.power.get_value())
        cone, bowl = there and power < 1.5, there and power > 1.5
        staged = [part for thing in scene.mobjects for part in thing.get_family()]
        map_ = walk.map.presence if walk.map in staged else 0.0
        lens, half = scene.lens, walk.on.half
        opened = float(lens.opened.get_value()) if lens in scene.mobjects else 0.0
        told = float(scene.ground.rings.told.get_value())
        beat, truth = scene.beats_begun[-1], lens.unit / walk.on.unit
        self.seen.append(Shown(beat, scene.time, cone, bowl, map_, told, half, opened, truth))

    def beat_ended(self, scene: Any, name: str) -> None:
        pass


attend(Paraboloid, Onlooker)


@cache
def shown() -> list[Shown]:
    """Every frame, once for all tests."""
    return performed(Paraboloid).of(Onlooker).seen


@pytest.mark.parametrize("shape", ["cone", "bowl"])
def test_each_shape_is_seen_before_one_chooses(shape: str) -> None:
    """Each was there for half a second."""
    times = [frame.time for frame in shown() if getattr(frame, shape)]
    assert times[-1] - times[0] > 1.1


def test_the_map_stays_as_all_begins_again() -> None:
    """It went, all was dark, and a map that looks alike came back."""
    beat = [frame for frame in shown() if frame.beat == "other_number"]
    assert all(frame.map == 1 for frame in beat if frame.time < beat[0].time + 3)


def test_the_map_fills_its_frame_once_the_gradient_is_gone_and_the_glass_enlarges_that() -> None:
    """It stayed as far off as the whole gradient needs, with a wide empty rim."""
    under = [frame for frame in shown() if frame.beat == "five_lines" and frame.lens > 0]
    assert {round(frame.half, 9) for frame in under} == {10}
    assert [frame.truth for frame in under] == pytest.approx([1.0] * len(under))


def test_what_the_glass_says_is_off_its_rim() -> None:
    with offstage():
        lens = Lens(Walk(PLAN).on, PLAN, GLASS.middle, GLASS.height / 2)
        lens.opened.set_value(1)
        for large in (0, 1):
            lens.place.set_value(large)
            ((text, left, foot, _),) = lens.texts()
            corner = (left + text.high[0], foot + text.high[1]) - lens.middle
            assert np.hypot(*corner) > lens.radius + 0.1


def test_the_number_of_a_frame_stands_clear_of_those_at_the_axes() -> None:
    """It came while the frame was small, over the ticks."""
    for power in (0, 1, 2, 3):
        with offstage():
            walk = Walk(PLAN)
            walk.rewind(10.0 ** (1 - power))
            walk.begun = 10.0
            _, edge = walk.closer()
            for share in np.linspace(0, 1, 41):
                walk.on.show(10.0 ** (1 - power - share))
                for text, left, foot, _ in edge.texts():
                    own = boxed(text, left, foot).inset(-0.14)  # room for both plates
                    for other, x, y, strength in walk.rings.texts():
                        assert strength == 0 or not own.meets(boxed(other, x, y)), (power, share)


def boxed(text: Any, left: float, foot: float) -> Box:
    return Box(left + text.low[0], foot + text.low[1], left + text.high[0], foot + text.high[1])


def test_the_key_tells_of_a_ground_only_while_that_fills_the_window() -> None:
    """It told of the next one while that was a third of the map."""
    with offstage():
        walk = Walk(PLAN)
        for share in np.linspace(0, 0.88, 23):
            walk.on.show(10.0 ** (1 - share))
            assert "2" not in [text.text for text, *_ in walk.key.texts()]
        walk.on.show(1)
        assert "2" in [text.text for text, *_ in walk.key.texts()]


def test_the_nought_is_off_the_lines_of_a_cone() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.view.look(**ground.hill(target=True))
        ground.heights.nought.set_value(1)
        _, left, foot, _ = list(ground.heights.texts())[-1]
        text = list(ground.heights.texts())[-1][0]
        own = boxed(text, left, foot)
        tip = ground.bowl.at((0, 0))
        for top in ground.bowl.at(ground.cone.corners()):
            for x, y in tip + np.linspace(0, 1, 200)[:, None] * (top - tip):
                assert not (own.left < x < own.right and own.bottom < y < own.top)


def test_more_errors_stand_behind_the_two_at_one_height_and_beside_the_bowl() -> None:
    with offstage():
        ground = Ground(PLAN)
        ground.view.look(**ground.hill(target=True))
        height = height_of(PLAN)
        third, rest = more_of(PLAN, height)
        assert height.get_right()[0] < third.get_left()[0] < third.get_right()[0]
        assert third.get_right()[0] < rest.get_left()[0]
        assert third.height == pytest.approx(height.part("h").height, rel=0.6)
        rim = ground.bowl.at(RIM * CIRCLE)
        beside = rim[rim[:, 1] > rest.get_bottom()[1] - 0.2]
        assert rest.get_right()[0] + 0.2 < beside[:, 0].min()
        assert len(more_of(plan(landscape="booth"), height)) == 1


def test_numbers_do_not_meet_on_their_way_into_the_one_line() -> None:
    """Two of them came side by side on their way, as one."""
    with offstage():
        rule, lines = OneLine(PLAN), FiveLines(PLAN)
        moves = rule.from_lines(lines)
        for move in moves:
            move.begin()
        for share in np.linspace(0, 1, 61):
            for move in moves:
                move.interpolate(share)
            boxes = [Box.around(move.mobject).inset(-0.06) for move in moves]
            pairs = combinations(boxes, 2)
            assert not any(one.meets(other) for one, other in pairs), share


@pytest.mark.parametrize("changes", [{}, {"landscape": "booth"}, {"start": (-4, 8)}])
def test_every_tangent_touches_its_curve_and_stays_in_its_tile(changes: Any) -> None:
    made = plan(**changes)
    with offstage():
        mosaic = Mosaic(made, BELOW)
        for tracker in (mosaic.far, mosaic.told):
            tracker.set_value(1)
        tiles = np.arange(len(mosaic.spots))
        curves, tangents = mosaic.lines(tiles), mosaic.tangents(tiles)
        here = mosaic.at(tiles, mosaic.here[tiles][:, None])[:, 0]
        low, high = np.moveaxis(mosaic.at(tiles, np.array([[(0.0, 0.0), (1.0, 1.0)]])), 1, 0)
        for k in tiles:
            x, y = curves[k].T
            rise = np.gradient(y, x)
            begin, end = tangents[k]
            slope = (end[1] - begin[1]) / (end[0] - begin[0])
            steepest = np.abs(rise).max()
            assert slope == pytest.approx(np.interp(here[k][0], x, rise), abs=0.12 * steepest)
            assert here[k][1] == pytest.approx(np.interp(here[k][0], x, y), abs=0.02)
            if k > 1:
                assert np.all((tangents[k] > low[k]) & (tangents[k] < high[k]))
        texts = [text.text for text, *_ in mosaic.texts()]
        assert not texts
        mosaic.far.set_value(0)
        told = [text.text.replace("−", "-") for text, *_ in mosaic.texts()]
        assert [float(text.split()[-1]) for text in told] == pytest.approx(made.gradient)
        assert list(mosaic.seen()[:2]) == [0, 1]


@pytest.mark.slow
def test_no_number_of_the_target_is_beside_one_of_the_map() -> None:
    """As the map faded, each of its numbers stood twice, on both sides of an axis."""
    both = [min(one.map, one.told) for one in shown() if one.beat == "blind_shot"]
    assert len(both) > 50
    assert max(both) < 0.05
