"""One table of landscapes × optimizers carries the contract: a new row is tested everywhere."""

import numpy as np
import pytest

from gdmath import LANDSCAPES, OPTIMIZERS, Status, descend
from tests.everything import EVERYTHING

PAIRS = [
    pytest.param(landscape, optimizer, id=f"{name}-{optimizer}")
    for name, landscape in LANDSCAPES.items()
    for optimizer in OPTIMIZERS
]
STEPS = 30
RATES = (1e3, 1e100, 1e308)
# Each pair with one of them by turns: each landscape and each optimizer meets all.
RATED = [
    pytest.param(*pair.values, rate, id=f"{pair.id}-{rate:g}")
    for place, pair in enumerate(PAIRS)
    for rate in (RATES if EVERYTHING else [RATES[place % len(RATES)]])
]


def starts_on(landscape, count=6):
    """Seeded starts in the window, away from its edges and in general position."""
    low, high = np.transpose(landscape.window)
    share = np.random.default_rng(42).uniform(0.1, 0.9, (count, landscape.dimension))
    return low + share * (high - low)


def small_rate(landscape, optimizer, starts):
    """A rate with which the first step is a thousandth of the window."""
    size = np.ptp(landscape.window, axis=-1).min()
    probe = descend(landscape, OPTIMIZERS[optimizer](1e-12), starts, 1)
    return 1e-15 * size / np.abs(np.diff(probe.points, axis=0)).max()


@pytest.fixture(scope="module")
def walks():
    """Descents at a small rate, each computed once."""
    known = {}

    def walk(landscape, optimizer):
        key = landscape.name, optimizer
        if key not in known:
            starts = starts_on(landscape)
            rate = small_rate(landscape, optimizer, starts)
            known[key] = descend(landscape, OPTIMIZERS[optimizer](rate), starts, STEPS)
        return known[key]

    return walk


def test_each_landscape_and_each_optimizer_meets_every_large_rate():
    met = {(of, one.values[2]) for one in RATED for of in (one.values[0].name, one.values[1])}
    assert len(met) == len(RATES) * len({*OPTIMIZERS, *(one.name for one in LANDSCAPES.values())})


@pytest.mark.parametrize(("landscape", "optimizer"), PAIRS)
def test_shapes_kinds_and_locks(walks, landscape, optimizer):
    walk, paths, d = walks(landscape, optimizer), 6, landscape.dimension
    assert walk.points.shape == walk.gradients.shape == (STEPS + 1, paths, d)
    assert walk.losses.shape == (STEPS + 1, paths)
    assert np.array_equal(walk.points[0], starts_on(landscape))
    arrays = [walk.points, walk.losses, walk.gradients, walk.status, walk.lengths, *walk.states]
    for array in arrays:
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    for array in (walk.points, walk.losses, walk.gradients):
        assert array.dtype == np.float64
    for field in walk.states:
        assert field.shape[:2] == (STEPS + 1, paths)
    assert np.array_equal(walk.states.step, np.tile(np.arange(STEPS + 1), (paths, 1)).T)


@pytest.mark.parametrize(("landscape", "optimizer"), PAIRS)
def test_losses_and_gradients_are_those_of_the_points(walks, landscape, optimizer):
    walk = walks(landscape, optimizer)
    assert np.array_equal(walk.losses, landscape.value(walk.points))
    assert np.array_equal(walk.gradients, landscape.gradient(walk.points))
    for step in (0, 1, STEPS):
        for path in (0, 5):
            point = walk.points[step, path].copy()
            assert landscape.value(point) == walk.losses[step, path]
            assert np.array_equal(landscape.gradient(point), walk.gradients[step, path])


@pytest.mark.parametrize(("landscape", "optimizer"), PAIRS)
def test_small_steps_lead_downhill(walks, landscape, optimizer):
    walk = walks(landscape, optimizer)
    assert (walk.status == Status.MAX_STEPS).all()
    assert (walk.losses[3] < walk.losses[0]).all()
    assert walk.losses[-1].sum() < walk.losses[0].sum()


@pytest.mark.parametrize(("landscape", "optimizer"), PAIRS)
def test_members_walk_alone_as_in_the_batch(walks, landscape, optimizer):
    walk, starts = walks(landscape, optimizer), starts_on(landscape)
    rate = small_rate(landscape, optimizer, starts)
    for path in (0, 3):
        alone = descend(landscape, OPTIMIZERS[optimizer](rate), starts[path], STEPS)
        assert np.array_equal(alone.points, walk.points[:, path])
        assert np.array_equal(alone.losses, walk.losses[:, path])
        assert np.array_equal(alone.gradients, walk.gradients[:, path])
        for field, together in zip(alone.states, walk.states, strict=True):
            assert np.array_equal(field, together[:, path])


@pytest.mark.parametrize(("landscape", "optimizer"), PAIRS)
def test_whole_steps_are_the_iterates(walks, landscape, optimizer):
    walk = walks(landscape, optimizer)
    assert np.array_equal(walk.at(np.arange(STEPS + 1)), walk.points)
    middle = walk.at(2.5)
    np.testing.assert_allclose(middle, (walk.points[2] + walk.points[3]) / 2, rtol=1e-12)


@pytest.mark.parametrize(("landscape", "optimizer", "rate"), RATED)
def test_no_rate_is_large_enough_to_let_infinity_out(landscape, optimizer, rate):
    starts = starts_on(landscape)
    walk = descend(landscape, OPTIMIZERS[optimizer](rate), starts, 40)
    for array in (walk.points, walk.losses, walk.gradients, *walk.states):
        assert np.isfinite(array).all()
    rows = np.arange(41)[:, np.newaxis]
    stopped = np.minimum(rows, walk.lengths)
    assert np.array_equal(walk.points, walk.points[stopped, np.arange(6)])
    assert np.array_equal(walk.status == Status.DIVERGED, walk.lengths < 40)
    ends = descend(landscape, OPTIMIZERS[optimizer](rate), starts, 40, record="last")
    assert np.array_equal(ends.points, walk.points[[0, -1]])
    assert np.array_equal(ends.losses, walk.losses[[0, -1]])
    assert np.array_equal(ends.gradients, walk.gradients[[0, -1]])
    assert np.array_equal(ends.status, walk.status)
    assert np.array_equal(ends.lengths, walk.lengths)
    for field, recorded in zip(ends.states, walk.states, strict=True):
        assert np.array_equal(field, recorded[[0, -1]])
