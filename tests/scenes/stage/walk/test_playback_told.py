"""What is told step by step is the descent: arrows, read-outs, and what is held until she lands."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage.ground.view import View
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.lecture.theme import POSITION
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.walk.playback import StepByStep
from tests.scenes.canvas import Array, placed, projected

RATE, STEPS = 0.4, 8
HILLS = LANDSCAPES["sine_hills"]
WALK = descend(HILLS, gradient_descent(RATE), [(0.4, 0.9)], STEPS)


@pytest.fixture(params=[1.0, 0.5])
def told(request: pytest.FixtureRequest) -> StepByStep:
    scale = ArrowScale(request.param)
    return StepByStep(WALK, RATE, View(HILLS, zoom=1.4), POSITION, scale=scale)


def on_screen(told: StepByStep, place: Array) -> Array:
    """Where a place of the ground is, by a pinhole camera."""
    view: Any = told.on
    return projected(view, placed(view, place))


def test_the_step_ends_where_she_lands() -> None:
    told = StepByStep(WALK, RATE, View(HILLS, zoom=1.4), POSITION)
    for step in range(STEPS):
        told.progress.set_value(step)
        told.downstep.set_as(share=RATE, turned=1)
        line = told.downstep.line()
        assert np.allclose(told.downstep.landing(), WALK.points[step + 1, 0])
        assert np.allclose(line[0], on_screen(told, WALK.points[step, 0]), atol=1e-9)
        assert np.allclose(line[-1], on_screen(told, WALK.points[step + 1, 0]), atol=1e-9)


def test_both_arrows_are_drawn_on_one_scale(told: StepByStep) -> None:
    for step in range(STEPS):
        told.progress.set_value(step)
        told.downstep.set_as(share=RATE, turned=1)
        gradient = HILLS.gradient(WALK.points[step, 0])
        assert np.allclose(told.uphill.present(), told.scale.factor * gradient)
        assert np.allclose(told.downstep.present(), -RATE * told.scale.factor * gradient)


@pytest.mark.parametrize("turn_first", [False, True])
def test_cut_and_turned_round_the_gradient_becomes_the_step(
    told: StepByStep, turn_first: bool
) -> None:
    gradient = told.scale.factor * told.gradient()
    cut, turn = told.aim(turn_first)
    for animation in (cut, turn):
        animation.begin()
    arrows = []
    for time in (0.0, 0.225, 0.5, 0.775, 1.0):
        for animation in (cut, turn):
            animation.interpolate(time)
        arrows.append(told.downstep.present())
    start, first, between, second, step = arrows
    assert np.allclose(start, gradient)
    assert np.allclose(step, -RATE * gradient)
    if turn_first:
        assert np.allclose(first, 0)  # on its way to its opposite it has no other direction
        assert np.allclose(between, -gradient)
        assert np.allclose(second, (between + step) / 2)
    else:
        assert np.allclose(between, RATE * gradient)
        assert np.allclose(first, (start + between) / 2)
        assert np.allclose(second, 0)


class Walked(LectureScene):
    """Three steps, told."""

    def construct(self) -> None:
        self.told = StepByStep(WALK, RATE, View(HILLS), POSITION)
        self.told.uphill.set_as()
        self.add(self.told.arrows, self.told.readouts())
        for _ in range(3):
            self.play(*self.told.look_and_aim(), run_time=0.4)
            self.play(*self.told.take_step(), run_time=0.8)


class Onlooker:
    """Keeps how far she is and what stands at her feet in every frame."""

    def __init__(self) -> None:
        self.seen: list[tuple[float, Array, float, float]] = []

    def frame(self, scene: Any) -> None:
        told = scene.told
        self.seen.append(
            (told.time, told.foot(), told.uphill.grown.get_value(), told.uphill.presence)
        )

    def beat_ended(self, scene: Any, name: str) -> None:
        """There is none."""


def test_numbers_and_arrows_are_held_until_she_has_landed() -> None:
    onlooker = Onlooker()
    run = rehearse(Walked, frames=True, layout=False, onlookers=[onlooker])
    under_way = [shown for shown in onlooker.seen if shown[0] % 1 > 1e-6]
    assert len(under_way) > 20
    for time, foot, grown, presence in under_way:
        assert np.allclose(foot, WALK.points[int(time), 0])
        assert grown == 1 or presence < 0.05  # it fades at its length
    rows = {(row.time, row.name): row.text for row in run.trace}
    for (time, name), text in rows.items():
        if name == "step":
            k = int(text)
            height, slope = float(WALK.losses[k, 0]), np.hypot(*WALK.gradients[k, 0])
            assert rows[time, "height"] == f"{height:.3f}".replace("-", "−")
            assert rows[time, "slope"] == f"{slope:.3f}"
    assert {text for (_, name), text in rows.items() if name == "step"} >= {"0", "1", "2"}


def test_after_a_step_the_arrows_are_put_away(told: StepByStep) -> None:
    told.progress.set_value(2)
    told.uphill.set_as().set_presence(0)
    told.downstep.used.set_value(1)
    told.land()
    for arrow in told.arrows:
        assert arrow.grown.get_value() == 0
        assert arrow.used.get_value() == 0
        assert arrow.presence == 1
    told.rewind()
    assert told.step == 0


def test_every_step_turns_half_round(told: StepByStep) -> None:
    for step in range(STEPS + 1):
        told.progress.set_value(step)
        assert told.angle() == pytest.approx(180)


def test_while_it_is_taken_the_step_is_used_up_from_behind() -> None:
    told = StepByStep(WALK, RATE, View(HILLS, zoom=1.4), POSITION)
    told.progress.set_value(2)
    told.downstep.set_as(share=RATE, turned=1)
    told.downstep.used.set_value(0.7)
    told.progress.set_value(2.7)
    line = told.downstep.line()
    assert np.allclose(line[0], on_screen(told, WALK.at(2.7)[0]), atol=1e-9)
    assert np.allclose(line[-1], on_screen(told, WALK.points[3, 0]), atol=1e-9)


@pytest.mark.parametrize(("factor", "told_so"), [(1.0, True), (0.1, False)])
def test_a_scale_that_is_not_true_is_told(factor: float, told_so: bool) -> None:
    scale = ArrowScale(factor)
    assert scale.is_true == told_so
    assert isinstance(scale.tracker, ValueTracker)
    with offstage():
        (row,) = [part for part in scale.note() if hasattr(part, "readings")]
    assert row.readings()[0].value == factor
