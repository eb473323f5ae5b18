"""Every dot pulls: what is seen, not only told."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.mse_gradient import MseGradientParameters
from scenes.parts.mse_gradient.balance import Balance
from scenes.parts.mse_gradient.cast import Few, Hundred
from scenes.parts.mse_gradient.plan import plan_for
from scenes.parts.mse_gradient.signs import levered
from scenes.parts.mse_gradient.symbols import Board
from scenes.render.rehearsal import offstage

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
    assert named.source == '2 dot {{"error" : e}} dot {{x : was}}'
    assert slope.source == "= 2 dot ({{-3 : e}}) dot {{2 : was}} = {{-12 : g}}"
    assert 2 * PLAN.error * (PLAN.nudge * PLAN.lever) / PLAN.nudge == pytest.approx(-12)


def test_the_errors_are_there_in_numbers_when_each_dot_gives_its_arrow() -> None:
    """Their axis had but a 0 on it: 1, −1 and −3 could not be read."""
    with offstage():
        board = Board(PLAN, Few(PLAN))
    board.squares.opened.set_value(1)
    together, _ = next(iter(board.arrows()))
    assert board.squares in together[0].mobject.submobjects
    shown = [text.text for text, _, _, strength in board.squares.texts() if strength == 1]
    assert shown == ["1", "−1", "−3"]
    assert board.squares in board.plot  # which goes before the line takes its step
