"""Trials: who walks where the trajectory goes, how many steps it takes, and what is said of it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import Landscape, descend, gradient_descent, parabola, quadratic, stability
from scenes.parts.learning_rate.live_plane import LivePlane, Scale
from scenes.parts.learning_rate.shadows import AxisFactor, Shadows
from scenes.parts.learning_rate.track import Sweep
from scenes.parts.learning_rate.trial import HEADROOM, MAP, CurveTrial, LossAxis, MapTrial
from scenes.parts.learning_rate.verdict import GOOD, LARGE, SMALL, UNSTABLE, Verdict, judge
from scenes.render.rehearsal import offstage
from scenes.stage.ground.view import View
from scenes.stage.type.text import baseline
from tests.scenes.canvas import Array, Spy, picture

CURVE = parabola(0.3125, 2.0)
VALLEY = quadratic(5).with_window(((-3.5, 3.5), (-3.5, 3.5)))
SCALES = (Scale(-12, 16, 2), Scale(0, 50, 5))
LOSSES = (Scale.round(0, 50, 2), Scale(-9, 19, 3, base=3, log=True))


def on_curve(rate: float, steps: int = 100) -> CurveTrial:
    with offstage():
        plane = LivePlane((-3, -2), (6, 4), (-2, 6), (0, 5), ("w", "loss"), SCALES)
        return CurveTrial(CURVE, rate, -1.0, steps, 0.0055, GOOD, plane)


def on_map(rate: float, verdict: Verdict = GOOD) -> MapTrial:
    with offstage():
        plane = LivePlane((1, -2), (4, 4), (0, 50), (1e-9, 100), ("", ""), LOSSES)
        trial = MapTrial(VALLEY, rate, (2.0, 2.0), 50, verdict, plane, 1e-9, 100.0)
        trial.stand((-6, -2.5, -1, 2.5))
        return trial


# -- how many steps --------------------------------------------------------------------------------


@pytest.mark.parametrize(("rate", "steps"), [(0.1, 81), (1.0, 6), (1.6, 1), (4.0, None)])
def test_the_triptych(rate: float, steps: int | None) -> None:
    assert on_curve(rate).arrived == steps


# -- what is said of it ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("landscape", "rate", "verdict"),
    [
        (VALLEY, 0.02, SMALL),
        (VALLEY, 0.18, GOOD),
        (VALLEY, 0.2, GOOD),
        (VALLEY, 1 / 3, GOOD),
        (VALLEY, 0.34, LARGE),
        (VALLEY, 0.38, LARGE),
        (VALLEY, 0.4, UNSTABLE),
        (VALLEY, 0.5, UNSTABLE),
        (CURVE, 0.1, SMALL),
        (CURVE, 1.0, GOOD),
        (CURVE, 1.6, GOOD),
        (CURVE, 2.0, LARGE),
        (CURVE, 4.0, UNSTABLE),
        (quadratic(50), 0.05, UNSTABLE),
        (quadratic(50), 0.0395, LARGE),
    ],
)
def test_the_verdict_follows_the_stability(
    landscape: Landscape, rate: float, verdict: Verdict
) -> None:
    assert judge(stability(landscape, landscape.minima[0]), rate, 50) is verdict


@given(st.floats(1.1, 30), st.floats(0.01, 3), st.integers(5, 200))
@settings(max_examples=80)
def test_the_verdict_is_what_the_walk_does(condition: float, share: float, steps: int) -> None:
    ground = stability(quadratic(condition), (0, 0))
    rate = share * ground.rate_limit / 2
    verdict = judge(ground, rate, steps)
    start = np.array([1.0, 1.0])
    walk = descend(quadratic(condition), gradient_descent(rate), start, steps)
    left = np.abs(walk.points[-1]).max()
    if verdict is UNSTABLE:
        assert left >= 1 - 1e-9
    if verdict is SMALL:
        assert left > 0.01
    if verdict is GOOD:
        assert left <= 0.01 + 1e-12
    if verdict is LARGE:
        assert walk.points[1, 0] < 0  # it overshoots, and comes closer
        assert abs(walk.points[1, 0]) < 1


@pytest.mark.parametrize("verdict", [SMALL, GOOD, LARGE, UNSTABLE])
def test_a_heading_tells_the_rate_and_the_verdict(verdict: Verdict) -> None:
    rate, word = on_map(0.25, verdict).heading(28)
    assert rate.source == "alpha = 0.25"
    assert word.text == verdict.word
    assert word.color.to_hex() == rate.color.to_hex() == verdict.color
    assert baseline(word) == pytest.approx(baseline(rate))
    assert word.get_left()[0] > rate.get_right()[0]


# -- the axis of losses ----------------------------------------------------------------------------


@pytest.mark.parametrize("rates", [(0.02, 0.18, 0.38, 0.5), (0.3, 0.35), (0.5, 0.45), (0.2, 1.2)])
def test_every_loss_is_on_the_axis(rates: tuple[float, ...]) -> None:
    walks = [descend(VALLEY, gradient_descent(rate), (2.0, 2.0), 50) for rate in rates]
    axis = LossAxis.of(walks)
    losses = np.concatenate([walk.losses for walk in walks])
    assert axis.floor <= np.log10(max(losses.min(), 1e-18)) < axis.floor + 1
    for end, highest in ((axis.ceiling, losses[0]), (axis.top, losses.max())):
        assert end - 1 < np.log10(HEADROOM * highest) <= end
    scale = axis.scale()
    assert scale.log
    assert scale.unit == (3 if axis.top - axis.floor > 6 else 1)
    assert scale.low == axis.floor
    assert scale.high > axis.top  # for the mark at its end


def test_a_loss_of_nothing_does_not_stretch_the_axis_without_end() -> None:
    walk = descend(VALLEY, gradient_descent(0.2), (2.0, 0.0), 9)
    assert walk.losses[-1] == 0
    assert LossAxis.of([walk]).floor == -18


# -- on the curve ----------------------------------------------------------------------------------


@given(st.floats(0, 20))
@settings(max_examples=30)
def test_the_walker_is_on_the_curve_and_on_the_trajectory(time: float) -> None:
    trial = on_curve(1.0)
    trial.progress.set_value(time)
    x, height = trial.hops.readings()[0].value
    before, after = trial.walk.points[int(time), 0, 0], trial.walk.points[int(time) + 1, 0, 0]
    assert min(before, after) - 1e-12 <= x <= max(before, after) + 1e-12
    assert height == pytest.approx(0.3125 * (x - 2) ** 2, abs=1e-12)


def test_chords_join_the_steps_so_far() -> None:
    trial = on_curve(1.0)
    trial.hops.presence = 1.0
    trial.progress.set_value(3.4)
    spy = Spy()
    trial.hops.draw(spy)
    stops = trial.walk.points[:4, 0, 0]
    expected = np.column_stack([-3 + (stops + 2) / 8 * 6, -2 + 0.3125 * (stops - 2) ** 2 / 5 * 4])
    lines = [np.array(line) for stroke, _ in spy.strokes for line in stroke if len(line) == 4]
    assert len(lines) == 1
    assert np.allclose(lines[0], expected)


def test_the_arrow_is_the_next_step() -> None:
    trial = on_curve(1.0)
    for step in (0, 1, 5):
        trial.progress.set_value(step)
        end = trial.foot() + trial.step_vector()
        assert end == pytest.approx(trial.walk.points[step + 1, 0])


def test_steps_shrink_in_a_constant_ratio() -> None:
    away = np.abs(on_curve(0.1).walk.points[:81, 0, 0] - 2)
    assert np.allclose(away[1:] / away[:-1], 1 - 0.1 * 0.625)


def test_who_flies_off_leaves_the_picture_without_a_trace() -> None:
    trial = on_curve(4.0)
    trial.hops.presence = 1.0
    trial.progress.set_value(100)
    assert abs(trial.hops.now()) > 1e15
    image = picture(trial.hops, size=(960, 540)).astype(float)
    lit = np.argwhere(np.abs(image[..., :3] - image[0, 0, :3]).max(axis=-1) > 8)
    rows, columns = lit.T
    unit = 540 / 8
    assert rows.min() >= (4 - 2) * unit - 2  # nothing above the plane, where words are
    assert columns.min() >= (7.11 - 3.25) * unit - 2
    assert columns.max() <= (7.11 + 3.25) * unit + 2


def test_widening_shows_more_about_the_minimum() -> None:
    trial = on_curve(4.0)
    for animation in trial.widen(3.0):
        animation.begin()
        animation.interpolate(1)
    assert np.allclose(trial.plane.low[0] + np.array([0, trial.plane.span[0]]), (-10, 14))
    assert trial.curve.start.get_value() == pytest.approx(-10)
    top = trial.curve.over(14.0)[1]
    assert top == pytest.approx(trial.plane.corner[1] + trial.plane.size[1])


# -- on the map ------------------------------------------------------------------------------------


def refreshed(trial: MapTrial, time: float) -> MapTrial:
    """The trial as it stands at a time, after Manim's updaters."""
    trial.progress.set_value(time)
    for part in (trial.track, trial.plane, trial.loss, trial.count):
        part.update()
    return trial


@pytest.mark.parametrize("time", [0, 1, 2.5, 7, 30, 49.9, 50])
def test_the_axis_keeps_up_with_the_loss(time: float) -> None:
    trial = refreshed(on_map(0.5, UNSTABLE), time)
    head = trial.plane.xy(time, trial.losses.heads()[0])
    low, high = trial.plane.corner, trial.plane.corner + trial.plane.size
    assert np.all(head >= low)
    assert np.all(head <= high)
    assert trial.plane.low[1] == -9
    if time >= 30:
        assert trial.plane.low[1] + trial.plane.span[1] > 11


def test_a_calm_axis_stays() -> None:
    for time in (0, 10, 50):
        trial = refreshed(on_map(0.18), time)
        assert trial.plane.low[1] + trial.plane.span[1] == pytest.approx(2)


@pytest.mark.parametrize(
    ("rate", "shown"),
    [
        (0.02, "0.2655"),
        (0.18, "4.813×10⁻⁹"),
        (0.38, "2.656×10⁻⁴"),
        (0.5, "4.066×10¹⁸"),
    ],
)
def test_the_last_loss_is_written(rate: float, shown: str) -> None:
    trial = refreshed(on_map(rate), 50)
    assert trial.loss.number.text == shown
    assert trial.count.number.text == "50"


def track_lines(trial: MapTrial) -> list[Array]:
    trial.track.presence = 1.0
    spy = Spy()
    trial.track.draw(spy)
    return [np.array(line) for stroke, _ in spy.strokes for line in stroke]


@pytest.mark.parametrize("rate", [0.02, 0.18, 0.38])
def test_the_track_is_the_path_seen_from_above(rate: float) -> None:
    trial = refreshed(on_map(rate), 20)
    casing, line = track_lines(trial)[:2]
    # A map of 7 data units is 5 scene units wide, its middle at (−3.5, 0).
    expected = np.array([-3.5, 0]) + trial.walk.points[[*range(21), 20], 0] * 5 / 7
    assert np.allclose(line, expected, atol=1e-6)
    assert np.allclose(casing, line)


def test_far_off_the_map_rounding_does_not_show() -> None:
    trial = refreshed(on_map(0.5), 50)
    line = track_lines(trial)[1]
    assert np.all(np.isfinite(line))
    assert np.abs(line[-1, 1]) < 1e-6  # on the floor of the valley, a billion units away


def test_nothing_is_painted_beyond_the_map() -> None:
    trial = refreshed(on_map(0.5), 50)
    for part in trial.on_map():
        part.presence = 1.0
    image = picture(*trial.on_map(), size=(960, 540)).astype(float)
    rows, columns = np.argwhere(np.abs(image[..., :3] - image[0, 0, :3]).max(axis=-1) > 8).T
    unit = 540 / 8
    assert columns.min() >= (7.11 - 6.05) * unit - 1
    assert columns.max() <= (7.11 - 0.95) * unit + 1
    assert rows.min() >= (4 - 2.55) * unit - 1
    assert rows.max() <= (4 + 2.55) * unit + 1


@pytest.mark.parametrize("side", [1.2, 2.4, 4.0])
def test_marks_shrink_with_a_small_map(side: float) -> None:
    trial = on_map(0.02)
    usual = trial.marker.size, trial.cross.share
    trial.stand((0, 0, side, side))
    assert trial.marker.size / usual[0] == pytest.approx(trial.cross.share / usual[1])
    # Of the way some is left after all steps, and that can be seen.
    left = abs(float(trial.walk.points[-1, 0, 1])) * side / 7
    assert 0.2 * trial.cross.share + trial.marker.size < 1.2 * left
    assert trial.cross.share < 1


# -- shadows ---------------------------------------------------------------------------------------


@given(st.floats(-3, 3), st.floats(-3, 3), st.floats(0, 1))
@settings(max_examples=30)
def test_shadows_are_the_coordinates(x: float, y: float, grown: float) -> None:
    view = View(VALLEY, size=6.0, **MAP)
    shown: Any = Shadows(view, lambda: np.array([x, y]), np.zeros(2))
    shown.grown.set_value(grown)
    assert np.allclose(shown.bars(), [[(0, 0), (grown * x, 0)], [(0, 0), (0, grown * y)]])
    assert [reading.value for reading in shown.readings()] == [x, y]


@pytest.mark.parametrize(("axis", "curvature", "shown"), [(0, 5.0, "(-0.9)"), (1, 1.0, "0.62")])
def test_an_axis_has_its_own_factor(axis: int, curvature: float, shown: str) -> None:
    trial = on_map(0.38)
    with offstage():
        factor = AxisFactor(axis, "across", lambda: trial.party.now()[0], 0.38, curvature)
    (_, live), product = factor
    assert product.source.endswith(f"times (1 - 0.38 dot {curvature:g}) = times {shown}")
    for step in (0, 1, 7):
        trial.progress.set_value(step)
        live.update()
        assert live.value() == pytest.approx(2 * (1 - 0.38 * curvature) ** step)
        assert live.number.text == f"{live.value():.3f}".replace("-", "−")


# -- a rate that is turned -------------------------------------------------------------------------


def test_a_sweep_is_the_path_of_the_present_rate() -> None:
    turned = [0.1]
    trial = on_map(0.1)
    sweep = Sweep(trial.view, lambda: turned[0], (2.0, 2.0), 50)
    for rate in (0.02, 0.38):
        turned[0] = rate
        assert np.allclose(sweep.way(), on_map(rate).walk.points[:, 0])
        assert sweep.stops() == len(sweep.way())
