"""The slope comes forth from the loss: never a false equation, never a letter on a letter."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import Animation, FadeOut

from scenes.parts.loss_curve.carry import Carry
from scenes.parts.loss_curve.slope_formula import Differentiation, Roles, loss_formula
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import DATA, LOSS, POSITION
from tests.scenes.canvas import Array


class Bench:
    """Plays animations without a scene and looks at formulas that become one another."""

    def __init__(self, *formulas: Any) -> None:
        self.formulas = formulas
        self.carried = 0

    def play(self, *animations: Animation) -> None:
        for animation in animations:
            animation.begin()
        for time in np.linspace(0, 1, 25):
            for animation in animations:
                animation.interpolate(float(time))
            self._look([one for one in animations if isinstance(one, Carry)])
        for animation in animations:
            animation.finish()

    def _look(self, carries: list[Carry]) -> None:
        loss, slope = self.formulas
        strengths = [strength(glyph) for glyph in letters(loss)]
        assert np.ptp(strengths) < 1e-6  # never without one of its letters
        if strengths[0] > 0:
            assert slope.get_top()[1] < loss.get_bottom()[1]
        for carry in carries:
            self.carried += 1
            for glyph in [part for formula in self.formulas for part in letters(formula)]:
                if not any(alike(glyph, own) for own in (carry.source, carry.target)):
                    assert not collide(carry.mobject, glyph)


def letters(formula: Any) -> list[Any]:
    return formula.family_members_with_points()  # type: ignore[no-any-return]


def strength(glyph: Any) -> float:
    """How opaque a letter is; the bar of a fraction is a stroke."""
    return float(glyph.get_stroke_opacity() if glyph.stroke_width else glyph.get_fill_opacity())


def alike(glyph: Any, piece: Any) -> bool:
    return any(glyph is own for own in piece.get_family())


def collide(one: Any, other: Any) -> bool:
    """Whether the boxes of any letters of the two share more than a hair."""
    return any(
        np.all(np.abs(a.get_center() - b.get_center())[:2] < (size(a) + size(b)) / 2 - 0.01)
        for a in letters(one)
        for b in letters(other)
    )


def size(mobject: Any) -> Array:
    return np.array([mobject.width, mobject.height])


def differentiated() -> tuple[Differentiation, Bench]:
    """All of the differentiation, played and looked at."""
    calculus = Differentiation(40, (0.6, 2.75, 0))
    bench = Bench(calculus.loss, calculus.slope)
    bench.play(*calculus.make_room())
    for move in calculus.moves:
        bench.play(calculus.carry(*move))
    bench.play(calculus.light_up())
    bench.play(FadeOut(calculus.loss))
    bench.play(*calculus.leave_alone())
    return calculus, bench


def test_the_loss_becomes_its_derivative_without_a_false_equation_or_a_collision() -> None:
    with offstage():
        calculus, bench = differentiated()
    assert bench.carried == 50
    assert min(strength(glyph) for glyph in letters(calculus.slope)) == 1
    assert max(strength(glyph) for glyph in letters(calculus.loss)) == 0


def test_the_slope_is_left_where_the_loss_has_been_on_a_plate_of_its_size() -> None:
    with offstage():
        calculus, _ = differentiated()
    plate, slope = calculus.result
    assert slope.get_top()[1] == pytest.approx(calculus.loss.get_top()[1])
    assert plate.get_center() == pytest.approx(slope.get_center())
    assert 0 < plate.height - slope.height < 0.5


def test_a_piece_is_dim_in_the_slope_until_it_has_been_carried_there() -> None:
    with offstage():
        calculus = Differentiation(40, (0, 2, 0))
        (before, after), (_, later) = calculus.moves
        carry = calculus.carry(before, after)
        carry.begin()
        carry.interpolate(0.9)
        assert strength(letters(calculus.slope.part(after))[0]) < 0.5
        carry.finish()
    assert strength(letters(calculus.slope.part(after))[0]) == 1
    assert strength(letters(calculus.slope.part(later))[0]) < 0.5


@pytest.mark.parametrize("bias", [False, True])
def test_the_colours_of_a_loss_say_what_varies(bias: bool) -> None:
    with offstage():
        formula = loss_formula(40, bias)
        constant = "mxby" if bias else "mxy"
        colors = {"loss": LOSS, "w": POSITION} | dict.fromkeys(constant, DATA)
        for name, color in colors.items():
            for glyph in letters(formula.part(name)):
                assert glyph.get_fill_color().to_hex() == color


@pytest.mark.parametrize("w_first", [True, False])
def test_what_varies_is_on_the_side_that_it_is_to_be(w_first: bool) -> None:
    with offstage():
        roles = Roles(w_first)
        plate, row = roles.move_to((1.0, 2.0, 0))
    x, y, _ = roles.below_w()
    assert (x < plate.get_x()) == w_first
    assert y == pytest.approx(plate.get_bottom()[1])
    assert roles.w.get_left()[0] < x < roles.w.get_right()[0]
    texts = [getattr(part, "text", "") for part in row.get_family()]
    assert "constant: 𝑥, 𝑦, 𝑚, 𝑏" in texts
