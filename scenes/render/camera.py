"""A camera for objects that paint themselves.

Manim draws a surface as thousands of little mobjects; an object that knows its own picture can put
it on the canvas in one go, so that the cost of a frame is Cairo's and not Python's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self
from weakref import WeakKeyDictionary

from manim import Camera

if TYPE_CHECKING:
    import cairo
    from manim import VMobject


class PaintingCamera(Camera):
    """Manim's camera, except that mobjects with a ``paint(canvas)`` method are handed the canvas.

    The canvas is in scene units, y upwards. Outlines of other mobjects are kept as Cairo paths
    until their points change: most of what a frame shows, words above all, stands still.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._outlines: WeakKeyDictionary[VMobject, tuple[bytes, cairo.Path]] = WeakKeyDictionary()

    def display_vectorized(self, vmobject: VMobject, ctx: cairo.Context[Any]) -> Self:
        """Let ``vmobject`` paint itself if it can, otherwise draw it as Manim does."""
        paint = getattr(vmobject, "paint", None)
        if paint is None:
            return super().display_vectorized(vmobject, ctx)
        ctx.save()
        ctx.new_path()  # Manim leaves the outline of the shape before on the canvas
        paint(ctx)
        ctx.restore()
        ctx.new_path()
        return self

    def set_cairo_context_path(self, ctx: cairo.Context[Any], vmobject: VMobject) -> Self:
        """Put the outline of ``vmobject`` on the canvas."""
        points = vmobject.points.tobytes()
        kept = self._outlines.get(vmobject)
        ctx.new_path()
        if kept is not None and kept[0] == points:
            ctx.append_path(kept[1])
            return self
        super().set_cairo_context_path(ctx, vmobject)
        self._outlines[vmobject] = (points, ctx.copy_path())
        return self
