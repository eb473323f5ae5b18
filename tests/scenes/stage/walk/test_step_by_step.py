"""A step as it is told: look, aim, take it, and its arrows are put away."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import LANDSCAPES, descend, gradient_descent, parabola
from scenes.render.rehearsal import offstage
from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import POSITION, STEP, rgb
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.plot.plane import Plane
from scenes.stage.walk.playback import StepByStep
from tests.scenes.canvas import FLAT
from tests.scenes.conftest import Bare
from tests.scenes.stage.walk.descents import (
    CURVATURE,
    MINIMUM,
    RATE,
    STEPS,
    both,
    crowd,
    iterate,
    plane,
    play,
    slope,
    walker,
)

# -- verbs -----------------------------------------------------------------------------------------


@both
def test_hurry_goes_to_the_end_or_to_a_step(skipped: bool) -> None:
    company = crowd()
    play(company.hurry(4), skipped=skipped)
    assert company.time == pytest.approx(4)
    play(company.hurry(0), skipped=skipped)
    assert company.time == pytest.approx(0)
    play(company.hurry(), skipped=skipped)
    assert company.time == pytest.approx(STEPS)
    assert company.hurry().rate_func(0.3) == pytest.approx(0.3)  # evenly
    company.rewind()
    assert company.time == 0


def away(told: StepByStep) -> bool:
    """Whether both arrows are put away: there, but nothing of them is drawn."""
    lines = [arrow.line() for arrow in told.arrows]
    presences = {arrow.presence for arrow in told.arrows}
    return presences == {1.0} and all(np.ptp(line, axis=0).max() < 1e-12 for line in lines)


def drawn(arrow: Any) -> float:
    """How long an arrow is drawn, in numbers of the axis; below 0 if it points to the left."""
    unit = float(arrow.on.plane.size[0] / arrow.on.plane.span[0])
    line = arrow.line()
    return float((line[-1, 0] - line[0, 0]) / unit)


@both
def test_a_step_is_looked_at_aimed_taken_and_its_arrows_put_away(skipped: bool) -> None:
    told = walker()
    assert away(told)
    for step in range(STEPS):
        scene = play(told.look(), skipped=skipped)
        assert drawn(told.uphill) == pytest.approx(slope(step))
        play(*told.aim(turn_first=step % 2 == 0), scene=scene)
        assert drawn(told.uphill) == pytest.approx(slope(step))
        assert drawn(told.downstep) == pytest.approx(-RATE * slope(step))
        assert told.downstep.landing() == pytest.approx([iterate(step + 1)])
        assert np.allclose(told.downstep.color_now(), rgb(STEP))
        assert not np.allclose(told.uphill.color_now(), rgb(STEP))
        play(*told.take_step(), scene=scene)
        assert told.time == pytest.approx(step + 1)
        assert told.now() == pytest.approx(np.array([[iterate(step + 1)]]))
        assert away(told)
    play(*told.take_step(), skipped=skipped)  # there is no further one
    assert told.time == STEPS


@both
def test_both_arrows_grow_at_once_where_the_rule_is_known(skipped: bool) -> None:
    told = walker()
    play(*told.look_and_aim(), skipped=skipped)
    assert drawn(told.uphill) == pytest.approx(slope(0))
    assert drawn(told.downstep) == pytest.approx(-RATE * slope(0))


def test_a_copy_of_the_gradient_is_what_is_aimed() -> None:
    told = walker()
    told.downstep.set_as(share=0.1, turned=0.3)
    told.aim()
    assert drawn(told.downstep) == pytest.approx(slope(0))  # nothing is played yet


def test_while_she_walks_the_step_is_used_up_under_her_and_the_gradient_fades() -> None:
    told = walker()
    play(told.look())
    play(*told.aim())
    seen: list[tuple[float, float, float, float]] = []

    def look(_: Any) -> None:
        at = told.on.at(told.now()[0])[0]
        seen.append(
            (told.downstep.line()[0, 0] - at, drawn(told.downstep), told.uphill.presence, told.time)
        )

    with offstage(pixel_width=32, pixel_height=18, frame_rate=10):
        scene = Bare()
        watch = Plane((0, 1), (0, 1)).add_updater(look, call_updater=False)
        scene.add(watch, told.arrows)
        scene.play(*told.take_step(), run_time=1)
    visible = {thing for thing in scene.mobjects if not isinstance(thing, ValueTracker)}
    assert visible == {watch, told.arrows}
    frames = np.array([row for row in seen if 0 < row[3] < 1])
    assert len(frames) >= 8
    assert np.allclose(frames[:, 0], 0, atol=1e-9)  # it begins where she is
    left = 1 - frames[:, 3]
    assert np.allclose(frames[:, 1], -RATE * slope(0) * left, atol=1e-9)
    assert np.all(np.diff(frames[:, 2]) < 0)


def test_rewound_she_stands_at_the_start_without_arrows() -> None:
    told = walker()
    play(told.hurry(3))
    play(told.look())
    told.rewind()
    assert told.time == 0
    assert away(told)


@both
def test_two_of_one_scale_stay_in_proportion(skipped: bool) -> None:
    scale = ArrowScale(0.5)
    one, other = walker(scale), walker(scale)
    other.progress.set_value(2)
    play(one.look(), other.look(), skipped=skipped)
    assert drawn(one.uphill) == pytest.approx(0.5 * slope(0))
    assert drawn(other.uphill) == pytest.approx(0.5 * slope(2))
    play(scale.to(0.1), skipped=skipped)
    assert drawn(one.uphill) / drawn(other.uphill) == pytest.approx(slope(0) / slope(2))
    assert drawn(one.uphill) == pytest.approx(0.1 * slope(0))
    assert walker().scale.is_true


def test_on_a_ground_the_step_ends_where_she_lands() -> None:
    landscape = LANDSCAPES["sine_hills"]
    view = View(landscape, **FLAT)
    walk = descend(landscape, gradient_descent(0.4), [[0.4, -1.0]], 4)
    told = StepByStep(walk, 0.4, view, POSITION, width=0.05)
    assert {arrow.thickness for arrow in told.arrows} == {0.05}
    play(told.hurry(1))
    play(*told.look_and_aim())
    assert np.allclose(told.downstep.tip(), view.at(walk.points[2, 0]), atol=1e-9)
    assert np.allclose(told.uphill.tip(), view.at(walk.points[1, 0] + walk.gradients[1, 0]))


def test_readouts_hold_until_she_has_landed() -> None:
    told = walker()
    told.progress.set_value(1.7)
    rows = told.readouts()
    assert [row.written() for row in rows] == [
        "1",
        f"{0.5 * CURVATURE * (iterate(1) - MINIMUM) ** 2:.3f}",
        f"{abs(slope(1)):.3f}",
    ]


@pytest.mark.parametrize(("curvature", "too_far"), [(1.5, False), (2.5, True)])
def test_a_whole_gradient_overshoots_where_the_curve_is_sharp(
    curvature: float, too_far: bool
) -> None:
    landscape = parabola(curvature / 2)
    walk = descend(landscape, gradient_descent(0.1), [[1.0]], 3)
    told = StepByStep(walk, 0.1, plane().ruler, POSITION)
    assert told.overshoots(landscape.value) is too_far
