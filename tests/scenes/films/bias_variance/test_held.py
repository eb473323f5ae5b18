"""Dots held back: turns of cross-validation, and losses that are squares of strokes."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.parts.bias_variance.powers import Powers
from scenes.parts.bias_variance.squared import unit_of
from scenes.render.rehearsal import offstage
from tests.scenes.canvas import picture, pixels_at
from tests.scenes.films.bias_variance.made import PLAN


def test_the_lowest_loss_on_dots_held_back_is_marked() -> None:
    with offstage():
        powers = Powers(PLAN)
    assert powers.pointer.to == PLAN.best_degree
    assert powers.choice.to == int(np.argmin(PLAN.validated)) == powers.aside.lowest


def test_what_is_drawn_of_one_draw_is_what_it_cost() -> None:
    with offstage():
        trained = Powers(PLAN).trained
    assert trained.losses == pytest.approx([fit.loss(PLAN.few) for fit in PLAN.fits])


def test_each_dot_is_hollow_in_one_turn_and_none_once_the_power_is_chosen() -> None:
    with offstage():
        aside = Powers(PLAN).aside
    x = np.asarray(PLAN.few.x)
    held = []
    for turn in range(4):
        aside.turn.set_value(turn + 0.9)
        held.append(aside.hollow(x))
        assert set(held[-1]) == {0, 1}
        assert set(x[held[-1] == 1]) == set(np.asarray(PLAN.held[turn].back.x))
    assert np.sum(held, axis=0) == pytest.approx(1)
    aside.back.set_value(1)
    assert aside.hollow(x) == pytest.approx(0)
    at = np.linspace(-2, 2, 9)
    assert aside.predict(at) == pytest.approx(PLAN.fits[aside.lowest](at))


def test_no_curve_jumps_where_other_dots_are_held_back() -> None:
    with offstage():
        aside = Powers(PLAN).aside
    at = np.linspace(-1, 1, 9)
    for turn in (1, 2, 3):
        told = []
        for near in (turn - 1e-6, turn, turn + 1e-6):
            aside.turn.set_value(near)
            told.append(aside.predict(at))
        assert told[0] == pytest.approx(told[1], abs=1e-2)
        assert told[2] == pytest.approx(told[1], abs=1e-2)


def test_every_loss_is_the_mean_square_of_strokes_that_are_seen_and_stands_on_the_scale() -> None:
    with offstage():
        powers = Powers(PLAN)
    turned, aside = powers.turned, powers.aside
    turned.begun.set_value(1)
    turned.tested.set_value(1)
    assert aside.losses.shape == (4, 8)
    assert aside.losses.max() < aside.top
    for power in range(8):
        aside.turn.set_value((power + 1) / 8)
        lengths = np.diff(turned.strokes()[:, :, 1]) / unit_of(turned.plane)
        assert len(lengths) == 5
        assert np.mean(lengths**2) == pytest.approx(aside.losses[0, power])


def test_every_loss_has_a_square_or_an_arrow() -> None:
    with offstage():
        aside = Powers(PLAN).aside
    aside.turn.set_value(4)
    aside.averaged.set_value(1)
    assert aside.there() == pytest.approx(1)
    aside.named.set_value(1)  # the line is gone
    shown = picture(aside)
    for power, loss in enumerate(aside.mean.tolist()):
        beyond = loss > aside.top
        x, y = aside.plane.xy(power, aside.top if beyond else loss)
        spot = np.array([(x, y - 0.2)] if beyond else [(x + 0.12, y)])
        row, column = pixels_at(spot)
        assert shown[row[0], column[0], 0] > 100
