"""Data sets: what they hold, what they refuse, and the two kinds that the lectures make up."""

import copy
import pickle

import numpy as np
import pytest

from gdmath import Dataset, linear_data, parabolic_data


def rng(seed=0):
    return np.random.default_rng(seed)


def test_pairs_become_read_only_floats_with_names():
    x = np.array([3, 1, 2])
    data = Dataset(x, (1.5, 2, 2.5), "rooms", "price")
    assert (len(data), data.x_name, data.y_name) == (3, "rooms", "price")
    assert data.x.dtype == data.y.dtype == np.float64
    x[0] = 7
    assert data.x.tolist() == [3, 1, 2]
    assert data.y.tolist() == [1.5, 2, 2.5]
    assert repr(data) == "Dataset(3 pairs, 'rooms', 'price')"
    assert (Dataset([1], [2]).x_name, Dataset([1], [2]).y_name) == ("x", "y")


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda d: pickle.loads(pickle.dumps(d))]
)
def test_neither_a_data_set_nor_its_copies_can_be_changed(copied):
    data = copied(Dataset([1, 2], [3, 4], "a", "b"))
    assert (data.x.tolist(), data.y.tolist(), data.y_name) == ([1, 2], [3, 4], "b")
    for array in (data.x, data.y):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 9
    with pytest.raises(AttributeError):
        data.x = np.zeros(2)
    with pytest.raises(AttributeError):
        del data.x_name


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        (([], []), ValueError, r"x must be a list of at least one number, got \[\]"),
        ((1, 2), ValueError, "x must be a list of at least one number, got 1"),
        (([[1, 2]], [[1, 2]]), ValueError, "x must be a list of at least one number"),
        (([1], [[1]]), ValueError, "y must be a list of at least one number"),
        (([1, 2], [3]), ValueError, "x and y must have as many numbers .*, got 2 and 1"),
        (([1, np.nan], [1, 2]), ValueError, "x must be finite numbers, got"),
        (([1, 2], [1, np.inf]), ValueError, "y must be finite numbers, got"),
        (([1, 2], [1, -1e101]), ValueError, r"y must be numbers up to 1e\+100 in size"),
        ((["a"], [1]), TypeError, r"x must be real numbers, got \['a'\]"),
        (([1], [1j]), TypeError, "y must be real numbers"),
        (([[1], [2, 3]], [1, 2]), ValueError, "x must be a regular array of numbers"),
        (([1], [2], 3), TypeError, "x_name must be a string, got 3"),
        (([1], [2], "x", None), TypeError, "y_name must be a string, got None"),
    ],
)
def test_bad_columns_get_a_sentence(arguments, error, sentence):
    with pytest.raises(error, match=sentence):
        Dataset(*arguments)


def test_linear_data_are_a_line_and_noise():
    data = linear_data(rng=rng())
    assert np.array_equal(data.x, np.linspace(-2, 2, 100))
    assert np.array_equal(data.y, 2 * data.x + 1 + rng().normal(0, 0.5, 100))
    other = linear_data(-3, 10, 7, 0, window=(5, 6), rng=rng())
    assert np.array_equal(other.x, np.linspace(5, 6, 7))
    assert other.y == pytest.approx(-3 * other.x + 10, rel=1e-15)


def test_parabolic_data_are_a_parabola_and_noise():
    data = parabolic_data(rng=rng())
    assert np.array_equal(data.x, np.linspace(-2, 2, 100))
    assert np.array_equal(data.y, data.x**2 + rng().normal(0, 0.5, 100))
    assert parabolic_data(1, 0, window=(3, 4), rng=rng()).y.tolist() == [9]


def test_noise_is_as_wide_as_it_says():
    data = linear_data(n=200_000, noise=3, rng=rng(5))
    noise = data.y - (2 * data.x + 1)
    assert noise.mean() == pytest.approx(0, abs=0.03)
    assert noise.std() == pytest.approx(3, rel=0.01)


@pytest.mark.parametrize("make", [linear_data, parabolic_data])
@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ({"n": 0}, ValueError, "n must be a whole number at least 1, got 0"),
        ({"n": 2.5}, TypeError, "n must be a whole number at least 1, got 2.5"),
        ({"noise": -1}, ValueError, "noise must be a finite number at least 0, got -1"),
        ({"noise": "much"}, TypeError, "noise must be a finite number"),
        ({"window": (2, -2)}, ValueError, r"window must be \(low, high\) with low < high"),
        ({"window": (1, 2, 3)}, ValueError, r"window must be \(low, high\)"),
        ({"window": (0, np.nan)}, ValueError, "window must be finite numbers"),
        ({"rng": -1}, TypeError, r"rng must be a NumPy Generator, as .*, or a seed .*, got -1"),
        ({"rng": None}, TypeError, "rng must be a NumPy Generator"),
    ],
)
def test_bad_recipes_get_a_sentence(make, arguments, error, sentence):
    with pytest.raises(error, match=sentence):
        make(**({"rng": rng()} | arguments))


@pytest.mark.parametrize("argument", ["w", "b"])
def test_a_line_needs_finite_numbers(argument):
    with pytest.raises(ValueError, match=f"{argument} must be a finite number, got nan"):
        linear_data(**{argument: np.nan}, rng=rng())
