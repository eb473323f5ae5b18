"""The bowl of the film: by a name or by a formula, round or stretched, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath import LANDSCAPES, InputError, Landscape
from gdmath.checks import did_you_mean, shorten
from scenes.parts.paraboloid.numbers import short, typed_sum

Array = NDArray[np.float64]

REACH = 10  # whole numbers of the target, to each side
RIM = REACH * 2**0.5  # how far the corners are
RINGS = 8  # of a bowl, equal steps of height apart, its rim being the last
PLAIN = "paraboloid"

_ALIKE = 1e-9  # share in which numbers that are the same may differ
_LEAST_TURNED = -62.0  # degrees: what is left of the camera's half turn goes that way
_MOST_STRETCHED = 30.0  # times as steep across as along
_FARTHEST = REACH / 2  # of its lowest place, along x and y
_TRIED = np.array([(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (-3.0, 2.0), (7.0, 9.0), (-8.0, -5.0)])


@dataclass(frozen=True)
class Bowl:
    """½ uᵀ H u, where u is how far a place is from the lowest one: the errors of a guess."""

    name: str  # as it was asked for
    ground: Landscape
    lowest: Array  # (2,)
    hessian: Array  # (2, 2)

    @property
    def plain(self) -> bool:
        """Whether it is x² + y²."""
        return bool(np.array_equal(self.hessian, 2 * np.eye(2)) and not self.lowest.any())

    @cached_property
    def bends(self) -> Array:
        """How fast the slope grows along it, and across it (2,)."""
        return np.asarray(np.linalg.eigvalsh(self.hessian))

    @property
    def round(self) -> bool:
        """Whether it is alike on all sides."""
        return bool(self.bends[1] <= self.bends[0] * (1 + _ALIKE))

    @property
    def counts_alike(self) -> bool:
        """Whether its height is the sum of both squared errors."""
        return bool(np.array_equal(self.hessian, 2 * np.eye(2)))

    @property
    def upright(self) -> bool:
        """Whether it is stretched along an axis."""
        return not self.hessian[0, 1]

    @cached_property
    def ways(self) -> Array:
        """The direction along it, and that across (2, 2); of a round one, those of the axes."""
        if self.round:
            return np.eye(2)
        ways = np.linalg.eigh(self.hessian)[1].T
        return np.asarray(ways * np.where(ways.sum(axis=1, keepdims=True) < 0, -1.0, 1.0))

    @property
    def aside(self) -> float:
        """By how many degrees to turn a picture of a round one so that its sides are seen."""
        x, y = self.ways[1] if not self.round else (1.0, 0.0)
        turn = float(np.degrees(np.arctan2(y, x)))
        return (turn - _LEAST_TURNED) % 180 + _LEAST_TURNED

    @cached_property
    def oval(self) -> Array | None:
        """What makes a circle of this radius the ring as high that is as far along (2, 2)."""
        if self.round:
            return None
        narrow = np.sqrt(self.bends[0] / self.bends)
        return np.asarray(self.ways.T @ np.diag(narrow) @ self.ways)

    @property
    def widest(self) -> float:
        """How far along a place is that is as high as the highest of the rim."""
        return float(RIM * np.sqrt(self.bends[1] / self.bends[0]))

    def height(self, out: ArrayLike) -> Array:
        """How high it is so far out along it."""
        return np.asarray(self.bends[0] / 2 * np.asarray(out, dtype=float) ** 2)

    @cached_property
    def centred(self) -> Landscape:
        """The same bowl over the errors: its lowest place is (0, 0)."""
        sides = ((-REACH, REACH), (-REACH, REACH))
        if self.plain:
            return LANDSCAPES[PLAIN].with_window(sides)
        (a, b), (_, d) = self.hessian.tolist()
        return Landscape.from_expression(f"{a / 2!r}*x^2 + ({b!r})*x*y + {d / 2!r}*y^2", sides)

    # -- how it is written -----------------------------------------------------------------------

    @property
    def formula(self) -> str:
        """Its height, to be typeset."""
        return "x^2 + y^2" if self.plain else str(self.ground.formula)

    @property
    def names(self) -> tuple[str, str]:
        """What the axes of the errors are called."""
        return tuple(  # type: ignore[return-value]
            f"{letter} {'−' if at > 0 else '+'} {short(abs(at), 3)}" if at else letter
            for letter, at in zip("xy", self.lowest.tolist(), strict=True)
        )

    def slopes(self, place: Array | None = None) -> list[str]:
        """Both slopes, to be typeset: of x and y, or worked out at a place (2,)."""
        rest = -self.hessian @ self.lowest
        taken: list[float | str] = ["x", "y"] if place is None else place.tolist()
        return [
            typed_sum(row, taken, constant)
            for row, constant in zip(self.hessian.tolist(), rest.tolist(), strict=True)
        ]


def bowl_called(name: str) -> Bowl:
    """The bowl of this name or formula; raises InputError for what is none, or cannot be shown."""
    ground = _ground(name)
    with np.errstate(all="ignore"):
        hessians, slope = ground.hessian(_TRIED), ground.gradient(_TRIED)
    hessian = np.asarray(hessians[0])
    size = float(np.abs(hessian).max()) if np.isfinite(hessian).all() else 0.0
    same = size > 0 and np.allclose(hessians, hessian, rtol=0, atol=_ALIKE * size)
    low, high = np.linalg.eigvalsh(hessian) if same else (0.0, 0.0)
    if low <= _ALIKE * high:
        raise InputError(
            f"landscape must be a bowl with one lowest place, a sum of squares such as"
            f" x^2 + 4y^2, and {shorten(name)} is none; the film hills tells of other ground."
        )
    lowest = np.asarray(np.round(-np.linalg.solve(hessian, slope[0]), 12) + 0.0, dtype=np.float64)
    if high > _MOST_STRETCHED * low:
        raise InputError(
            f"landscape: {shorten(name)} is {high / low:.3g} times as steep across as along, and"
            f" {_MOST_STRETCHED:g} times can be shown; the film momentum tells of ravines."
        )
    if np.abs(lowest).max() > _FARTHEST:
        raise InputError(
            f"landscape: {shorten(name)} must have its lowest place within −{_FARTHEST:g} to"
            f" {_FARTHEST:g} along x and y, and has it at ({lowest[0]:.4g}, {lowest[1]:.4g})."
        )
    least = float(ground.value(lowest))
    if abs(least) > _ALIKE * size * REACH**2:
        raise InputError(
            f"landscape: {shorten(name)} must be 0 at its lowest place, where nothing is wrong,"
            f" and is {least:.4g}; leave that out."
        )
    return Bowl(name, ground, lowest, hessian)


def _ground(name: str) -> Landscape:
    known = LANDSCAPES.get(name) if name in LANDSCAPES else None
    if known is not None and known.dimension != 2:
        raise InputError(
            f"landscape: {name!r} has {known.dimension} parameter, a subject for the film"
            " local_minima; this one needs two."
        )
    try:
        sides = ((-REACH, REACH), (-REACH, REACH))
        return known or Landscape.from_expression(name, sides)
    except InputError as error:
        hint = did_you_mean(name, [each for each in LANDSCAPES if each.isalpha()])
        raise InputError(f"landscape: {error}{hint}") from None


__all__ = ["PLAIN", "REACH", "RIM", "RINGS", "Bowl", "bowl_called"]
