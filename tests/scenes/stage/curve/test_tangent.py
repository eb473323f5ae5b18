"""The tangent lies down as the gradient; the ring is where the step ends."""

from __future__ import annotations

from typing import Any

import cairo
import numpy as np
import pytest
from manim import ValueTracker

from gdmath import Landscape, descend, gradient_descent
from scenes.render.rehearsal import offstage
from scenes.stage.curve.curve import Curve
from scenes.stage.curve.tangent import Tangent
from scenes.stage.lecture.boxes import STAGE
from scenes.stage.lecture.theme import NEXT
from scenes.stage.paint.landing import Landing
from scenes.stage.paint.pen import Pen
from scenes.stage.plot.plane import Plane
from scenes.stage.walk.on_curve import CurveWalk
from scenes.stage.walk.playback import StepByStep
from tests.scenes.canvas import picture, shade

BOWL = Landscape.from_expression("x^2", ((-7, 7),))


def guide(start: float = 1.6, rate: float = 0.1) -> tuple[Tangent, StepByStep, Plane, Curve]:
    plane = Plane((-5, 5), (0, 9), ("x", "f")).within(STAGE)
    curve = Curve(plane, BOWL)
    her = StepByStep(descend(BOWL, gradient_descent(rate), [[start]], 6), rate, plane.ruler, NEXT)
    return Tangent(curve, her.foot), her, plane, curve


def play(*animations: Any, share: float = 1.0) -> None:
    built = [a.build() if hasattr(a, "build") else a for a in animations]
    for animation in built:
        animation.begin()
        animation.interpolate(share)
    if share == 1:
        for animation in built:
            animation.finish()


@pytest.mark.parametrize("start", [1.6, -1.2, 0.3])
def test_it_touches_the_curve_with_its_slope_and_its_end_is_uphill(start: float) -> None:
    tangent, _, plane, _ = guide(start)
    (x0, y0), (x1, y1) = tangent.line()[[0, -1]]
    unit = plane.size / plane.span
    assert (y1 - y0) / (x1 - x0) == pytest.approx(2 * start * unit[1] / unit[0])
    assert y1 > y0
    middle = tangent.line()[[0, -1]].mean(axis=0)
    assert middle == pytest.approx(plane.xy(start, start**2))
    assert tangent.readings()[0].value == pytest.approx(2 * start)


@pytest.mark.parametrize("start", [1.6, -1.2, 0.3])
def test_laid_down_it_is_the_gradient_on_the_axis(start: float) -> None:
    tangent, her, plane, _ = guide(start)
    laid = tangent.lay(her.uphill)
    tangent.laid.set_value(1)
    line = tangent.line()
    assert line[0] == pytest.approx(plane.xy(start, 0))
    assert line[-1] == pytest.approx(plane.xy(3 * start, 0))  # x + 2x
    assert her.uphill.grown.get_value() == 0
    play(*laid)
    assert her.uphill.grown.get_value() == 1
    assert tangent.presence == 0
    assert her.uphill.line()[[0, -1]] == pytest.approx(line[[0, -1]])


def test_the_last_of_it_looks_like_the_arrow_that_takes_over() -> None:
    tangent, her, _, _ = guide()
    laid = tangent.lay(her.uphill)
    tangent.laid.set_value(1)
    before = picture(tangent)
    play(*laid)
    after = picture(tangent, her.uphill)
    assert np.abs(before.astype(int) - after).max() < 12


def test_on_its_way_it_turns_without_jumps_and_stays_above_the_axis() -> None:
    tangent, her, plane, _ = guide(-1.6)
    tangent.lay(her.uphill)
    tips = []
    for share in np.linspace(0, 1, 200):
        tangent.laid.set_value(share)
        line = tangent.line()
        tips.append(line[-1])
        assert line[-1, 1] >= plane.corner[1] - 1e-9
        assert line[-1, 0] < line[0, 0]
    assert np.linalg.norm(np.diff(tips, axis=0), axis=1).max() < 0.05


# -- where the step ends -------------------------------------------------------------------------


def test_the_ring_is_where_the_step_ends_before_and_after_the_turn() -> None:
    _, her, plane, curve = guide()
    ring = Landing(her.downstep, curve)
    her.downstep.set_as(share=0.1)
    assert ring.place() == pytest.approx([1.28])
    her.downstep.set_as(share=0.1, turned=1)
    assert ring.place() == pytest.approx([1.28])
    assert ring.on.at(ring.place()) == pytest.approx(plane.xy(1.28, 0))


def test_it_comes_with_the_turn_and_goes_as_she_arrives() -> None:
    _, her, _, _ = guide()
    ring = Landing(her.downstep)
    her.downstep.set_as(share=0.1)
    assert ring.strength() == 0
    her.downstep.set_as(share=0.1, turned=0.5)
    assert ring.strength() == 0
    her.downstep.set_as(share=0.1, turned=1)
    assert ring.strength() == 1
    strengths = []
    for used in np.linspace(0, 1, 21):
        her.downstep.used.set_value(used)
        strengths.append(ring.strength())
    assert strengths[10] == 1
    assert np.all(np.diff(strengths) <= 0)
    assert strengths[-1] == 0
    her.land()
    assert ring.strength() == 0
    assert ring.readings()[0].value is None


def test_the_drop_line_joins_ring_and_curve() -> None:
    _, her, plane, curve = guide()
    her.downstep.set_as(share=0.1, turned=1)
    with_line, without = (
        picture(Landing(her.downstep, c), size=(1920, 1080))[..., :3].astype(int)
        for c in (curve, None)
    )
    coral = np.abs(with_line - shade(NEXT)).max(axis=-1) < 60
    coral &= np.abs(without - shade(NEXT)).max(axis=-1) >= 60
    rows, columns = np.nonzero(coral)
    (x, foot), (_, top) = plane.xy(1.28, 0), plane.xy(1.28, 1.28**2)
    unit = 1080 / 8
    assert columns.mean() == pytest.approx((x + 64 / 9) * unit, abs=1.0)
    assert rows.min() == pytest.approx((4 - top) * unit, abs=16)
    assert rows.max() < (4 - foot) * unit


# -- all of it together --------------------------------------------------------------------------


def walk_on_curve(start: float = 1.6) -> CurveWalk:
    plane = Plane((-5, 5), (0, 9), ("x", "f")).within(STAGE)
    walk = descend(BOWL, gradient_descent(0.25), [[start]], 8)
    with offstage():
        return CurveWalk(plane, BOWL, walk, 0.25, np.zeros((1, 1)), ValueTracker(0.0))


def test_hiker_plumb_line_and_read_out_go_by_one_progress() -> None:
    her = walk_on_curve(-2.0)
    plumb = her.on_axis[0]
    with offstage():
        readout = her.readout("slope here")
    for progress in (0.0, 0.5, 1.0, 2.75):
        her.progress.set_value(progress)
        x = float(np.interp(progress, range(9), -2.0 * 0.5 ** np.arange(9)))
        assert her.hiker.x == pytest.approx(x)
        assert plumb.ends()[0] == pytest.approx(her.plane.xy(x, x**2))
        # Held: the slope is that of the place where the step began.
        assert readout.value() == pytest.approx(2 * -2.0 * 0.5 ** int(progress))


def test_the_dial_shows_the_factor_by_which_the_arrow_is_cut() -> None:
    her = walk_on_curve()
    with offstage():
        dial = her.dial()
    her.aim()
    assert dial.readout.written() == "1.00"
    her.downstep.share.set_value(0.25)
    assert dial.readout.written() == "0.25"
    assert dial.dial.angle == pytest.approx(dial.dial.angle_of(0.25))


def test_the_name_of_an_arrow_on_an_axis_is_above_it_and_on_the_screen() -> None:
    her = walk_on_curve()
    her.uphill.set_as()
    with offstage():
        name = her.uphill.named("gradient +3.2")
    root, tip = her.uphill.whole()
    assert name.get_x() == pytest.approx((root[0] + tip[0]) / 2, abs=0.15)
    assert name.get_bottom()[1] > tip[1]


@pytest.mark.parametrize("grown", [0.0, 0.4, 1.0])
@pytest.mark.parametrize("laid", [0.0, 0.5])
def test_it_grows_from_its_place_to_both_sides(grown: float, laid: float) -> None:
    tangent, her, _, curve = guide()
    tangent.lay(her.uphill)
    tangent.laid.set_value(laid)
    whole = tangent.line()
    root = whole[0] + (whole[-1] - whole[0]) * _share_behind(whole, tangent)
    tangent.pointwise_become_partial(tangent, 0, grown)
    part = tangent.line()
    assert part[[0, -1]] == pytest.approx(root + grown * (whole[[0, -1]] - root))
    if laid == 0:
        assert root == pytest.approx(curve.at([1.6]))


def _share_behind(whole: Any, tangent: Tangent) -> float:
    """Which part of the line is behind its place: 1.5 scene units, less as it is laid."""
    behind = 1.5 * (1 - float(tangent.laid.get_value()))
    return behind / float(np.linalg.norm(whole[-1] - whole[0]))


def test_the_line_dwindles_with_its_casing_as_the_arrow_grows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    strokes: list[tuple[float, float]] = []
    arrows: list[float] = []
    monkeypatch.setattr(
        Pen, "line", lambda *args, casing=0.0, **_: strokes.append((args[3], casing))
    )
    monkeypatch.setattr(Pen, "arrow", lambda *args: arrows.append(args[3]))
    tangent, her, _, _ = guide()
    tangent.lay(her.uphill)
    for laid in (0.0, 0.25, 0.5, 1.0):
        tangent.laid.set_value(laid)
        tangent.draw(cairo.Context(cairo.ImageSurface(cairo.FORMAT_A8, 8, 8)))
    widths, casings = np.array(strokes).T
    assert widths - 0.001 == pytest.approx((widths[0] - 0.001) * np.array([1, 0.75, 0.5, 0]))
    assert casings == pytest.approx(casings[0] * np.array([1, 0.75, 0.5, 0]))
    assert arrows == pytest.approx([her.uphill.thickness * laid for laid in (0.25, 0.5, 1.0)])
