"""A fair race: what a stranger could not read off it, and now can."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from scenes.parts.optimizer_race import fair
from scenes.parts.optimizer_race import plan as planned
from scenes.parts.optimizer_race.contest import Contest
from scenes.parts.optimizer_race.fair import ADAM, RMSPROP
from scenes.parts.optimizer_race.first import FirstStep
from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.runners import RUNNERS
from scenes.parts.optimizer_race.telling import suffers
from scenes.render.rehearsal import offstage
from tests.scenes.test_optimizer_race import lap, plan


def test_numbers_of_maps_side_by_side_keep_apart() -> None:
    """They read “3 −3”."""
    for track in range(4):
        ends = []
        for one in lap(track).maps:
            ticks = [tick for _, _, tick in one.plane.ticks()]
            lefts = [tick.left for tick in ticks]
            ends.append((min(lefts), max(tick.left + tick.text.width for tick in ticks)))
            assert len(ticks) >= 2
        for (_, right), (left, _) in itertools.pairwise(ends):
            assert left - right > 0.4


def test_the_numbers_of_both_axes_are_as_clear() -> None:
    with offstage():
        on = Hook(plan()).map.plane
        strengths = {(axis, value): tick.strength for axis, value, tick in on.ticks()}
    assert len(strengths) == 14
    assert set(strengths.values()) == {1.0}


def test_one_rate_is_written_in_one_way() -> None:
    with offstage():
        first = FirstStep(plan())
        told = [row[1].text for row in first.lengths]
    assert told == ["−0.178 × 50 = −8.89", "−0.178 × 1 = −0.178"]


def test_the_glass_shows_both_steps_ten_times_as_large() -> None:
    """Adam's step lay under the tail of plain descent's."""
    with offstage():
        first = FirstStep(plan())
        first.on.state = first.far().build().target_mobject.state
        lines = first.lens.lines()
        for arrow, line in zip(first.steps, lines, strict=True):
            assert np.diff(line, axis=0) == pytest.approx(10 * np.diff(arrow.whole(), axis=0))
        middle, radius = first.lens.get_center()[:2], float(first.lens.width) / 2
        assert (np.linalg.norm(lines[1] - middle, axis=1) < radius).all()  # all of Adam's
        assert np.linalg.norm(lines[1][1] - lines[1][0]) > 0.4
        first.place_far()
        assert first.lens.get_top()[1] < first.tags[1].get_bottom()[1]  # no plate over it


def test_what_it_was_before_stands_beside_what_it_is_turned() -> None:
    turned = lap(1)
    assert {k: text.text for k, text in turned.before.items()} == {
        RMSPROP: "5 →", ADAM: "43.5 →",
    }  # fmt: skip
    for k, text in turned.before.items():
        cell = turned.cells[k]
        assert text.get_right()[0] < cell.get_left()[0]
        assert cell.get_right()[0] < turned.maps[k].plane.corner[0] + turned.maps[k].plane.size[0]
    assert not lap(0).before


def test_the_guess_who_suffers_has_its_answer() -> None:
    assert RUNNERS[suffers(plan())].name == "RMSProp"


def test_who_is_out_counts_as_all_gradients() -> None:
    with offstage():
        said = [text.text for text, *_ in Contest(plan()).texts()]
    assert "mean steps (out: 1,000)" in said


def test_what_is_fair_is_had_from_where_it_is() -> None:
    assert not set(planned.__all__) & set(fair.__all__)
