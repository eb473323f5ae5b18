"""The axis below a curve, and what of the ground and the sky belongs to the night above it."""

from __future__ import annotations

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import Landscape
from scenes.parts.loss_curve.ruler import GroundRuler, LossScale
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.night import Night
from scenes.stage.lecture.boxes import FRAME, STAGE
from scenes.stage.paint.closeup import Closeup
from scenes.stage.plot.plane import Plane
from scenes.stage.walk.hiker import Hiker
from tests.scenes.canvas import picture, pixels_at

BOWL = Landscape.from_expression("x^2", ((-3, 3),))


def ruler(zoom: float = 1.0) -> tuple[Plane, Closeup, GroundRuler]:
    plane = Plane((-3.0, 3.0), (-1.0, 9.0)).within(STAGE)
    closeup = Closeup()
    foot = plane.xy(1.0, -1.0)
    closeup.look(zoom=zoom, focus=foot, place=(2.0, foot[1]))
    return plane, closeup, GroundRuler(plane, closeup, "x")


@pytest.mark.parametrize("zoom", [0.001, 0.3, 1.0, 4.0])
def test_numbers_are_below_the_ground_at_any_zoom(zoom: float) -> None:
    plane, closeup, axis = ruler(zoom)
    for x in (-2.0, 1.0, 1.5):
        there = closeup.on_screen(plane.xy(x, -1.0))
        assert axis.ruler.at([x]) == pytest.approx(there, abs=1e-6)


@pytest.mark.parametrize("zoom", [0.001, 1.0, 4.0, 0.59, 0.6, 0.61])
def test_it_goes_through_the_frame_and_its_ticks_are_inside(zoom: float) -> None:
    axis = ruler(zoom)[2]
    (left, _), (right, _) = axis.axis_lines()[0]
    assert right - left > 0.85 * FRAME.width
    ticks = list(axis.ticks())
    assert len(ticks) >= 3
    for place, value, tick in ticks:
        assert place == 0
        assert left - 0.1 <= axis.xy(value, 0.0)[0] <= right + 0.1
        assert tick.left + tick.text.low[0] > STAGE.left


@pytest.mark.parametrize("zoom", [0.001, 0.3, 1.0, 2.0])
def test_losses_are_beside_the_ground_of_their_height_at_any_zoom(zoom: float) -> None:
    """At night there was no scale of the loss, and by day it was gone as slopes were compared."""
    plane, closeup, _ = ruler(zoom)
    scale = LossScale(plane, closeup, "loss")
    for height in (0.0, 4.0, 8.0):
        there = closeup.on_screen(plane.xy(1.0, height))
        assert scale.xy(0.0, height)[1] == pytest.approx(there[1], abs=1e-6)
    (axis,) = scale.axis_lines()
    assert np.ptp(axis[:, 0]) == 0
    assert axis[:, 1].max() < STAGE.top - 1
    for which, value, tick in scale.ticks():
        assert which == 1
        assert tick.left > axis[0, 0]
        assert value > scale.low[1]


def test_it_stays_what_it_is_when_it_is_told_to_be_elsewhere() -> None:
    axis = ruler()[2]
    before = axis.state.tolist()
    axis.reframe(x=(0, 1)).within(STAGE)
    assert axis.state.tolist() == before


def test_a_lamp_that_lights_what_is_near_lights_nothing_else() -> None:
    curve = Curve(Plane((-3.0, 3.0), (-1.0, 9.0)).within(STAGE), BOWL)
    hiker = Hiker(curve, 1.0)
    near = Night(hiker, ValueTracker(0.0), near=0.3)
    x = np.linspace(-2.9, 2.9, 401)
    seen = near.lit.seen(curve.over(x))
    assert seen[np.abs(x - 1) > 0.3] == pytest.approx(0, abs=1e-12)
    assert seen[np.abs(x - 1) < 0.1].min() > 0.3
    far = Night(hiker, ValueTracker(0.0)).lit.seen(curve.over(x))
    assert far[np.abs(x - 1) > 0.35].max() > 0.05


def test_before_dawn_the_air_is_lighter_and_tells_nothing_of_the_ground() -> None:
    curve = Curve(Plane((-3.0, 3.0), (-1.0, 9.0)).within(STAGE), BOWL)
    night = Night(Hiker(curve, 1.0), ValueTracker(0.0))
    night.lamp.power.set_value(0)
    # In one row of pixels, within the bowl and in the ground beside it.
    row, (middle, side) = pixels_at(np.array([[0.0, -0.5], [-6.0, -0.5]]))
    dark = picture(night.sky, night.lit)[row[0]]
    night.sky.glimmer.set_value(1)
    light = picture(night.sky, night.lit)[row[0]]
    assert light[middle][:3].astype(int).sum() > dark[middle][:3].astype(int).sum() + 30
    assert light[middle].tolist() == light[side].tolist()
    night.sky.glimmer.set_value(0.5)
    half = picture(night.sky, night.lit)[row[0]][middle]
    assert (dark[middle] < half).any()
    assert (half < light[middle]).any()


def test_by_day_the_sky_is_light_and_the_ground_is_not_as_at_night() -> None:
    curve = Curve(Plane((-3.0, 3.0), (-1.0, 9.0)).within(STAGE), BOWL)
    night = Night(Hiker(curve, 1.0), ValueTracker(0.0))
    night.daylight.set_value(1)
    rows, columns = pixels_at(np.array([[0.0, 0.5], [-6.5, -0.5]]))
    dawn = picture(night.sky, night.lit)[rows, columns, :3].astype(int)
    night.sky.noon.set_value(1)
    curve.day.set_value(1)
    noon = picture(night.sky, night.lit)[rows, columns, :3].astype(int)
    assert noon[0, 2] > noon[0, 0] + 40  # blue
    assert noon[1].sum() > dawn[1].sum()


def test_she_turns_round_where_she_stands_and_her_lamp_sweeps_over_the_ground() -> None:
    curve = Curve(Plane((-3.0, 3.0), (-1.0, 9.0)).within(STAGE), BOWL)
    hiker = Hiker(curve, 0.0)
    ahead = hiker.lamp()[1]
    angles = []
    for looks in np.linspace(1, -1, 9):
        hiker.looks.set_value(looks)
        angles.append(hiker.lamp()[1])
    assert np.max(np.abs(np.diff(angles))) < 0.4
    assert np.cos(angles[-1]) == pytest.approx(-np.cos(ahead), abs=0.05)
    assert hiker.x == 0.0
