"""Ask one, or ask everyone: what is shown and said, against plain loops over the dots."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from gdmath import InputError
from scenes.parts.stochastic.batches import Batches
from scenes.parts.stochastic.dance import Close
from scenes.parts.stochastic.evening import cut
from scenes.parts.stochastic.gutters import MapSide
from scenes.parts.stochastic.rates import inside
from scenes.parts.stochastic.telling import decimals_for, equals, facts, guesses_of_race, said_at
from scenes.render.rehearsal import offstage
from tests.scenes.films.stochastic.made import PLAN, X, Y, loss, one_by_one, plan


def test_the_first_dot_and_its_step():
    assert (round(PLAN.x, 2), round(PLAN.y, 2)) == (-0.99, -0.93)
    assert PLAN.error((-1, 3)) == pytest.approx(4.923, abs=5e-4)
    assert PLAN.next == pytest.approx(one_by_one(6, 1)[1], abs=1e-12)
    assert PLAN.next == pytest.approx([-0.03, 2.02], abs=5e-3)
    assert PLAN.error(PLAN.next) == pytest.approx(2.973, abs=6e-4)
    assert PLAN.gone == pytest.approx(1 - 2.973 / 4.923, abs=2e-4)
    # What is printed adds up as it is printed, after rounding.
    assert round(3 - 0.2 * 4.92, 2) == 2.02
    assert round(-1 - 0.2 * 4.92 * -0.99, 2) == -0.03
    assert equals(3 - 0.2 * 4.92, "2.02") == "approx"
    assert equals(3.99 + 0.93, "4.92") == "="


def test_its_gutter_is_a_row_of_lines_through_it_at_a_right_angle_to_the_step():
    first, last = PLAN.gutter_ends(PLAN.first)
    for line in (first, last, (first + last) / 2):
        assert PLAN.error(line) == pytest.approx(0, abs=1e-9)
    assert abs((last - first) @ PLAN.steps[PLAN.first]) < 1e-9


def test_a_hundred_steps_and_their_average():
    steps = np.array(
        [[-0.2 * (3 - x - y) * x, -0.2 * (3 - x - y)] for x, y in zip(X, Y, strict=True)]
    )
    assert PLAN.steps == pytest.approx(steps, abs=1e-12)
    assert PLAN.mean_step == pytest.approx(steps.mean(axis=0), abs=1e-12)


def test_the_race():
    lines = one_by_one(6, 300)
    assert PLAN.one_by_one.points == pytest.approx(np.array(lines), abs=1e-9)
    assert PLAN.halts == (10, 100, 200, 300)
    w, b = -1.0, 3.0
    for reads, printed in ((100, 0.481), (200, 0.238), (300, 0.231)):
        errors = w * X + b - Y
        w, b = w - 0.8 * np.mean(errors * X), b - 0.8 * np.mean(errors)
        assert PLAN.losses(reads)[0] == pytest.approx(loss(w, b), abs=1e-12)
        assert PLAN.losses(reads)[0] == pytest.approx(printed, abs=5e-4)
    printed = {10: 0.314, 100: 0.273, 200: 0.254, 300: 0.348}
    assert {k: round(PLAN.losses(k)[1], 3) for k in printed} == printed
    assert (PLAN.batch_rate, PLAN.overtaken) == (0.4, 200)


def test_the_band_of_shuffles():
    losses = [loss(*one_by_one(seed, 10)[-1]) for seed in range(200)]
    assert PLAN.measured.bands[:, 10] == pytest.approx(np.quantile(losses, (0.05, 0.5, 0.95)))


def test_pulls_close_and_the_dance_gets_cheaper():
    assert np.abs(PLAN.pulls.sum(axis=0)).max() < 1e-12
    w, b = PLAN.best
    assert np.mean(np.abs(w * X + b - Y)) == pytest.approx(0.40, abs=5e-3)
    assert "on average: 0.40" in Close(PLAN).sums[0].text
    assert round(PLAN.measured.dance.above, 3) == 0.073
    assert round(PLAN.measured.falling.above, 4) == 0.0019
    assert round(PLAN.lowest, 4) == 0.2310


def test_what_is_above_the_lowest_loss_is_one_mean_over_one_window_for_both():
    """One was a mean of 2,000 questions, the other a median at the end of a pass: 0.0004."""

    def above(rate_at: Callable[[int], float], end: int) -> float:
        late = []
        for seed in range(60):
            shuffle, (w, b), step = np.random.default_rng(seed), (-1.0, 3.0), 0
            while step < end:
                for row in shuffle.permutation(len(X)):
                    error = w * X[row] + b - Y[row]
                    w, b = w - 2 * rate_at(step) * error * X[row], b - 2 * rate_at(step) * error
                    step += 1
                    late += [np.mean((w * X + b - Y) ** 2)] if end - 100 < step <= end else []
        return float(np.mean(late)) - PLAN.lowest

    parts = PLAN.measured.dance, PLAN.measured.falling

    def rate_at(step: int) -> float:
        """She walks on: first at 0.1, and from there it falls."""
        return 0.1 / (1 + max(0, step - 1300) / 20)

    for dance, end in zip(parts, (1300, 1600), strict=True):
        assert dance.above == pytest.approx(above(rate_at, end), rel=1e-6)
    # Both are seen from where she dances, and none comes from far away.
    assert [len(dance.landings) for dance in parts] == [300, 300]
    far = [np.linalg.norm(dance.landings[-100:] - PLAN.best, axis=1).max() for dance in parts]
    assert far[1] < far[0] / 2


def test_batches():
    told = [(batch.rate, round(batch.loss, 3)) for batch in PLAN.measured.batches]
    assert told == [(0.2, 0.237), (0.4, 0.481)]
    # Five rates are tried, ten dots at a time; the largest leaps off the map, and is not the best.
    assert [round(loss, 2) for loss in PLAN.measured.batches[0].tried] == [
        *(1.34, 0.29, 0.24, 0.25, 14.85)
    ]
    window = np.transpose(PLAN.window)
    for path, whole in zip(PLAN.measured.batches[0].paths, [*[True] * 4, False], strict=True):
        seen = inside(path, window)
        assert (len(seen) == len(path)) == whole
        assert np.all((seen > window[0] - 1e-9) & (seen < window[1] + 1e-9))
    # The ten batches of a pass are all dots: on average they are the batch step.
    assert sorted(PLAN.deal.ravel()) == list(range(100))
    with offstage():
        fan = Batches(PLAN).fan
    begun, spread = fan.now(), np.linalg.norm(fan.now() - PLAN.mean_step, axis=1).mean()
    assert sorted(map(tuple, begun)) == sorted(map(tuple, PLAN.steps))
    fan.gathered.set_value(1)
    assert len(np.unique(fan.now().round(9), axis=0)) == 10
    assert fan.now().mean(axis=0) == pytest.approx(PLAN.mean_step, abs=1e-12)
    assert np.linalg.norm(fan.now() - PLAN.mean_step, axis=1).mean() < spread / 2


def test_a_million():
    assert round(PLAN.large.ends, 2) == 0.32
    assert round(PLAN.large.lowest, 2) == 0.25


def test_her_cut_is_the_loss_along_the_gradient():
    ground, way = cut(PLAN), PLAN.mean_step / np.linalg.norm(PLAN.mean_step)
    for t in (0.0, 0.7, 3.0):
        assert ground.value([t]) == pytest.approx(loss(*(PLAN.start + t * way)))
        ahead, behind = (loss(*(PLAN.start + (t + h) * way)) for h in (1e-5, -1e-5))
        assert ground.gradient([t])[0] == pytest.approx((ahead - behind) / 2e-5, rel=1e-6, abs=1e-6)


def test_words_follow_the_numbers():
    words = facts(PLAN)
    assert words["gone"] == "Four tenths of the error is gone."
    assert (words["begin"], words["few"], words["batch"]) == ("16", "0.3", "0.5")
    assert said_at(PLAN) == [
        "At 200, batch beats most shuffles.",
        "At 300, batch has arrived.",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"single_rate": 0.2}, "leaps over its gutter"),
        ({"reads": 150}, "at least 200"),
        ({"batch_size": 60}, "at most 50"),
        ({"start": (2.0, 1.0)}, "do not lower the loss"),
        ({"single_rate": 0.002, "orders": 20}, "still on her way"),
    ],
)
def test_what_the_film_cannot_tell_of_is_refused(changes: dict[str, object], said: str):
    with pytest.raises(InputError, match=said):
        plan(**changes)


def test_who_is_lower_is_seen_in_the_digits():
    """“At 60 she overtakes”: both read 0.02."""
    for halt in PLAN.halts:
        first, second = PLAN.losses(halt)
        assert f"{first:.2f}" != f"{second:.2f}"
    assert decimals_for([(0.0152, 0.0168), (0.4, 0.2)]) == 3


@pytest.mark.parametrize("rate", [0.002, 0.3])
def test_a_rate_that_is_advised_makes_a_film(rate: float):
    """“Take a larger one”, she was told, who had set none."""
    with pytest.raises(InputError, match="take single_rate=") as refused:
        plan(single_rate=rate, orders=20)
    advised = float(str(refused.value).rpartition("=")[2].rstrip("."))
    assert plan(single_rate=advised, orders=20).rate == advised


def test_nothing_is_called_closer_that_is_not():
    """It said “closer × 1”, on a plate."""
    with offstage():
        close = Close(PLAN)
    assert close.loop.times == 1
    assert len(close.loop.lens) == 0
    assert close.pulled.lens[0].text == "closer × 4"
    assert close.pulled.lens.get_bottom()[1] > close.loop.view.map_panel().top


def test_the_ground_of_another_dot_is_its_squared_error():
    """A line stood for its gutter on a bare floor."""
    with offstage():
        side = MapSide(PLAN)
    side.averaged.turned.set_value(1)
    x, y = PLAN.dots.x[PLAN.other], PLAN.dots.y[PLAN.other]
    lines = np.array([[-1.0, 3.0], [0.5, 2.0], *PLAN.gutter_ends(PLAN.other)])
    heights = side.averaged.value(lines)
    assert heights == pytest.approx((lines @ [x, 1] - y) ** 2, abs=1e-9)
    assert heights[2:] == pytest.approx([0, 0], abs=1e-9)


@pytest.mark.parametrize(("few", "right"), [(9.0, 0), (3.0, 1), (0.31, 2)])
def test_what_is_left_of_the_loss_has_one_right_answer(few: float, right: int):
    race = SimpleNamespace(losses=lambda reads: (16.46, few if reads else 16.46))
    answers, answer = guesses_of_race(race)  # type: ignore[arg-type]
    assert answers.index(answer) == right
