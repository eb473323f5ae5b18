"""Every dot pulls: what is seen, not only told."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from manim import Scene

from scenes.mse_gradient import MseGradientParameters
from scenes.parts.mse_gradient.asked import Asked
from scenes.parts.mse_gradient.balance import Balance
from scenes.parts.mse_gradient.cast import Few, Hundred
from scenes.parts.mse_gradient.held import Slopes
from scenes.parts.mse_gradient.morph import Line
from scenes.parts.mse_gradient.places import NOTES, SCENE, SIDE, TALL
from scenes.parts.mse_gradient.plan import NUDGES, plan_for
from scenes.parts.mse_gradient.signs import formula, levered
from scenes.parts.mse_gradient.square import Moved, NudgedSquare
from scenes.parts.mse_gradient.squares import Squares
from scenes.parts.mse_gradient.symbols import Board
from scenes.parts.mse_gradient.table import AverageSquare
from scenes.parts.mse_gradient.valley import Valley
from scenes.parts.mse_gradient.why import Why
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.boxes import FRAME
from tests.scenes.canvas import picture

PLAN = plan_for(**MseGradientParameters().__dict__)


def test_at_rest_both_stacks_of_a_pair_are_as_high() -> None:
    """That pulls and turns cancel was said over two gauges; nothing was seen to cancel."""
    hundred = Hundred(PLAN)
    with offstage():
        balance = Balance(hundred)
    errors = PLAN.errors(PLAN.best)
    for pair, pulls in enumerate((errors, errors * PLAN.dots.x)):
        balance.told[pair].set_value(1)
        up, down = balance.heights(pair)
        assert float(up.sum()) == pytest.approx(float(down.sum())) == balance.sums[pair]
        assert (len(up), len(down)) == (int(np.sum(pulls < 0)), int(np.sum(pulls > 0)))
    balance.told[0].set_value(0.5)
    assert balance.weights() == pytest.approx(np.asarray(PLAN.dots.x < 0, dtype=float))
    low = np.median(PLAN.dots.x)
    left = -errors[PLAN.dots.x < low]
    assert balance.heights(0)[0].sum() == pytest.approx(left[left > 0].sum())


def test_the_slope_along_w_is_made_of_strips() -> None:
    """−12 came from nowhere: the strips of w flashed without a number."""
    strips, named, slope = levered(PLAN)
    assert strips.source == "2 dot ({{-3 : e}}) dot {{0.4 : says}} slash {{0.2 : here}}"
    assert named.source == '= 2 dot {{"error" : e}} dot {{x : was}}'
    assert slope.source == "= 2 dot ({{-3 : e}}) dot {{2 : was}} = {{-12 : g}}"
    assert 2 * PLAN.error * (PLAN.nudge * PLAN.lever) / PLAN.nudge == pytest.approx(-12)


def test_the_errors_are_there_in_numbers_when_each_dot_gives_its_arrow() -> None:
    """Their axis had but a 0 on it: 1, −1 and −3 could not be read."""
    with offstage():
        board = Board(PLAN, Few(PLAN))
    board.squares.opened.set_value(1)
    board.lines = [Line(formula(board.rows["done"][k]), board.boxes[k]) for k in (0, 1)]
    _, (together, _), *_ = board.arrows()
    assert board.squares in together[0].mobject.submobjects
    shown = [text.text for text, _, _, strength in board.squares.texts() if strength == 1]
    assert shown == ["1", "−1", "−3"]


def test_after_the_step_the_three_errors_are_those_of_the_new_line() -> None:
    """The loss fell to 0.87, and nothing was left on the plot by which to check it."""
    few = Few(PLAN)
    with offstage():
        board = Board(PLAN, few)

    def shown() -> list[str]:
        return [text.text for text, *_, strength in board.squares.texts() if strength == 1]

    few.held.rest((PLAN.three_start + PLAN.three_next) / 2)
    assert shown() == []  # of a line to which no step leads, nothing is told
    few.held.rest(PLAN.three_next)
    after = PLAN.three_next @ np.array([PLAN.three.x, np.ones(3)]) - PLAN.three.y
    assert shown() == ["0", "−0.2", "−1.6"]
    assert [float(text.replace("−", "-")) for text in shown()] == pytest.approx(after.tolist())


def test_the_sum_of_three_arrows_is_told_in_numbers_clear_of_them() -> None:
    """Three arrows without a number became (−6, −2); that 2/3 of (−9, −3) is that was not said."""
    with offstage():
        board = Board(PLAN, Few(PLAN))
    told = [
        tuple(float(name.source.split(part)[1].split(" ")[0]) for part in ("({{", ", {{"))
        for name in (*board.names, board.sum, board.gradient)
    ]
    each, (whole, gradient) = np.array(told[:3]), np.array(told[3:])
    assert each.sum(axis=0) == pytest.approx(whole)
    assert gradient == pytest.approx(2 / 3 * whole)
    assert gradient == pytest.approx(PLAN.three_gradient)
    tips = board.shares.plane.at(board.shares.tips)
    ways = [*pairwise(tips), (tips[0], tips[-1])]
    on_them = np.concatenate([a + np.linspace(0, 1, 99)[:, None] * (b - a) for a, b in ways])
    for name in (*board.names, board.sum, board.gradient):
        half = np.array([name.width, name.height]) / 2
        apart = np.abs(on_them - name.get_center()[:2]) - half
        assert apart.max(axis=1).min() > 0.08


def test_the_rule_stays_above_its_numbers_minus_under_minus() -> None:
    """The rule was there for 2.6 s, and had gone before its numbers came."""
    with offstage():
        board, scene = Board(PLAN, Few(PLAN)), Scene()
        board.lines = [Line(formula(board.rows["two"][k]), board.boxes[k]) for k in (0, 1)]
        for moves in (board.rule(), board.minus(), board.in_numbers(), board.second()):
            for together, _ in moves:
                scene.play(*together, run_time=0.1)
    for rule, step in zip(board.rules, board.made, strict=True):
        assert {*rule.family_members_with_points()} <= {*scene.get_mobject_family_members()}
        assert rule.get_bottom()[1] > step.begun.get_top()[1] + 0.1
        minus = rule.part("minus").get_center()[0]
        assert step.minus.get_center()[0] == pytest.approx(minus, abs=0.01)


def test_the_loss_after_a_step_is_told_with_the_errors_as_the_line_lands() -> None:
    """The line had landed, and “loss 3.67” stood beside new errors."""
    few = Few(PLAN)
    with offstage():
        squares, tile = Squares(few), AverageSquare(few)
    for gone in np.linspace(0, 1, 401):
        few.held.rest(PLAN.three_start + gone * (PLAN.three_next - PLAN.three_start))
        after = PLAN.three_loss(PLAN.three_next)
        new = [text.text for text, *_, strength in squares.texts() if strength == 1]
        assert (tile.loss.value() == pytest.approx(after)) == (new == ["0", "−0.2", "−1.6"]), gone
    few.held.rest(PLAN.three_start + 0.996 * (PLAN.three_next - PLAN.three_start))
    assert tile.loss.value() == pytest.approx(after)  # nothing moves any more that can be seen


def test_strips_of_a_smaller_nudge_and_the_corner_that_is_left_are_seen() -> None:
    """“Only the strips count”, it was said of strips that were three pixels wide."""
    few = Few(PLAN)
    square = NudgedSquare(few.plane, PLAN, few.held)
    square.opened.set_value(1)
    few.held.rest(PLAN.three_start + NUDGES[1] * PLAN.nudge * np.array([0, 1]))
    _, (level, upright) = square.rectangles()
    sides = [np.ptp(few.plane.at(strip), axis=0) for strip in (level, upright)]
    assert min(float(side.min()) for side in sides) > 0.05
    was = PLAN.nudge**2, PLAN.nudge
    corner, strip = (NUDGES[1] * PLAN.nudge) ** 2, NUDGES[1] * PLAN.nudge
    assert corner / was[0] < strip / was[1] / 3


def drawing() -> Valley:
    hundred = Hundred(PLAN)
    return Valley(PLAN, hundred, Slopes(PLAN.dots, hundred.held), PLAN.nearby)


def test_each_of_a_hundred_arrows_has_a_head_in_proportion_to_it() -> None:
    """A head kept its size while its arrow shrank, and nine in ten had none: nine were counted."""
    with offstage():
        valley = drawing()
    thread, told = valley.thread, valley.slopes.told[1]
    for share in (0.01, 0.02, 0.065, 0.3, 1.0):
        told.set_value(share)
        long = np.linalg.norm(np.diff(thread.arrows(), axis=0), axis=1)
        assert thread.heads() == pytest.approx(np.minimum(0.6 * long, thread.heads().max()))
        assert int(np.sum(thread.heads() > 0)) == round(np.ceil(100 * share))
    told.set_value(0.02)
    assert thread.heads()[:2].min() > 0.2  # under the glass they are seen


def test_the_head_of_the_chain_neither_jumps_nor_goes() -> None:
    """Heads slid along the chain, vanished, and heaped up where it bends."""
    with offstage():
        valley = drawing()
    ways, moments = [], np.linspace(0.02, 1, 500)
    for share in moments:
        valley.slopes.told[1].set_value(share)
        left, tip, right = valley.thread.end()
        assert tip == pytest.approx(valley.thread.arrows()[-1])
        ways.append(tip - (left + right) / 2)
    along = np.array(ways) @ (1, 1j)
    assert np.abs(along).min() > 0.08
    assert np.abs(np.angle(along[1:] / along[:-1])).max() < np.radians(5)


def test_both_numbers_of_the_legs_are_clear_of_the_chain() -> None:
    """“0.1 × 3.92” lay on the end of the chain, just when it was to be seen where that leads."""
    with offstage():
        valley = drawing()
    chain = valley.view.at(valley.thread.whole)
    for plate in valley.numbers:
        half = np.array([plate.width, plate.height]) / 2
        apart = np.abs(chain - plate.get_center()[:2]) - half
        assert apart.max(axis=1).min() > 0.1
        assert valley.view.map_panel().holds(plate)


def test_how_far_the_line_rose_is_written_beside_the_band_of_a_dot_below() -> None:
    """“1” stood on the band of the left dot."""
    few = Few(PLAN)
    few.wide(TALL, few.plane)
    moved = Moved(few.plane, PLAN, few.held, 1, PLAN.three.x.tolist(), by=1.0)
    for (x, *_), (text, left, *_) in zip(moved.marks, moved.texts(), strict=True):
        band = few.plane.xy(x, 0.0)[0]
        below = PLAN.three.y[PLAN.three.x == x] < moved.was(x)
        assert left > band + 0.1 or (not below and left == pytest.approx(band - text.width / 2))


def test_what_both_stacks_reach_up_to_is_within_the_frames_margin() -> None:
    hundred = Hundred(PLAN)
    with offstage():
        balance = Balance(hundred)
    assert balance.rims(1)[1] < SIDE.right


def test_the_lit_ground_is_below_the_line_and_ends_before_the_symbols() -> None:
    few = Few(PLAN)
    few.wide(SCENE, few.plane)
    with offstage():
        Scene().play(few.ground.ends_near(), run_time=0.1)
    box = few.ground.clip_box()
    assert box is not None
    assert float(few.plane.corner[0] + few.plane.size[0]) < box.right < NOTES.left
    few.held.rest(PLAN.three_next)
    lit = picture(few.ground)[..., :3].astype(int)
    lit = np.abs(lit - lit[0, 0]).sum(axis=-1) > 8
    rows, columns = lit.shape
    across, up = np.meshgrid(
        (np.arange(columns) + 0.5) / columns * FRAME.width + FRAME.left,
        FRAME.top - (np.arange(rows) + 0.5) / rows * FRAME.height,
    )
    x = few.plane.low[0] + (across - few.plane.corner[0]) / few.plane.size[0] * few.plane.span[0]
    y = few.plane.low[1] + (up - few.plane.corner[1]) / few.plane.size[1] * few.plane.span[1]
    above = y > few.line.predict(x) + 0.05
    assert lit.any()
    assert not lit[above].any()


def test_the_three_errors_can_be_read_below_their_squares() -> None:
    """Their axis had but a 0 on it, while −3 was said to count most."""
    with offstage():
        why = Why(PLAN)
    why.dotted.set_value(1)
    told = {text.text: (left + text.width / 2) for text, left, *_ in why.texts()}
    for error in ("−3", "−1", "1"):
        x, _ = why.plane.xy(float(error.replace("−", "-")), 0.0)
        assert told[error] == pytest.approx(float(x)), error


def test_the_square_stays_small_until_it_is_told_that_it_shrinks() -> None:
    """The knob had been turned back before “shrinks” was said."""
    few = Few(PLAN)
    with offstage():
        asked = Asked(PLAN, few, NudgedSquare(few.plane, PLAN, few.held), 1)
        ((turning, _), seconds), *_ = asked.raised()
        turning.begin()
    up = []
    for share in np.linspace(0, 1, 31):
        turning.interpolate(share)
        up.append(few.held.b() - float(PLAN.three_start[1]))
    assert max(up) == pytest.approx(0.5)
    assert up[-1] == pytest.approx(0)
    assert seconds * np.mean(np.array(up) > 0.99 * max(up)) > 1.3


def test_the_chain_has_gone_before_its_one_arrow_grows() -> None:
    """A grey ghost of it lay behind the arrow."""
    with offstage():
        valley = drawing()
        scene = Scene()
        scene.add(valley.thread)
        for together, _ in valley.legs_grow():
            there, short = valley.thread in scene.mobjects, valley.step.grown.get_value() == 0
            scene.play(*together, run_time=0.1)
            if short and valley.step.grown.get_value() == 1:
                assert not there
    assert valley.step.grown.get_value() == 1
