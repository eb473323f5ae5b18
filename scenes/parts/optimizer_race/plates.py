"""A map as wide as the frame, and plates for what stands on it."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, RIGHT, UP, RoundedRectangle
from numpy.typing import ArrayLike

from scenes.parts.optimizer_race.places import WIDE
from scenes.parts.optimizer_race.track import SIDES, UPRIGHT
from scenes.stage import Box, Layer
from scenes.stage.lecture.theme import PLATE

# So many times as wide as high is a map that fills the frame.
FLAT = (WIDE.width - SIDES) / (WIDE.height - UPRIGHT)


def plate(box: Box) -> Any:
    """A plate over a map."""
    made = RoundedRectangle(width=box.width, height=box.height, corner_radius=0.15,
                            fill_color=PLATE, fill_opacity=0.85, stroke_width=0)  # fmt: skip
    return made.move_to(box.middle).set_z_index(Layer.PLOT)


def plate_behind(thing: Any, spare: float = 0.0) -> Any:
    """A plate behind a thing, with room to the right for a number that grows."""
    low, high = thing.get_corner(DOWN + LEFT), thing.get_corner(UP + RIGHT)
    return plate(Box(low[0] - 0.25, low[1] - 0.18, high[0] + 0.25 + spare, high[1] + 0.18))


def window(middle: ArrayLike, up: float) -> dict[str, tuple[float, float]]:
    """The numbers that a map as wide as the frame shows: as far up and down, and to the sides."""
    (x, y), across = map(float, middle), FLAT * up  # type: ignore[arg-type]
    return {"x": (x - across, x + across), "y": (y - up, y + up)}


__all__ = ["FLAT", "plate", "plate_behind", "window"]
