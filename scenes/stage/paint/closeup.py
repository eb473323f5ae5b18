"""Coming close to a flat picture and drawing back again."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Mobject
from numpy.typing import ArrayLike, NDArray

from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas

Array = NDArray[np.float64]


class Closeup(Mobject):
    """Shows the point ``focus`` of the picture at ``place`` on the screen, ``zoom`` times as large.

    ``closeup.animate.look(zoom=2, focus=(1, 0))`` moves it; at first the picture is as it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self.points = np.array([[0.0, 0, 0], [0, 0, 0], [1, 1, 0]])

    @property
    def zoom(self) -> float:
        """How many times as large the picture is."""
        return float(self.points[2, 0])

    def look(
        self,
        zoom: float | None = None,
        focus: ArrayLike | None = None,
        place: ArrayLike | None = None,
    ) -> Closeup:
        """Change what is given, keep the rest."""
        points = self.points.copy()
        if focus is not None:
            points[0, :2] = focus
        if place is not None:
            points[1, :2] = place
        if zoom is not None:
            points[2, :2] = zoom
        self.points = points
        return self

    @staticmethod
    def fitted(box: ArrayLike, room: ArrayLike, most: float) -> dict[str, Any]:
        """How to ``look`` so that a box of the picture is all in a ``room`` of the screen.

        Both are corners (2, 2), lower left and upper right; it is never more than ``most`` times as
        large as it is.
        """
        (low, high), (left, right) = np.asarray(box, dtype=float), np.asarray(room, dtype=float)
        zoom = min(most, *((right - left) / (high - low)))
        return {"zoom": zoom, "focus": (low + high) / 2, "place": (left + right) / 2}

    def on_screen(self, points: ArrayLike) -> Array:
        """Where points (..., 2) of the picture are on the screen."""
        focus, place = self.points[:2, :2]
        return np.asarray(place + self.zoom * (np.asarray(points) - focus))

    def in_picture(self, points: ArrayLike) -> Array:
        """Which points of the picture are at points (..., 2) of the screen."""
        focus, place = self.points[:2, :2]
        return np.asarray(focus + (np.asarray(points) - place) / self.zoom)

    def interpolate_color(self, mobject1: Any, mobject2: Any, alpha: float) -> Closeup:
        """A close-up has no colour."""
        return self

    def onto(self, canvas: Canvas) -> None:
        """Make the canvas show the picture this way."""
        focus, place = self.points[:2, :2]
        canvas.translate(*place)
        canvas.scale(self.zoom, self.zoom)
        canvas.translate(*-focus)


class Pictured(Painted):
    """Something painted that a close-up may enlarge; without one it is drawn as it is."""

    def __init__(self, closeup: Closeup | None = None) -> None:
        super().__init__()
        self.closeup = Closeup() if closeup is None else closeup

    def paint(self, canvas: Canvas) -> None:
        """Draw as the close-up shows it."""
        canvas.save()
        self.closeup.onto(canvas)
        super().paint(canvas)
        canvas.restore()

    def on_screen(self, points: Any) -> Array:
        """Where points (..., 2) of the picture are now on the screen."""
        return self.closeup.on_screen(points)


__all__ = ["Closeup", "Pictured"]
