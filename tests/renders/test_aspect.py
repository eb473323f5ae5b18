"""Frames of any shape: all of the stage is seen, and what fills the frame goes to its edges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import Mobject, ValueTracker, config
from numpy.typing import NDArray
from PIL import Image

from gdmath import Landscape
from scenes.render.contrast import paint
from scenes.render.rehearsal import offstage
from scenes.render.renderer import LectureRenderer
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.lamplight import Lit
from scenes.stage.curve.night import Sky
from scenes.stage.ground.fog import Fog, FogBank
from scenes.stage.lecture.captions import Caption
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.lecture.theme import BACKGROUND, SAFE_MARGIN
from tests.everything import some
from tests.renders.filming import render, the_one
from tests.scenes.canvas import party, plane_at, shade

SHAPES = ((320, 240), (240, 426), (500, 200), (427, 240))
STAGE = (8 * 16 / 9, 8.0)  # scene units that are seen in any case

Picture = NDArray[np.int64]


@pytest.fixture(params=SHAPES, ids=lambda shape: f"{shape[0]}x{shape[1]}")
def stage(request: pytest.FixtureRequest) -> Iterator[Any]:
    """An empty stage whose frame has this shape."""
    width, height = request.param
    with offstage(pixel_width=width, pixel_height=height):
        yield LectureScene(renderer=LectureRenderer())


def painted(scene: Any, *mobjects: Mobject) -> Picture:
    scene.add(*mobjects)
    return paint(scene)[..., :3].astype(int)


def ground(width: float, height: float) -> Curve:
    """A level curve through the middle of the frame, from one of its sides to the other."""
    flat = Landscape.from_expression("0*x", ((-width, width),))
    plane = plane_at((-width, 0.0), (2 * width, height), (-width, width), (0, height))
    return Curve(plane, flat)


def shade_apart(one: Any, other: Any) -> int:
    return int(np.abs(one - other).max())


def test_the_frame_holds_the_stage_and_no_more_than_it_must(stage: Any) -> None:
    camera = stage.camera
    size = np.array([camera.frame_width, camera.frame_height])
    assert size == pytest.approx((config.frame_width, config.frame_height))
    assert size[0] / size[1] == pytest.approx(camera.pixel_width / camera.pixel_height)
    assert min(size / STAGE) == pytest.approx(1)


def test_the_night_goes_to_the_edges(stage: Any) -> None:
    sky = Sky(ValueTracker(0.0), ValueTracker(0.0), ground(config.frame_width, 4))
    sky.dusk.set_value(1)
    seen = painted(stage, sky)
    assert shade_apart(seen[-1], shade("#0E1626")) <= 2
    assert shade_apart(np.median(seen[0], axis=0), shade("#060A14")) <= 2
    assert np.abs(np.diff(np.median(seen, axis=1), axis=0)).max() <= 2  # no edge across it
    lower = seen[seen.shape[0] // 2 :]  # where no stars are
    assert shade_apart(lower, lower[:, :1]) <= 2  # and none from top to bottom
    rows, columns = np.nonzero((seen - np.median(seen, axis=1, keepdims=True)).max(axis=-1) > 12)
    top, (height, width) = rows.max() + 1, seen.shape[:2]
    assert rows.min() < 0.1 * height  # stars are all over the upper half
    assert 0.35 * height < top < 0.5 * height
    quarters = np.histogram(columns, bins=4, range=(0, width))[0]
    assert quarters.min() > 0.08 * quarters.sum()


def test_the_dawn_goes_to_the_edges(stage: Any) -> None:
    sky = Sky(ValueTracker(0.0), ValueTracker(1.0), ground(config.frame_width, 4))
    sky.dusk.set_value(1)
    seen = painted(stage, sky)
    horizon = seen.shape[0] // 2 - 2
    assert shade_apart(seen[0], shade("#0E1830")) <= 2
    assert shade_apart(seen[:horizon], seen[:horizon, :1]) <= 2
    assert np.abs(np.diff(seen[:horizon, 0], axis=0)).max() <= 4


def test_ground_seen_through_the_light_goes_to_the_edges(stage: Any) -> None:
    curve, dawn = ground(config.frame_width, 4), ValueTracker(0.5)
    curve.ground.set_value(1)
    seen = painted(stage, Lit(curve, [curve], [], dawn))
    below = seen[seen.shape[0] // 2 + 4 :]
    assert shade_apart(below, below[:, :1]) <= 2
    assert np.abs(np.diff(below[:, 0], axis=0)).max() <= 8
    assert shade_apart(seen[-1], shade(BACKGROUND)) > 0


def test_fog_goes_to_the_edges(stage: Any) -> None:
    walkers = party(starts=1, steps=2)
    seen = painted(
        stage, FogBank(Fog(walkers.trajectory, ValueTracker(0.0), 1.0), ValueTracker(0.3))
    )
    for edge in (seen[0], seen[-1], seen[:, 0], seen[:, -1]):
        assert np.all(edge.sum(axis=-1) > shade(BACKGROUND).sum() + 20)
    for axis in (0, 1):
        assert np.abs(np.diff(seen, axis=axis)).max() <= 12


def test_a_caption_stands_at_the_foot_within_the_margins(stage: Any) -> None:
    caption = Caption("So night falls.\nThen it is dark.", config.frame_height)
    assert caption.width <= config.frame_width - SAFE_MARGIN
    assert caption.get_bottom()[1] == pytest.approx(-config.frame_height / 2 + SAFE_MARGIN, abs=0.4)
    assert caption.get_bottom()[1] > -config.frame_height / 2


NIGHT = """
from manim import ValueTracker
from gdmath import Landscape
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.night import Sky
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.plot.plane import Plane

class Night(LectureScene):
    def construct(self):
        plane = Plane((-8, 8), (0, 4))
        plane.state[:4] = (-8, 0, 16, 4)
        flat = Landscape.from_expression("0*x", ((-8, 8),))
        sky = Sky(ValueTracker(0.0), ValueTracker(0.0), Curve(plane, flat))
        sky.dusk.set_value(1)
        self.add(sky)
        self.wait(0.1)
"""


@pytest.mark.slow
@pytest.mark.parametrize("shape", some(["480,854", "640,480"]))
def test_manim_render_with_another_shape(tmp_path: Path, shape: str) -> None:
    render(tmp_path, NIGHT, "-s", "-r", shape)
    with Image.open(the_one(tmp_path, "media/images/**/*.png")) as picture:
        seen = np.array(picture.convert("RGB")).astype(int)
    assert seen.shape[1::-1] == tuple(map(int, shape.split(",")))
    assert shade_apart(seen[-1], shade("#0E1626")) <= 2
    assert shade_apart(np.median(seen[0], axis=0), shade("#060A14")) <= 2
