"""The small network: backpropagation against differences and PyTorch; slices against an SVD."""

import pickle
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import (
    Dataset,
    Examples,
    InputError,
    Network,
    adam,
    descend,
    filter_normalised,
    logistic_landscape,
    network_landscape,
    principal_directions,
    quadratic,
    shadow,
    slice_landscape,
    two_spirals,
)
from tests.gdmath.oracles import torch_network

NETWORK, SPIRALS = Network((2, 8, 8, 1)), two_spirals(rng=0)
GROUND = network_landscape(NETWORK, SPIRALS)
SIZES = st.lists(st.integers(1, 5), min_size=1, max_size=4).map(lambda sizes: (*sizes, 1))


def examples(inputs, seed=0, m=7):
    q = np.random.default_rng(seed)
    return Examples(q.normal(size=(m, inputs)), q.integers(0, 2, m))


# The network


@given(sizes=SIZES, seed=st.integers(0, 99))
@settings(max_examples=40)
def test_backpropagation_is_the_gradient_of_differences(sizes, seed):
    network = Network(sizes)
    ground = network_landscape(network, examples(sizes[0], seed))
    theta = np.random.default_rng(seed).normal(size=network.knobs)
    step = 1e-5 * np.eye(network.knobs)
    slopes = (ground.value(theta + step) - ground.value(theta - step)) / 2e-5
    assert np.abs(ground.gradient(theta) - slopes).max() < 1e-7
    assert np.sqrt(ground.value(theta)) > 0


@given(sizes=SIZES, seed=st.integers(0, 99))
@settings(max_examples=30)
def test_the_forward_pass_is_the_definition(sizes, seed):
    network = Network(sizes)
    theta = np.random.default_rng(seed).normal(size=(2, network.knobs))
    data = examples(sizes[0], seed)
    for knobs, told in zip(theta, network.scores(theta, data.x), strict=True):
        handed, rest = data.x, list(knobs)
        for number, (inputs, units) in enumerate(pairwise(sizes)):
            matrix = np.array([[rest.pop(0) for _ in range(units)] for _ in range(inputs)])
            handed = handed @ matrix + np.array([rest.pop(0) for _ in range(units)])
            handed = np.tanh(handed) if number < len(sizes) - 2 else handed
        assert not rest
        assert told == pytest.approx(handed[:, 0], rel=1e-9, abs=1e-12)
        p = 1 / (1 + np.exp(-handed[:, 0]))
        surprise = -np.log(np.where(data.y == 1, p, 1 - p)).mean()
        loss = network_landscape(network, data).value(knobs)
        assert loss == pytest.approx(surprise, rel=1e-9)
        assert network.right(knobs, data) == ((p > 0.5) == (data.y == 1)).sum()


def test_training_is_that_of_torch():
    table = torch_network.recorded()
    walk = descend(GROUND, adam(0.01), NETWORK.start(0), 400)
    assert walk.losses[table["steps"]] == pytest.approx(table["losses"], rel=1e-7)
    assert walk.gradients[0] == pytest.approx(table["gradient"], rel=1e-9, abs=1e-14)
    assert walk.final == pytest.approx(table["end"], abs=1e-6)
    try:
        now = torch_network.record()
    except ModuleNotFoundError:
        return
    assert now["end"] == pytest.approx(table["end"], abs=1e-9)


def test_without_a_hidden_layer_it_is_logistic_regression():
    q = np.random.default_rng(1)
    data = Dataset(q.normal(size=30), q.integers(0, 2, 30))
    line = logistic_landscape(data)
    flat = network_landscape(Network((1, 1)), Examples(data.x[:, None], data.y))
    points = q.normal(size=(5, 2))
    assert flat.value(points) == pytest.approx(line.value(points), rel=1e-12)
    assert flat.gradient(points) == pytest.approx(line.gradient(points), rel=1e-12)


def test_networks_side_by_side_are_each_as_alone():
    many = np.random.default_rng(0).normal(size=(300, 105))
    losses, slopes = GROUND.value(many), GROUND.gradient(many[:5])
    assert losses[::60] == pytest.approx([GROUND.value(one) for one in many[::60]], rel=1e-13)
    assert slopes == pytest.approx(np.array([GROUND.gradient(one) for one in many[:5]]), rel=1e-10)
    assert GROUND.value(many.reshape(3, 100, 105)).shape == (3, 100)


def test_units_trade_places_and_flip_their_signs():
    theta = np.random.default_rng(3).normal(size=105)
    twin = theta.copy()
    first, second = NETWORK.layers[0], NETWORK.layers[1]
    into = theta[first.weights].reshape(2, 8).copy()
    heights = theta[first.heights].copy()
    out = theta[second.weights].reshape(8, 8).copy()
    into[:, [0, 1]], heights[[0, 1]], out[[0, 1]] = into[:, [1, 0]], heights[[1, 0]], out[[1, 0]]
    into[:, 5], heights[5], out[5] = -into[:, 5], -heights[5], -out[5]
    twin[first.weights], twin[first.heights] = into.ravel(), heights
    twin[second.weights] = out.ravel()
    assert not np.array_equal(twin, theta)
    assert NETWORK.scores(twin, SPIRALS.x) == pytest.approx(NETWORK.scores(theta, SPIRALS.x))


def test_spirals_are_wound_into_each_other():
    few = two_spirals(5, rng=np.random.default_rng(2))
    assert few.x.shape == (10, 2)
    assert few.y.tolist() == [0] * 5 + [1] * 5
    assert few.x[:5] == pytest.approx(-few.x[5:], abs=0.5)


# Slices


def path(seed=0, n=40, d=12):
    return np.cumsum(np.random.default_rng(seed).normal(size=(n, d)), axis=0)


@given(seed=st.integers(0, 200), n=st.integers(3, 30), d=st.integers(2, 12))
@settings(max_examples=40)
def test_shares_and_shadows_are_those_of_an_svd(seed, n, d):
    points = path(seed, n, d)
    off = points - points[-1]
    _, singular, axes = np.linalg.svd(off)
    found = principal_directions(points)
    assert found.shares == pytest.approx(singular[:2] ** 2 / (singular**2).sum(), rel=1e-9)
    assert np.abs((found.directions * axes[:2]).sum(axis=1)) == pytest.approx([1, 1])
    cast = shadow(points, points[-1], *found.directions)
    left = off - off @ axes[:2].T @ axes[:2]
    scale = np.linalg.norm(off)
    assert cast.off == pytest.approx(np.linalg.norm(left, axis=1), abs=1e-9 * scale)
    assert cast.share == pytest.approx(found.shares.sum(), rel=1e-9)
    assert (off[0] @ found.directions.T >= 0).all()


@given(seed=st.integers(0, 200), d=st.integers(2, 12))
@settings(max_examples=40)
def test_shadows_on_slanting_arrows_are_least_squares(seed, d):
    points, q = path(seed, 9, d), np.random.default_rng(seed)
    at, first, second = q.normal(size=(3, d)) * [[1], [7], [0.1]]
    cast = shadow(points, at, first, second)
    plane = np.stack([first, second], axis=-1)
    solved = np.linalg.lstsq(plane, (points - at).T)[0].T
    assert cast.coordinates == pytest.approx(solved, rel=1e-6, abs=1e-6)
    missed = points - at - cast.coordinates @ plane.T
    assert cast.off == pytest.approx(np.linalg.norm(missed, axis=1), rel=1e-6, abs=1e-6)


def test_the_middle_of_a_slice_is_the_point_to_the_bit():
    theta = NETWORK.start(4)
    d1, d2 = (filter_normalised(NETWORK, theta, seed) for seed in (1, 2))
    cut = slice_landscape(GROUND, theta, d1, d2)
    assert cut.value([0, 0]) == GROUND.value(theta)
    assert cut.gradient([0, 0]) == pytest.approx(GROUND.gradient(theta) @ np.stack([d1, d2]).T)
    step = 1e-5 * np.eye(2)
    slopes = (cut.value(step) - cut.value(-step)) / 2e-5
    assert cut.gradient([0, 0]) == pytest.approx(slopes, abs=1e-7)
    assert cut.window == ((-1.5, 1.5), (-1.5, 1.5))


def test_units_keep_their_lengths_and_heights_stay():
    theta = np.random.default_rng(5).normal(size=105)
    direction = filter_normalised(NETWORK, theta, 3)
    assert len(NETWORK.units()) == 17
    for unit in map(list, NETWORK.units()):
        assert np.linalg.norm(direction[unit]) == pytest.approx(np.linalg.norm(theta[unit]))
    for layer in NETWORK.layers:
        assert (direction[layer.heights] == 0).all()


def test_landscapes_and_networks_travel():
    twin = pickle.loads(pickle.dumps(slice_landscape(GROUND, *np.eye(105)[:3])))
    assert twin.value([0.2, 0.3]) == slice_landscape(GROUND, *np.eye(105)[:3]).value([0.2, 0.3])


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: Network((2,)), "sizes must be whole numbers"),
        (lambda: Network(3), "sizes must be whole numbers"),
        (lambda: Network("21"), "sizes must be whole numbers"),
        (lambda: Network((2, 0, 1)), "sizes must be a whole number at least 1, got 0"),
        (lambda: Network((2, 3, 2)), "sizes must end with 1, the unit that answers, got 2"),
        (lambda: NETWORK.start("a"), "rng must be a NumPy Generator"),
        (lambda: NETWORK.scores(np.zeros(104), SPIRALS.x), "theta must have 105 numbers"),
        (lambda: NETWORK.scores(np.zeros(105), [1, 2]), "x must have a row of 2 inputs"),
        (lambda: network_landscape((2, 1), SPIRALS), "network must be a Network"),
        (lambda: network_landscape(Network((3, 1)), SPIRALS), "examples must have 3 inputs"),
        (
            lambda: network_landscape(NETWORK, Examples([[1, 2]], [3])),
            "y must be 0 or 1 for every example, got 3",
        ),
        (lambda: two_spirals(0, rng=0), "n must be a whole number at least 1"),
        (lambda: filter_normalised(NETWORK, [1, 2], 0), "at must be one point of 105 finite"),
        (lambda: filter_normalised(3, [1, 2], 0), "network must be a Network"),
        (lambda: principal_directions([[1, 2], [1, 2]]), "path must move"),
        (lambda: principal_directions([1, 2]), "path must be a list of points"),
        (lambda: principal_directions([[1, 2], [2, 3]], 3), "count must be a .* at most 2"),
        (lambda: slice_landscape(quadratic(), [0, 0], [1, 1], [2, 2]), "two directions, got one"),
        (lambda: slice_landscape(quadratic(), [0, 0], [0, 0], [2, 2]), "got one of 0"),
        (lambda: slice_landscape(quadratic(), [0], [1, 0], [0, 1]), "at must be one point of 2"),
        (lambda: slice_landscape(3, [0], [1, 0], [0, 1]), "landscape must be a Landscape"),
        (lambda: shadow([[1, 2]], [0, 0], [1, 0, 0], [0, 1]), "first must be one point of 2"),
    ],
)
def test_bad_input_gets_a_sentence(call, sentence):
    with pytest.raises(InputError, match=sentence):
        call()
