"""The rule of a step: each symbol has the colour of what it stands for."""

from __future__ import annotations

from typing import Any

import pytest

from scenes.render.rehearsal import offstage
from scenes.stage.rule import step_rule
from scenes.stage.theme import GRADIENT, LOSS, NEXT, POSITION, STEP, TEXT

ALWAYS = {"next": NEXT, "here": POSITION, "rate": STEP}


@pytest.mark.parametrize(
    ("symbol", "gradient", "colors"),
    [
        ("w", "{{partial L \\/ partial w : grad}}", {"grad": GRADIENT}),
        ("w", "{{L' : grad}} ({{w_k : there}})", {"grad": GRADIENT, "there": POSITION}),
        (
            "theta",
            "{{nabla : grad}} {{f : height}} ({{theta_k : there}})",
            {"grad": GRADIENT, "height": LOSS, "there": POSITION},
        ),
    ],
)
def test_parts_have_their_colours_and_signs_have_none(
    symbol: str, gradient: str, colors: dict[str, str]
) -> None:
    with offstage():
        rule = step_rule(symbol, gradient, 40)
    known: set[int] = set()
    for name, color in (ALWAYS | colors).items():
        glyphs: list[Any] = rule.part(name).family_members_with_points()
        assert {glyph.get_fill_color().to_hex() for glyph in glyphs} == {color}
        known |= {id(glyph) for glyph in glyphs}
    every: list[Any] = rule.family_members_with_points()
    signs = [glyph for glyph in every if id(glyph) not in known]
    assert len(signs) >= 2  # = and −
    assert {glyph.get_fill_color().to_hex() for glyph in signs} == {TEXT}
    assert rule.part("next").get_x() < rule.part("here").get_x() < rule.part("rate").get_x()
