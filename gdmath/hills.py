"""Hills: landscapes made of waves, with many minima."""

import numpy as np

from gdmath.landscape import Floats, Landscape

__all__ = ["HILLS"]

_PI = float(np.pi)


def _sine_hills(points: Floats) -> Floats:
    sines = np.sin(points)
    return sines[..., 0] * sines[..., 1]


def _sine_hills_gradient(points: Floats) -> Floats:
    """Return (cos x sin y, sin x cos y) from two sines instead of four waves.

    With s = sin(x + y) and d = sin(x - y) the gradient is ((s - d)/2, (s + d)/2).
    """
    x, y = points[..., 0], points[..., 1]
    gradient = np.empty_like(points)
    first, second = gradient[..., 0], gradient[..., 1]
    np.add(x, y, out=first)
    np.subtract(x, y, out=second)
    np.sin(gradient, out=gradient)
    gradient *= 0.5
    difference = first - second
    second += first
    first[...] = difference
    return gradient


def _sine_hills_hessian(points: Floats) -> Floats:
    sines, cosines = np.sin(points), np.cos(points)
    hessian = np.empty((*points.shape, 2), dtype=points.dtype)
    hessian[..., 0, 0] = hessian[..., 1, 1] = -sines[..., 0] * sines[..., 1]
    hessian[..., 0, 1] = hessian[..., 1, 0] = cosines[..., 0] * cosines[..., 1]
    return hessian


def _sine_hills_minima() -> list[tuple[float, float]]:
    """Minima lie at (π/2 + mπ, π/2 + nπ) with m + n odd; all within ±3π/2, a little past ±4."""
    return [
        (_PI / 2 + m * _PI, _PI / 2 + n * _PI)
        for m in range(-2, 2)
        for n in range(-2, 2)
        if (m + n) % 2
    ]


HILLS = (
    Landscape(
        "sine_hills",
        _sine_hills,
        _sine_hills_gradient,
        window=((-4, 4), (-4, 4)),
        minima=_sine_hills_minima(),
        hessian=_sine_hills_hessian,
        formula="sin x sin y",
        expression="sin(x)*sin(y)",
    ),
)
