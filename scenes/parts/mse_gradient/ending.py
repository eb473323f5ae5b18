"""What the halves pull together, and the wheel that goes on turning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, VGroup, Wait, smooth
from numpy.typing import NDArray

from scenes.parts.mse_gradient.cast import Hundred
from scenes.parts.mse_gradient.places import SIDE
from scenes.parts.mse_gradient.plan import HONEY, Moves
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    QUIET,
    STEP,
    TEXT,
    TITLE_SIZE,
    Arrow,
    Choices,
    Layer,
    Needle,
    Readout,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

# Moments until which the level line has come, and seconds: the answer, the arrows go, at rest.
_TURNING = (15.0, 1.2), (30.0, 1.2), (75.0, 2.3), (float(HONEY), 0.7)
_LANDED = 0.0465  # of a round: so long before its end a step has landed, as far as can be seen
_GOES = 0.25  # of the time of a move: in it goes what is over
_FAINT = 0.3  # of the bands, while their pulls are there
_RADIUS = 1.3  # of the wheel
_SPOKE = np.radians([90, -30, 210])  # where its signs stand


class Bundle(VGroup):
    """The bands of one half as one arrow, as long as its average pull.

    It stands where this pull turns the line as much as the bands do: at Σ error · x / Σ error.
    """

    def __init__(self, hundred: Hundred, left: bool) -> None:
        across = hundred.plan.dots.x
        chosen = (across < 0) == left
        there, errors = across[chosen], hundred.bands.errors()[chosen]
        x = float(np.clip((errors @ there) / (errors.sum() or 1.0), there.min(), there.max()))

        def pull() -> float:
            return -float(hundred.bands.errors()[chosen].mean())

        def root() -> Array:
            return np.array([x, float(hundred.line.predict(x))])

        side = "left" if left else "right"
        self.arrow = Arrow(
            hundred.plane, root, lambda: np.array([0.0, pull()]), LOSS, width=0.13, name=side
        )
        # The arrow tells which way: errors of the other sign beside it would be read as its own.
        size = Readout(f"pull {side}", tr("average pull"), lambda: abs(pull()), 2, LABEL_SIZE, LOSS)
        self.words = on_plate(size, 0.08)
        at = hundred.plane.at(root())
        self.words.move_to((at[0], at[1] + (0.45 if pull() < 0 else -0.45), 0))
        super().__init__(self.arrow, self.words)


class Halves:
    """The bands of both halves of the level line, as one pull each; then it is let go."""

    def __init__(self, hundred: Hundred) -> None:
        self.hundred = hundred
        self.bundles: list[Bundle] = []

    def bundled(self) -> Moves:
        """The line is held still: its bands get faint, and the pulls come, the left one first."""
        yield (self.hundred.bands.animate.set_presence(_FAINT),), 0.6
        self.bundles = [Bundle(self.hundred, left) for left in (True, False)]
        for bundle in self.bundles:
            yield (FadeIn(bundle),), 0.6

    def let_go(self, needle: Needle, answer: Sequence[Any]) -> Moves:
        """The hands open; it begins to turn, fastest at first: the answer."""
        held, lit = self.hundred.held, self.hundred.bands.animate.set_presence(1)
        yield (self.hundred.hands.let_go(), FadeIn(needle), lit), 0.6
        held.follow(self.hundred.plan.turning)
        (moments, seconds), *_ = _TURNING
        yield (held.come(moments), *answer), seconds

    def turns_on(self, guess: Choices) -> Moves:
        """It goes on, whatever goes meanwhile, until it is at rest."""
        gone = (FadeOut(thing, rate_func=_at_once) for thing in (VGroup(*self.bundles), guess))
        for (moments, seconds), *go in zip(_TURNING[1:], (*gone, Wait()), strict=True):
            yield (self.hundred.held.come(moments), *go), seconds


class Wheel(Lettered):
    """Errors, gradient, step, and round again; ``turn`` counts the rounds: one is over."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.turn = ValueTracker(0.0)
        self.signs = [
            Lettering(word, BODY_SIZE, color)
            for word, color in (
                (tr("errors"), LOSS),
                (tr("gradient"), GRADIENT),
                (tr("step"), STEP),
            )
        ]
        self.middle = np.array([SIDE.middle[0], SIDE.middle[1] + 0.55])
        self.count = Readout("rounds", tr("steps"), self.rounds, 0, TITLE_SIZE)
        self.count.move_to((SIDE.middle[0], SIDE.bottom + 0.3, 0))

    def rounds(self) -> float:
        """How many rounds are over."""
        return float(np.floor(self.turn.get_value() + _LANDED))

    def on(self) -> Any:
        """An animation: one more round."""
        return change(self.turn, float(round(self.turn.get_value())) + 1)

    def _spot(self, angle: Any, out: float = 0.0) -> Array:
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        return np.asarray(self.middle + (_RADIUS + out) * way)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each sign outside the wheel."""
        aside = ((-0.5, 0.3), (-0.6, -0.8), (-0.45, -0.8))
        for text, angle, (dx, dy) in zip(self.signs, _SPOKE, aside, strict=True):
            x, y = self._spot(angle).tolist()
            yield text, x + dx * text.width, y + dy, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The rim with three marks, and a bead that runs round."""
        pen = Pen(canvas, self.presence)
        pen.ring(self.middle, _RADIUS, QUIET, 0.05)
        bead = _SPOKE[0] - 2 * np.pi * float(self.turn.get_value())
        for angle, sign in zip(_SPOKE, self.signs, strict=True):
            pen.disc(self._spot(angle), 0.14, sign.tint, casing=0.04)
        trail = self._spot(np.linspace(bead, bead + 1.1, 20))
        if self.turn.get_value() % 1 > 1e-6:
            pen.line(trail, TEXT, 0.09)
        pen.disc(self._spot(bead), 0.19, TEXT, casing=0.05)
        self.write(canvas)


def _at_once(share: float) -> float:
    """What goes is not seen through what is moving."""
    return float(smooth(min(1.0, share / _GOES)))


def lesson() -> Words:
    """The sentence to keep."""
    return Words(tr("Every dot pulls. The best line is where they balance."), TITLE_SIZE)


__all__ = ["Bundle", "Halves", "Wheel", "lesson"]
