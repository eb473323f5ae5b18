"""A camera for objects that paint themselves.

Manim draws a surface as thousands of little mobjects; an object that knows its own picture can put
it on the canvas in one go, so that the cost of a frame is Cairo's and not Python's.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Self
from weakref import WeakKeyDictionary

from manim import Camera

if TYPE_CHECKING:
    from collections.abc import Iterable

    import cairo
    from manim import VMobject
    from manim.typing import PixelArray


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

    def display_multiple_non_background_colored_vmobjects(
        self, vmobjects: Iterable[VMobject], pixel_array: PixelArray
    ) -> None:
        """Draw in order; neighbours of one plain fill, such as the letters of a word, in one go."""
        ctx = self.get_cairo_context(pixel_array)
        for fill, group in groupby(vmobjects, _plain_fill):
            if fill is None:
                for vmobject in group:
                    self.display_vectorized(vmobject, ctx)
                continue
            ctx.new_path()
            for vmobject in group:
                self._add_outline(ctx, vmobject)
            ctx.set_source_rgba(*fill)
            ctx.fill()

    def _add_outline(self, ctx: cairo.Context[Any], vmobject: VMobject) -> None:
        """Add the outline to the path that is there."""
        points = vmobject.points.tobytes()
        kept = self._outlines.get(vmobject)
        if kept is None or kept[0] != points:
            before = ctx.copy_path()
            super().set_cairo_context_path(ctx, vmobject)
            kept = self._outlines[vmobject] = (points, ctx.copy_path())
            ctx.new_path()
            ctx.append_path(before)
        ctx.append_path(kept[1])

    def set_cairo_context_path(self, ctx: cairo.Context[Any], vmobject: VMobject) -> Self:
        """Put the outline of ``vmobject`` on the canvas."""
        ctx.new_path()
        self._add_outline(ctx, vmobject)
        return self


def _plain_fill(vmobject: VMobject) -> tuple[float, float, float, float] | None:
    """The one colour that all of ``vmobject`` is, as the canvas wants it; None if it is more."""
    if hasattr(vmobject, "paint") or vmobject.stroke_width or vmobject.background_stroke_width:
        return None
    fill = vmobject.fill_rgbas
    if len(fill) != 1:
        return None
    red, green, blue, opacity = fill[0].tolist()
    return blue, green, red, opacity  # Manim's canvas holds blue where Cairo says red
