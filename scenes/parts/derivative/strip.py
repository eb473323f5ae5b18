"""The two machines of one evening: w goes into the error, and the error into its square."""

from __future__ import annotations

from typing import Any

from manim import DOWN, LEFT, RIGHT, FadeIn, RoundedRectangle, VGroup

from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LOSS,
    POSITION,
    QUIET,
    Box,
    Formula,
    Words,
    italic,
    swell,
    tr,
)
from scenes.stage.lecture.boxes import place

_AROUND = 0.34, 0.32  # scene units: a plate is wider and higher than what is on it
_PLATE = "#1A2538"


class Strip:
    """Both of them in a row, and below each its slope, once that is told."""

    def __init__(self, inner: Formula, given: str, box: Box) -> None:
        error = Words(tr("error"), BODY_SIZE, LOSS)
        boxes = self._plate(inner), self._plate(Words(tr("square"), BODY_SIZE))
        arrows = [Words("→", BODY_SIZE, QUIET) for _ in range(3)]
        start = Words(italic("w"), BODY_SIZE, POSITION)
        row = start, arrows[0], boxes[0], arrows[1], error, arrows[2], boxes[1]
        self.row = VGroup(*row).arrange(RIGHT, buff=0.15)
        slope, times = tr("slope"), f'2 dot "{tr("error")}"'
        self.slopes = VGroup()
        for source, plate in zip((given, times), boxes, strict=True):
            named = Formula(f'"{slope}" {source}', size=BODY_SIZE).set_color(GRADIENT)
            named.next_to(plate, DOWN, buff=0.25)
            over = float(named.get_right()[0] - self.row.get_right()[0])
            self.slopes.add(named.shift(max(0.0, over) * LEFT))
        place(VGroup(self.row, self.slopes), box)

    @staticmethod
    def _plate(inner: Any) -> VGroup:
        plate = RoundedRectangle(
            corner_radius=0.12,
            width=inner.width + _AROUND[0],
            height=max(inner.height, 0.3) + _AROUND[1],
            fill_color=_PLATE,
            fill_opacity=1,
            stroke_color=QUIET,
            stroke_width=3,
        )
        return VGroup(plate, inner.move_to(plate))

    @property
    def all(self) -> tuple[Any, ...]:
        """Everything of it."""
        return self.row, self.slopes

    def tell(self, number: int) -> Any:
        """An animation: the slope of a machine comes."""
        return FadeIn(self.slopes[number])

    def press(self) -> tuple[Any, ...]:
        """Animations: both slopes are larger for a moment."""
        return tuple(swell(slope, 1.1) for slope in self.slopes)


__all__ = ["Strip"]
