"""Copies and states of what paints itself, where it may be, and numbers that change."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from manim import (
    ReplacementTransform,
    ValueTracker,
    VGroup,
    linear,
)

from scenes.render.rehearsal import offstage
from scenes.stage.lecture.boxes import Box
from scenes.stage.paint.painted import change, ripple
from tests.scenes.canvas import picture
from tests.scenes.conftest import Bare
from tests.scenes.stage.paint.patches import RATE, Patch, acted, both, red

# -- copies ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("copied", [deepcopy, lambda patch: patch.copy()])
def test_a_copy_shares_trackers_and_has_a_presence_and_a_frame_of_its_own(copied: Any) -> None:
    patch = Patch()
    patch.set_frame(-1, -1, 1, 1)
    twin = copied(patch)
    twin.set_presence(0.2).set_frame(2, 2, 3, 3)
    twin.updaters.append(lambda _: None)
    assert twin is not patch
    assert twin.x is patch.x
    assert patch.presence == 1
    assert patch.get_center().tolist() == [0, 0, 0]
    assert len(patch.updaters) == 1
    patch.x.set_value(3)
    assert red(picture(twin), (3, 0)) == pytest.approx(0.2, abs=0.01)


def test_a_copied_group_has_copies_of_what_is_in_it() -> None:
    group = VGroup(Patch(), Patch())
    twins = group.copy()
    assert len({*group, *twins}) == 4
    assert [twin.x for twin in twins] == [patch.x for patch in group]


def test_between_two_states_it_stands_between() -> None:
    start, end, middle = Patch().set_presence(0.2), Patch().set_presence(0.6), Patch()
    start.set_frame(0, 0, 1, 1)
    end.set_frame(4, 2, 5, 3)
    assert middle.interpolate(start, end, 0.25) is middle
    assert middle.presence == pytest.approx(0.3)
    assert np.allclose(middle.get_center(), (1.5, 1.0, 0))


def test_what_has_no_beginning_is_drawn_by_degrees() -> None:
    whole, part = Patch().set_presence(0.8), Patch()
    assert part.pointwise_become_partial(whole, 0.3, 0.5) is part
    assert part.presence == pytest.approx(0.4)


@both
def test_one_makes_room_for_another(skipped: bool) -> None:
    patch, other = Patch(), Patch(2)
    scene = acted(lambda _: ReplacementTransform(patch, other), things=[patch], skipped=skipped)
    assert scene.mobjects == [other]
    assert other.presence == 1


# -- where it may be -------------------------------------------------------------------------------


def test_a_frame_is_the_rectangle_it_says() -> None:
    patch = Patch()
    patch.set_frame(-3, -1, 2, 4)
    assert (patch.width, patch.height) == pytest.approx((5, 5))
    assert np.allclose(patch.get_corner((-1, -1, 0)), (-3, -1, 0))
    assert np.allclose(patch.get_corner((1, 1, 0)), (2, 4, 0))


def test_nothing_is_painted_outside_its_panel() -> None:
    patch = Patch()
    patch.panel = Box(-0.5, -0.25, 3, 0.75)
    assert patch.clip_box() == patch.panel
    image = picture(patch)
    for inside in ((-0.45, 0), (0.9, 0.7), (0, -0.2)):
        assert red(image, inside) == pytest.approx(1, abs=0.01), inside
    for outside in ((-0.6, 0), (0, 0.85), (0, -0.35), (1.2, 0)):
        assert red(image, outside) == 0, outside


# -- numbers that change ---------------------------------------------------------------------------


@both
def test_a_change_ends_at_its_value(skipped: bool) -> None:
    tracker, halfway = ValueTracker(1.0), []
    watch = ValueTracker().add_updater(
        lambda _: halfway.append(float(tracker.get_value())), call_updater=False
    )
    acted(lambda _: change(tracker, 3.0, linear), things=[watch], skipped=skipped)
    assert tracker.get_value() == pytest.approx(3.0)
    if not skipped:
        assert any(np.isclose(halfway, 2.0))


def test_a_change_has_a_pace_of_its_own() -> None:
    with offstage(frame_rate=RATE):
        scene = Bare()
        slow, fast = ValueTracker(), ValueTracker()
        scene.play(change(slow, 1, lambda t: t**2), change(fast, 1, linear), run_time=1)
        change(slow, 1)  # an animation that is never played changes nothing
        assert slow.get_value() == fast.get_value() == 1


def test_a_ring_comes_from_nothing_and_ends_as_nothing() -> None:
    waves = np.linspace(0, 1, 101)
    strength = np.array([ripple(float(wave)) for wave in waves])
    assert strength[0] == strength[-1] == 0
    assert np.allclose(strength[20:], 1 - waves[20:])
    assert np.allclose(strength[:20], 5 * waves[:20] * (1 - waves[:20]))


def test_its_panel_moves_from_the_one_to_the_other() -> None:
    start, end, between = Patch(), Patch(), Patch()
    start.panel, end.panel = Box(-4, -2, 0, 2), Box(0, -1, 2, 3)
    between.interpolate(start, end, 0.25)
    assert between.panel == pytest.approx((-3, -1.75, 0.5, 2.25))
    end.panel = None  # all of the frame
    between.interpolate(start, end, 0.5)
    half = 64 / 9
    assert between.panel == pytest.approx(((-4 - half) / 2, (-2 - 4) / 2, half / 2, (2 + 4) / 2))
