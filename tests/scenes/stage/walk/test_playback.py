"""One playback of a descent: what is held until she has landed, and how a step is told.

On a parabola all of a descent is known in closed form: w(k) = m + (1 − αλ)ᵏ (w(0) − m).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from manim import ValueTracker

from gdmath import LANDSCAPES, descend, gradient_descent, parabola
from scenes.render.rehearsal import offstage
from scenes.stage.ground.view import View
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import POSITION, STEP, TEXT, rgb
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.plot.plane import Plane
from scenes.stage.walk.playback import Playback, StepByStep
from tests.scenes.canvas import FLAT
from tests.scenes.conftest import Bare

CURVATURE, MINIMUM, RATE, START, STEPS = 0.8, 1.0, 0.5, -2.0, 6


def iterate(k: int) -> float:
    return float(MINIMUM + (1 - RATE * CURVATURE) ** k * (START - MINIMUM))


def slope(k: int) -> float:
    return CURVATURE * (iterate(k) - MINIMUM)


def plane() -> Plane:
    return Plane((-3, 3), (0, 5), numbered=(False, False)).within(Box(-5, -2, 3, 2))


def walker(scale: ArrowScale | None = None) -> StepByStep:
    """One walker on a parabola, her arrows on the axis."""
    landscape = parabola(CURVATURE / 2, minimum=MINIMUM)
    walk = descend(landscape, gradient_descent(RATE), [[START]], STEPS)
    return StepByStep(walk, RATE, plane().ruler, POSITION, scale=scale)


def crowd(starts: int = 3) -> Playback:
    landscape = LANDSCAPES["quadratic"]
    start = np.array([(-1.0, 0.8), (0.5, -0.7), (0.9, 0.2)])[:starts]
    walk = descend(landscape, gradient_descent(0.1), start, STEPS)
    return Playback(walk, ["#FF0000", "#00FF00", "#0000FF"][:starts])


times = st.floats(0, STEPS)


# -- where everybody is ----------------------------------------------------------------------------


@given(times)
def test_she_is_on_the_straight_way_from_one_iterate_to_the_next(time: float) -> None:
    play = walker()
    play.progress.set_value(time)
    before, share = int(time), time - int(time)
    after = min(before + 1, STEPS)
    wanted = (1 - share) * iterate(before) + share * iterate(after)
    assert play.now() == pytest.approx(np.array([[wanted]]))
    assert (play.time, play.steps, len(play)) == (time, STEPS, 1)


@given(times, times)
def test_its_key_changes_exactly_with_the_time(one: float, other: float) -> None:
    play = crowd()
    play.progress.set_value(one)
    before = play.key
    play.progress.set_value(other)
    assert (play.key == before) == (one == other)


@given(st.integers(0, STEPS), st.floats(0, 0.999))
def test_what_is_held_is_that_of_the_beginning_of_the_step(step: int, share: float) -> None:
    play = walker()
    play.progress.set_value(min(step + share, STEPS))
    assert play.step == step
    assert play.foot() == pytest.approx([iterate(step)])
    assert play.gradient() == pytest.approx([slope(step)])
    assert play.steepness() == pytest.approx(abs(slope(step)))
    assert play.loss() == pytest.approx(0.5 * CURVATURE * (iterate(step) - MINIMUM) ** 2)
    last = min(step, STEPS - 1)
    assert play.stride() == pytest.approx([-RATE * slope(last)])


def test_rounding_does_not_hold_a_step_back() -> None:
    play = crowd()
    play.progress.set_value(3 - 1e-12)
    assert play.step == 3
    play.progress.set_value(3 - 1e-6)
    assert play.step == 2


@given(st.integers(0, STEPS), st.floats(0, 0.999))
def test_of_a_batch_the_first_walker_is_told(step: int, share: float) -> None:
    play = crowd()
    play.progress.set_value(min(step + share, STEPS))
    walk = play.trajectory
    assert np.array_equal(play.foot(), walk.points[step, 0])
    assert np.array_equal(play.gradient(), walk.gradients[step, 0])
    assert play.loss() == walk.losses[step, 0]
    assert play.steepness() == pytest.approx(np.hypot(*walk.gradients[step, 0]))
    k = min(step, STEPS - 1)
    assert np.allclose(play.stride(), walk.points[k + 1, 0] - walk.points[k, 0])
    assert play.now().shape == (3, 2)


@given(st.integers(0, STEPS))
def test_a_step_against_the_gradient_is_a_half_turn(step: int) -> None:
    play = crowd()
    play.progress.set_value(step)
    assert play.angle() == pytest.approx(180, abs=1e-4)


def test_the_angle_is_measured_and_not_assumed() -> None:
    """Of a walk whose steps are turned away from the gradient by a known angle."""
    play = crowd(1)
    walk = play.trajectory
    points = np.zeros((3, 1, 2))
    points[1:, 0] = [(1, 0), (1, 2)]
    gradients = np.zeros((3, 1, 2))
    gradients[:, 0] = [(1, 1), (0, -3), (0, -3)]
    turned = replace(walk, points=points, gradients=gradients, losses=walk.losses[:3], steps=2)
    play = Playback(turned, ["#FF0000"])
    for time, degrees in ((0, 45), (0.6, 45), (1, 180), (2, 180)):
        play.progress.set_value(time)
        assert play.angle() == pytest.approx(degrees)


# -- colours ---------------------------------------------------------------------------------------


def test_walkers_have_one_color_until_they_arrive_each_at_its_own() -> None:
    play = crowd()
    assert np.allclose(play.colors(), rgb(TEXT))
    play.progress.set_value(STEPS)
    assert np.allclose(play.colors(), np.eye(3))
    walk = descend(LANDSCAPES["quadratic"], gradient_descent(0.1), [(-1.0, 0.8)], 60)
    long = Playback(walk, ["#FF0000"], neutral="#0000FF")
    left = np.linalg.norm(walk.points[:, 0] - walk.points[-1, 0], axis=-1)
    arrived = int(np.argmax(left <= 0.06 * left[0]))
    assert 2 < arrived < 50
    for time, red in ((arrived, 0.0), (arrived + 0.75, 0.5), (arrived + 1.5, 1.0)):
        long.progress.set_value(time)
        assert long.colors()[0] == pytest.approx([red, 0, 1 - red])


# -- verbs -----------------------------------------------------------------------------------------

both = pytest.mark.parametrize("skipped", [False, True], ids=["played", "skipped"])


def play(*animations: Any, skipped: bool = True, scene: Any = None, **options: Any) -> Any:
    with offstage(pixel_width=32, pixel_height=18, frame_rate=5):
        scene = scene or Bare(skip_animations=skipped)
        scene.play(*animations, **{"run_time": 1, **options})
        return scene


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


@both
def test_a_hurry_in_two_plays_is_one(skipped: bool) -> None:
    """One play ends where the next goes on, at the pace of the whole."""
    company = crowd()
    first = company.hurry(pace=lambda t: t * t, part=(0.0, 0.4))
    play(first, skipped=skipped)
    assert company.time == pytest.approx(STEPS * 0.16)
    second = company.hurry(pace=lambda t: t * t, part=(0.4, 1.0))
    # A third of the rest of the time ends at 0.4 + 0.6 / 3 = 0.6 of the whole.
    share = second.rate_func(1 / 3)
    assert STEPS * (0.16 + share * 0.84) == pytest.approx(STEPS * 0.36)
    play(second, skipped=skipped)
    assert company.time == pytest.approx(STEPS)
    play(company.hurry(0, part=(0.0, 0.5)), skipped=skipped)  # and back
    assert company.time == pytest.approx(STEPS / 2)


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
