"""A fair race: how maps are lit close up, and what is seen at their borders."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
import pytest
from numpy.typing import NDArray

from scenes.optimizer_race import OptimizerRace
from scenes.parts.optimizer_race.ending import Table
from scenes.parts.optimizer_race.first import FirstStep
from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.rules import RuleCard
from scenes.parts.optimizer_race.shades import levels_of
from scenes.parts.optimizer_race.track import TrackMap
from scenes.render.command.stills import photograph
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import FRAME
from scenes.stage.paint.pen import Pen
from tests.scenes.films.optimizer_race.test_film import lap, plan

_DOTS = 20  # pixels of a scene unit


def painted(ground: Any) -> NDArray[np.float64]:
    """The frame with nothing but a ground: rows from below, columns, three colours."""
    wide, high = int(FRAME.width * _DOTS), int(FRAME.height * _DOTS)
    surface = cairo.ImageSurface(cairo.FORMAT_ARGB32, wide, high)
    canvas = cairo.Context(surface)
    canvas.scale(_DOTS, _DOTS)
    canvas.translate(-FRAME.left, -FRAME.bottom)
    ground.draw(canvas)
    shape = (high, surface.get_stride() // 4, 4)
    return np.frombuffer(surface.get_data(), np.uint8).reshape(shape)[:, :wide, :3].astype(float)


def inside(ground: Any) -> NDArray[np.float64]:
    """The colours of a map, without its rim."""
    corner, size = ground.plane.corner - (FRAME.left, FRAME.bottom), ground.plane.size
    (left, low), (right, high) = ((corner + s) * _DOTS for s in (0.1, size - 0.1))
    return painted(ground)[int(low) : int(high), int(left) : int(right)]


def near(map_: TrackMap, move: Any) -> None:
    map_.plane.stand_as(move.build().mobject.target)


def test_close_up_a_map_is_as_bright_as_all_of_it() -> None:
    """Adam's first step was seen on a dark map without relief, the finish on a darker one."""
    with offstage():
        first = FirstStep(plan())
        card = RuleCard(plan(), first.map)
        whole = inside(first.map.ground)
        for move in (first.come_close(), card.close_up()):
            near(first.map, move)
            shown = inside(first.map.ground)
            assert shown.mean() > 0.8 * whole.mean()
            assert np.ptp(shown.mean(axis=(1, 2))) > 0.8 * np.ptp(whole.mean(axis=(1, 2)))


def test_as_a_map_comes_close_its_colours_change_by_degrees() -> None:
    with offstage():
        map_ = FirstStep(plan()).map
        planes = [map_.plane.copy(), map_.plane.copy().reframe(x=(-0.2, 0.2), y=(-0.2, 0.2))]
        last = inside(map_.ground)
        for share in np.linspace(0, 1, 41)[1:]:
            map_.plane.interpolate(*planes, share)
            now = inside(map_.ground)
            assert np.abs(now - last).mean() < 12  # of 255
            last = now


def test_level_lines_of_the_whole_map_stay_close_up() -> None:
    for top in (1.0, 0.8, 0.5, 0.3, 0.01):
        levels = dict(levels_of(top))
        for number in range(1, int(9 * top) + 1):
            assert min(levels, key=lambda x: abs(x - number / 9)) == pytest.approx(number / 9)
        strong = [level for level, strength in levels.items() if strength == 1 and level <= top]
        assert 4 <= len(strong) <= 9
    assert {strength for _, strength in levels_of(1.0)} == {0.0, 1.0}


def test_a_turned_ground_close_up_is_turned_as_the_whole_one_is() -> None:
    shown = lap(1).map
    with offstage():
        before = shown.plane.copy()
        shown.plane.reframe(x=(-2.9, 2.9), y=(-2.9, 2.9))
        close = inside(shown.ground)
        shown.ground.stretched = False
        assert np.abs(inside(shown.ground) - close).mean() < 6
        shown.ground.stretched = True
        shown.plane.stand_as(before)


def test_an_inset_has_the_colours_of_the_map_around_it() -> None:
    """Beside each other one colour is one height."""
    with offstage():
        hook = Hook(plan())
        assert hook.close.ground.top() == hook.map.ground.top() == 1.0


def test_who_leaves_the_map_ends_in_an_arrow_at_its_border(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its way went on across the numbers of the axis, to the frame's end, for eight seconds."""
    drawn: list[Any] = []
    with offstage():
        card = RuleCard(plan(), FirstStep(plan()).map)
    (away,) = card.leaves
    monkeypatch.setattr(Pen, "line", lambda _, points, *more, **how: drawn.append(points))
    monkeypatch.setattr(Pen, "arrow", lambda _, points, *more, **how: drawn.append(points))
    for time in (0.3, 2.0):
        away.clock.now.set_value(time)
        away.draw(cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 4, 4)))
    foot = float(card.map.plane.corner[1])
    assert foot - 0.3 < min(float(points[:, 1].min()) for points in drawn) < foot
    assert away.clip_box().bottom > foot - 0.5


def test_no_dot_lies_upon_the_border_of_a_map_close_up() -> None:
    """Halves of dots stood out of it as it became whole."""
    with offstage():
        card = RuleCard(plan(), FirstStep(plan()).map)
    box, plane = card.starts.clip_box(), card.map.plane
    assert (box.left, box.bottom) == pytest.approx(plane.corner.tolist())
    assert (box.right, box.top) == pytest.approx((plane.corner + plane.size).tolist())


def test_at_the_start_of_the_unfair_races_no_mark_covers_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Four that overlapped were a blot in the corner of the first picture."""
    marks: list[Any] = []
    with offstage():
        runs = Hook(plan()).races[0][:4]
    monkeypatch.setattr(
        "scenes.parts.optimizer_race.swarm.sign",
        lambda pen, runner, at, radius, **how: marks.append((at, radius)),
    )
    for run in runs:
        run.draw(cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 4, 4)))
    spots, radii = np.array([at for at, _ in marks]), {radius for _, radius in marks}
    gaps = np.hypot(*(spots[:, None] - spots).T)[np.triu_indices(4, 1)]
    (radius,) = radii
    assert gaps.min() > 1.85 * radius  # triangle and pentagon are narrower than a disc
    assert radius > 0.18


def test_there_is_time_to_read_the_card_of_adam() -> None:
    """It was there for 0.8 s."""
    taken: list[Any] = []
    size = {"pixel_width": 240, "pixel_height": 135, "frame_rate": 15}
    begun = rehearse(OptimizerRace, until="adams_first_step", layout=False)
    start = begun.beat("adams_first_step").start
    moments = start + np.array([-0.1, 1.3])
    photograph(OptimizerRace, lambda _, image: taken.append(image), moments=moments, **size)
    before, after = (np.asarray(one.convert("RGB")).astype(int) for one in taken)
    assert (np.abs(before - after).max(axis=-1) > 10).mean() < 0.03


def test_each_number_of_the_table_stands_on_a_field_of_its_runner() -> None:
    """Twelve numbers stood on three bands that were nearly black."""
    with offstage():
        table = Table(plan())
    for row, fields in zip(table.rows, table.tiles, strict=True):
        for number, field in zip(row[1:], fields, strict=True):
            assert field.get_left()[0] < number.get_left()[0]
            assert number.get_right()[0] < field.get_right()[0]
        assert len({field.get_fill_color().to_hex() for field in fields}) == 4
        assert row[0].get_right()[0] < fields[0].get_left()[0]
