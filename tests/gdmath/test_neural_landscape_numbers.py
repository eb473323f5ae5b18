"""The numbers of the film about the ground of a network, and what a slice of it leaves out."""

from functools import cache

import numpy as np
import pytest

from gdmath import (
    Network,
    adam,
    descend,
    filter_normalised,
    gradient_descent,
    network_landscape,
    newton,
    principal_directions,
    shadow,
    slice_landscape,
    two_spirals,
)

NETWORK, SPIRALS = Network((2, 8, 8, 1)), two_spirals(rng=0)
GROUND = network_landscape(NETWORK, SPIRALS)
START = NETWORK.start(0)
WALK = descend(GROUND, adam(0.01), START, 400)
END = WALK.final


@cache
def arrows():
    """Both random directions, and the third one drawn after them."""
    q = np.random.default_rng(59)
    return tuple(filter_normalised(NETWORK, END, q) for _ in range(3))


@cache
def cut():
    return slice_landscape(GROUND, END, *arrows()[:2])


@cache
def hollow():
    """The minimum inside the picture next to (-0.5, 0.85), found from there."""
    near = descend(cut(), gradient_descent(0.01), [-0.5, 0.85], 200).final
    return descend(cut(), newton(cut()), near, 12).final


def test_the_task():
    assert SPIRALS.x[[0, 100]] == pytest.approx(
        np.array([(0.136987, 0.086119), (-0.169255, -0.130851)]), abs=5e-7
    )
    assert (NETWORK.knobs, len(SPIRALS)) == (105, 200)
    assert [layer.heights.stop - layer.first for layer in NETWORK.layers] == [24, 72, 9]
    assert NETWORK.copies == 106_542_032_486_400


def test_the_start():
    assert START[:4] == pytest.approx([0.088905, -0.093412, 0.452847, 0.074176], abs=5e-7)
    assert WALK.losses[0] == pytest.approx(0.7129130799, abs=5e-11)
    slopes = GROUND.gradient(START)
    assert np.linalg.norm(slopes) == pytest.approx(0.1219879874, abs=5e-11)
    assert slopes[:3] == pytest.approx([-0.00363581, 0.01091979, 0.00683284], abs=5e-9)


def test_training():
    steps = [0, 1, 25, 50, 100, 150, 200, 300]
    printed = [0.7129, 0.7062, 0.6527, 0.6038, 0.3371, 0.1195, 0.0322, 0.0084]
    assert WALK.losses[steps] == pytest.approx(printed, abs=6e-5)
    assert WALK.losses[400] == pytest.approx(0.00386186, abs=5e-9)
    right = NETWORK.right(WALK.points[[0, 50, 100, 150, 200, 400]], SPIRALS)
    assert right.tolist() == [109, 136, 179, 198, 200, 200]
    assert np.linalg.norm(END - START) == pytest.approx(14.36, abs=5e-3)
    ways = np.linalg.norm(np.diff(WALK.points, axis=0), axis=1)
    assert ways.sum() == pytest.approx(20.93, abs=5e-3)


def test_it_is_reproducible_and_not_chaotic():
    first, every = START.copy(), START + 1e-12
    first[0] += 1e-12
    moved = descend(GROUND, adam(0.01), np.stack([first, every]), 400).final
    off = np.linalg.norm(moved - END, axis=1)
    assert off[0] < 1e-9
    assert off[1] < 5e-9


def test_the_random_slice():
    d1, d2, _ = arrows()
    assert np.linalg.norm([d1, d2], axis=1) == pytest.approx([15.710, 15.710], abs=5e-4)
    assert d1 @ d2 / 15.710**2 == pytest.approx(-0.095, abs=5e-4)
    assert d1[:4] == pytest.approx([-1.184259, 2.005472, 1.511676, -0.058468], abs=5e-7)
    assert cut().value([0, 0]) == WALK.losses[400]
    assert cut().value([0, 0]) == pytest.approx(0.003862, abs=5e-7)
    corners = cut().value([(-1.5, -1.5), (1.5, -1.5), (-1.5, 1.5), (1.5, 1.5)])
    assert corners == pytest.approx([6.071, 8.363, 3.773, 2.040], abs=6e-4)


def test_the_shadow_of_the_path():
    cast = shadow(WALK.points, END, *arrows()[:2])
    assert cast.share == pytest.approx(0.067, abs=5e-4)
    assert cast.coordinates[0] == pytest.approx([0.178, 0.127], abs=6e-4)
    assert cut().value(cast.coordinates[[0, 100]]) == pytest.approx([0.181, 0.097], abs=6e-4)
    assert WALK.losses[[0, 100]] == pytest.approx([0.713, 0.337], abs=5e-4)
    assert cast.off[0] == pytest.approx(13.98, abs=5e-3)


def test_principal_directions():
    found = principal_directions(WALK.points)
    assert found.shares == pytest.approx([0.9357, 0.0485], abs=6e-5)
    assert found.shares.sum() == pytest.approx(0.984, abs=5e-4)
    plane = slice_landscape(GROUND, END, *found.directions)
    cast = shadow(WALK.points, END, *found.directions)
    told = plane.value(cast.coordinates)
    assert told[[0, 100, 200]] == pytest.approx([0.647, 0.364, 0.041], abs=6e-4)
    assert WALK.losses[200] == pytest.approx(0.032, abs=5e-4)
    assert cast.off[0] == pytest.approx(1.86, abs=5e-3)
    ratios = np.maximum(told / WALK.losses, WALK.losses / told)
    assert ratios.max() == pytest.approx(1.31, abs=5e-3)
    assert ratios.argmax() == 219


def test_the_hollow_is_no_trap():
    place, (d1, d2, _) = hollow(), arrows()
    assert place == pytest.approx([-0.512, 0.849], abs=6e-4)
    assert cut().value(place) == pytest.approx(0.7106, abs=6e-5)
    assert np.linalg.norm(cut().gradient(place)) < 1e-12
    at = END + place[0] * d1 + place[1] * d2
    assert np.linalg.norm(GROUND.gradient(at)) == pytest.approx(1.096, abs=5e-4)
    assert NETWORK.right(at, SPIRALS) == 142
    walk = descend(GROUND, adam(0.01), at, 400)
    steps = [10, 50, 100, 200, 400]
    assert walk.losses[steps] == pytest.approx([0.363, 0.140, 0.073, 0.0134, 0.0022], abs=6e-4)
    cast = shadow(walk.points, END, d1, d2)
    assert cast.off[steps] == pytest.approx([0.91, 2.61, 3.69, 5.13, 6.39], abs=6e-3)
    under = cut().value(cast.coordinates[[0, 10, 50, 400]])
    assert under == pytest.approx([0.711, 0.711, 0.715, 0.785], abs=6e-4)
    assert cast.coordinates[400] == pytest.approx([-0.538, 0.797], abs=6e-4)
    assert NETWORK.right(walk.final, SPIRALS) == 200
    plain = descend(GROUND, gradient_descent(0.1), at, 4000, record="last")
    assert plain.losses[-1] == pytest.approx(0.0031, abs=6e-5)


def test_turning_one_arrow():
    d1, d2, d3 = arrows()
    turned = [
        slice_landscape(GROUND, END, d1, np.cos(a) * d2 + np.sin(a) * d3).value([-0.5, 0.85])
        for a in np.radians([0, 15, 30, 45])
    ]
    assert turned == pytest.approx([0.71, 1.50, 3.16, 3.94], abs=6e-3)


def test_hidden_axes():
    bends, axes = np.linalg.eigh(GROUND.hessian(END))
    assert bends[-1] == pytest.approx(0.2392, abs=6e-5)
    units = [d / np.linalg.norm(d) for d in arrows()[:2]]
    own = [u @ GROUND.hessian(END) @ u for u in units]
    assert own == pytest.approx([0.0054, 0.0038], abs=6e-5)
    drawn = np.random.default_rng(0).normal(size=(4000, 105))
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    random = np.einsum("ni,ij,nj->n", drawn, (axes * bends) @ axes.T, drawn)
    assert np.median(random) == pytest.approx(0.0065, abs=5e-4)
    assert (np.abs(bends) < 0.01 * bends[-1]).sum() == 78
    either = np.array([[1.0], [-1.0]])
    assert GROUND.value(END + either * units[0]) == pytest.approx([0.0081, 0.0081], abs=6e-5)
    steep = np.sort(GROUND.value(END + either * axes[:, -1]))
    assert steep == pytest.approx([1.066, 1.099], abs=6e-4)  # an axis has no front
