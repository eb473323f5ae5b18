"""Every dot pulls: what each dot gives, and how one picture becomes another."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Scene

from gdmath import mse, mse_gradient
from scenes.parts.mse_gradient.cast import Few, Hundred
from scenes.parts.mse_gradient.held import Held, Slopes
from scenes.parts.mse_gradient.instruments import instruments
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.shares import Shares
from scenes.parts.mse_gradient.signs import formula
from scenes.parts.mse_gradient.squares import Squares
from scenes.parts.mse_gradient.symbols import Board
from scenes.parts.mse_gradient.valley import Valley
from scenes.render.rehearsal import offstage
from scenes.stage import GRADIENT, STEP
from tests.scenes.films.mse_gradient.made import PLAN


def test_both_slopes_are_on_one_kind_of_scale() -> None:
    """A dial fell clockwise while the bands turned the line the other way."""
    with offstage():
        w, b = instruments(PLAN, Slopes(PLAN.one, Held(PLAN.three_start)))
    assert type(w.face) is type(b.face)
    assert w.face.reach == b.face.reach


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
        for together, _ in ((valley.comes(), 0.4), *valley.begun()):
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
