"""On a trek: arrows and numbers are those of the step and of where she is."""

from __future__ import annotations

import pytest
from manim import ValueTracker

from gdmath import Landscape, Trajectory, descend, gradient_descent
from scenes.parts.by_hand.plane import Plane
from scenes.parts.loss_curve.trek import Trek
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve
from scenes.stage.type.text import number_text

BOWL = Landscape.from_expression("3*(x-1)^2 + 2", ((-2, 4),), minima=((1,),))


def walk(start: float = -1.5) -> Trajectory:
    return descend(BOWL, gradient_descent(0.05), [start], 8)


def on_a_trek(trajectory: Trajectory) -> Trek:
    plane = Plane((-6, -2.5), (12, 5.5), (-2, 4), (-2, 30), ("w", "L"))
    return Trek(Curve(plane, BOWL), trajectory, 0.1, 1.2, ValueTracker(0.0))


def test_a_treks_arrows_are_the_numbers_of_the_step() -> None:
    trajectory = walk()
    trek = on_a_trek(trajectory)
    for step in range(trajectory.steps):
        trek.hiker.progress.set_value(step)
        assert trek.foot() == trajectory.points[step, 0]
        assert trek.stride() == pytest.approx(-0.05 * trajectory.gradients[step, 0])
        assert trek.slope() == pytest.approx(trajectory.gradients[step, 0])
        assert trek.value() == pytest.approx(trajectory.losses[step])
    trek.hiker.progress.set_value(trajectory.steps)
    assert trek.stride() == trajectory.points[-1, 0] - trajectory.points[-2, 0]


def test_arrows_stand_still_while_she_walks() -> None:
    trek = on_a_trek(walk())
    trek.step.grown.set_value(1)
    before = trek.step.tip()
    trek.hiker.progress.set_value(0.7)
    assert trek.step.tip() == pytest.approx(before)
    trek.start_again()
    assert trek.hiker.progress.get_value() == trek.step.grown.get_value() == 0


def test_read_outs_follow_her_on_a_plate_that_holds_longer_numbers() -> None:
    with offstage():
        trek = on_a_trek(walk())
        plate, rows = trek.readouts("w", "loss")
        left = plate.get_left()[0]
        for progress in (0.0, 2.5, 8.0):
            trek.hiker.progress.set_value(progress)
            rows.update()
            x = trek.hiker.x
            told = [row.readings()[0].value for row in rows[:3]]
            assert told == pytest.approx([x, 3 * (x - 1) ** 2 + 2, 6 * (x - 1)])
            assert left < rows.get_left()[0]
            assert rows.get_right()[0] < plate.get_right()[0]
            assert plate.get_left()[0] == left


@pytest.mark.parametrize(("start", "side"), [(-1.5, 1), (3.5, -1)])
def test_gradient_and_step_are_told_beside_her_where_she_is_bound_for(
    start: float, side: int
) -> None:
    with offstage():
        trek = on_a_trek(walk(start))
        slope, step = trek.beside_her("one")
        x, y = trek.curve.over(start)
    gradient = 6 * (start - 1)
    (told,), (taken,) = slope[1].readings(), step[1].readings()
    assert (told.name, taken.name) == ("one slope", "one step")
    assert (told.value, taken.value) == pytest.approx((gradient, -0.05 * gradient))
    assert number_text(told.value) in told.text
    for plate in (slope, step):
        nearest = plate.get_left()[0] if side > 0 else plate.get_right()[0]
        assert (nearest - x) * side == pytest.approx(0.75)
    assert slope.get_bottom()[1] > step.get_top()[1]
    assert slope.get_top()[1] < 4
    assert y + 2 > step.get_y()
