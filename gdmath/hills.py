"""Hills: landscapes made of waves, with many minima."""

import numpy as np

from gdmath.landscape import Floats, Landscape
from gdmath.second import fill_hessian

__all__ = ["HILLS"]

_PI = float(np.pi)
_E = float(np.e)
_ROOT_HALF = float(np.sqrt(0.5))
# From (x, y) to (x + y, x - y), and from (d, s) to (d - s, d + s): points are rows.
_TURN = np.array([[1.0, 1.0], [1.0, -1.0]])
_TURN_BACK = np.array([[1.0, 1.0], [-1.0, 1.0]])
# Angles beyond this lose too much to whole turns.
_FAR = 2e5
# sin(2r)/2 = r (1 - 4v/π²) q(v), v = r² ≤ (π/2)²: q through its values at ten Chebyshev nodes.
_OF_HALVES = (
    1.0,
    -0.26138193209731514,
    0.027399226362042364,
    -0.0015939245148316723,
    5.947409811777423e-05,
    -1.5494147521953881e-06,
    2.982411585600423e-08,
    -4.4173650714273787e-10,
    5.170750334785968e-12,
    -4.503331951271617e-14,
)
# The same for whole angles: powers of two change no digit.
_SERIES = tuple(factor * 0.5 / 4.0**power for power, factor in enumerate(_OF_HALVES))
_TINY = float(np.finfo(np.float64).tiny)


def _sine_hills(points: Floats) -> Floats:
    sines = _half_sines(points.copy())
    return 4.0 * sines[..., 0] * sines[..., 1]


def _sine_hills_gradient(points: Floats) -> Floats:
    """Return (cos x sin y, sin x cos y) from two waves instead of four.

    With s = sin(x + y) and d = sin(x - y) the gradient is ((s - d)/2, (s + d)/2). Its error is a
    few units of 1e-16 plus what rounding x + y costs, in the window below 1e-15 altogether. On the
    axes and the diagonals, where ridges run, it keeps its zeros and its symmetry exactly.
    """
    # Products with ±1 are exact, so that these matrices round as + and - do: once. With ½ they
    # would not be: half of what is barely a number is rounded.
    angles = np.matmul(points, _TURN, out=np.empty_like(points))
    return np.matmul(_half_sines(angles), _TURN_BACK, out=angles)


def _half_sines(angles: Floats) -> Floats:
    """Return half the sine of angles; their memory serves as scratch.

    With r what is left of an angle after whole turns of 2π, in [-π, π], and u = r²,

        sin(r)/2 = r (1 - u/π²) q(u)

    where q, a polynomial of degree 9, is off by less than 1e-17 and the whole by 2e-16. NumPy
    computes sines one by one, or a few at a time; multiplications and additions as fast as memory
    can deliver. Angles of more than 2e5 turn too far for this; NumPy's sine knows how.
    """
    near = angles.max(initial=0.0) < _FAR and angles.min(initial=0.0) > -_FAR  # never for NaN
    kept = None if near else angles.copy()
    turns = angles * (0.5 / _PI)
    np.rint(turns, out=turns)
    turns *= 2 * _PI
    rest = np.subtract(angles, turns, out=angles)
    square = np.multiply(rest, rest, out=turns)
    result = square * _SERIES[-1]
    result += _SERIES[-2]
    for factor in _SERIES[-3::-1]:
        result *= square
        result += factor
    square *= -1 / _PI**2
    square += 1.0
    result *= square
    result *= rest
    if kept is not None:
        far = ~(np.abs(kept) < _FAR)
        result[far] = np.sin(kept[far]) * 0.5
    return result


def _sine_hills_hessian(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    bend = -np.sin(x) * np.sin(y)
    return fill_hessian(points, bend, np.cos(x) * np.cos(y), bend)


def _sine_hills_minima() -> list[tuple[float, float]]:
    """Return (π/2 + mπ, π/2 + nπ) for odd m + n, as far as 3π/2: a little past the window."""
    odd_halves = [_PI * (k + 0.5) for k in range(-2, 2)]
    return [
        (x, y) for m, x in enumerate(odd_halves) for n, y in enumerate(odd_halves) if (m + n) % 2
    ]


def _rastrigin(points: Floats) -> Floats:
    # 10(1 - cos 2πx) = 20 sin² πx, which loses no digits near the minimum.
    x, y = points[..., 0], points[..., 1]
    wave_x, wave_y = np.sin(_PI * x), np.sin(_PI * y)
    value: Floats = x * x + y * y + 20.0 * (wave_x * wave_x + wave_y * wave_y)
    return value


def _rastrigin_gradient(points: Floats) -> Floats:
    gradient: Floats = 2.0 * points + (20.0 * _PI) * np.sin((2.0 * _PI) * points)
    return gradient


def _rastrigin_hessian(points: Floats) -> Floats:
    bends = 2.0 + (40.0 * _PI * _PI) * np.cos((2.0 * _PI) * points)
    return fill_hessian(points, bends[..., 0], 0.0, bends[..., 1])


# The minima along one axis, solutions of x + 10π sin 2πx = 0 near the whole numbers.
_RASTRIGIN_WELLS = (
    0.0,
    0.9949586376523348,
    1.9899122337085495,
    2.984855701039481,
    3.9797838603007536,
    4.974691390895051,
)


def _rastrigin_minima() -> list[tuple[float, float]]:
    """Return every minimum in the window, the global one first."""
    axis = sorted({sign * well for well in _RASTRIGIN_WELLS for sign in (-1.0, 1.0)})
    return sorted(((x, y) for x in axis for y in axis), key=lambda p: p[0] ** 2 + p[1] ** 2)


def _ackley(points: Floats) -> Floats:
    # The textbook's sum of two cosines as squares of sines, its differences as expm1: exact at the
    # bottom, where the formula as printed would lose every digit.
    x, y = points[..., 0], points[..., 1]
    return -20.0 * np.expm1(-0.2 * _ackley_radius(x, y)) - _E * np.expm1(_ackley_waves(x, y))


def _ackley_gradient(points: Floats) -> Floats:
    """Return the gradient; at the origin, a cusp where it is undefined, the zero vector.

    Seen from all sides the slope there points away from the origin with length 2√2: their mean is
    zero, and so a walker who stands on the minimum stays there.
    """
    radius = _ackley_radius(points[..., 0], points[..., 1])
    cone = 2.0 * np.exp(-0.2 * radius)
    # On the axis of the cone the direction 0/r is taken as 0, whatever r.
    divisor = np.where(radius == 0.0, 1.0, radius)
    ripples = _PI * np.exp(1.0 + _ackley_waves(points[..., 0], points[..., 1]))
    gradient = np.empty_like(points)
    for axis in range(2):
        x = points[..., axis]
        gradient[..., axis] = cone * (x / divisor) + ripples * np.sin((2.0 * _PI) * x)
    return gradient


def _ackley_hessian(points: Floats) -> Floats:
    """Return the Hessian; at the origin that of the ripples alone, for the cusp has none."""
    x, y = points[..., 0], points[..., 1]
    radius = _ackley_radius(x, y)
    cone = 2.0 * np.exp(-0.2 * radius)
    inverse = np.where(radius == 0.0, 0.0, 1.0 / np.maximum(radius, _TINY))
    u, v = x * inverse, y * inverse
    bend = 0.1 + 0.5 * inverse
    ripples = _PI * np.exp(1.0 + _ackley_waves(x, y))
    sine_x, sine_y = np.sin((2.0 * _PI) * x), np.sin((2.0 * _PI) * y)
    cosine_x, cosine_y = np.cos((2.0 * _PI) * x), np.cos((2.0 * _PI) * y)
    return fill_hessian(
        points,
        cone * (inverse - u * u * bend) + _PI * ripples * (2.0 * cosine_x - sine_x * sine_x),
        -cone * (u * v * bend) - _PI * ripples * (sine_x * sine_y),
        cone * (inverse - v * v * bend) + _PI * ripples * (2.0 * cosine_y - sine_y * sine_y),
    )


def _ackley_radius(x: Floats, y: Floats) -> Floats:
    """Return r = √((x² + y²)/2), without overflow or underflow on the way."""
    radius: Floats = np.hypot(x, y) * _ROOT_HALF
    return radius


def _ackley_waves(x: Floats, y: Floats) -> Floats:
    """Return (cos 2πx + cos 2πy)/2 - 1."""
    wave_x, wave_y = np.sin(_PI * x), np.sin(_PI * y)
    waves: Floats = -(wave_x * wave_x + wave_y * wave_y)
    return waves


def _mccormick(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    total, distance = x + y, x - y
    return np.sin(total) + distance * distance - 1.5 * x + 2.5 * y + 1.0


def _mccormick_gradient(points: Floats) -> Floats:
    x, y = points[..., 0], points[..., 1]
    wave, slope = np.cos(x + y), 2.0 * (x - y)
    gradient = np.empty_like(points)
    gradient[..., 0] = wave + slope - 1.5
    gradient[..., 1] = wave - slope + 2.5
    return gradient


def _mccormick_hessian(points: Floats) -> Floats:
    wave = np.sin(points[..., 0] + points[..., 1])
    return fill_hessian(points, 2.0 - wave, -2.0 - wave, 2.0 - wave)


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
    # Rastrigin, "Systems of extremal control" (1974).
    Landscape(
        "rastrigin",
        _rastrigin,
        _rastrigin_gradient,
        window=((-5.12, 5.12), (-5.12, 5.12)),
        minima=_rastrigin_minima(),
        hessian=_rastrigin_hessian,
        formula="20 + x^2 - 10 cos(2 pi x) + y^2 - 10 cos(2 pi y)",
        expression="20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)",
    ),
    # Ackley, "A connectionist machine for genetic hillclimbing" (1987). Of its minima only the
    # global one is listed; a shallower one lies near every other pair of whole numbers.
    Landscape(
        "ackley",
        _ackley,
        _ackley_gradient,
        window=((-5, 5), (-5, 5)),
        minima=[(0, 0)],
        hessian=_ackley_hessian,
        formula=(
            "20 + e - 20 e^(-0.2 sqrt((x^2 + y^2) / 2)) - e^((cos(2 pi x) + cos(2 pi y)) / 2)"
        ),
        expression=(
            "20 + e - 20*exp(-0.2*sqrt((x^2 + y^2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)"
        ),
    ),
    # McCormick, "Computability of global solutions to factorable nonconvex programs" (1976).
    # Its critical points have x - y = 1 and cos(x + y) = -1/2.
    Landscape(
        "mccormick",
        _mccormick,
        _mccormick_gradient,
        window=((-1.5, 4), (-3, 4)),
        minima=[(0.5 - _PI / 3, -0.5 - _PI / 3), (0.5 + 2 * _PI / 3, -0.5 + 2 * _PI / 3)],
        hessian=_mccormick_hessian,
        formula="sin(x + y) + (x - y)^2 - 1.5 x + 2.5 y + 1",
        expression="sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1",
    ),
)
