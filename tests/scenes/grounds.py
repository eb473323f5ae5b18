"""What views keep of their grounds must be of the ground as it is, or frames depend on others."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Mobject
from numpy.typing import NDArray

from scenes.stage.ground.grid import grid
from scenes.stage.ground.view import View

Array = NDArray[np.float64]

_EVERY = 4  # frames
_COUNT = 6  # places along each side


class Grounds:
    """An onlooker that measures all grounds again and again."""

    def __init__(self) -> None:
        self.faults: set[str] = set()
        self._known: dict[View, dict[bytes, Array]] = {}
        self._frames = 0

    def frame(self, scene: Any) -> None:
        """Compare each ground with what it was when it was last called the same."""
        self._frames += 1
        if self._frames % _EVERY == 0:
            for view in views_of(scene.mobjects):
                heights = view.plotted(grid(view.window, _COUNT))
                before = self._known.setdefault(view, {}).setdefault(view.ground_key, heights)
                if not np.array_equal(before, heights, equal_nan=True):
                    self.faults.add(
                        f"{scene.renderer.time:.1f} s: the ground of {type(view).__name__}"
                        " is another one, and its ground_key the same"
                    )

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames are enough."""


def views_of(mobjects: list[Mobject]) -> set[View]:
    """The views that things on the stage stand on."""
    family = (part for mobject in mobjects for part in mobject.get_family())
    found = {getattr(part, "view", None) for part in family}
    return {view for view in found if isinstance(view, View)}
