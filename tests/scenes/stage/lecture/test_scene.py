"""A film's beats, what is shown in a block of it, and its clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
import pytest
from manim import Circle, ValueTracker, linear

from scenes.render.rehearsal import offstage, rehearse
from scenes.stage.lecture.scene import LectureScene, beat, beats_of
from scenes.stage.paint.painted import Painted, change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import Words
from scenes.voice.narrator import reading_time
from tests.scenes.conftest import Bare, Few

TOLD: list[str] = []


class Told(LectureScene):
    """Three beats that say that they were told, the middle one on a condition."""

    parameters = Few()

    @beat("One.", when=lambda film: film.parameters.count > 0)
    def zebra(self) -> None:
        TOLD.append("zebra")

    def helper(self) -> None:
        """No beat."""

    @beat("Two.", when=lambda film: film.parameters.count > 5)
    def monkey(self) -> None:
        TOLD.append("monkey")

    @beat()
    def ape(self) -> None:
        TOLD.append("ape")


class Retold(Told):
    """Tells one of them otherwise and one more."""

    parameters = Few(count=9)

    @beat("An ape again.")
    def ape(self) -> None:
        TOLD.append("another ape")

    @beat()
    def extra(self) -> None:
        TOLD.append("extra")

    @beat(when=lambda film: False)
    def zebra(self) -> None:
        TOLD.append("never")


@pytest.fixture(autouse=True)
def nothing_told() -> None:
    TOLD.clear()


def test_beats_are_told_in_the_order_of_the_file() -> None:
    assert beats_of(Told) == ["zebra", "monkey", "ape"]
    rehearsed = rehearse(Told, layout=False)
    assert TOLD == ["zebra", "ape"]  # 3 is not more than 5
    assert [part.name for part in rehearsed.beats] == TOLD


def test_a_subclass_tells_inherited_beats_where_they_were_and_its_own_after() -> None:
    assert beats_of(Retold) == ["zebra", "monkey", "ape", "extra"]
    rehearse(Retold, layout=False)
    assert TOLD == ["monkey", "another ape", "extra"]


def test_a_beat_keeps_its_name_and_its_words() -> None:
    assert Told.zebra.__name__ == "zebra"
    assert [cue.text for cue in rehearse(Retold, layout=False).captions] == [
        "Two.",
        "An ape again.",
    ]


# -- narration -------------------------------------------------------------------------------------


class Spoken(LectureScene):
    parameters = Few()

    @beat("There are {count} ways to go, and each is told at length.")
    def first(self) -> None:
        self.wait(0.4)

    @beat("Short.")
    def second(self) -> None:
        self.say("Again.")
        self.say("")
        self.hold(0.31)


def test_words_stay_until_they_are_read() -> None:
    assert reading_time("one two three four") == pytest.approx(4 * 0.35 + 0.5)
    assert reading_time("") == pytest.approx(0.5)
    for rate in (15, 30):
        cues = rehearse(Spoken, layout=False, frame_rate=rate).captions
        assert [cue.text for cue in cues] == [
            "There are 3 ways to go,\nand each is told at length.",
            "Short.",
            "Again.",
        ]
        for cue in cues:
            assert 0 <= cue.end - cue.start - reading_time(cue.text) < 1 / rate
        for before, after in pairwise(cues):
            assert before.end == pytest.approx(after.start)


def test_a_hold_is_as_long_as_it_is_told_to_the_next_frame() -> None:
    with offstage(frame_rate=10):
        scene = Bare(skip_animations=True)
        scene.hold(0.31)
        assert scene.time == pytest.approx(0.4)
        scene.hold(0.2)
        assert scene.time == pytest.approx(0.6)
        scene.hold()
        assert scene.time == pytest.approx(0.6)
        scene.say("Four words are here.")
        scene.wait(1.0)
        scene.hold(0.1)  # 1.9 s to read, 1 of them gone
        assert scene.time == pytest.approx(2.5)
        scene.hold(0.1)
        assert scene.time == pytest.approx(2.6)


class Burned(Bare):
    captions: ClassVar[str] = "burned"


def test_one_caption_at_a_time_and_none_after_silence() -> None:
    with offstage():
        scene = Burned(skip_animations=True)
        for words, count in (("One.", 1), ("Two.", 1), ("", 0), ("Three.", 1)):
            scene.say(words)
            (captions,) = {m for m in scene.mobjects if getattr(m, "is_caption", False)}
            assert len(captions.submobjects) == count


def test_a_film_without_captions_is_as_long() -> None:
    class Mute(Spoken):
        captions: ClassVar[str] = "none"

    assert rehearse(Mute, layout=False).duration == rehearse(Spoken, layout=False).duration
    with offstage():
        scene = Mute(skip_animations=True)
        scene.say("Words.")
        assert scene.mobjects == []


# -- what is there in a block ----------------------------------------------------------------------


class Patch(Painted):
    def draw(self, canvas: Canvas) -> None:
        Pen(canvas, self.presence).disc((0, 0), 1, "#FF0000")


@pytest.mark.parametrize("skipped", [False, True])
def test_what_is_shown_is_there_inside_and_gone_after(skipped: bool) -> None:
    patch, words, circle = Patch(), Words("Here."), Circle()
    with offstage(pixel_width=32, pixel_height=18, frame_rate=10):
        scene = Bare(skip_animations=skipped)
        for _ in range(2):  # it can come again
            began = scene.time
            with scene.shown(patch, words, circle, run_time=0.3):
                assert scene.time - began == pytest.approx(0.3)
                assert set(scene.mobjects) == {patch, words, circle}
                assert patch.presence == 1
                assert words.get_fill_opacity() == 1 or words[0].get_fill_opacity() == 1
            assert scene.time - began == pytest.approx(0.6)
            assert scene.mobjects == []
            assert patch.presence == 1


# -- the clock -------------------------------------------------------------------------------------


class Ambient(Painted):
    """Something that moves by itself, while it is there at all."""

    ambient = True

    def draw(self, canvas: Canvas) -> None:
        """Nothing."""


class Ticking(LectureScene):
    """Plays and waits, some of them with something on the stage that moves by itself."""

    parameters = Few()
    ends: ClassVar[dict[str, float]]

    @beat()
    def first(self) -> None:
        x = ValueTracker(0.0)
        self.play(change(x, 1, linear), run_time=0.4)
        self.wait(0.6)
        self.ends["held"] = self.clock.get_value()
        self.play(change(x, 0), run_time=0.2)

    @beat()
    def second(self) -> None:
        self.add(Ambient())
        self.wait(1.0)
        self.play(change(ValueTracker(), 1), run_time=0.4)


@dataclass
class Clock:
    """An onlooker that reads the clock in each frame."""

    times: list[tuple[float, float]]

    def frame(self, scene: Any) -> None:
        self.times.append((scene.clock.get_value(), scene.renderer.time))

    def beat_ended(self, scene: Any, name: str) -> None:
        """Nothing."""


def clock_of(rate: float, frames: bool = True) -> tuple[list[float], float, dict[str, float]]:
    """The clock in each frame, the length of the film, and the clock after a wait."""
    clock = Clock([])
    Ticking.ends = {}
    film = rehearse(Ticking, frames=frames, frame_rate=rate, layout=False, onlookers=[clock])
    return [now for now, _ in clock.times], film.duration, dict(Ticking.ends)


@pytest.mark.parametrize("rate", [15, 30])
def test_the_clock_is_the_time_of_the_film_in_every_frame(rate: float) -> None:
    times, seconds, _ = clock_of(rate)
    assert seconds == pytest.approx(2.6)
    # What is held is one frame; the others are a frame apart.
    held = np.arange(round(0.4 * rate) + 1, round(1.0 * rate))
    wanted = np.delete(np.arange(round(2.6 * rate)), held) / rate
    assert len(times) in (len(wanted), len(wanted) - 1)  # onlookers may not see a held one
    if len(times) < len(wanted):
        wanted = np.delete(wanted, round(0.4 * rate))
    assert np.allclose(times, wanted, atol=1e-9)


def test_the_clock_says_the_same_at_any_frame_rate_and_in_a_skipped_film() -> None:
    slow, fast = clock_of(15)[0], clock_of(30)[0]
    assert set(np.round(slow, 6)) <= set(np.round(fast, 6))
    assert clock_of(15)[2] == pytest.approx({"held": 0.4})
    assert clock_of(15, frames=False)[2] == pytest.approx({"held": 0.4})
    assert clock_of(15)[1] == pytest.approx(clock_of(15, frames=False)[1])


@pytest.fixture
def waiting() -> Iterator[LectureScene]:
    with offstage(pixel_width=32, pixel_height=18, frame_rate=10):
        yield Bare()


def test_a_wait_is_held_unless_something_moves_by_itself(waiting: LectureScene) -> None:
    still = Ambient()
    still.ambient = False
    for things, moves in (([], False), ([still], False), ([still, Ambient()], True)):
        waiting.clear()
        waiting.add(*things)
        began = waiting.renderer.time
        waiting.wait(1.0)
        animation = waiting.animations[0]  # type: ignore[index]
        assert animation.is_static_wait is not moves
        assert waiting.time - began == pytest.approx(1.0)
        last = waiting.clock.get_value() - began
        assert last == pytest.approx(1.0 if moves else 0.0, abs=1e-4)


def test_what_moves_by_itself_is_found_inside_groups(waiting: LectureScene) -> None:
    from manim import VGroup

    waiting.add(VGroup(Circle(), Ambient()))
    waiting.wait(0.5)
    assert waiting.animations[0].is_static_wait is False  # type: ignore[index]


@pytest.mark.parametrize(("asked", "frames"), [(1.0, 10), (0.26, 3), (0.24, 2), (0.01, 1)])
def test_a_wait_is_a_whole_number_of_frames(
    waiting: LectureScene, asked: float, frames: int
) -> None:
    waiting.wait(asked)
    assert waiting.time == pytest.approx(frames / 10)
