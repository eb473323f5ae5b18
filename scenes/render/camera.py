"""A camera for objects that paint themselves.

Manim draws a surface as thousands of little mobjects; an object that knows its own picture can put
it on the canvas in one go, so that the cost of a frame is Cairo's and not Python's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, Self, runtime_checkable

from manim import Camera

if TYPE_CHECKING:
    import cairo
    from manim import VMobject


@runtime_checkable
class SelfPainting(Protocol):
    """Anything with a ``paint`` method; the canvas is in scene units, y upwards."""

    def paint(self, canvas: cairo.Context[Any]) -> None:
        """Put the present picture on the canvas."""


class PaintingCamera(Camera):
    """Manim's camera, except that self-painting mobjects are handed the canvas."""

    def display_vectorized(self, vmobject: VMobject, ctx: cairo.Context[Any]) -> Self:
        """Let ``vmobject`` paint itself if it can, otherwise draw it as Manim does."""
        if not isinstance(vmobject, SelfPainting):
            return super().display_vectorized(vmobject, ctx)
        ctx.save()
        ctx.new_path()  # Manim leaves the outline of the shape before on the canvas
        vmobject.paint(ctx)
        ctx.restore()
        ctx.new_path()
        return self
