"""The numbers of the film about hearing one example at a time."""

import numpy as np
import pytest

from gdmath import (
    bands,
    descend,
    gradient_descent,
    inverse_time,
    least_squares,
    linear_data,
    mse,
    mse_gradient,
    regression_landscape,
    single_gradients,
    train,
    train_orders,
)

DATA = linear_data(rng=np.random.default_rng(0))
GROUND = regression_landscape(DATA)
START, RATES = [-1, 3], (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
BEST = least_squares(DATA)
FIRST = np.random.default_rng(6).permutation(100)[0]


def orders(rate, reads, count, size=1, first_seed=0):
    seeds = range(first_seed, first_seed + count)
    rule = gradient_descent(rate)
    return train_orders(DATA, rule, reads // size, start=START, batch_size=size, seeds=seeds)


def test_the_ground():
    assert pytest.approx([2.0182, 1.0405], abs=5e-5) == BEST
    assert GROUND.value(BEST) == pytest.approx(0.2310, abs=5e-5)
    assert GROUND.value(START) == pytest.approx(16.462, abs=5e-4)
    assert GROUND.gradient(START) == pytest.approx([-8.211, 3.919], abs=5e-4)


def test_what_one_dot_asks_for():
    x, y = DATA.x[FIRST], DATA.y[FIRST]
    assert (FIRST, round(x, 3), round(y, 3)) == (25, -0.990, -0.933)
    told = -1 * x + 3
    assert (round(told, 3), round(told - y, 3)) == (3.990, 4.923)
    step = -0.1 * single_gradients(DATA, *START)[FIRST]
    assert step == pytest.approx([0.975, -0.985], abs=5e-4)
    w, b = np.array(START) + step
    assert (w, b) == (pytest.approx(-0.025, abs=6e-4), pytest.approx(2.015, abs=6e-4))
    assert w * x + b - y == pytest.approx(2.973, abs=6e-4)
    assert (w * x + b - y) / (told - y) == pytest.approx(1 - 0.2 * (1 + x * x), rel=1e-12)
    assert 1 - 0.2 * (1 + x * x) == pytest.approx(0.604, abs=5e-4)
    assert mse(DATA, w, b) == pytest.approx(6.862, abs=5e-4)
    # Its gutter b = -x w + y, with the direction (1, -x), is at a right angle to the step.
    assert abs(step @ [1, -x]) < 1e-12
    assert (-x, y) == (pytest.approx(0.990, abs=5e-4), pytest.approx(-0.933, abs=5e-4))


def test_a_hundred_opinions():
    steps = -0.1 * single_gradients(DATA, *START)
    assert np.linalg.norm(steps, axis=1).max() == pytest.approx(3.550, abs=5e-4)
    assert steps.mean(axis=0) == pytest.approx([0.8211, -0.3919], abs=5e-5)
    assert steps.mean(axis=0) == pytest.approx(-0.1 * mse_gradient(DATA, *START), abs=1e-12)
    after = GROUND.value(START + steps)
    assert (after > GROUND.value(START)).sum() == 5


def test_gutters_average_into_a_bowl():
    inputs = np.stack([DATA.x, np.ones(100)], axis=-1)
    order = np.random.default_rng(6).permutation(100)
    printed = {1: (0, 3.96), 2: (0.33, 2.66), 3: (1.75, 2.21), 10: (1.95, 2.38), 100: (2.00, 2.72)}
    for count, bends in printed.items():
        some = inputs[order[:count]]
        found = np.linalg.eigvalsh(2 * some.T @ some / count)
        assert found == pytest.approx(bends, abs=6e-3), count


def test_the_batch_walker_at_her_best_rate():
    for reads in (100, 200, 300):
        losses = [
            descend(GROUND, gradient_descent(rate), START, reads // 100).losses[-1]
            for rate in RATES
        ]
        assert RATES[int(np.argmin(losses))] == 0.4 or reads > 100
    walk = descend(GROUND, gradient_descent(0.4), START, 3)
    assert walk.losses[1:] == pytest.approx([0.481, 0.238, 0.231], abs=5e-4)
    printed = [(2.284, 1.432), (1.995, 1.119), (2.020, 1.056)]
    assert walk.points[1:] == pytest.approx(np.array(printed), abs=6e-4)


def test_one_at_a_time():
    walk = train(DATA, gradient_descent(0.1), 300, start=START, batch_size=1, rng=6)
    printed = [0.314, 0.273, 0.254, 0.348]
    assert walk.losses[[10, 100, 200, 300]] == pytest.approx(printed, abs=5e-4)
    assert (np.diff(walk.losses[:11]) < 0).all()
    # B20: rate 0.2 and no factor 2.
    order = np.concatenate([(q := np.random.default_rng(6)).permutation(100), q.permutation(100)])
    w, b = START
    for k, i in enumerate(order, start=1):
        error = w * DATA.x[i] + b - DATA.y[i]
        w, b = w - 0.2 * error * DATA.x[i], b - 0.2 * error
        assert walk.points[k] == pytest.approx([w, b], abs=1e-12)


def test_two_hundred_shuffles():
    walks = orders(0.1, 300, 200)
    printed = {10: (0.239, 0.336, 1.468), 100: (0.236, 0.274, 0.420), 300: (0.236, 0.283, 0.436)}
    found = bands(walks.losses)
    for reads, band in printed.items():
        assert found[:, reads] == pytest.approx(band, abs=6e-4), reads


def test_why_she_dances():
    pulls = single_gradients(DATA, *BEST)
    assert np.abs(pulls.mean(axis=0)).max() < 1e-14
    assert np.sqrt((pulls**2).sum(axis=1).mean()) == pytest.approx(1.449, abs=5e-4)
    errors = BEST[0] * DATA.x + BEST[1] - DATA.y
    assert np.sqrt(np.mean(errors**2)) == pytest.approx(0.481, abs=5e-4)
    assert np.abs(errors).max() == pytest.approx(1.175, abs=5e-4)


def test_the_dance_and_its_cure():
    walks = orders(0.1, 300, 100)
    off = walks.points[100:] - BEST
    assert np.sqrt((off**2).sum(axis=-1).mean()) == pytest.approx(0.249, abs=5e-4)
    printed = {0.1: 0.0724, 0.05: 0.0273, 0.025: 0.0107}
    for rate, above in printed.items():
        late = orders(rate, 3000, 60).losses[1000:]
        assert late.mean() - GROUND.value(BEST) == pytest.approx(above, abs=6e-5), rate


def test_a_falling_rate_settles():
    rule = gradient_descent(lambda k: 0.1 / (1 + k / 20))
    walks = train_orders(DATA, rule, 300, start=START, batch_size=1, seeds=range(100))
    medians = np.median(walks.losses, axis=1)
    assert medians[10] == pytest.approx(0.359, abs=6e-4)
    assert medians[[100, 300]] == pytest.approx([0.2348, 0.2314], abs=6e-5)
    same = train_orders(
        DATA,
        gradient_descent(inverse_time(0.1, decay=1 / 20)),
        300,
        start=START,
        batch_size=1,
        seeds=range(3),
    )
    assert same.points == pytest.approx(walks.points[:, :3], rel=1e-12)


@pytest.mark.parametrize(("size", "loss", "rate"), [(1, 0.237, 0.02), (10, 0.237, 0.2)])
def test_each_size_at_its_best_rate(size, loss, rate):
    medians = [np.median(orders(a, 100, 100, size).losses[-1]) for a in RATES]
    assert RATES[int(np.argmin(medians))] == rate
    assert min(medians) == pytest.approx(loss, abs=6e-4)


def test_the_spread_of_the_gradient():
    own = single_gradients(DATA, *START)
    one = np.sqrt(((own - own.mean(axis=0)) ** 2).sum(axis=1).mean())
    assert one == pytest.approx(11.25, abs=5e-3)
    assert one * np.sqrt(90 / 990) == pytest.approx(3.39, abs=5e-3)


def test_a_million():
    many = linear_data(n=10**6, rng=np.random.default_rng(0))
    ground = regression_landscape(many)
    assert ground.value(START) == pytest.approx(16.25, abs=5e-3)
    assert ground.value(ground.minima[0]) == pytest.approx(0.2503, abs=5e-5)
    walk = train(many, gradient_descent(0.1), 100, start=START, batch_size=1, rng=6)
    assert walk.losses[100] == pytest.approx(0.3225, abs=6e-5)
