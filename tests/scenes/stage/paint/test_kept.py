"""A kept picture is painted once while nothing changes, and never shows what was before."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
import pytest
from manim import ValueTracker

from scenes.render.camera import PaintingCamera
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import KeptPicture
from scenes.stage.paint.pen import Canvas, Pen
from tests.scenes.canvas import Picture, picture, pixels_at, shade, small

LINE = np.array([(-2.0, 0.3), (2.3, 0.7)])


class Kept(KeptPicture):
    """A faint line at the height that its tracker says; counts how often it is painted."""

    def __init__(self, bounded: bool = False) -> None:
        super().__init__()
        self.y = ValueTracker(0.0)
        self.bounded = bounded
        self.painted: list[float] = []

    @property
    def key(self) -> bytes:
        return np.array(self.y.get_value()).tobytes()

    def picture(self, canvas: Canvas) -> None:
        y = float(self.y.get_value())
        self.painted.append(y)
        if self.bounded:
            self._reach(LINE + np.array([0, y]))
        Pen(canvas).line(LINE + np.array([0, y]), "#FF8020", 0.05, opacity=0.22)


def at(y: float) -> Picture:
    """The picture of a fresh one."""
    fresh = Kept()
    fresh.y.set_value(y)
    return picture(fresh)


def test_it_is_painted_once_while_nothing_changes() -> None:
    kept = Kept()
    first = picture(kept)
    assert np.array_equal(picture(kept), first)
    kept.set_presence(0.5)
    picture(kept)
    assert kept.painted == [0.0]


def test_it_is_painted_anew_when_its_key_changes_and_back() -> None:
    kept = Kept()
    for y in (0.0, 1.0, 1.0, 0.0, -0.5):
        kept.y.set_value(y)
        assert np.array_equal(picture(kept), at(y)), y
    assert kept.painted == [0.0, 1.0, 0.0, -0.5]


def test_it_is_painted_anew_for_another_size() -> None:
    kept = Kept()
    picture(kept, size=(480, 270))
    large = picture(kept, size=(960, 540))
    assert kept.painted == [0.0, 0.0]
    assert np.array_equal(large, picture(Kept(), size=(960, 540)))
    assert np.array_equal(picture(kept, size=(480, 270)), at(0))


@pytest.mark.parametrize("bounded", [False, True])
def test_a_reused_image_has_the_bytes_of_a_fresh_one(bounded: bool) -> None:
    """Also where strokes are so faint that rounding shows: frame for frame, in any process."""
    reused, fresh = Kept(bounded), Kept(bounded)
    for y in (2.0, -1.3, 0.77):
        reused.y.set_value(y)
        picture(reused)
    fresh.y.set_value(0.77)
    picture(fresh)
    one, other = (kept._kept.image for kept in (reused, fresh))
    assert one is not None
    assert other is not None
    assert bytes(one.get_data()) == bytes(other.get_data())
    assert np.array_equal(picture(reused), picture(fresh))


def test_a_copy_and_its_original_share_the_picture_and_never_a_stale_one() -> None:
    kept = Kept()
    picture(kept)
    twin = deepcopy(kept)
    picture(twin.set_presence(0.5))
    assert kept.painted == [0.0]
    for y, one in ((1.0, twin), (1.0, kept), (-1.0, kept), (-1.0, twin), (0.5, twin)):
        kept.y.set_value(y)
        one.set_presence(1)
        assert np.array_equal(picture(one), at(y))


class Moved(Kept):
    """Its copies differ in what they show."""

    def __init__(self, y: float) -> None:
        super().__init__()
        self.own = y

    @property
    def key(self) -> bytes:
        return np.array(self.own).tobytes()

    def picture(self, canvas: Canvas) -> None:
        self.painted.append(self.own)
        Pen(canvas).line(LINE + np.array([0, self.own]), "#FF8020", 0.05, opacity=0.22)


def test_copies_that_differ_show_each_its_own() -> None:
    one = Moved(0.0)
    other = deepcopy(one)
    other.own = 1.0
    for thing, y in ((one, 0.0), (other, 1.0), (one, 0.0), (one, 0.0), (other, 1.0)):
        assert np.array_equal(picture(thing), at(y))
    with small():  # both in one frame
        camera = PaintingCamera()
        camera.background_color = BACKGROUND
        camera.reset()
        camera.capture_mobjects([one, other])
        together = np.array(camera.pixel_array).astype(int)
    lit = [np.any(image != image[0, 0], axis=-1) for image in (at(0.0), at(1.0))]
    assert np.array_equal(np.any(together != together[0, 0], axis=-1), lit[0] | lit[1])


@pytest.mark.parametrize("presence", [0.3, 0.7])
def test_presence_is_how_much_of_the_kept_picture_there_is(presence: float) -> None:
    full, some = at(0).astype(float), picture(Kept().set_presence(presence)).astype(float)
    dark = shade(BACKGROUND)
    row, column = pixels_at(np.array([0.15, 0.5]))
    whole = full[row, column, 0] - dark[0]
    assert whole > 20
    assert some[row, column, 0] - dark[0] == pytest.approx(presence * whole, abs=1.5)


def test_what_is_out_of_reach_is_not_copied_and_nothing_is_cut_off() -> None:
    bounded = Kept(bounded=True)
    assert bounded.extent is None
    bounded.y.set_value(1.0)
    assert np.array_equal(picture(bounded), at(1.0))
    extent = bounded.extent
    assert extent is not None
    low, high = LINE.min(axis=0) + np.array([0, 1]), LINE.max(axis=0) + np.array([0, 1])
    assert 0 < low[0] - extent.left < 0.2
    assert 0 < low[1] - extent.bottom < 0.2
    assert 0 < extent.right - high[0] < 0.2
    assert 0 < extent.top - high[1] < 0.2
    bounded.y.set_value(-2.0)  # another picture has a reach of its own
    picture(bounded)
    moved = bounded.extent
    assert moved is not None
    assert moved.top == pytest.approx(extent.top - 3)
    assert moved.bottom == pytest.approx(extent.bottom - 3)


def test_reach_grows_with_every_part() -> None:
    kept = Kept()
    kept._reach(np.array([[0.0, 0.0]]))
    kept._reach(np.array([[[3.0, -1.0], [1.0, 2.0]]]))
    edge = 0.05
    assert kept.extent == pytest.approx((-edge, -1 - edge, 3 + edge, 2 + edge))


def test_a_panel_clips_it() -> None:
    kept = Kept()
    kept.panel = Box(-1, 0, 1, 0.5)
    lit = np.any(picture(kept)[..., :3] != np.rint(shade(BACKGROUND)), axis=-1)
    whole = np.any(at(0)[..., :3] != np.rint(shade(BACKGROUND)), axis=-1)
    rows, columns = np.indices(lit.shape)
    x = (columns + 0.5) / 480 * 128 / 9 - 64 / 9
    y = 4 - (rows + 0.5) / 270 * 8
    inside = (x > -1) & (x < 1) & (y > 0) & (y < 0.5)
    edge = (np.abs(np.abs(x) - 1) < 0.05) | (np.abs(y) < 0.05) | (np.abs(y - 0.5) < 0.05)
    assert np.array_equal(lit[~edge], (whole & inside)[~edge])
    assert lit.any()
