"""The loss of a line as a formula, and its slope, brought forth from it piece by piece."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, RIGHT, UP, FadeIn, Transform, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.by_hand.sizes import BODY_SIZE
from scenes.parts.loss_curve.carry import Carry
from scenes.stage.lecture.theme import DATA, GRADIENT, LOSS, POSITION
from scenes.stage.lecture.words import italic, tr
from scenes.stage.type.text import Formula, Words, on_one_line, on_plate

Array = NDArray[np.float64]

_BETWEEN = 0.7  # scene units between formulas: room for what is carried from one to the other
_DIM = 0.25


def loss_formula(size: float, bias: bool = False) -> Formula:
    """L, the mean squared error of y = w x, or with ``bias`` of y = w x + b."""
    inner = "({{w : w}} {{x_i : x}} + {{b : b}})" if bias else "{{w : w}} {{x_i : x}}"
    return Formula(
        "{{L : loss}} {{= : equals}} {{1 : one}}/{{m : m}} sum_(i=1)^m"
        f" ({inner} - {{{{y_i : y}}}})^{{{{2 : square}}}}",
        {"loss": LOSS, "w": POSITION} | dict.fromkeys("mxby" if bias else "mxy", DATA),
        size,
    )


def slope_formula(size: float) -> Formula:
    """∂L/∂w of y = w x + b, all that stays constant in one colour."""
    return Formula(
        "{{(partial L)/(partial w) : slope}} {{= : equals}} {{2 : two}}/{{m : m}} sum_(i=1)^m"
        " {{x_i : out}} (({{w : w}} {{x_i : x}} + {{b : b}}) - {{y_i : y}})",
        {"slope": GRADIENT, "w": POSITION, "out": DATA} | dict.fromkeys("mxby", DATA),
        size,
    )


class Differentiation:
    """The loss of y = w x + b on a plate; its slope comes forth beneath it and stays there alone.

    The slope stands there dimmed, as a whole. Each of the ``moves`` carries a piece of the loss,
    named first, to its place in the slope; no letter ever crosses another.
    """

    moves = (("square", "two"), ("x", "out"))  # the 2 comes down, then x comes out

    def __init__(self, size: float, middle: tuple[float, float, float]) -> None:
        self.loss, self.slope = loss_formula(size, bias=True), slope_formula(size)
        self.board = on_plate(self.loss).move_to(middle)
        self.slope.next_to(self.loss, DOWN, buff=_BETWEEN)
        aside = self.loss.part("equals").get_x() - self.slope.part("equals").get_x()
        self.slope.shift(RIGHT * aside)
        self._roomy = on_plate(VGroup(self.loss, self.slope))[0]
        self._lit = self.slope.copy()
        self._alone = on_plate(self.slope.copy().align_to(self.loss, UP))
        self.slope.set_opacity(_DIM)

    @property
    def result(self) -> VGroup:
        """The plate with the slope alone."""
        return VGroup(self.board[0], self.slope)

    # -- animations ------------------------------------------------------------------------------

    def make_room(self) -> tuple[Any, ...]:
        """The plate opens downwards, and the slope appears on it."""
        late = squish_rate_func(smooth, 0.4, 1)
        return Transform(self.board[0], self._roomy), FadeIn(self.slope, rate_func=late)

    def carry(self, before: str, after: str) -> Carry:
        """Bring a piece of the loss to its place in the slope."""
        piece, place = self.loss.part(before), self.slope.part(after)
        gap = 0.5 * (self.loss.get_bottom()[1] + self.slope.get_top()[1])
        return Carry(piece, place, [(piece.get_x(), gap), (place.get_x(), gap)])

    def light_up(self) -> Transform:
        """All of the slope has been found."""
        return Transform(self.slope, self._lit)

    def leave_alone(self) -> tuple[Any, ...]:
        """The slope goes up where the loss has been, and the plate closes round it."""
        plate, slope = self._alone
        return Transform(self.board[0], plate), Transform(self.slope, slope)


class Roles(VGroup):
    """Which symbols of the slope are constant, and that w varies, on a plate.

    With ``w_first`` what varies is on the left.
    """

    def __init__(self, w_first: bool) -> None:
        self.w = Words(italic("w"), BODY_SIZE, POSITION)
        varies = on_one_line(Words(tr("varies:"), BODY_SIZE, POSITION), self.w, buff=0.18)
        symbols = ", ".join(italic(symbol) for symbol in "xymb")
        constant = Words(tr("constant: {symbols}").format(symbols=symbols), BODY_SIZE, DATA)
        parts = (varies, constant) if w_first else (constant, varies)
        super().__init__(*on_plate(on_one_line(*parts, buff=0.9)))

    def below_w(self) -> Array:
        """Where on the plate's lower edge w is (3,)."""
        return np.array([self.w.get_x(), self[0].get_bottom()[1], 0.0])
