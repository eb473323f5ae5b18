"""What paints itself comes, goes and fades by Manim's own animations."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import numpy as np
import pytest
from manim import (
    AnimationGroup,
    Create,
    FadeIn,
    FadeOut,
    Group,
    ReplacementTransform,
    Uncreate,
    ValueTracker,
    VGroup,
    Write,
    linear,
)

from scenes.render.rehearsal import offstage
from scenes.stage.lecture.boxes import Box
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted, change, ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import Words
from tests.scenes.canvas import picture, pixels_at, shade
from tests.scenes.conftest import Bare

RATE = 10.0
CORNERS = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)], dtype=float)


class Patch(Painted):
    """A red square whose middle is where its tracker says."""

    def __init__(self, x: float = 0.0) -> None:
        super().__init__()
        self.x = ValueTracker(x)
        self.drawn: list[float] = []

    def draw(self, canvas: Canvas) -> None:
        self.drawn.append(self.presence)
        Pen(canvas, self.presence).fill(CORNERS + np.array([self.x.get_value(), 0]), "#FF0000")


def red(image: Any, at: tuple[float, float] = (0.0, 0.0)) -> float:
    """How much of the red patch there is at a place of a picture, 0 to 1."""
    dark = shade(BACKGROUND)
    return float((image[pixels_at(np.array(at))][0] - dark[0]) / (255 - dark[0]))


def acted(*plays: Callable[[Any], Any], things: list[Any], skipped: bool) -> Any:
    """A scene after some plays, with a patch on it from the beginning if there are things."""
    with offstage(pixel_width=32, pixel_height=18, frame_rate=RATE):
        scene = Bare(skip_animations=skipped)
        scene.add(*things)
        for play in plays:
            scene.play(play(scene), run_time=1.0, rate_func=linear)
        return scene


both = pytest.mark.parametrize("skipped", [False, True], ids=["played", "skipped"])


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
