"""The update rule's symbols have the colours of what they stand for."""

from __future__ import annotations

import pytest

from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import GRADIENT, LOSS, NEXT, POSITION, STEP, TEXT, Color
from scenes.stage.type.rule import UpdateRule


def colors(rule: UpdateRule, part: str) -> set[Color]:
    """The colours of a part's glyphs."""
    return {glyph.color.to_hex() for glyph in rule.part(part).family_members_with_points()}


@pytest.mark.parametrize(
    ("gradient", "more"),
    [
        ("{{L' : grad}} ({{w_k : there}})", {"grad": GRADIENT, "there": POSITION}),
        ("{{partial L \\/ partial w : grad}}", {"grad": GRADIENT}),
        ("{{nabla : grad}} {{f : height}}", {"grad": GRADIENT, "height": LOSS}),
    ],
)
def test_every_named_part_has_its_colour(gradient: str, more: dict[str, Color]) -> None:
    with offstage():
        rule = UpdateRule("w", gradient)
    meant = {"next": NEXT, "here": POSITION, "rate": STEP} | more
    assert {part: colors(rule, part) for part in meant} == {p: {c} for p, c in meant.items()}
    assert TEXT in {glyph.color.to_hex() for glyph in rule.family_members_with_points()}


def test_the_next_stands_before_the_present() -> None:
    with offstage():
        rule = UpdateRule("theta", "{{nabla : grad}} f")
    places = [rule.part(part).get_x() for part in ("next", "here", "rate", "grad")]
    assert places == sorted(places)


def strengths(rule: UpdateRule, part: str) -> set[float]:
    return {glyph.get_fill_opacity() for glyph in rule.part(part).family_members_with_points()}


def test_what_is_lit_is_whole_and_the_rest_faint_until_all_is_lit() -> None:
    with offstage():
        rule = UpdateRule("w", "{{L' : grad}} ({{w_k : there}})")
        some, every = (rule.light(*names).target_mobject for names in (("grad",), ()))
    assert strengths(some, "grad") == {1.0}
    assert strengths(some, "rate") == {0.5}
    assert strengths(every, "grad") == strengths(every, "rate") == {1.0}
