"""Every dot pulls: what is seen to cancel when the line is at rest."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.mse_gradient import MseGradientParameters
from scenes.parts.mse_gradient.balance import Balance
from scenes.parts.mse_gradient.cast import Hundred
from scenes.parts.mse_gradient.plan import plan_for
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
