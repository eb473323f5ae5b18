"""What paints itself comes, goes and fades by Manim's own animations."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import (
    AnimationGroup,
    Create,
    FadeIn,
    FadeOut,
    Group,
    Uncreate,
    VGroup,
    Write,
    linear,
)

from scenes.render.rehearsal import offstage
from scenes.stage.paint.painted import change
from scenes.stage.type.text import Words
from tests.scenes.canvas import picture
from tests.scenes.conftest import Bare
from tests.scenes.stage.paint.patches import RATE, Patch, acted, both, red


def test_it_is_all_there_when_it_is_made() -> None:
    patch = Patch()
    assert patch.presence == 1
    assert red(picture(patch)) == pytest.approx(1, abs=0.01)
    assert red(picture(patch.set_presence(0))) == 0
    assert patch.drawn == [1.0]  # what is not there is not drawn


@pytest.mark.parametrize("presence", [0.25, 0.5, 0.75])
def test_presence_is_how_much_of_it_there_is(presence: float) -> None:
    patch = Patch()
    assert patch.set_presence(presence) is patch
    assert red(picture(patch)) == pytest.approx(presence, abs=0.01)
    assert red(picture(patch.set_opacity(presence / 2))) == pytest.approx(presence / 2, abs=0.01)


def test_fading_takes_a_share_of_what_there_is() -> None:
    patch = Patch().set_presence(0.8)
    assert patch.fade(0.25) is patch
    assert patch.presence == pytest.approx(0.6)
    assert patch.fade(1).presence == 0


# -- Manim's animations ----------------------------------------------------------------------------

ENTRANCES = {"FadeIn": FadeIn, "Create": Create, "Write": Write}


@both
@pytest.mark.parametrize("entrance", ENTRANCES.values(), ids=ENTRANCES)
def test_it_comes_by_degrees_and_is_then_on_the_stage(entrance: Any, skipped: bool) -> None:
    patch = Patch()
    scene = acted(lambda _: entrance(patch), things=[], skipped=skipped)
    assert scene.mobjects == [patch]
    assert patch.presence == 1
    if not skipped:
        assert len(patch.drawn) >= 4
        assert patch.drawn == sorted(patch.drawn)
        assert 0 <= patch.drawn[0] < 0.3


@both
def test_a_fade_is_as_far_as_its_time(skipped: bool) -> None:
    patch = Patch()
    scene = acted(lambda _: FadeIn(patch), lambda _: FadeOut(patch), things=[], skipped=skipped)
    assert patch not in scene.mobjects
    if not skipped:
        way = np.arange(10) / 10
        assert np.allclose(patch.drawn, [*way[1:], *(1 - way)], atol=1e-9)


@both
def test_it_goes_and_can_come_again(skipped: bool) -> None:
    patch = Patch().set_presence(0.6)
    scene = acted(lambda _: FadeOut(patch), things=[patch], skipped=skipped)
    assert scene.mobjects == []
    assert patch.presence == pytest.approx(0.6)
    scene = acted(
        lambda _: FadeOut(patch), lambda _: FadeIn(patch), things=[patch], skipped=skipped
    )
    assert scene.mobjects == [patch]
    assert patch.presence == pytest.approx(0.6)


@both
def test_its_presence_is_animated(skipped: bool) -> None:
    patch = Patch()
    scene = acted(lambda _: patch.animate.set_presence(0.25), things=[patch], skipped=skipped)
    assert scene.mobjects == [patch]
    assert patch.presence == pytest.approx(0.25)
    if not skipped:
        assert np.allclose(patch.drawn, 1 - 0.75 * np.arange(10) / 10)


@both
def test_uncreate_takes_it_off(skipped: bool) -> None:
    patch = Patch()
    assert acted(lambda _: Uncreate(patch), things=[patch], skipped=skipped).mobjects == []


@both
@pytest.mark.parametrize("kind", [VGroup, Group])
def test_words_and_painted_things_come_and_go_in_one_call(kind: Any, skipped: bool) -> None:
    patch, other, words = Patch(), Patch(3), Words("Both.")
    group = kind(other, Words("Two."))
    everything = [patch, words, group]
    scene = acted(lambda _: FadeIn(*everything), things=[], skipped=skipped)
    on_stage = {member for thing in scene.mobjects for member in thing.get_family()}
    assert {patch, other, words, group[1]} <= on_stage
    assert patch.presence == other.presence == 1
    letters = words.family_members_with_points()
    assert all(letter.get_fill_opacity() == 1 for letter in letters)
    with offstage(pixel_width=32, pixel_height=18, frame_rate=RATE):
        scene.play(patch.animate.set_presence(0.5), words.animate.set_opacity(0.5), run_time=0.5)
        assert patch.presence == pytest.approx(0.5)
        assert letters[0].get_fill_opacity() == pytest.approx(0.5)
        scene.play(FadeOut(*everything), run_time=0.5)
    assert scene.mobjects == []
    assert (patch.presence, other.presence) == (0.5, 1)


@both
def test_a_group_is_written_and_made_faint_as_one(skipped: bool) -> None:
    patch, words = Patch(), Words("Both.")
    group = VGroup(patch, words)
    scene = acted(
        lambda _: AnimationGroup(Write(group)),
        lambda _: group.animate.fade(0.7),
        things=[],
        skipped=skipped,
    )
    assert patch.presence == pytest.approx(0.3)
    assert words.family_members_with_points()[0].get_fill_opacity() == pytest.approx(0.3)
    on_stage = {member for thing in scene.mobjects for member in thing.get_family()}
    assert {patch, words} <= on_stage


def test_it_fades_while_its_trackers_move() -> None:
    patch = Patch()
    with offstage(pixel_width=480, pixel_height=270, frame_rate=RATE):
        scene = Bare()
        scene.add(patch)
        scene.play(
            patch.animate(rate_func=linear).set_presence(0),
            change(patch.x, 5, linear),
            run_time=1,
        )
        last = np.array(scene.renderer.camera.pixel_array)  # at nine tenths of the way
    assert red(last, (4.5, 0)) == pytest.approx(0.1, abs=0.01)
    assert red(last) == 0


@both
def test_its_updaters_go_on(skipped: bool) -> None:
    patch = Patch()
    acted(lambda _: FadeIn(patch), lambda _: FadeOut(patch), things=[], skipped=skipped)
    assert len(patch.updaters) == 1
    assert not patch.updating_suspended
