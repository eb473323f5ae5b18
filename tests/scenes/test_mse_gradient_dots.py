"""Every dot pulls: what each dot gives, and how one picture becomes another."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Scene

from gdmath import mse, mse_gradient
from scenes.mse_gradient import MseGradientParameters
from scenes.parts.mse_gradient.asked import Asked
from scenes.parts.mse_gradient.cast import Few, Hundred
from scenes.parts.mse_gradient.held import Held, Slopes
from scenes.parts.mse_gradient.instruments import instruments
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.places import NARROW, SCENE
from scenes.parts.mse_gradient.plan import plan_for
from scenes.parts.mse_gradient.shares import Shares
from scenes.parts.mse_gradient.signs import formula, strips
from scenes.parts.mse_gradient.square import Moved, NudgedSquare
from scenes.parts.mse_gradient.squares import Squares
from scenes.parts.mse_gradient.symbols import Board
from scenes.parts.mse_gradient.table import AtBands, Averages, Turns
from scenes.parts.mse_gradient.telling import facts
from scenes.parts.mse_gradient.valley import Valley
from scenes.parts.mse_gradient.why import Why
from scenes.render.rehearsal import offstage
from scenes.stage import GRADIENT, STEP

PLAN = plan_for(**MseGradientParameters().__dict__)


def test_both_slopes_are_on_one_kind_of_scale() -> None:
    """A dial fell clockwise while the bands turned the line the other way."""
    with offstage():
        w, b = instruments(PLAN, Slopes(PLAN.one, Held(PLAN.three_start)))
    assert type(w.face) is type(b.face)
    assert w.face.reach == b.face.reach


@pytest.mark.parametrize("axis", [0, 1])
def test_how_far_the_line_has_moved_is_written_clear_of_the_band(axis: int) -> None:
    """“0.2”, which had been guessed at, lay under the square, which tinted it."""
    few = Few(PLAN)
    few.held.rest(PLAN.three_start + PLAN.nudge * np.eye(2)[axis])
    moved, square = Moved(few.plane, PLAN, few.held, axis), NudgedSquare(few.plane, PLAN, few.held)
    square.opened.set_value(1)
    begins = few.plane.at(square.rectangles()[0])[:, 0].min()
    for (x, *_), (text, left, *_) in zip(moved.marks, moved.texts(), strict=True):
        mark = few.plane.xy(x, 0.0)[0]
        assert not left - 0.1 < mark < left + text.width + 0.1
        assert left + text.width < begins - 0.1


def test_what_the_square_loses_is_worked_out() -> None:
    """1.16 became −1.16 without a word."""
    side, rise, corner_is, lost = 3, 0.2, 0.04, 1.16
    assert 2 * side * rise - corner_is == pytest.approx(lost)
    assert lost == pytest.approx(-PLAN.lost(1.0)[0][1])
    with offstage():
        both, corner, lost_is = strips(PLAN)
    assert rise == PLAN.nudge
    assert both.source == f"2 dot {{{{{side} : e}}}} dot {{{{{PLAN.nudge} : says}}}}"
    assert corner.source == f"- thin {corner_is}"
    assert lost_is.source == f"= {{{{{lost} : e}}}}"


def test_the_squares_of_the_three_dots_make_the_loss() -> None:
    squares = Squares(Few(PLAN))
    squares.opened.set_value(1)
    areas = [float(np.prod(np.ptp(corners, axis=0))) for corners, _ in squares.corners()]
    assert areas == pytest.approx([1, 1, 9])
    assert np.mean(areas) == pytest.approx(PLAN.three_loss(PLAN.three_start))


def test_the_shares_of_the_three_dots_end_at_their_gradient() -> None:
    with offstage():
        shares = Shares(Few(PLAN))
    # Their table has these numbers; a first arrow of −1.33 agreed with none of them.
    assert np.diff(shares.tips, axis=0) == pytest.approx(np.array([(-2, 1), (-1, -1), (-6, -3)]))
    shares.times.set_value(shares.scale_to)
    assert shares.arrow() == pytest.approx(PLAN.three_gradient)
    span = shares.pane.span.copy()
    for play in shares.scaled():
        play.begin()
        play.interpolate(1.0)
    assert shares.pane.span == pytest.approx(span)  # a silent zoom undid the learning rate
    # “Turns it into δ” was said as an arrow came that was −δ.
    assert shares.arrow() == pytest.approx(PLAN.three_start - PLAN.three_next)
    long = np.linalg.norm(shares.arrow())
    (_, color, _), *others = shares.drawn()
    assert (color, others) == (GRADIENT, [])  # δ was green here, and lavender with all hundred
    for share in np.linspace(0, 1, 9):  # it shrank to nothing and grew again; it was cut below
        shares.turned.set_value(share)
        for vector, color, _ in shares.drawn():  # it swung over directions to which no step leads
            across = vector[0] * PLAN.three_gradient[1] - vector[1] * PLAN.three_gradient[0]
            assert across == pytest.approx(0)
            assert (color == STEP) == (vector @ PLAN.three_gradient < 0)
        assert np.linalg.norm(shares.arrow()) == pytest.approx(long)
        assert np.all(shares.arrow() > shares.pane.low)
        assert np.all(shares.arrow() < shares.pane.low + shares.pane.span)
    assert shares.arrow() == pytest.approx(PLAN.three_next - PLAN.three_start)


def test_the_slopes_of_a_step_are_there_until_they_are_in_its_boxes() -> None:
    """−6 and −2 came from nowhere: the table was left 45 s ago, their plot a second before."""
    with offstage():
        board, scene = Board(PLAN, Few(PLAN)), Scene()
        board.lines = [Line(formula(board.rows["two"][k]), board.boxes[k]) for k in (0, 1)]
        scene.add(*board.plot)
        w, b = (board.gradient.part(name) for name in ("g_w", "g_b"))
        assert w.width < board.gradient.width > b.width
        for moves in (board.in_numbers(), board.filled(0), board.ended(0), board.second()):
            for together, _ in moves:
                scene.play(*together, run_time=0.1)
        there = scene.get_mobject_family_members()
        assert {board.shares, *w.family_members_with_points(), *b.get_family()[1:]} <= set(there)
    axes = board.shares.pane.window_on_screen()
    assert axes.left < board.gradient.get_left()[0] < board.gradient.get_right()[0] < axes.right
    assert axes.bottom < board.gradient.get_bottom()[1]


def test_two_sides_of_a_square_light_up_along_the_line_and_away_from_its_dot() -> None:
    """“The slope of a square” was told of symbols only."""
    squares = Squares(Few(PLAN))
    squares.opened.set_value(1)
    for (corners, error), x in zip(squares.corners(), PLAN.three.x, strict=True):
        lit = corners[1:]
        assert np.ptp(lit, axis=0) == pytest.approx([abs(error), abs(error)])
        assert x not in lit[:2, 0]
        assert lit[1:, 1] == pytest.approx(float(PLAN.three_start[1]))


def test_the_slopes_at_the_bands_have_both_slopes_as_their_averages() -> None:
    """“Times 2” was done to an average: that slopes are averaged as squares are was not seen."""
    few = Few(PLAN)
    with offstage():
        at_bands = AtBands(few)
        rows = Averages(few, at_bands.slopes).rows
    assert at_bands.slopes.tolist() == [[2, -2, -6], [-4, -2, -12]]
    b, w = (float(row[1].source.split("{{")[-1].split()[0]) for row in rows)
    assert (w, b) == pytest.approx(PLAN.three_gradient)
    for told, slopes in zip(at_bands.told, (("2", "−2", "−6"), ("−4", "−2", "−12")), strict=True):
        told.set_value(3)
        shown = [text.text for text, *_, strength in at_bands.texts() if strength == 1]
        assert tuple(shown) == slopes


def test_what_stands_at_the_foot_of_a_band_keeps_clear_of_all_arrows() -> None:
    few = Few(PLAN)
    few.wide(NARROW, few.plane)
    turns, at_bands = Turns(few), AtBands(few)
    turns.grown.set_value(1)
    points = np.concatenate(list(turns.arcs()))
    for text, left, foot, _ in at_bands.texts():
        low, high = np.array([left, foot]) + text.low, np.array([left, foot]) + text.high
        inside = np.all((points > low - 0.1) & (points < high + 0.1), axis=1)
        assert not inside.any()


def test_the_dots_draw_the_gradient_one_after_another() -> None:
    with offstage():
        hundred = Hundred(PLAN)
        slopes = Slopes(PLAN.dots, hundred.held)
        valley = Valley(PLAN, hundred, slopes, PLAN.nearby)
    gradient = mse_gradient(PLAN.dots, *PLAN.start)
    tip = PLAN.start + PLAN.rate * gradient
    thread = valley.thread
    assert thread.lines() == pytest.approx(np.tile(PLAN.start, (101, 1)))
    slopes.told[1].set_value(0.5)
    leftmost = np.argsort(PLAN.dots.x, kind="stable")[:50]
    errors = PLAN.errors(PLAN.start)[leftmost]
    half = 2 * np.array([errors @ PLAN.dots.x[leftmost], errors.sum()]) / 100
    assert thread.lines()[-1] == pytest.approx(PLAN.start + PLAN.rate * half)
    slopes.told[1].set_value(1)
    assert thread.lines()[-1] == pytest.approx(tip)
    assert valley.legs[1].landing() == pytest.approx(tip)
    assert valley.view.seen(thread.whole).all()
    assert valley.landing.place() == pytest.approx(PLAN.next)


def test_the_step_is_the_opposite_and_the_loss_is_told_before_and_after() -> None:
    """It swung over lines to which no step leads; before that, it shrank to nothing."""
    with offstage():
        hundred = Hundred(PLAN)
        valley = Valley(PLAN, hundred, Slopes(PLAN.dots, hundred.held), PLAN.nearby)
        scene = Scene()
        scene.add(valley.loss)
        was = valley.loss.value()
        for together, _ in valley.steps():
            scene.play(*together, run_time=0.1)
    assert was == pytest.approx(float(mse(PLAN.dots, *PLAN.start)))
    assert valley.loss.value() == pytest.approx(float(mse(PLAN.dots, *PLAN.next)))
    assert valley.loss.value() < was
    whole = valley.step.drawn_length()
    for share in (0.25, 0.5, 0.75):
        valley.step.turned.set_value(share)
        assert valley.step.drawn_length() == pytest.approx(whole)


def test_beside_errors_bands_have_no_heads() -> None:
    """“−3” stood on an arrow that pointed up: the pull has the other sign."""
    few = Few(PLAN)
    assert few.one_band.headed.get_value() == few.bands.headed.get_value() == 0
    assert Hundred(PLAN).bands.headed.get_value() == 1  # whose errors are not told


def test_the_valley_is_dark_until_the_dots_have_drawn_their_gradient() -> None:
    """The map was there, whole, before “valley on” was said."""
    with offstage():
        hundred = Hundred(PLAN)
        valley = Valley(PLAN, hundred, Slopes(PLAN.dots, hundred.held), PLAN.nearby)
        valley.lies_dark()
        assert valley.dark.light.get_value() == 0
        assert valley.axes.presence == 0
        scene = Scene()
        scene.add(*valley.ground)
        for together, _ in valley.begun():
            scene.play(*together, run_time=0.1)
        # Both axes have their names, by which it is seen that this is a map of lines; but seven
        # arrows, enlarged, ended at a number of no line.
        assert valley.dark.light.get_value() == 0 < valley.axes.presence
        assert seen(valley) == ["w", "b"]
        for together, _ in valley.brightens():
            scene.play(*together, run_time=0.1)
    assert valley.dark.light.get_value() == 1
    assert len(seen(valley)) > 4


def seen(valley: Valley) -> list[str]:
    """What is read along the axes."""
    return [text.text for text, *_, strength in valley.axes.texts() if strength > 0]


def test_every_arrow_is_whole_under_the_glass_which_zooms_out() -> None:
    """The first arrow was clipped at the rim, and the hundred were a line without heads."""
    with offstage():
        hundred = Hundred(PLAN)
        slopes = Slopes(PLAN.dots, hundred.held)
        thread = Valley(PLAN, hundred, slopes, PLAN.nearby).thread
    zooms, start = [], thread.view.at(PLAN.start)
    for share in (0.01, 0.07, 0.3, 1.0):
        slopes.told[1].set_value(share)
        zooms.append(thread.times())
        far = np.linalg.norm(thread.arrows() - start, axis=1).max()
        assert far < thread.radius() or zooms[-1] == 1
    assert zooms == sorted(zooms, reverse=True)
    assert zooms[0] > 10
    assert zooms[-1] == pytest.approx(1)  # at last it is where it leads
    slopes.told[1].set_value(0.01)
    assert np.linalg.norm(thread.arrows()[1] - start) > 1.0  # beyond the disc that the line is


def test_the_first_dot_adds_its_arrow_before_the_others_are_called() -> None:
    """Six bands were lit before the second dot was called."""
    with offstage():
        hundred = Hundred(PLAN)
        slopes = Slopes(PLAN.dots, hundred.held)
        valley, scene = Valley(PLAN, hundred, slopes, PLAN.nearby), Scene()
        for moves, told in ((valley.begun, 1), (valley.drawn, 100)):
            for together, _ in moves():
                scene.play(*together, run_time=0.1)
            assert slopes.weights().sum() == pytest.approx(told)


def test_numbers_of_a_step_come_as_they_are_told() -> None:
    """“= 1.2” stood there before “b” was said."""
    with offstage():
        board, scene = Board(PLAN, Few(PLAN)), Scene()
        board.lines = [Line(formula(board.rows["two"][k]), board.boxes[k]) for k in (0, 1)]
        for together, _ in board.in_numbers():
            scene.play(*together, run_time=0.1)
        w, b = board.made
        assert w in scene.mobjects
        assert not {b, w.end, w.slope} & set(scene.mobjects)
        for moves in (board.filled(0), board.ended(0)):
            for together, _ in moves:
                scene.play(*together, run_time=0.1)
    assert w.end in scene.mobjects
    assert b not in scene.mobjects


def test_why_errors_are_squared_is_drawn_of_the_errors_that_there_are() -> None:
    """Nothing was said of the absolute error, whose slope jumps at 0."""
    with offstage():
        why = Why(PLAN)
    assert why.readings()[0].value == pytest.approx((1, 1, 9))
    zero = why.plane.xy(0.0, 0.0)
    for power in (1, 2):
        curve = why._curve(power, 3.0)
        assert np.abs(curve - zero).sum(axis=1).min() < 1e-9
        right = why.plane.xy(3.0, 3.0**power)
        assert curve[-1] == pytest.approx(right)


def test_what_is_said_of_slack_bands_is_true_of_dots_on_a_line() -> None:
    base = MseGradientParameters().__dict__
    assert facts(PLAN)["slack"] == "Yet the bands still pull."
    assert facts(plan_for(**(base | {"noise": 0.0})))["slack"].startswith("All dots are on it")


def test_of_bands_that_dots_hide_it_is_not_said_that_they_pull() -> None:
    """“Yet some bands do pull”, it was said where no band was to be seen."""
    base = MseGradientParameters().__dict__
    hidden = plan_for(**(base | {"noise": 0.02}))
    assert hidden.slack < 1 == hidden.hidden
    assert facts(hidden)["slack"] == "Each dot is on it, or so near that its band is hidden."
    some = plan_for(**(base | {"noise": 0.15}))
    assert 0.25 < some.hidden < 1
    assert facts(some)["slack"] == "Yet some bands still pull."
    with offstage():
        hundred = Hundred(hidden)
    hundred.held.rest(hidden.best)
    lengths = np.abs(hundred.bands.errors()) * hundred.plane.size[1] / hundred.plane.span[1]
    assert lengths.max() < hundred.dots.radius


@pytest.mark.parametrize("axis", [0, 1])
def test_a_line_raised_by_one_is_whole_in_the_plane(axis: int) -> None:
    """The line of w = 1 and the wedge under it were cut at the top."""
    few = Few(PLAN)
    few.wide(SCENE, few.plane, raised=True)
    with offstage():
        scene = Scene()
        scene.add(few.plane)
        scene.play(few.close(), run_time=0.1)
    w, b = PLAN.three_start + np.eye(2)[axis]
    low, high = few.plane.low, few.plane.low + few.plane.span
    ends = w * np.array([low[0], high[0]]) + b
    assert ends.min() > low[1]
    assert ends.max() < high[1]


def nudged(axis: int) -> tuple[Few, Asked]:
    """The square of the dot that is asked, and what is worked out, after a nudge."""
    few = Few(PLAN)
    square = NudgedSquare(few.plane, PLAN, few.held)
    square.opened.set_value(1)
    with offstage():
        asked = Asked(PLAN, few, square, axis)
    few.held.rest(PLAN.three_start + PLAN.nudge * np.eye(2)[axis])
    return few, asked


def test_the_corner_that_is_counted_twice_is_where_both_strips_are() -> None:
    """Both had one colour: nothing was seen twice. The line keeps its colour where it crosses."""
    _, asked = nudged(1)
    _, (across, beside) = asked.square.rectangles()
    low = np.maximum(across.min(axis=0), beside.min(axis=0))
    high = np.minimum(across.max(axis=0), beside.max(axis=0))
    corner = asked.strips.corner()
    assert corner.min(axis=0) == pytest.approx(low)
    assert corner.max(axis=0) == pytest.approx(high)
    assert np.prod(high - low) == pytest.approx(PLAN.nudge**2)
    assert asked.square.z_index < asked.strips.z_index < asked.few.line.z_index


@pytest.mark.parametrize("axis", [0, 1])
def test_what_is_written_at_the_strips_is_clear_of_them_and_of_each_other(axis: int) -> None:
    few, asked = nudged(axis)
    boxes = [(*text.box(left, foot)[1:5],) for text, left, foot, _ in asked.strips.texts()]
    strips = [few.plane.at(strip) for strip in asked.square.rectangles()[1]]
    boxes += [(*strip.min(axis=0), *strip.max(axis=0)) for strip in strips]
    for number, (left, low, right, high) in enumerate(boxes[:4]):
        for other in boxes[number + 1 :]:
            across = left < other[2] and other[0] < right
            assert not (across and low < other[3] and other[1] < high)


@pytest.mark.parametrize("axis", [0, 1])
def test_the_knob_keeps_clear_of_what_is_worked_out_and_of_the_plane(axis: int) -> None:
    """“w 0.002” ran into “−0.023984/0.002”; and a knob stood among the dots, as one of them."""
    few, asked = nudged(axis)
    assert asked.knob.get_top()[1] < asked.rows.get_bottom()[1] - 0.3
    assert asked.knob.get_left()[0] > few.plane.corner[0] + few.plane.size[0] + 0.3
