"""The loss is differentiated piece by piece: what flies where, and what is left on the stage."""

from __future__ import annotations

import numpy as np
import pytest
from manim import Scene

from scenes.parts.regression.derivation import LineFormula, LossFormula
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import DATA, LOSS, POSITION, PREDICTION
from scenes.stage.lecture.words import italic


def test_a_spelled_out_prediction_has_the_predictions_rule_beneath_it() -> None:
    with offstage():
        spelled, short = LossFormula.loss(2.0, spelled=True), LossFormula.loss(2.0)
    assert short.rule is None
    assert spelled.rule is not None
    rule = spelled.rule
    w, b = spelled.part("w"), spelled.part("b")
    assert rule.get_left()[0] == pytest.approx(w.get_left()[0])
    assert rule.get_right()[0] == pytest.approx(b.get_right()[0])
    assert rule.get_top()[1] < min(spelled.part(name).get_bottom()[1] for name in "wxb")
    assert rule.get_color().to_hex() == PREDICTION
    assert w.family_members_with_points()[0].get_fill_color().to_hex() == POSITION


def test_parts_have_the_colours_of_what_they_are_called() -> None:
    with offstage():
        formula = LineFormula("{{hat(y) : guess}} = {{w : w}} {{x : x}} + {{c : other}}", 40, LOSS)
    assert formula.names == ["guess", "w", "x", "other"]
    for name, color in (("guess", PREDICTION), ("w", POSITION), ("x", DATA), ("other", LOSS)):
        letters = formula.part(name).family_members_with_points()
        assert {letter.get_fill_color().to_hex() for letter in letters} == {color}


@pytest.mark.parametrize("knob", ["w", "b"])
def test_formulas_have_the_same_pieces_sign_by_sign(knob: str) -> None:
    with offstage():
        loss = LossFormula.loss(2.0, spelled=True).pieces()
        derivative = LossFormula.derivative(knob, 3.0).pieces()
    assert loss.keys() - derivative.keys() == {"one", "power"}
    assert len(loss["signs"]) == len(derivative["signs"]) == 8  # = — m Σ i ( − )
    assert len(loss["guess"]) == len(derivative["guess"])


@pytest.mark.parametrize("keep", [False, True])
def test_a_flow_ends_in_the_other_formula_as_a_whole(keep: bool) -> None:
    with offstage():
        scene = Scene()
        start = LossFormula.loss(2.0, spelled=True)
        end = LossFormula.derivative("w", 3.0)
        places = [glyph.get_center() for glyph in end.family_members_with_points()]
        scene.add(start)
        scene.play(start.bring_forth(end, keep), run_time=0.1)
    assert [m for m in scene.mobjects if m.family_members_with_points()] == (
        [start, end] if keep else [end]
    )
    assert np.allclose(places, [g.get_center() for g in end.family_members_with_points()])


def test_symbols_are_italic_as_in_formulas() -> None:
    assert [italic(letter) for letter in "wbh"] == ["𝑤", "𝑏", "ℎ"]


def test_what_goes_keeps_its_shape_and_meets_nothing_on_its_way() -> None:
    with offstage():
        start, end = LossFormula.loss(2.0, spelled=True), LossFormula.derivative("w", 3.0)
        deriving = start.bring_forth(end)
        deriving.begin()
        power = start.part("power").family_members_with_points()[0]
        shape = power.points - power.get_center()
        two, _, rest, old = (part.mobject for part in deriving.animations)
        for share in np.linspace(0, 1, 21):
            deriving.interpolate(share)
            moved = two.family_members_with_points()[0]
            now = moved.points - moved.get_center()
            assert np.allclose(now, shape * moved.height / power.height, atol=1e-9)
            on_its_way = np.linalg.norm(moved.get_center() - power.get_center()) > 0.01
            there = share >= 0.65
            if on_its_way and not there:
                seen = [
                    glyph.get_fill_opacity() for glyph in (*rest, *old.family_members_with_points())
                ]
                assert max(seen) < 1e-6
