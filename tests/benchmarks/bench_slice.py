"""A slice of a network's landscape: 14,641 networks, 200 examples each, against JAX and PyTorch.

All compute in float64 on all cores, on knobs that are laid out ready for them.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from gdmath.network import Network, network_landscape, two_spirals
from gdmath.slices import filter_normalised, slice_landscape
from tests.benchmarks.measure import Row, compare

SIDE, REACH = 121, 1.5
NETWORK, SPIRALS = Network((2, 8, 8, 1)), two_spirals(rng=0)
ANSWERS = SIDE * SIDE * len(SPIRALS)

Peer = Callable[[], object]


def rows() -> Iterator[Row]:
    """Measure all that are installed in one run; the results are compared first."""
    ground, rng = network_landscape(NETWORK, SPIRALS), np.random.default_rng(0)
    theta = NETWORK.start(rng)
    plane = [filter_normalised(NETWORK, theta, rng) for _ in range(2)]
    cut = slice_landscape(ground, theta, *plane, reach=REACH)
    side = np.linspace(-REACH, REACH, SIDE)
    places = np.stack(np.meshgrid(side, side, indexing="ij"), axis=-1)

    def ours() -> Any:
        return cut.value(places)

    what = f"slice of a network, {SIDE}×{SIDE} networks × {len(SPIRALS)} examples"
    knobs = (theta + places @ np.stack(plane)).reshape(-1, NETWORK.knobs)
    peers: dict[str, Peer] = {}
    for package, make in (("jax", _jax), ("torch", _torch)):
        try:
            peers |= make(knobs)
        except ModuleNotFoundError:
            yield Row(what, None, f"{package}: not installed")
    for name, peer in peers.items():
        same = np.allclose(np.asarray(peer()), ours().ravel(), rtol=1e-9)
        assert same, f"{name} computes something else"
    for row in compare(what, ours, peers):
        assert row.ours is not None
        yield replace(row, what=f"{what}: {ANSWERS / row.ours / 1e6:,.1f} M answers/s")


def _jax(knobs: Any) -> dict[str, Peer]:
    import jax

    jax.config.update("jax_enable_x64", True)
    from jax import numpy as jnp

    x, y = jnp.asarray(SPIRALS.x), jnp.asarray(SPIRALS.y)

    def loss(theta: Any) -> Any:
        handed = x
        for layer in NETWORK.layers:
            matrix = theta[layer.weights].reshape(layer.inputs, layer.units)
            scores = handed @ matrix + theta[layer.heights]
            handed = jnp.tanh(scores)
        return (jnp.logaddexp(0.0, scores[:, 0]) - y * scores[:, 0]).mean()

    all_losses, on_device = jax.jit(jax.vmap(loss)), jnp.asarray(knobs)
    return {"JAX (jit, vmap)": lambda: all_losses(on_device).block_until_ready()}


def _torch(knobs: Any) -> dict[str, Peer]:
    import torch

    x, y = torch.from_numpy(SPIRALS.x.copy()), torch.from_numpy(SPIRALS.y.copy())
    thetas = torch.from_numpy(knobs)

    def losses() -> Any:
        handed = x.expand(len(thetas), *x.shape)
        for layer in NETWORK.layers:
            matrix = thetas[:, layer.weights].reshape(-1, layer.inputs, layer.units)
            scores = torch.baddbmm(thetas[:, None, layer.heights], handed, matrix)
            handed = torch.tanh(scores)
        surprise = torch.nn.functional.softplus(scores[..., 0]) - y * scores[..., 0]
        return surprise.mean(dim=-1)

    return {"PyTorch": losses}
