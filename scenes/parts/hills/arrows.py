"""The gradient field on the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import GradientField, Trajectory
from scenes.stage import GRADIENT, STEP, TEXT, ArrowScale, Field, Layer, Playback, View, change
from scenes.stage.ground.field import outlines
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_DOT = 0.05  # scene units: an arrow of no length is still a place
_SHORT = (0.25, 0.4)  # of the longest arrow: so short is one that is called so, and yet seen
_DARK = 0.35  # of all heights: so low, the map is dark
_ABOUT, _SEEN = 0.2, 0.5  # scene units: a ring about an arrow that is shorter than the second
_LONG = 0.95  # of the longest one: as long as it is, to the eye
_LIT, _OWN, _RIM = 0.028, 0.05, 0.025  # scene units: half as wide one is that is lit; its rim
_NEAR = 0.5  # scene units from a walker's arrow: others there go, a faint one would be a ghost
_PIECES = np.linspace(0, 1, 9)[:, None]  # of an arrow
STEPS_SHOWN = 2  # of a walk over the field: later ones are too quick to be compared


class DottedField(Field):
    """A gradient field with a dot at each of its places, also where no arrow comes out of it.

    A place without an arrow would say that the ground is level there: so all of them are whole,
    over the rim of the map as well. On the map's tops they are as light as the ground: so each has
    a dark rim. As far as it is ``cleared``, in [0, 1], it gives way about those who stand where it
    is ``walked`` (n, 2), and about the arrows that they have there.
    """

    casing = _RIM

    def __init__(self, view: View, field: GradientField, scale: ArrowScale) -> None:
        super().__init__(view, field, scale)
        self.walked: Callable[[], Array] = lambda: np.empty((0, 2))
        self.cleared = ValueTracker(0.0)

    @property
    def key(self) -> bytes:
        """Also about whom it gives way, and how far."""
        cleared = float(self.cleared.get_value())
        return super().key + (np.append(self.walked(), cleared).tobytes() if cleared else b"")

    def _within(self, tails: Array, tips: Array) -> Array:
        """How much of each arrow on the screen is there (n,)."""
        there, here = super()._within(tails, tips), self.walked()
        cleared = float(self.cleared.get_value())
        if not cleared or not len(here):
            return there
        own = here + self.scale_of_all.factor * self.view.landscape.gradient(here)
        own, other = (
            begin + _PIECES[:, None] * (end - begin)
            for begin, end in ((self.view.at(here), self.view.at(own)), (tails, tips))
        )
        gaps = np.linalg.norm(other[:, None, :, None] - own[:, None], axis=-1).min(axis=(0, 1, 3))
        return np.asarray(there * (1 - cleared * (gaps < _NEAR)))

    def clip_box(self) -> Box | None:
        """None: what begins on the map may end beside it."""
        return None

    def long_and_short(self) -> tuple[int, int]:
        """The numbers of a longest arrow amid the map, and of a short one near it."""
        lengths = np.linalg.norm(self.vectors, axis=-1)
        low, high = np.array(self.view.window).T
        off = np.any((self.tips < low) | (self.tips > high), axis=-1)
        lengths_here = np.where(off, -1.0, lengths)
        among = lengths_here > _LONG * lengths_here.max()
        middle = np.linalg.norm(self.tails - (low + high) / 2, axis=-1)
        longest = int(np.argmin(np.where(among, middle, np.inf)))
        share = lengths / max(float(lengths[longest]), 1e-300)
        far = np.linalg.norm(self.tails - self.tails[longest], axis=-1)
        short = ~off & (share > _SHORT[0]) & (share < _SHORT[1])
        heights = (self.view.plotted(self.tails) - self.view.lowest) / self.view.spread
        if (short & (heights < _DARK)).any():
            short &= heights < _DARK  # a light one is lost on a light top
        if not short.any():
            return longest, int(np.argmin(np.where(off, np.inf, lengths)))
        return longest, int(np.argmin(np.where(short, far, np.inf)))

    def picture(self, canvas: Canvas) -> None:
        """Arrows, then dots over their ends."""
        super().picture(canvas)
        tails = self.view.at(self.tails)
        whole = self.view.at(self.tails + self.scale_of_all.factor * self.vectors)
        strengths = self._within(tails, whole) * self.view.visible(self.tails)
        for spot, strength in zip(tails, strengths.tolist(), strict=True):
            Pen(canvas, strength).disc(spot, _DOT, GRADIENT)


class LitArrows(OnGround):
    """Some arrows of a field once more, as long as they are there, each as far as it is lit."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, field: Field, numbers: Sequence[int]) -> None:
        super().__init__(field.view)
        self.field, self.numbers = field, list(numbers)
        self.lit = [ValueTracker(0.0) for _ in self.numbers]

    def light(self, which: int) -> Any:
        """One of them lights up."""
        return change(self.lit[which], 1)

    def draw(self, canvas: Canvas) -> None:
        """Each with a bright rim."""
        tails, tips = self.view.at(self.field.tails), self.view.at(self.field.tips)
        for number, lit in zip(self.numbers, self.lit, strict=True):
            pen = Pen(canvas, self.presence * float(lit.get_value()))
            tail, way = tails[number], tips[number] - tails[number]
            (shape,) = outlines(tail[None], way[None], _LIT)
            pen.line(shape, TEXT, 2 * _RIM, closed=True)
            pen.disc(tail, 1.2 * _DOT, GRADIENT, casing=0.0)
            pen.fill(shape, GRADIENT)
            length = float(np.linalg.norm(way))
            if length < _SEEN:
                pen.ring(tail + way / 2, length / 2 + _ABOUT, TEXT, 0.04, casing=_RIM)


class OwnArrows(OnGround):
    """The gradient of each walker where the present step of ``party`` began, as long as a field's.

    ``walk`` has all who walk, in step with them.
    """

    layer: ClassVar[Layer] = Layer.ARROW
    tint: ClassVar[str] = GRADIENT

    def __init__(self, walk: Trajectory, party: Playback, field: Field) -> None:
        super().__init__(field.view)
        self.walk, self.party, self.field = walk, party, field

    def ends(self) -> tuple[Array, Array]:
        """Where on the ground all of them begin (n, 2), and end."""
        step = min(self.party.step, self.walk.steps - 1)
        tails = self.walk.points[step]
        return tails, tails + self.field.factor * self.walk.gradients[step]

    def first_tips(self) -> Array:
        """Where on the ground the arrows of all steps that are shown end (n, 2)."""
        steps = slice(min(STEPS_SHOWN, self.walk.steps))
        tips = self.walk.points[steps] + self.field.factor * self.walk.gradients[steps]
        return tips.reshape(-1, 2)

    def draw(self, canvas: Canvas) -> None:
        """Each with a dark rim."""
        pen, (tails, tips) = Pen(canvas, self.presence), map(self.view.at, self.ends())
        for shape in outlines(tails, tips - tails, _OWN):
            pen.line(shape, BACKGROUND, 2 * _RIM, closed=True)
            pen.fill(shape, self.tint)


class OwnSteps(OwnArrows):
    """What is made of these arrows, as far as they are ``aimed``: the first steps, on one scale.

    They lie over the walkers, who are nearly as large.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    tint: ClassVar[str] = STEP

    def __init__(self, arrows: OwnArrows, rate: float) -> None:
        super().__init__(arrows.walk, arrows.party, arrows.field)
        self.rate, self.aimed = rate, ValueTracker(0.0)

    def ends(self) -> tuple[Array, Array]:
        """Each from where its arrow begins, the other way; no length once some are done."""
        tails, tips = super().ends()
        shown = float(self.aimed.get_value()) * (self.party.step < STEPS_SHOWN)
        return tails, tails - shown * self.rate * (tips - tails)

    def draw(self, canvas: Canvas) -> None:
        """Nothing of what has no length."""
        if self.aimed.get_value() and self.party.step < STEPS_SHOWN:
            super().draw(canvas)
