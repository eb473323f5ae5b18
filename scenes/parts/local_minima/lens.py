"""A lens over a ridge: all of the picture is seen larger, and draws back as two there part."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, UP
from numpy.typing import ArrayLike, NDArray

from scenes.parts.local_minima.country import SKY, Country
from scenes.stage import BODY_SIZE, Box, Plane, Readout, on_plate, tr

Array = NDArray[np.float64]

_NICE = (1.0, 2.0, 3.0, 4.0, 5.0, 8.0)
_SPARE = 0.45  # scene units for more digits
_CREST = 0.45  # of the height of the plane: where the crest is, from near


class RaisedAxis:
    """Numbers of a plane's level axis, seen so many scene units ``above`` it."""

    dimension: ClassVar[int] = 1

    def __init__(self, plane: Plane, above: float) -> None:
        self.plane, self.above = plane, above

    @property
    def key(self) -> bytes:
        """The plane's."""
        return self.plane.key

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of numbers (..., 1)."""
        x = np.asarray(places, dtype=float)[..., 0]
        return self.plane.xy(x, float(self.plane.low[1])) + np.array([0.0, self.above])

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether numbers (..., 1) are in the range."""
        return self.plane.ruler.seen(places)

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """The way straight down to the axis."""
        x = float(np.asarray(place, dtype=float)[0])
        foot = self.plane.xy(x, float(self.plane.low[1]))
        return np.stack([foot + np.array([0.0, self.above]), foot]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """Where its axis is: an arrow may be longer than that."""
        return self.plane.window_on_screen()


class Lens:
    """Shows the plane of a country as it is, or from near, with the ridge ``x`` in the middle.

    From near there is room for what is ``half`` as far away from the ridge. Both axes are seen as
    many times as large, so that ground looks flatter from near, as smooth ground does.
    """

    def __init__(self, country: Country, x: float, half: float) -> None:
        self.plane, self.x = country.plane, x
        self.far = np.concatenate([self.plane.low, self.plane.span])
        self.crest = float(country.plan.height(x))
        self.near = self._room_for(half)
        times = Readout("times", tr("zoom ×"), lambda: self.now, 0, BODY_SIZE)
        self.times = on_plate(times, spare=_SPARE).within(SKY, UP + RIGHT)

    def _room_for(self, half: float) -> Array:
        """The lowest numbers and how much is seen, a round number of times as large (4,)."""
        span = self.far[2:] / _nice_below(float(self.far[2]) / (2 * half))
        return np.array([self.x - span[0] / 2, self.crest - _CREST * span[1], *span])

    @property
    def now(self) -> float:
        """How many times as large the picture is seen now."""
        return float(self.far[2] / self.plane.span[0])

    def come_closer(self, half: float) -> Any:
        """An animation: all is seen from nearer, with room for what is ``half`` as far away."""
        self.near = self._room_for(half)
        return self._seen_from_near()

    def _seen_from_near(self) -> Any:
        low, span = self.near[:2], self.near[2:]
        x, y = ((a, a + b) for a, b in zip(low.tolist(), span.tolist(), strict=True))
        return self.plane.animate.reframe(x=x, y=y)

    def draw_back(self, share: float) -> None:
        """Be seen from as far as ``share`` in [0, 1] says: 0 from near, 1 as it is."""
        span = self.near[2:] ** (1 - share) * self.far[2:] ** share
        done = (span - self.near[2:]) / (self.far[2:] - self.near[2:])
        low = (1 - done) * self.near[:2] + done * self.far[:2]
        (left, bottom), (right, top) = low.tolist(), (low + span).tolist()
        self.plane.reframe(x=(left, right), y=(bottom, top))

    def follow(self, share: Callable[[], float]) -> None:
        """Draw back from now on as a number says, until ``stop``."""
        self._following = lambda _: self.draw_back(share())
        self.plane.add_updater(self._following)

    def stop(self, share: float) -> None:
        """Stay as far drawn back as ``share`` says."""
        self.plane.remove_updater(self._following)
        self.draw_back(share)


def _nice_below(number: float) -> float:
    """The largest of 1, 2, 3, 4, 5, 8, 10, 20, … that is not above a number."""
    power = 10.0 ** np.floor(np.log10(number))
    return float(max(nice * power for nice in _NICE if nice * power <= number * (1 + 1e-9)))


__all__ = ["Lens", "RaisedAxis"]
