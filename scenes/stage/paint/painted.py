"""The base of everything that paints itself, and how it speaks with Manim's animations."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from typing import Any, ClassVar, Self

import cairo
import numpy as np
from manim import (
    Animation,
    FadeIn,
    FadeOut,
    Mobject,
    ValueTracker,
    VMobject,
    config,
    rate_functions,
    smooth,
    squish_rate_func,
    there_and_back,
)
from numpy.typing import NDArray

from scenes.stage.lecture.boxes import FRAME, Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.paint.pen import Canvas

_EDGE = 0.05  # scene units: half a line's width and the softness of its edge


def _stays(_: Any) -> None:
    """Leave things as they are."""


class Painted(VMobject):
    """A mobject that draws itself from the trackers it reads, in one go.

    ``presence`` in [0, 1] is how much of it is there, 1 when it is made. Manim's own animations
    show and hide it: ``FadeIn``, ``FadeOut``, ``.animate.set_presence(0.25)``; ``Create`` and
    ``Write`` draw it from its beginning where it has one, and fade it in elsewhere. What it shows
    is its trackers' business, so a copy that an animation makes shares them and has a presence of
    its own. Its Manim points are only its frame, a rectangle, so that it can stand beside others.

    ``layer`` is what it lies before and behind; ``panel`` the part of the screen it may be in.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__(stroke_width=0, fill_opacity=0)
        self.presence = 1.0
        self.panel: Box | None = None
        self.z_index = self.layer
        self.set_frame(-0.1, -0.1, 0.1, 0.1)
        # Manim redraws only what moves. What a painted object reads may always be moving.
        self.add_updater(_stays, call_updater=False)

    def set_frame(self, left: float, bottom: float, right: float, top: float) -> None:
        """Say which rectangle of the scene the picture fills."""
        corners = [(left, bottom, 0), (right, bottom, 0), (right, top, 0), (left, top, 0)]
        self.set_points_as_corners([*corners, corners[0]])

    @property
    def showing(self) -> float:
        """How much of it can be seen, in [0, 1]: its presence, or less if its trackers say so."""
        return self.presence

    # -- painting --------------------------------------------------------------------------------

    def paint(self, canvas: Canvas) -> None:
        """Put the present picture on the canvas, if any of it is there."""
        if self.presence <= 0:
            return
        panel = self.clip_box()
        if panel is not None:
            if min(panel.width, panel.height) <= 0:
                return
            panel = panel.to_the_edge()
            canvas.rectangle(panel.left, panel.bottom, panel.width, panel.height)
            canvas.clip()
        self.draw(canvas)

    def clip_box(self) -> Box | None:
        """The part of the screen it may be in; None for all of it."""
        return self.panel

    def draw(self, canvas: Canvas) -> None:
        """Draw in scene units, y upwards, with ``presence`` as the strength of everything."""
        raise NotImplementedError

    # -- Manim's protocol ------------------------------------------------------------------------

    def set_presence(self, presence: float) -> Self:
        """Be there by this share."""
        self.presence = float(presence)
        return self

    def fade(self, darkness: float = 0.5, family: bool = True) -> Self:
        """Be less there by the share ``darkness``, as Manim's fades ask."""
        return self.set_presence(self.presence * (1 - darkness))

    def set_opacity(self, opacity: float, family: bool = True) -> Self:
        """The same as its presence."""
        return self.set_presence(opacity)

    def interpolate(
        self, mobject1: Any, mobject2: Any, alpha: float, path_func: Any = None
    ) -> Self:
        """Stand between two of its states."""
        self.points = (1 - alpha) * mobject1.points + alpha * mobject2.points
        if mobject1.panel != mobject2.panel:
            self.panel = _between(mobject1.panel or FRAME, mobject2.panel or FRAME, alpha)
        return self.set_presence((1 - alpha) * mobject1.presence + alpha * mobject2.presence)

    def pointwise_become_partial(self, vmobject: Any, a: float, b: float) -> Self:
        """Be as much there as has been drawn; for what has no beginning and no end."""
        return self.set_presence(vmobject.presence * b)

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # What an animation remembers of a beginning: presence and place. Trackers are shared.
        memo[id(self)] = twin = copy(self)
        twin.points, twin.updaters = self.points.copy(), list(self.updaters)
        twin.submobjects = []
        return twin


def _between(one: Box, other: Box, share: float) -> Box:
    """The box at a share of the way from one to another."""
    return Box(*((1 - share) * a + share * b for a, b in zip(one, other, strict=True)))


class _Kept:
    """A picture and what it was made of; an object and its copies share it."""

    def __init__(self) -> None:
        self.key: tuple[object, ...] = ()
        self.image: cairo.ImageSurface | None = None
        self.extent: Box | None = None


class KeptPicture(Painted):
    """Something whose picture is kept until what it depends on changes.

    While the camera rests, a surface or a map then costs one copy of pixels a frame.
    """

    def __init__(self) -> None:
        super().__init__()
        self._kept = _Kept()

    @property
    def key(self) -> bytes:
        """Changes exactly when the picture changes."""
        raise NotImplementedError

    @property
    def extent(self) -> Box | None:
        """The part of the screen outside of which the kept picture is empty, if that is known."""
        return self._kept.extent

    def picture(self, canvas: Canvas) -> None:
        """Draw the picture at full presence."""
        raise NotImplementedError

    def _reach(self, points: NDArray[np.float64]) -> None:
        """While painting: the picture reaches as far as screen points (..., 2), and a bit more."""
        flat = points.reshape(-1, 2)
        low, high = flat.min(axis=0) - _EDGE, flat.max(axis=0) + _EDGE
        if self._kept.extent is not None:
            low = np.minimum(low, self._kept.extent[:2])
            high = np.maximum(high, self._kept.extent[2:])
        self._kept.extent = Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def draw(self, canvas: Canvas) -> None:
        """Copy the kept picture, after painting it anew if need be."""
        size = (int(config.pixel_width), int(config.pixel_height))
        key, kept = (self.key, size), self._kept
        if kept.image is None or kept.key != key:
            kept.image = _wiped(kept.image, *size)
            kept.extent = None
            own = cairo.Context(kept.image)
            own.set_matrix(canvas.get_matrix())
            self.picture(own)
            kept.image.flush()
            kept.key = key
        if kept.extent is not None:  # the rest is empty
            canvas.rectangle(*kept.extent[:2], kept.extent.width, kept.extent.height)
            canvas.clip()
        canvas.identity_matrix()
        canvas.set_source_surface(kept.image, 0, 0)
        canvas.paint_with_alpha(self.presence)


def _wiped(old: cairo.ImageSurface | None, width: int, height: int) -> cairo.ImageSurface:
    """An empty image: the one that is there if it has the size, as new memory costs more.

    A new one is wiped as well: Cairo rounds the first faint stroke otherwise on memory that it has
    not cleared itself, and a frame must not show what was drawn before it.
    """
    if old is None or (old.get_width(), old.get_height()) != (width, height):
        old = cairo.ImageSurface(cairo.FORMAT_ARGB32, width, height)
    wipe = cairo.Context(old)
    wipe.set_operator(cairo.OPERATOR_CLEAR)
    wipe.paint()
    return old


def change(tracker: ValueTracker, to: float, pace: Callable[[float], float] = smooth) -> Animation:
    """An animation of a tracker's value, at its own ``pace`` within the play."""
    build: Any = tracker.animate(rate_func=pace)
    animation: Animation = build.set_value(to).build()
    return animation


class Afterwards(Animation):
    """The last animation of a play: when that is over, played or skipped, ``do`` is done."""

    def __init__(self, do: Callable[[], object]) -> None:
        self.do = do
        super().__init__(Mobject(), remover=True)

    def finish(self) -> None:
        """End, then do it."""
        super().finish()
        self.do()


#: Of the time in which one thing takes another's place: when it goes, and when the other comes. In
#: one place neither is seen through the other, and both paces are quick where they meet, so that it
#: is dark for a moment only; elsewhere it is never dark.
_IN_ONE_PLACE, _ELSEWHERE = ((0.0, 0.5), (0.45, 1.0)), ((0.0, 0.8), (0.2, 1.0))


def coming(one_place: bool = True) -> Callable[[float], float]:
    """The pace of what comes where something goes."""
    if one_place:
        return squish_rate_func(rate_functions.ease_out_sine, *_IN_ONE_PLACE[1])
    return squish_rate_func(smooth, *_ELSEWHERE[1])


def _going(one_place: bool) -> Callable[[float], float]:
    if one_place:
        return squish_rate_func(rate_functions.ease_in_sine, *_IN_ONE_PLACE[0])
    return squish_rate_func(smooth, *_ELSEWHERE[0])


def instead(gone: Any, come: Any = (), one_place: bool = True, run_time: float = 1.0) -> list[Any]:
    """Animations: something goes, or several things, and others come instead.

    In ``one_place`` they wait until what was there is hardly seen.
    """
    away, here = _going(one_place), coming(one_place)
    return [
        *(FadeOut(thing, run_time=run_time, rate_func=away) for thing in _each(gone)),
        *(FadeIn(thing, run_time=run_time, rate_func=here) for thing in _each(come)),
    ]


def _each(things: Any) -> list[Any]:
    """Several things, or the one that there is; a group is one."""
    return [things] if isinstance(things, Mobject) else list(things)


def swell(mobject: Any, by: float = 1.2) -> Any:
    """An animation that makes something larger for a moment, so that the eye goes to it."""
    return mobject.animate(rate_func=there_and_back).scale(by)


def eased(share: NDArray[np.float64]) -> NDArray[np.float64]:
    """A share that begins and ends gently: 0 below 0, 1 above 1."""
    cut = np.clip(share, 0.0, 1.0)
    return np.asarray(cut * cut * (3 - 2 * cut))


def ripple(wave: float) -> float:
    """How strong a ring is that goes out from something as ``wave`` goes from 0 to 1.

    It comes from nothing, so that it does not pop up round the thing, and ends as nothing.
    """
    return min(1.0, 5 * wave) * (1 - wave)
