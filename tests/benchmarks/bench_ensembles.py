"""A large ensemble, 200,000 starts × 100 steps on the sine hills, against JAX and PyTorch.

All compute in float64 on all cores and keep the final points only. The peers get the gradient
written out, not differentiated, and PyTorch also its compiler, several steps at a time.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from gdmath import LANDSCAPES, descend, gradient_descent
from tests.benchmarks.measure import Row, compare

STARTS, STEPS, RATE = 200_000, 100, 0.1
COMPILED_STEPS = 10
WHAT = f"{STARTS:,} starts × {STEPS} steps on sine_hills"

Peer = Callable[[], object]


def rows() -> Iterator[Row]:
    """Measure all that are installed in one run; the results are compared first."""
    start = np.random.default_rng(0).uniform(-4, 4, (STARTS, 2))

    def ours() -> Any:
        walk = descend(
            LANDSCAPES["sine_hills"], gradient_descent(RATE), start, STEPS, record="last"
        )
        return walk.points[-1]

    peers: dict[str, Peer] = {}
    for package, make in (("jax", _jax), ("torch", _torch)):
        try:
            peers |= make(start)
        except ModuleNotFoundError:
            yield Row(WHAT, None, f"{package}: not installed")
    for name, peer in peers.items():
        # Long walks along a ridge part ways at the last digits, so the middle of all is compared.
        distance = np.median(np.abs(np.asarray(peer()) - ours()))
        assert distance < 1e-12, f"{name} computes something else"
    if peers:
        yield from compare(WHAT, ours, peers, target=1.0)


def _jax(start: Any) -> dict[str, Peer]:
    import jax

    jax.config.update("jax_enable_x64", True)
    from jax import numpy as jnp

    def step(_: int, point: Any) -> Any:
        x, y = point
        return point - RATE * jnp.stack([jnp.cos(x) * jnp.sin(y), jnp.sin(x) * jnp.cos(y)])

    walk = jax.jit(jax.vmap(lambda point: jax.lax.fori_loop(0, STEPS, step, point)))
    on_device = jnp.asarray(start)
    return {"JAX (jit, vmap, fori_loop)": lambda: walk(on_device).block_until_ready()}


def _torch(start: Any) -> dict[str, Peer]:
    import torch

    torch.set_num_threads(os.cpu_count() or 1)
    points = torch.from_numpy(start)

    def steps(x: Any, y: Any, count: int) -> Any:
        for _ in range(count):
            slope_x, slope_y = torch.cos(x) * torch.sin(y), torch.sin(x) * torch.cos(y)
            x, y = x - RATE * slope_x, y - RATE * slope_y
        return x, y

    def eager() -> Any:
        return torch.stack(steps(points[:, 0].contiguous(), points[:, 1].contiguous(), STEPS), -1)

    some_steps = torch.compile(lambda x, y: steps(x, y, COMPILED_STEPS))

    def compiled() -> Any:
        x, y = points[:, 0].contiguous(), points[:, 1].contiguous()
        for _ in range(STEPS // COMPILED_STEPS):
            x, y = some_steps(x, y)
        return torch.stack((x, y), -1)

    peers: dict[str, Peer] = {"PyTorch": eager}
    try:
        compiled()
    except Exception:  # no compiler on this machine, or one that does not work
        return peers
    return peers | {f"PyTorch (compiled, {COMPILED_STEPS} steps at a time)": compiled}
