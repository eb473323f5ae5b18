"""Formulas that come part by part: they are there as a whole, and what was told is lit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import ManimColor, Transform, linear, rush_from, rush_into, smooth, squish_rate_func

from scenes.stage import DATA, FRAME, LOSS, POSITION, STAGE, TITLE_SIZE, Formula, on_plate
from scenes.stage.curve.night import Air
from scenes.stage.type.text import Plate

_SUM = (
    "{{L = : loss}} {{1/{{m : count}} : share}} {{sum_(i=1)^{{m : last}} : total}}"
    " {{paren.l : open}} {{w : w}} thin {{x_i : x}} {{- : minus}} {{y_i : y}} {{paren.r : close}}"
    "^{{2 : square}}"
)
# The paces of what goes and of what comes in its place, so that they do not cross.
FIRST, SECOND = (squish_rate_func(smooth, *part) for part in ((0.0, 0.5), (0.5, 1.0)))
# The same where a whole picture goes: no other one shines through it, and as none goes slowly at
# its end, nor comes so at its beginning, no frame between them is empty.
LEAVES, COMES = squish_rate_func(rush_into, 0.0, 0.3), squish_rate_func(rush_from, 0.3, 0.65)
LINGERS = squish_rate_func(smooth, 0.25, 0.75)  # a sky between them, so that no frame is empty

# The air of her night, from the top of the frame down: so light that no frame of it is black.
MOONLIT: Air = (0.0, "#0B1328"), (0.6, "#152342"), (1.0, "#26385F")

_FIXED = 0.6  # of what cannot change: it can be read
_SINGLE = 12  # steps in one play that are seen one by one
_ERROR = ("open", "w", "x", "minus", "y", "close")


def lit(formula: Formula, *names: str, opacity: float = 1.0) -> Transform:
    """An animation after which these parts are as strong as this."""
    after = formula.copy()
    for name in names:
        after.part(name).set_opacity(opacity)
    return Transform(formula, after)


def led_in(formula: Formula, name: str) -> Transform:
    """An animation after which a part is seen, with the sign that leads to it."""
    after = formula.copy()
    part = after.part(name).set_opacity(1)
    named = [after.part(other) for other in Formula.names_in(formula.source)]
    left = part.get_left()[0]
    begins = max(one.get_right()[0] for one in named if one.get_right()[0] < left)
    for glyph in after.family_members_with_points():
        if begins < glyph.get_x() < left:
            glyph.set_opacity(1)
    return Transform(formula, after)


class Sigma(Formula):
    """The loss as one line of type; nothing of it is seen until it is told, or all is ``shown``."""

    def __init__(self, shown: bool = False) -> None:
        colors = {"loss": LOSS, "w": POSITION, "x": DATA, "y": DATA, "square": LOSS}
        super().__init__(_SUM, colors, TITLE_SIZE)
        self.set_opacity(float(shown))

    def tell(self, *names: str) -> Transform:
        """These parts are told; "error" is all that is between the parentheses."""
        return lit(self, *(part for n in names for part in (_ERROR if n == "error" else (n,))))

    def freeze(self, *names: str) -> Transform:
        """What is fixed grows faint."""
        return lit(self, *names, opacity=_FIXED)


def _air_at(level: float) -> ManimColor:
    """The colour of her night at a level of the frame, in scene units."""
    shares = [share for share, _ in MOONLIT]
    colors = np.array([ManimColor(color).to_rgb() for _, color in MOONLIT])
    share = (FRAME.top - level) / FRAME.height
    return ManimColor(np.array([np.interp(share, shares, part) for part in colors.T]))


def in_the_sky(told: Any, level: float = STAGE.top, spare: float = 0.0) -> Plate:
    """On a plate through which no star is seen, as dark as the sky is at a ``level``.

    So the plate itself is not seen, however much room there is ``spare`` on it.
    """
    plate = on_plate(told, 0.1, spare=spare, opacity=0.97)
    plate[0].set_fill(_air_at(level))
    return plate


def in_steps(count: int) -> Callable[[float], float]:
    """The pace of ``count`` steps in one play: each is begun and ended, if they are to be seen."""

    def pace(time: float) -> float:
        number = min(int(time * count), count - 1)
        return float((number + smooth(time * count - number)) / count)

    return pace if count <= _SINGLE else linear


def by_factors(ratio: float) -> Callable[[float], float]:
    """The pace at which what goes from 1 to ``ratio`` changes by the same factor in a time."""

    def pace(time: float) -> float:
        eased = time * time * (3 - 2 * time)
        return float((ratio**eased - 1) / (ratio - 1)) if ratio != 1 else eased

    return pace


__all__ = [
    "COMES",
    "FIRST",
    "LEAVES",
    "LINGERS",
    "MOONLIT",
    "SECOND",
    "Sigma",
    "by_factors",
    "in_steps",
    "in_the_sky",
    "led_in",
    "lit",
]
