"""Pictures of several layers that come and go as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from scenes.stage.paint.pen import Canvas, Pen


@contextmanager
def as_one(canvas: Canvas, strength: float) -> Iterator[Pen]:
    """A pen at full strength; what it draws is then put on the canvas as strong as this."""
    canvas.push_group()
    yield Pen(canvas)
    canvas.pop_group_to_source()
    canvas.paint_with_alpha(strength)


__all__ = ["as_one"]
