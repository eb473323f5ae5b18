"""The hiker where no ground is to be seen: she stands at a point of the screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from scenes.stage import FRAME, Figure, Layer
from scenes.stage.paint.pen import Canvas
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import Flight
from scenes.stage.walk.light import Pool

Array = NDArray[np.float64]

_FROM_THE_SIDE = 30.0  # degrees of elevation
_FROM_ABOVE = 90.0


class _Spot:
    """What a view would tell of her place: there she is, and she is seen."""

    window = np.array([(0.0, 1.0), (0.0, 1.0)])

    def __init__(self, foot: Callable[[], Array], elevation: float) -> None:
        self.foot, self.pose = foot, {"elevation": elevation, "zoom": 1.0}

    def at(self, places: ArrayLike) -> Array:
        return np.asarray(self.foot(), dtype=float)[np.newaxis]

    def inside(self, places: ArrayLike) -> NDArray[np.bool_]:
        return np.array([True])

    def visible(self, places: ArrayLike, lift: float = 0.0) -> NDArray[np.bool_]:
        return np.array([True])

    def window_on_screen(self) -> None:
        return None


class _Paces:
    """What a playback would tell of her: how many steps she has taken."""

    def __init__(self, time: Callable[[], float]) -> None:
        self._time = time

    @property
    def time(self) -> float:
        return self._time()

    def now(self) -> Array:
        return np.zeros((1, 2))


class She(Figure):
    """She stands at ``foot()`` on the screen, ``paces()`` steps after her start.

    ``way()`` is where she looks, on the screen.
    """

    def __init__(
        self,
        foot: Callable[[], Array],
        paces: Callable[[], float],
        clock: ValueTracker,
        *,
        way: Callable[[], Array] = lambda: np.array([1.0, 0.0]),
        elevation: float = _FROM_THE_SIDE,
        size: float | Callable[[], float] = 1.0,
    ) -> None:
        self.size, self.way = size, way
        view: Any = _Spot(foot, elevation)
        party: Any = _Paces(paces)
        super().__init__(view, party, way, clock)

    @property
    def near(self) -> float:
        """How large she is."""
        return self.size if isinstance(self.size, float) else self.size()

    def heading(self) -> Array:
        """Where she looks, on the screen (2,)."""
        return self.way()

    def readings(self) -> list[Reading]:
        """There is no ground whose height could be read."""
        return []


class Path(Flight):
    """Her trail on the map, under her and under the cross."""

    layer: ClassVar[Layer] = Layer.TRAIL


class Above(She):
    """She as one sees her from straight above, at the ball's place of a flight over a map."""

    def __init__(self, flight: Flight, clock: ValueTracker) -> None:
        self.flight = flight
        super().__init__(flight.here, lambda: flight.party.time, clock, way=self._ahead,
                         elevation=_FROM_ABOVE, size=1.7)  # fmt: skip

    def _ahead(self) -> Array:
        """The way from her last landing to the next; from the last one on, the way she came."""
        points = self.flight.party.trajectory.points[:, 0]
        step = min(self.flight.party.step, len(points) - 2)
        start, end = self.flight.on.at(points[step : step + 2])
        return np.asarray(end - start)


class Lamp(Pool):
    """Her light; beside the edge of the frame it reaches no farther than to it."""

    def __init__(self, foot: Callable[[], Array], widest: float) -> None:
        super().__init__(foot, widest)
        self.widest = widest

    def draw(self, canvas: Canvas) -> None:
        """Light that ends within the frame."""
        self.wide = min(self.widest, FRAME.right - abs(float(self.foot()[0])))
        if self.wide > 0:
            super().draw(canvas)


__all__ = ["Above", "Lamp", "Path", "She"]
