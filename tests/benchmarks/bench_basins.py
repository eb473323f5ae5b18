"""Where 160,000 starts on Himmelblau's map descend to, against the bare descents in JAX, PyTorch.

Ours labels the ends as well; the peers only walk, with the gradient written out. All compute in
float64 on all cores.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from gdmath import LANDSCAPES, basins, gradient_descent
from gdmath.field import gradient_field
from tests.benchmarks.measure import Row, compare

SIDE, STEPS, RATE = 400, 200, 0.01
POINT_STEPS = SIDE * SIDE * STEPS

Peer = Callable[[], object]


def rows() -> Iterator[Row]:
    """Measure all that are installed in one run; the results are compared first."""
    ground = LANDSCAPES["himmelblau"]
    start = gradient_field(ground, (SIDE, SIDE)).points.reshape(-1, 2)

    def ours() -> Any:
        return basins(ground, gradient_descent(RATE), (SIDE, SIDE), STEPS)

    what = f"basins of himmelblau, {SIDE}×{SIDE} starts × {STEPS} steps"
    chart = ours()
    peers: dict[str, Peer] = {}
    for package, make in (("jax", _jax), ("torch", _torch)):
        try:
            peers |= make(start)
        except ModuleNotFoundError:
            yield Row(what, None, f"{package}: not installed")
    for name, peer in peers.items():
        gaps = np.linalg.norm(np.asarray(peer())[:, None] - chart.minima, axis=-1)
        same = (gaps.argmin(axis=1) == chart.labels.ravel()).mean()
        assert same > 0.99, f"{name} computes something else"
    for row in compare(what, ours, peers):
        assert row.ours is not None
        yield replace(row, what=f"{what}: {POINT_STEPS / row.ours / 1e6:,.0f} M point-steps/s")


def _jax(start: Any) -> dict[str, Peer]:
    import jax

    jax.config.update("jax_enable_x64", True)
    from jax import numpy as jnp

    def step(_: int, point: Any) -> Any:
        return point - RATE * jnp.stack(_slopes(*point))

    walk = jax.jit(jax.vmap(lambda point: jax.lax.fori_loop(0, STEPS, step, point)))
    on_device = jnp.asarray(start)
    return {"JAX, the walks alone (jit, vmap)": lambda: walk(on_device).block_until_ready()}


def _torch(start: Any) -> dict[str, Peer]:
    import torch

    points = torch.from_numpy(start.copy())

    def walk() -> Any:
        x, y = points[:, 0].contiguous(), points[:, 1].contiguous()
        for _ in range(STEPS):
            slope_x, slope_y = _slopes(x, y)
            x, y = x - RATE * slope_x, y - RATE * slope_y
        return torch.stack((x, y), -1)

    return {"PyTorch, the walks alone": walk}


def _slopes(x: Any, y: Any) -> tuple[Any, Any]:
    """Himmelblau's gradient, for arrays of any library."""
    a, b = x * x + y - 11.0, x + y * y - 7.0
    return 4.0 * x * a + 2.0 * b, 2.0 * a + 4.0 * y * b
