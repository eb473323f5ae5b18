"""A process is a row of cards; examples are a data set's own first samples."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gdmath import Dataset
from scenes.parts.loss_curve.cards import Card, Examples, Process
from scenes.render.rehearsal import offstage
from scenes.stage.type.text import Words


def test_examples_are_the_first_samples_under_the_names_of_the_two() -> None:
    data = Dataset([3, 1.5, 2e7, 4], [-0.25, 8, 9, 10], "living area of the house", "price")
    with offstage():
        rows = Examples(data)
    assert [row.text for row in rows] == [
        "living area o… → price",
        "3 → −0.25",
        "1.5 → 8",
        "2×10⁷ → 9",
    ]
    heights = [row.get_y() for row in rows]
    assert heights == sorted(heights, reverse=True)
    assert all(upper.get_bottom()[1] > lower.get_top()[1] for upper, lower in pairwise(rows))


def test_fewer_samples_than_rows_are_all_shown() -> None:
    with offstage():
        assert [row.text for row in Examples(Dataset([1], [2], "a", "b"))] == ["a → b", "1 → 2"]


def test_an_arrow_leads_from_each_card_to_the_next() -> None:
    with offstage():
        process = Process([Card(word, Words(word), (2.0, 1.5)) for word in ("in", "do", "out")])
        boxes = [card.box for card in process.cards]
    assert len(process.links) == 2
    for link, (before, after) in zip(process.links, pairwise(boxes), strict=True):
        assert before.get_right()[0] < link.get_left()[0] < link.get_right()[0]
        assert link.get_right()[0] < after.get_left()[0]
        assert link.get_y() == pytest.approx(before.get_y())
    assert [len(process.part(number)) for number in range(3)] == [1, 2, 2]
    headings = [card.heading.get_bottom()[1] for card in process.cards]
    assert max(headings) > boxes[0].get_top()[1]
