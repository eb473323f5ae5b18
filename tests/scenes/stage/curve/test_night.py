"""Night: in its box only, and only what the lamp lights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import Landscape, descend, gradient_descent
from scenes.render.contrast import paint
from scenes.render.rehearsal import offstage
from scenes.render.renderer import LectureRenderer
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.night import Night
from scenes.stage.lecture.boxes import FRAME, Box
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.plot.plane import Plane
from scenes.stage.walk.hiker import Hiker
from scenes.stage.walk.playback import Playback
from tests.scenes.canvas import SIZE, Picture, picture, pixels_at, shade

BOWL = Landscape.from_expression("x^2", ((-7, 7),))
LEFT, RIGHT = FRAME.columns(1, 1, gap=0)


def night(start: float = 1.5) -> tuple[Night, Hiker, Plane]:
    plane = Plane((-5, 5), (0, 9)).within(FRAME.inset(0.6))
    her = Hiker(Curve(plane, BOWL), start, 1.6, facing=-1)
    with offstage():
        return Night(her, ValueTracker(0.0)), her, plane


def brightness(image: Picture, at: Any) -> float:
    row, column = pixels_at(np.asarray(at))
    return float(image[row - 2 : row + 3, column - 2 : column + 3, :3].max())


def ended(builder: Any, share: float = 1.0) -> None:
    """Play an animation up to a share of it."""
    animation = builder.build() if hasattr(builder, "build") else builder
    animation.begin()
    animation.interpolate(share)


def test_nothing_of_it_is_outside_its_box() -> None:
    made, _, _ = night()
    image = picture(made.within(LEFT))[..., :3]
    bare = np.all(image == np.rint(shade(BACKGROUND)), axis=-1)
    half = SIZE[0] // 2
    assert bare[:, half + 1 :].all()
    assert not bare[:, : half - 1].all()


@pytest.mark.parametrize("share", [0.25, 0.5, 1.0])
def test_its_box_moves_with_an_animation(share: float) -> None:
    made, _, _ = night()
    made.within(LEFT)
    with offstage():
        animation = made.animate(rate_func=lambda t: t).within(FRAME).build()
        animation.begin()
        animation.interpolate(share)
    for part in made:
        assert part.panel == pytest.approx(
            Box(LEFT.left, LEFT.bottom, LEFT.right + share * FRAME.right, LEFT.top)
        )


@pytest.mark.parametrize("size", [(400, 300), (600, 300), (270, 480)])
def test_a_box_at_the_edge_of_the_stage_goes_on_to_that_of_the_frame(size: tuple[int, int]) -> None:
    made, _, _ = night()
    ended(made.dawn())
    for box, end in ((FRAME, size[0]), (LEFT, size[0] // 2 - 1)):
        with offstage(pixel_width=size[0], pixel_height=size[1]):
            stage = LectureScene(renderer=LectureRenderer())
            stage.add(made.within(box))
            image = paint(stage)[..., :3]
        bare = np.all(image == np.rint(shade(BACKGROUND)), axis=-1)
        assert np.mean(bare[0, :end]) < 0.05  # the sky goes up to the top
        assert np.mean(bare[:, :end]) < 0.05
        assert bare[:, end + 2 :].all()
    with offstage(pixel_width=size[0], pixel_height=size[1]):
        stage = LectureScene(renderer=LectureRenderer())
        stage.add(made.within(FRAME.columns(1, 0, gap=0)[1]))
        image = paint(stage)[..., :3]
    assert np.all(image == np.rint(shade(BACKGROUND)))


def test_in_a_box_without_width_there_is_nothing() -> None:
    made, _, _ = night()
    made.within(FRAME.columns(1, 0, gap=0)[1])
    assert np.all(picture(made)[..., :3] == np.rint(shade(BACKGROUND)))


def test_by_night_ground_is_seen_at_her_feet_and_nowhere_else_by_day_everywhere() -> None:
    made, her, plane = night()
    near, far = plane.xy(0.9, 0.81), plane.xy(-2.0, 4.0)
    dark = picture(made)
    assert brightness(dark, near) > 120
    assert brightness(dark, far) < 60
    ended(made.dawn())
    day = picture(made)
    assert brightness(day, far) > 200
    ended(made.fall())
    assert np.array_equal(picture(made), dark)
    assert her.x == 1.5


def test_the_lamp_can_be_switched() -> None:
    made, _, plane = night()
    lit = picture(made)
    ended(made.lamp_off())
    near = plane.xy(0.9, 0.81)
    assert brightness(picture(made), near) < 0.5 * brightness(lit, near)
    ended(made.lamp_on())
    assert np.array_equal(picture(made), lit)


def test_she_joins_a_playback_and_her_feet_stay_on_a_curve_that_is_stretched() -> None:
    _, her, plane = night()
    walk = descend(BOWL, gradient_descent(0.1), [[1.6]], 6)
    playback = Playback(walk, ["#FFFFFF"])
    her.join(playback)
    for x, progress in (((-5, 5), 0.0), ((-5, 5), 1.3), ((-2, 2), 1.3), ((-2, 2), 2.7)):
        plane.reframe(x=x)
        playback.progress.set_value(progress)
        stance = her.stance
        assert her.x == pytest.approx(float(playback.now()[0, 0]))
        planted = stance.feet[stance.lifts == 0]
        share = (planted**2 - plane.low[1]) / plane.span[1]
        heights = plane.corner[1] + share * plane.size[1]
        assert her.feet()[stance.lifts == 0][:, 1] == pytest.approx(heights, abs=1e-9)


@pytest.mark.parametrize("reach", [1.0, 2.0, 5.0])
def test_she_stands_as_wide_on_any_scale(reach: float) -> None:
    _, her, plane = night()
    her.join(Playback(descend(BOWL, gradient_descent(0.1), [[0.4]], 6), ["#FFFFFF"]))
    assert her.gait.spread > 0  # made for the scale that there was
    plane.reframe(x=(-reach, reach), y=(0, 9))
    for progress in (0, 3):
        her.progress.set_value(progress)
        apart = np.linalg.norm(np.diff(her.feet(), axis=0))
        assert apart == pytest.approx(2 * her.gait.spread, rel=0.02)


def test_steps_that_shrink_to_nothing_do_not_lift_her_feet() -> None:
    _, her, _ = night()
    playback = Playback(descend(BOWL, gradient_descent(0.1), [[1.6]], 60), ["#FFFFFF"])
    her.join(playback)
    lifts = []
    for progress in np.linspace(50, 60, 401):
        playback.progress.set_value(progress)
        lifts.append(her.stance.lifts.max())
    assert max(lifts) < 0.01
    playback.progress.set_value(0.3)
    assert her.stance.lifts.max() > 0.1
