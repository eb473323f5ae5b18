"""The axes of a landscape in a view: names and round ticks along the rim of its floor."""

from __future__ import annotations

import numpy as np
from manim import VGroup, VMobject
from numpy.typing import NDArray

from scenes.stage.ground.view import View
from scenes.stage.lecture.theme import LABEL_SIZE, QUIET
from scenes.stage.plot.plane import tick_text, tick_values
from scenes.stage.type.text import Formula, Line

_OUTSIDE = 0.34  # scene units from the rim to the middle of a label
_CORNER = 0.03  # of a side: numbers closer to the corner than this would touch


class GroundAxes(VGroup):
    """Labels of x along the near rim and of y along the right one; they follow the view.

    From straight above, the floor's rim is the map's, so the same labels serve both. ``window`` is
    the part of the ground whose rim it is, all of it by default.
    """

    def __init__(
        self,
        view: View,
        names: tuple[str, str] = ("x", "y"),
        window: tuple[tuple[float, float], ...] | None = None,
    ) -> None:
        super().__init__()
        self.view = view
        (x0, x1), (y0, y1) = window or view.window
        self._spots: list[NDArray[np.float64]] = []
        self._aside: list[float] = []
        out = _OUTSIDE / view.scale_xy * np.ptp((x0, x1)) / np.ptp(view.window[0])
        along_x, along_y = few_ticks((x0, x1), (y0, y1))
        for value in along_x:
            self._put(Line(tick_text(value), LABEL_SIZE, QUIET), (value, y0 - out))
        self._put(Formula(names[0], size=LABEL_SIZE), (between_last(along_x), y0 - out))
        in_the_corner = (x1 - along_x[-1]) / (x1 - x0) < _CORNER
        for value in along_y:
            if in_the_corner and (value - y0) / (y1 - y0) < _CORNER:
                continue  # the last number of x is close by
            number = Line(tick_text(value), LABEL_SIZE, QUIET)
            self._put(number, (x1 + out, value), aside=max(0.0, number.width / 2 - 0.12))
        self._put(Formula(names[1], size=LABEL_SIZE), (x1 + out, between_last(along_y)))
        self.add_updater(lambda _: self.follow())
        self.follow()

    def _put(self, label: VMobject, spot: tuple[float, float], aside: float = 0.0) -> None:
        """Keep a label at a spot of the ground, and ``aside`` of it on the screen if it is long."""
        self.add(label)
        self._spots.append(np.array(spot))
        self._aside.append(aside)

    def follow(self) -> None:
        """Stand where the rim is now."""
        spots = np.array(self._spots)
        world = self.view.world(spots, np.full(len(spots), self.view.lowest))
        world[:, 2] -= self.view.gap
        places = self.view.screen(world)[0]
        for label, (x, y), aside in zip(self.submobjects, places, self._aside, strict=True):
            label.move_to((x + aside, y, 0))


def few_ticks(*axes: tuple[float, float]) -> list[list[float]]:
    """Two round numbers on each axis from low to high, or a few more: alike on axes of a length."""
    finer = ([tick_values(*axis, about) for axis in axes] for about in range(2, 20))
    return next(ticks for ticks in finer if min(map(len, ticks)) > 1)


def between_last(ticks: list[float]) -> float:
    """The middle of the last two ticks, where an axis has room for its name."""
    return (ticks[-2] + ticks[-1]) / 2
