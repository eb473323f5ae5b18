"""Examples with several inputs: their landscape, units, powers, and a test kept aside."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import (
    ColumnUnits,
    Dataset,
    Examples,
    InputError,
    bands,
    bias_variance,
    curvature_axes,
    descend,
    fit_polynomial,
    gradient_descent,
    linear_data,
    linear_landscape,
    load_examples,
    polynomial_features,
    regression_landscape,
    single_gradients,
    train,
    train_orders,
    train_test_split,
)


def drawn(seed, m=30, d=3):
    q = np.random.default_rng(seed)
    x = q.normal(q.normal(0, 5, d), q.uniform(0.1, 9, d), (m, d))
    return Examples(x, x @ q.normal(size=d) + q.normal(0, 1, m))


def loss(examples, theta):
    return np.mean((examples.x @ theta[:-1] + theta[-1] - examples.y) ** 2)


# The landscape over all weights


@given(seed=st.integers(0, 999), d=st.integers(1, 6))
@settings(max_examples=30)
def test_the_landscape_is_the_mean_squared_error(seed, d):
    examples = drawn(seed, d=d)
    ground = linear_landscape(examples)
    points = np.random.default_rng(seed).normal(0, 3, (5, d + 1))
    assert ground.value(points) == pytest.approx([loss(examples, p) for p in points], rel=1e-9)
    errors = points[:, :-1] @ examples.x.T + points[:, -1:] - examples.y
    slopes = 2 * np.concatenate([errors @ examples.x, errors.sum(axis=1)[:, None]], axis=1) / 30
    assert ground.gradient(points) == pytest.approx(slopes, rel=1e-9, abs=1e-9)
    a = np.column_stack([examples.x, np.ones(30)])
    assert ground.hessian(points[0]) == pytest.approx(2 * a.T @ a / 30, rel=1e-12)
    assert ground.minima[0] == pytest.approx(np.linalg.lstsq(a, examples.y)[0], rel=1e-7, abs=1e-9)
    low, high = np.transpose(ground.window)
    assert ((ground.minima[0] > low) & (ground.minima[0] < high)).all()


def test_one_input_is_the_landscape_of_a_line():
    data = linear_data(rng=0)
    many = linear_landscape(Examples(data.x[:, None], data.y))
    line = regression_landscape(data)
    points = np.random.default_rng(1).normal(size=(9, 2))
    assert many.value(points) == pytest.approx(line.value(points), rel=1e-12)
    assert many.gradient(points) == pytest.approx(line.gradient(points), rel=1e-12, abs=1e-12)
    assert many.window == pytest.approx(np.array(line.window), rel=1e-9)


def test_curvatures_are_those_of_the_hessian():
    examples = drawn(5)
    bends, axes = curvature_axes(examples)
    hessian = linear_landscape(examples).hessian(np.zeros(4))
    assert bends == pytest.approx(np.linalg.eigvalsh(hessian), rel=1e-9)
    assert hessian @ axes == pytest.approx(axes * bends, rel=1e-8, abs=1e-8)
    few = Examples([[1, 2, 3]], [4])
    assert curvature_axes(few)[0].round(12).tolist() == [0, 0, 0, 30]


def test_inputs_that_depend_on_each_other_leave_a_valley():
    x = np.arange(6.0)
    ground = linear_landscape(Examples(np.stack([x, 2 * x], axis=-1), 3 * x))
    assert len(ground.minima) == 0
    assert ground.value([[3, 0, 0], [1, 1, 0]]) == pytest.approx([0, 0], abs=1e-12)
    level = linear_landscape(Examples([[1, 5], [2, 5]], [1, 2]))
    assert np.isfinite(level.window).all()
    assert len(level.minima) == 0


# Units


def test_standard_units_round_the_valley_and_keep_the_predictions():
    examples = drawn(2, m=50)
    units = ColumnUnits.of(examples)
    standard = units.standardized(examples)
    assert standard.x.mean(axis=0) == pytest.approx(np.zeros(3), abs=1e-12)
    assert standard.x.std(axis=0) == pytest.approx(np.ones(3), rel=1e-12)
    theta = np.array([1.0, -2.0, 0.5, 3.0])
    back = units.parameters(theta)
    told = standard.x @ theta[:-1] + theta[-1]
    assert examples.x @ back[:-1] + back[-1] == pytest.approx(told, rel=1e-10)
    with pytest.raises(ValueError, match="read-only"):
        copy.deepcopy(units).means[0] = 1


# A test kept aside


@given(seed=st.integers(0, 99), m=st.integers(2, 40), share=st.floats(0.01, 0.99))
def test_no_example_is_in_both_parts(seed, m, share):
    data = Dataset(np.arange(m), -np.arange(m))
    training, test = train_test_split(data, share, rng=seed)
    assert sorted([*training.x, *test.x]) == list(range(m))
    assert (training.y == -training.x).all()
    assert len(test) == min(max(round(share * m), 1), m - 1)


def test_examples_are_split_alike_and_seeds_decide():
    examples = drawn(1)
    training, test = train_test_split(examples, rng=3)
    assert (len(training), len(test)) == (22, 8)
    again, _ = train_test_split(examples, rng=np.random.default_rng(3))
    assert np.array_equal(again.x, training.x)


# Powers


def test_a_polynomial_is_the_least_squares_one():
    q = np.random.default_rng(4)
    data = Dataset(q.uniform(-1, 3, 40), q.normal(size=40))
    for degree in range(6):
        fit = fit_polynomial(data, degree)
        powers = polynomial_features(data.x, degree)
        best = np.linalg.lstsq(powers, data.y)[0]
        assert fit(data.x) == pytest.approx(powers @ best, rel=1e-8, abs=1e-9)
        assert np.resize(fit.powers, degree + 1) == pytest.approx(best, rel=1e-6, abs=1e-8)
        assert fit.loss(data) == pytest.approx(np.mean((powers @ best - data.y) ** 2))
    other = fit_polynomial(data, 5, window=(-4, 4))
    assert other(data.x) == pytest.approx(fit(data.x), rel=1e-8, abs=1e-9)


def test_bias_and_variance_are_those_of_many_draws():
    x, law = np.linspace(-2, 2, 12), np.sin
    found = bias_variance(x, 3, law, 0.3, window=(-2, 2))
    q = np.random.default_rng(0)
    grid = np.linspace(-2, 2, 201)
    curves, costs = [], []
    for _ in range(2000):
        data = Dataset(x, law(x) + q.normal(0, 0.3, 12))
        fit = fit_polynomial(data, 3)
        curves.append(fit(grid))
        costs.append(fit.loss(data))
    curves = np.array(curves)
    assert np.mean((curves.mean(axis=0) - law(grid)) ** 2) == pytest.approx(found.bias, abs=2e-3)
    assert curves.var(axis=0).mean() == pytest.approx(found.variance, rel=0.05)
    assert np.mean(costs) == pytest.approx(found.training, rel=0.05)


# One at a time


@pytest.mark.parametrize("size", [1, 7, 100])
def test_orders_are_those_of_train(size):
    data = linear_data(rng=0)
    walks = train_orders(
        data, gradient_descent(0.05), 150, start=[-1, 3], batch_size=size, seeds=[4, 9]
    )
    for number, seed in enumerate([4, 9]):
        alone = train(data, gradient_descent(0.05), 150, start=[-1, 3], batch_size=size, rng=seed)
        if size == 1:
            assert np.array_equal(walks.points[:, number], alone.points)
        assert walks.points[:, number] == pytest.approx(alone.points, rel=1e-9, abs=1e-12)
        assert walks.losses[:, number] == pytest.approx(alone.losses, rel=1e-9)
        assert np.array_equal(walks.states.step[:, number], alone.states.step)


def test_single_gradients_average_to_the_gradient():
    data = linear_data(rng=0)
    own = single_gradients(data, [-1, 2], [3, 0])
    assert own.shape == (2, 100, 2)
    whole = regression_landscape(data).gradient([[-1, 3], [2, 0]])
    assert own.mean(axis=1) == pytest.approx(whole, abs=1e-12)


# What is refused


SPLIT = Examples([[1, 2], [3, 4]], [5, 6])


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: Examples([1, 2], [1, 2]), "x must have a row for each example and a column"),
        (lambda: Examples([[1, 2]], [1, 2]), "y must have 1 number, one for each row of x"),
        (lambda: Examples([[1, np.nan]], [1]), "x must be finite numbers"),
        (lambda: Examples([[1e200]], [1]), r"x must be numbers up to 1e\+100 in size"),
        (lambda: Examples([[1, 2]], [1], ["a"]), "x_names must be as many as x has columns, 2"),
        (lambda: linear_landscape(linear_data(rng=0)), "examples must be Examples, got Dataset"),
        (lambda: ColumnUnits.of(Examples([[1, 5], [2, 5]], [1, 2])), "'x2' is 5 in every row"),
        (lambda: ColumnUnits.of(SPLIT).standardized(Examples([[1]], [1])), "must have 2 inputs"),
        (lambda: ColumnUnits.of(SPLIT).parameters([1, 2]), "must have 2 weights and a height"),
        (lambda: train_test_split([1, 2], rng=0), "data must be a Dataset or Examples"),
        (lambda: train_test_split(SPLIT, 1, rng=0), "test must be a finite number above 0 and"),
        (lambda: train_test_split(Dataset([1], [1]), rng=0), "data must have at least 2 examples"),
        (lambda: polynomial_features([1], -1), "degree must be a whole number at least 0"),
        (lambda: polynomial_features([1e200], 2), "x must be small enough for its power 2"),
        (lambda: fit_polynomial(Dataset([1, 1, 2], [1, 2, 3]), 2), "degree must be at most 1"),
        (lambda: fit_polynomial([1, 2], 1), "dataset must be a Dataset"),
        (lambda: bias_variance([1, 2], 1, 3, 0.5), "law must be a function of x"),
        (lambda: bias_variance([1, 2], 1, np.sin, -1), "noise must be a finite number at least 0"),
        (lambda: bias_variance([1, 2], 1, np.sin, 1, window=(2, 1)), "window must be .low, high."),
        (lambda: single_gradients([1], 1, 1), "dataset must be a Dataset"),
        (lambda: bands([1, 2], (0.5, 1.5)), "shares must be numbers from 0 to 1"),
        (lambda: bands(3), "values must have at least one run"),
    ],
)
def test_bad_input_gets_a_sentence(call, sentence):
    with pytest.raises(InputError, match=sentence):
        call()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"start": [1, 2, 3]}, "start must be one line"),
        ({"batch_size": 101}, "batch_size must be a whole number at least 1 and at most 100"),
        ({"seeds": []}, "seeds must be 1 to 10,000 of them, got 0"),
        ({"seeds": [-1]}, "rng must be a NumPy Generator"),
        ({"optimizer": gradient_descent([0.1, 0.2])}, "one learning rate for all orders"),
        ({"optimizer": 0.1}, "optimizer must be an Optimizer"),
    ],
)
def test_orders_that_cannot_be_get_a_sentence(change, sentence):
    arguments = {
        "dataset": linear_data(rng=0),
        "optimizer": gradient_descent(0.1),
        "iterations": 3,
        "start": [0, 0],
        "batch_size": 1,
        "seeds": [1],
    }
    with pytest.raises(InputError, match=sentence):
        train_orders(**arguments | change)


def test_examples_travel_and_cannot_be_changed():
    for twin in (copy.deepcopy(SPLIT), pickle.loads(pickle.dumps(SPLIT))):
        assert twin.x_names == ("x1", "x2")
        with pytest.raises(ValueError, match="read-only"):
            twin.x[0, 0] = 3


def test_a_walk_on_many_inputs_diverges_as_any_other():
    walk = descend(linear_landscape(SPLIT), gradient_descent(100), np.zeros(3), 500)
    assert walk.status.name == "DIVERGED"
    assert np.isfinite(walk.losses).all()


# Files


def test_a_file_of_many_columns(tmp_path):
    file = tmp_path / "evenings.csv"
    file.write_text("Pizzas;Reservations;Heat\n45;18;23,5\n27;9;14,25\n", encoding="utf-8")
    told = load_examples(file, y="pizzas")
    assert told.x.tolist() == [[18, 23.5], [9, 14.25]]
    assert (told.y.tolist(), told.x_names, told.y_name) == (
        [45, 27],
        ("Reservations", "Heat"),
        "Pizzas",
    )
    assert load_examples(file, x=["Heat"], y=1).x.tolist() == [[23.5], [14.25]]
    bare = tmp_path / "bare.txt"
    bare.write_text("1 2 3\n4 5 6\n", encoding="utf-8")
    assert load_examples(bare).x_names == ("x1", "x2")
    assert load_examples(bare).y.tolist() == [3, 6]


@pytest.mark.parametrize(
    ("text", "arguments", "sentence"),
    [
        ("a,b,c\n1,2,3\n", {"y": "d"}, "y must be a column of .*, got 'd'"),
        ("a,b,c\n1,2,3\n", {"x": ["a", "a"]}, "x and y must be different columns"),
        ("a,b,c\n1,2,3\n", {"x": ["c"]}, "x and y must be different columns"),
        ("a,b,c\n1,2,3\n", {"x": "a"}, "x must be a list of columns, got 'a'"),
        ("a,b,c\n1,,3\n", {}, "line 2: b has no number"),
        ("a\n1\n", {}, "has one column; two are needed at least"),
    ],
)
def test_files_that_cannot_be_used_get_a_sentence(tmp_path, text, arguments, sentence):
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=sentence):
        load_examples(file, **arguments)
