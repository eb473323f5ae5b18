"""One thing goes and another comes: in one place one after the other, elsewhere without a gap."""

from __future__ import annotations

import numpy as np
import pytest
from manim import VGroup
from numpy.typing import NDArray

from scenes.render.rehearsal import offstage
from scenes.stage import Words, instead


def seen(one_place: bool) -> NDArray[np.floating]:
    """How much of the old and of the new one is there, from the beginning to the end."""
    old, new = Words("before"), Words("after")
    animations = instead([old], [new], one_place=one_place)
    for animation in animations:
        animation.begin()
    rows = []
    for time in np.linspace(0, 1, 51).tolist():
        for animation in animations:
            animation.interpolate(time)
        rows.append([words.get_fill_opacity() for words in (old[0], new[0])])
    return np.array(rows)


@pytest.mark.parametrize("one_place", [True, False])
def test_the_old_one_is_whole_at_first_and_the_new_one_at_last(one_place: bool) -> None:
    with offstage():
        there = seen(one_place)
    assert there[0] == pytest.approx([1, 0])
    assert there[-1] == pytest.approx([0, 1])
    assert np.all(np.diff(there[:, 0]) <= 1e-9)
    assert np.all(np.diff(there[:, 1]) >= -1e-9)


def test_in_one_place_neither_is_seen_through_the_other() -> None:
    with offstage():
        there = seen(one_place=True)
    assert there.min(axis=1).max() < 0.1


def test_in_one_place_it_is_dark_for_a_moment_only() -> None:
    """For a third of a second nothing was seen, as if the film were over."""
    with offstage():
        brightest = seen(one_place=True).max(axis=1)
    assert np.mean(brightest < 0.2) < 0.1
    assert np.mean(brightest < 0.35) < 0.22


def test_elsewhere_the_screen_is_never_dark() -> None:
    with offstage():
        there = seen(one_place=False)
    assert there.max(axis=1).min() > 0.2


def test_a_group_is_one_thing_and_all_take_the_same_time() -> None:
    with offstage():
        group, *others = VGroup(Words("a"), Words("b")), Words("c"), Words("d")
        goes, *come = instead(group, others, run_time=0.7)
        assert goes.mobject is group
        assert [one.mobject for one in come] == others
        assert {one.run_time for one in (goes, *come)} == {0.7}
