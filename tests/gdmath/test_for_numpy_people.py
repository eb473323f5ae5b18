"""What those who know NumPy, PyTorch or Optax expect: pickles, seeds, rates of a batch, names."""

import copy
import pickle

import numpy as np
import pytest

import gdmath
from gdmath import (
    LANDSCAPES,
    OPTIMIZERS,
    SCHEDULES,
    Dataset,
    End,
    Landscape,
    Status,
    adam,
    ascend,
    basins,
    cosine,
    descend,
    gradient_descent,
    gradient_field,
    level_points,
    linear_data,
    quadratic,
    stability,
    train,
)

BOWL = quadratic(5)
STARTS = np.array([[2.0, 1.0], [-1.0, 3.0], [0.5, 0.5]])
RATES = np.array([0.05, 0.1, 0.3])
COPIES = [copy.copy, copy.deepcopy, lambda it: pickle.loads(pickle.dumps(it))]


def made(name, rate=0.1):
    return OPTIMIZERS[name](rate)


def test_a_version_is_there():
    assert gdmath.__version__[0].isdigit()


def test_a_walk_says_where_it_ended_and_is_short():
    one = descend(BOWL, gradient_descent(0.1), [2, 2], 30)
    assert one.final.tolist() == one.points[-1].tolist()
    assert repr(one) == "Trajectory(one path of 30 steps in 2-D: MAX_STEPS)"
    many = descend(BOWL, gradient_descent(0.1), STARTS, 5000, tolerance=1e-6)
    assert repr(many) == "Trajectory(3 paths of 5000 steps in 2-D: 3 CONVERGED)"
    last = descend(BOWL, gradient_descent(0.1), STARTS, 30, record="last")
    assert np.array_equal(last.final, descend(BOWL, gradient_descent(0.1), STARTS, 30).final)


def test_a_batch_has_a_sentence():
    walk = descend(BOWL, gradient_descent([0.1, 0.5, 0.5]), [2, 2], 3000)
    assert walk.status.tolist() == [Status.MAX_STEPS, Status.DIVERGED, Status.DIVERGED]
    told = "Of 3 paths, 1 took all the steps and 2 left the finite numbers."
    assert walk.status.sentence == told
    assert walk.status[:1].sentence == "All 1 paths took all the steps."
    assert walk.status[1].sentence == Status.DIVERGED.sentence
    assert pickle.loads(pickle.dumps(walk)).status.sentence == told


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_each_path_of_a_batch_may_have_a_rate_of_its_own(name):
    walk = descend(BOWL, made(name, RATES), STARTS, 20)
    for number, rate in enumerate(RATES.tolist()):
        alone = descend(BOWL, made(name, rate), STARTS[number], 20)
        assert np.array_equal(walk.points[:, number], alone.points)


@pytest.mark.parametrize("record", ["all", "last"])
def test_rates_are_kept_apart_in_blocks_and_grids(record):
    rates = np.linspace(0.01, 0.3, 120_000).reshape(300, 400)
    walk = descend(BOWL, gradient_descent(rates), [2.0, 2.0], 3, record=record)
    assert walk.final.shape == (300, 400, 2)
    expected = 2 * (1 - rates[..., None] * [5, 1]) ** 3
    np.testing.assert_allclose(walk.final, expected, rtol=1e-12, atol=1e-12)


def test_rates_go_uphill_and_learn_from_batches_too():
    up = ascend(BOWL, gradient_descent(RATES), [0.1, 0.1], 5)
    assert (
        up.final[0].tolist() == ascend(BOWL, gradient_descent(0.05), [0.1, 0.1], 5).final.tolist()
    )
    data = linear_data(n=12, rng=3)
    walk = train(data, adam(RATES), 10, start=np.zeros((3, 2)), batch_size=4, rng=5)
    alone = train(data, adam(0.1), 10, start=[0, 0], batch_size=4, rng=np.random.default_rng(5))
    assert np.array_equal(walk.points[:, 1], alone.points)


@pytest.mark.parametrize(
    ("rates", "sentence"),
    [
        ([0.1, -0.1, 0.2], "learning_rate must be numbers above 0, got"),
        ([0.1, np.nan, 0.2], "learning_rate must be finite numbers"),
        ([0.1, 0.2], r"learning_rate must have a shape that fits the batch .*\(3,\), got \(2,\)"),
    ],
)
def test_wrong_rates_get_a_sentence(rates, sentence):
    with pytest.raises(ValueError, match=sentence):
        descend(BOWL, gradient_descent(rates), STARTS, 3)


def test_a_seed_is_as_good_as_a_generator():
    assert linear_data(rng=7).y.tolist() == linear_data(rng=np.random.default_rng(7)).y.tolist()
    seeded = linear_data(rng=np.random.SeedSequence(7))
    assert seeded.y.tolist() == linear_data(rng=7).y.tolist()


@pytest.mark.parametrize("copied", COPIES)
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers_travel(name, copied):
    first = descend(BOWL, made(name, cosine(0.1, steps=20)), STARTS, 10)
    twin = copied(made(name, cosine(0.1, steps=20)))
    assert repr(twin) == repr(made(name))
    assert np.array_equal(descend(BOWL, twin, STARTS, 10).points, first.points)


OPTIONS = {
    "step_decay": {"every": 3},
    "exponential": {"factor": 0.9},
    "cyclic": {"low": 0.01, "half_period": 4},
    "warmup_cosine": {"warmup": 2, "steps": 9},
    "inverse_time": {},
    "constant": {},
}


@pytest.mark.parametrize("name", SCHEDULES)
def test_schedules_travel_and_are_at_the_top(name):
    assert getattr(gdmath, name) is SCHEDULES[name]
    schedule = SCHEDULES[name](0.1, **OPTIONS.get(name, {"steps": 9}))
    twin = pickle.loads(pickle.dumps(schedule))
    assert [twin(step) for step in range(12)] == [schedule(step) for step in range(12)]
    assert repr(twin).startswith(f"{name}(0.1")


@pytest.mark.parametrize("copied", COPIES[1:])
def test_what_is_frozen_stays_frozen(copied):
    chart = basins(LANDSCAPES["sextic"], gradient_descent(0.03), 40, 200)
    field = gradient_field(BOWL, (3, 3))
    walk = descend(BOWL, gradient_descent(0.1), STARTS, 5)
    twin = copied(chart)
    assert np.array_equal(twin.steps, chart.steps)
    assert np.array_equal(twin.ends, chart.ends)
    arrays = [twin.labels, twin.minima, twin.steps, twin.ends, copied(field).vectors]
    arrays += [copied(walk).points, copied(walk).states.step, copied(walk).status]
    arrays += [copied(stability(BOWL, [0, 0])).eigenvalues, copied(level_points(BOWL)).points]
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_too_many_steps_say_how_much_memory_they_would_take():
    with pytest.raises(ValueError, match=r"to record 1,000,000,000,000 .* take 40,000 GB of mem"):
        descend(BOWL, gradient_descent(0.1), [2, 2], 10**12)


def test_a_landscape_without_a_gradient_takes_differences_and_says_so():
    def height(points):
        return np.sin(points[..., 0]) * np.exp(points[..., 1])

    hill = Landscape("hill", height, window=[(-1, 1), (-1, 1)])
    assert repr(hill).endswith("gradient by differences)")
    assert "differences" not in repr(BOWL)
    points = np.random.default_rng(0).uniform(-1, 1, (50, 2))
    x, y = points.T
    slopes = np.stack([np.cos(x), np.sin(x)], axis=-1) * np.exp(y)[:, None]
    assert hill.gradient(points) == pytest.approx(slopes, abs=1e-9)
    assert hill.hessian(points)[:, 0, 0] == pytest.approx(-np.sin(x) * np.exp(y), abs=1e-4)
    assert repr(hill.with_window([(0, 1), (0, 1)])).endswith("gradient by differences)")
    with pytest.raises(ValueError, match="window must be one"):
        Landscape("hill", height)


def test_options_may_be_spelt_as_in_pytorch():
    plain = adam(0.1, beta1=0.8, beta2=0.99, epsilon=1e-6)
    spelt = adam(0.1, betas=(0.8, 0.99), eps=1e-6)
    walks = [descend(BOWL, rule, STARTS, 10).points for rule in (plain, spelt)]
    assert np.array_equal(*walks)
    for options, sentence in [
        ({"betas": (0.9, 0.99), "beta1": 0.9}, "betas are beta1 and beta2; give them once"),
        ({"eps": 1e-8, "epsilon": 1e-8}, "epsilon and eps are the same"),
        ({"betas": 0.9}, r"betas must be two numbers, got 0\.9"),
        ({"betas": (0.9, 1.0)}, "beta2 must be a finite number at least 0 and below 1"),
    ]:
        with pytest.raises(ValueError, match=sentence):
            adam(0.1, **options)
    with pytest.raises(TypeError):
        gradient_descent(0.1, eps=1e-8)
    with pytest.raises(TypeError):
        gradient_descent(0.1, 0.2)


def test_a_data_set_is_an_array_of_pairs():
    data = Dataset([1, 2, 3], [4, 5, 6])
    assert np.asarray(data).tolist() == [[1, 4], [2, 5], [3, 6]]
    assert np.asarray(data, dtype=np.float32).dtype == np.float32
    assert np.array(data).shape == (3, 2)


# How paths end


def test_the_end_of_the_slope_is_told():
    cone = Landscape.from_expression("sqrt(x^2 + y^2)", [(-2, 2), (-2, 2)])
    walk = descend(cone, gradient_descent(0.5), [1.5, 0.0], 10)
    assert walk.status is Status.NO_SLOPE
    assert walk.status.sentence == (
        "The path ends where its next step leads to a place without a slope."
    )
    assert (walk.final.tolist(), int(walk.lengths)) == ([0.5, 0.0], 2)
    assert np.isfinite(walk.gradients).all()
    steep = Landscape.from_expression("x^4", [(-2, 2)])
    assert descend(steep, gradient_descent(5), [2.0], 99).status is Status.DIVERGED


@pytest.mark.parametrize(
    ("name", "rate", "steps", "ends"),
    [
        ("three_hump_camel", 0.05, 50, {End.SETTLED, End.NOT_YET}),
        ("matyas", 0.1, 20, {End.SETTLED, End.NOT_YET}),
        ("saddle", 0.1, 40, {End.LEADS_OFF}),
        ("sextic", 0.03, 200, {End.SETTLED}),
    ],
)
def test_what_does_not_settle_leads_off_or_is_not_there_yet(name, rate, steps, ends):
    chart = basins(LANDSCAPES[name], gradient_descent(rate), (12, 12), steps)
    assert set(map(End, chart.ends.ravel())) == ends
    assert np.array_equal(chart.ends == End.SETTLED, chart.labels >= 0)


def test_where_steps_jump_to_and_fro_there_is_no_valley():
    chart = basins(Landscape.from_expression("cos(x)", [(0, 6)]), gradient_descent(2.5), 9, 50)
    assert set(map(End, chart.ends)) <= {End.NO_VALLEY, End.LEADS_OFF, End.NOT_YET}
    vee = basins(Landscape.from_expression("|x|", [(-1, 1)]), gradient_descent(0.3), 8, 50)
    assert set(map(End, vee.ends)) == {End.NO_VALLEY}
    assert End.NO_VALLEY.sentence == "The path leads into no valley."
