"""Training a line: all examples at once or a few, and the numbers of the lectures."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import (
    OPTIMIZERS,
    Dataset,
    Optimizer,
    Status,
    adam,
    descend,
    gradient_descent,
    least_squares,
    linear_data,
    load_table,
    mse,
    mse_gradient,
    parabolic_data,
    predict,
    regression_landscape,
    stability,
    train,
    training_log,
)

RESERVATIONS = load_table(Path(__file__).parents[2] / "assets" / "reservations.txt")
LINEAR = linear_data(rng=np.random.default_rng(0))


def rng(seed=0):
    return np.random.default_rng(seed)


def same(one, other):
    """Whether two trajectories agree in every bit, the optimizer's memory included."""
    return (
        np.array_equal(one.points, other.points)
        and np.array_equal(one.losses, other.losses)
        and np.array_equal(one.gradients, other.gradients)
        and np.array_equal(one.status, other.status)
        and np.array_equal(one.lengths, other.lengths)
        and type(one.states) is type(other.states)
        and all(map(np.array_equal, one.states, other.states))
    )


# The numbers of the lectures


def test_the_lectures_run_is_reproduced():
    # C26: noise that the line cannot follow, of the size that the last loss has.
    x = np.linspace(-2, 2, 100)
    noise = rng(0).normal(size=100)
    A = np.column_stack([x, np.ones(100)])
    noise -= A @ np.linalg.lstsq(A, noise)[0]
    noise *= np.sqrt(0.315314 / np.mean(noise**2))
    start = [2 - np.sqrt(2.66037 / np.mean(x**2)), 1 - np.sqrt(0.021208)]
    walk = train(Dataset(x, 2 * x + 1 + noise), gradient_descent(0.015), 100, start=start)
    printed = ["2.997", "1.483", "0.824", "0.537", "0.412", "0.358", "0.334", "0.323", "0.319"]
    assert [f"{loss:.3f}" for loss in walk.losses[:100:10]] == [*printed, "0.317"]


def test_the_loop_prints_what_the_textbook_loop_prints():
    # A9 to A11, written as a beginner would, from the definitions.
    x, y, w, printed = RESERVATIONS.x, RESERVATIONS.y, 0.0, []
    for iteration in range(100):
        loss = np.average((x * w - y) ** 2)
        printed.append("Iteration %4d => Loss: %.10f" % (iteration, loss))  # noqa: UP031
        w -= 2 * np.average(x * (x * w - y)) * 0.001
    printed.append("w=%.10f" % w)  # noqa: UP031
    walk = train(RESERVATIONS, gradient_descent(0.001), 100, start=[0])
    assert training_log(walk) == printed
    assert printed[-2].partition("=>")[2] == printed[-3].partition("=>")[2]


def test_the_reservations_make_a_good_curve():
    # A2: its minimum is well inside −1 … 4, and much lower than either end.
    curve = regression_landscape(RESERVATIONS, bias=False)
    (w,) = curve.minima[0]
    assert 1.5 < w < 2.2
    assert curve.value([[-1], [4]]).min() > 50 * curve.value([w])
    assert stability(curve, [w]).rate_limit > 4 * 0.001
    # B comes back (A15), and is worth it: the surface is lower than the curve.
    surface = regression_landscape(RESERVATIONS)
    assert surface.value(surface.minima[0]) < 0.5 * curve.value([w])


def test_steps_shrink_with_the_distance_that_is_left():
    # A5: on a quadratic each distance to the minimum is the same share of the one before.
    walk = train(RESERVATIONS, gradient_descent(0.001), 20, start=[-1])
    distances = walk.points[:, 0] - least_squares(RESERVATIONS, bias=False)
    share = 1 - 0.001 * 2 * np.mean(RESERVATIONS.x**2)
    assert distances[1:] / distances[:-1] == pytest.approx(share, rel=1e-9)
    assert np.diff(walk.points, axis=0) == pytest.approx(-0.001 * walk.gradients[:-1], rel=1e-9)
    assert (np.sign(walk.gradients) == -1).all()  # she is left of the minimum all the way


@pytest.mark.parametrize("data", [LINEAR, parabolic_data(rng=rng())], ids=["linear", "parabolic"])
def test_the_end_is_the_least_squares_line(data):
    # A15, C18 and C20: the descent reaches the bottom, also where the line is wrong.
    walk = train(data, gradient_descent(0.1), 200, start=[[0, 0], [-1.5, 3], [1, -2]])
    A = np.column_stack([data.x, np.ones(len(data))])
    assert walk.points[-1] == pytest.approx(np.tile(np.linalg.lstsq(A, data.y)[0], (3, 1)))
    assert walk.losses == pytest.approx(mse(data, *np.moveaxis(walk.points, -1, 0)), rel=1e-12)


def test_per_axis_contraction_is_that_of_the_eigenvalues():
    ground = stability(regression_landscape(RESERVATIONS), least_squares(RESERVATIONS))
    walk = train(RESERVATIONS, gradient_descent(0.004), 50, start=[4, 30])
    along = (walk.points - least_squares(RESERVATIONS)) @ ground.eigenvectors
    expected = along[0] * ground.contraction(0.004) ** np.arange(51)[:, np.newaxis]
    np.testing.assert_allclose(along, expected, rtol=1e-9, atol=1e-12)


# All examples


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("start", [[0.0], [0.0, 0.0], [[1.0, 2.0], [-3.0, 4.0]], [[[2.0]]]])
def test_training_is_a_descent_on_the_landscape(start, optimizer):
    walk = train(LINEAR, OPTIMIZERS[optimizer](0.01), 30, start=start)
    landscape = regression_landscape(LINEAR, bias=np.shape(start)[-1] == 2)
    assert same(walk, descend(landscape, OPTIMIZERS[optimizer](0.01), start, 30))


# A few examples


@given(
    seed=st.integers(0, 2**32),
    batch_size=st.integers(1, 12),
    iterations=st.integers(0, 30),
    bias=st.booleans(),
)
@settings(max_examples=50)
def test_batches_are_dealt_from_shuffled_examples(seed, batch_size, iterations, bias):
    # B17 and B20, from the definition: the mean of the batch's own slopes.
    data = Dataset(rng(1).normal(3, 2, 12), rng(2).normal(-1, 4, 12))
    start = [0.5, -0.5] if bias else [0.5]
    rule = gradient_descent(0.02)
    walk = train(data, rule, iterations, start=start, batch_size=batch_size, rng=rng(seed))
    dealer, hand, (w, b) = rng(seed), [], (0.5, -0.5 if bias else 0.0)
    for iteration in range(iterations):
        if not len(hand):
            hand = dealer.permutation(12)
        now, hand = hand[:batch_size], hand[batch_size:]
        errors = predict(data.x[now], w, b) - data.y[now]
        w -= 0.02 * 2 * np.mean(data.x[now] * errors)
        b -= 0.02 * 2 * np.mean(errors) * bias
        assert walk.points[iteration + 1] == pytest.approx([w, b][: 1 + bias], rel=1e-9, abs=1e-12)
    # Whatever a step has learnt from, losses and gradients are those of all examples.
    slopes, heights = walk.points[:, 0], walk.points[:, 1] if bias else 0.0
    assert walk.losses == pytest.approx(mse(data, slopes, heights), rel=1e-12)
    gradients = mse_gradient(data, slopes, heights)[:, : 1 + bias]
    np.testing.assert_allclose(walk.gradients, gradients, rtol=1e-9, atol=1e-9)


def test_an_epoch_shows_every_example_once():
    # Seen from outside: of which example is each step the slope?
    walk = train(LINEAR, gradient_descent(0.01), 300, start=[0, 0], batch_size=1, rng=rng())
    slopes = -np.diff(walk.points, axis=0) / 0.01
    errors = predict(LINEAR.x, walk.points[:-1, 0], walk.points[:-1, 1]) - LINEAR.y
    own = 2 * np.stack([errors * LINEAR.x, errors], axis=-1)
    shown = np.abs(own - slopes[:, np.newaxis]).sum(axis=-1).argmin(axis=1)
    epochs = np.sort(shown.reshape(3, 100), axis=1)
    assert (epochs == np.arange(100)).all()
    assert (shown[:100] != shown[100:200]).any()


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_batch_of_everything_is_no_different(optimizer):
    rule = OPTIMIZERS[optimizer](0.05)
    for start in ([0.0, 0.0], [[1.0], [-2.0]]):
        whole = train(LINEAR, rule, 40, start=start, batch_size=100, rng=rng(5))
        assert same(whole, train(LINEAR, rule, 40, start=start))


@given(seed=st.integers(0, 99), batch_size=st.integers(1, 100))
@settings(max_examples=20)
def test_runs_of_one_call_see_the_same_batches(seed, batch_size):
    starts = rng(seed).normal(0, 3, (2, 3, 2))
    together = train(LINEAR, adam(0.1), 25, start=starts, batch_size=batch_size, rng=rng(seed))
    alone = train(LINEAR, adam(0.1), 25, start=starts[1, 2], batch_size=batch_size, rng=rng(seed))
    assert same(together.path((1, 2)), alone)


def test_the_generator_decides():
    def run(generator):
        return train(LINEAR, gradient_descent(0.1), 50, start=[0, 0], batch_size=7, rng=generator)

    assert same(run(rng(1)), run(rng(1)))
    assert not np.array_equal(run(rng(1)).points, run(rng(2)).points)
    generator = rng(1)
    assert not np.array_equal(run(generator).points, run(generator).points)


def test_one_example_at_a_time_arrives_near_the_best_line():
    walk = train(LINEAR, gradient_descent(0.01), 2000, start=[-3, 4], batch_size=1, rng=rng())
    assert walk.points[-1] == pytest.approx(least_squares(LINEAR), abs=0.15)
    assert (np.diff(walk.losses) > 0).any()  # but not straight downhill


def test_an_optimizer_without_memory_can_learn_from_batches():
    halve = Optimizer("halve", lambda points: (), lambda g, state, points: (points / 2, state))
    walk = train(LINEAR, halve, 3, start=[8, 4], batch_size=3, rng=rng())
    assert walk.points.tolist() == [[8, 4], [4, 2], [2, 1], [1, 0.5]]
    assert walk.states == ()


@pytest.mark.parametrize("batch_size", [None, 1, 10])
def test_a_rate_that_blows_up_is_a_result(batch_size):
    rule, starts = gradient_descent(5.0), [[0, 0], [1, 1]]
    walk = train(LINEAR, rule, 2000, start=starts, batch_size=batch_size, rng=rng())
    assert (walk.status == Status.DIVERGED).all()
    assert (walk.lengths < 2000).all()
    for array in (walk.points, walk.losses, walk.gradients):
        assert np.isfinite(array).all()


# The log


def test_a_log_ends_where_the_walk_ends():
    walk = train(LINEAR, gradient_descent(5.0), 2000, start=[0, 0])
    log = training_log(walk)
    assert len(log) == walk.lengths + 1 < 2001
    assert log[0] == f"Iteration    0 => Loss: {walk.losses[0]:.10f}"
    w, b = walk.points[-1]
    assert log[-1] == f"w={w:.10f}, b={b:.10f}"


def test_a_log_is_of_one_run():
    walks = train(LINEAR, gradient_descent(0.1), 5, start=[[0, 0], [1, 1]])
    ends = descend(regression_landscape(LINEAR), adam(), [0, 0], 5, record="last")
    for walk in (walks, ends):
        with pytest.raises(ValueError, match="walk must be one run with every step recorded"):
            training_log(walk)
    assert len(training_log(walks.path(1))) == 6


# Bad input

NEITHER = r"start must have 2 numbers \(w, b\) or 1 number \(w,\) in the last axis"


@pytest.mark.parametrize(
    ("changed", "error", "sentence"),
    [
        ({"dataset": [1, 2]}, TypeError, "dataset must be a Dataset, got"),
        ({"optimizer": "adam"}, TypeError, "optimizer must be an Optimizer, got 'adam'"),
        ({"iterations": -1}, ValueError, "iterations must be a whole number at least 0, got -1"),
        ({"iterations": 1.5}, TypeError, "iterations must be a whole number at least 0, got 1.5"),
        ({"start": 0.0}, ValueError, rf"{NEITHER}, got shape \(\)"),
        ({"start": [1, 2, 3]}, ValueError, rf"{NEITHER}, got shape \(3,\)"),
        ({"start": [0, np.nan]}, ValueError, "start must be finite numbers, got"),
        ({"start": "here"}, TypeError, "start must be real numbers, got 'here'"),
        ({"batch_size": 0}, ValueError, "batch_size must be a whole number .*, got 0"),
        ({"batch_size": 101}, ValueError, "at least 1 and at most 100, got 101"),
        ({"batch_size": 2.0}, TypeError, "batch_size must be a whole number"),
        ({"batch_size": 2, "rng": None}, TypeError, "rng must be a NumPy Generator"),
        ({"batch_size": 2, "rng": -7}, TypeError, "rng must be a NumPy Generator, as .*, got -7"),
    ],
)
@pytest.mark.parametrize("batch_size", [None, 5])
def test_bad_arguments_get_a_sentence(changed, error, sentence, batch_size):
    arguments = {
        "dataset": LINEAR,
        "optimizer": gradient_descent(0.1),
        "iterations": 10,
        "start": [0, 0],
        "batch_size": batch_size,
        "rng": rng(),
    }
    with pytest.raises(error, match=sentence):
        train(**(arguments | changed))
