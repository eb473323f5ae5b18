"""Narration: shown long enough to be read, in step with the film, and written down."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from manim import RIGHT, Circle, ValueTracker
from manim import logger as manim_logger

from scenes.render.rehearsal import Rehearsal, offstage, rehearse
from scenes.stage.lecture.scene import Caption, LectureScene, beat, reading_time
from scenes.stage.lecture.theme import CAPTION_HEIGHT, LABEL_SIZE, SAFE_MARGIN, SMALLEST_SIZE
from scenes.stage.lecture.words import speak

LONG = "Four words more, or five, and then so many that one line can hardly hold them all at once."


@dataclass(frozen=True)
class Numbers:
    count: int = 12


class Talk(LectureScene):
    parameters = Numbers()

    def construct(self) -> None:
        self.silence()
        self.short()
        self.two_at_once()
        self.slow()

    @beat("")
    def silence(self) -> None:
        self.wait(1)

    @beat("One two three.")
    def short(self) -> None:
        self.play(ValueTracker(0).animate.set_value(1), run_time=0.37)

    @beat("A dozen walkers, {count} in all.")
    def two_at_once(self) -> None:
        self.say(LONG)

    @beat("Short.")
    def slow(self) -> None:
        circle = Circle(radius=0.3)
        self.add(circle)
        self.play(circle.animate.shift(RIGHT), run_time=2.5)


def texts(run: Rehearsal) -> list[str]:
    return [cue.text for cue in run.captions]


@pytest.mark.parametrize("frame_rate", [10, 15, 24, 30, 60])
@pytest.mark.parametrize("frames", [False, True])
def test_captions_follow_one_another_and_can_be_read(frames: bool, frame_rate: float) -> None:
    if frames and frame_rate > 20:
        pytest.skip("the quick runs show it")
    run = rehearse(Talk, frames=frames, frame_rate=frame_rate, layout=False)
    assert texts(run) == ["One two three.", "A dozen walkers, 12 in all.", LONG, "Short."]
    assert all(one.end <= other.start + 1e-6 for one, other in pairwise(run.captions))
    assert run.captions[-1].end <= run.duration + 1e-6
    for cue in run.captions:
        words = len(cue.text.split())
        assert cue.end - cue.start >= 0.35 * words + 0.5 - 1e-5
        for moment in (cue.start, cue.end):  # a caption changes with a frame
            assert moment * frame_rate == pytest.approx(round(moment * frame_rate), abs=1e-3)


def test_a_caption_belongs_to_its_beat() -> None:
    run = rehearse(Talk, layout=False)
    counts = {name: len(cues) for name, cues in ((b.name, b.captions) for b in run.beats)}
    assert counts == {"silence": 0, "short": 1, "two_at_once": 2, "slow": 1}
    silence, short = run.beats[:2]
    assert silence.end == pytest.approx(1)
    assert short.captions[0].start == pytest.approx(silence.end, abs=1e-6)


def test_a_beat_longer_than_its_words_is_not_prolonged() -> None:
    slow = rehearse(Talk, layout=False, frame_rate=10).beats[-1]
    assert slow.end - slow.start == pytest.approx(2.5)


def test_a_word_is_held_no_longer_than_to_the_next_frame() -> None:
    short = rehearse(Talk, layout=False, frame_rate=10).beats[1]
    assert reading_time("One two three.") == pytest.approx(1.55)
    assert short.end - short.start == pytest.approx(1.6)


def test_reading_time() -> None:
    assert reading_time("one") == pytest.approx(0.85)
    assert reading_time("one two three four") == pytest.approx(1.9)


class Watching:
    """Notes which captions stand in the picture, frame by frame."""

    def __init__(self) -> None:
        self.seen: list[tuple[float, list[str]]] = []

    def frame(self, scene: Any) -> None:
        captions = [m for m in scene.mobjects if isinstance(m, Caption)]
        self.seen.append((scene.time, [part.text for m in captions for part in lines(m)]))

    def beat_ended(self, scene: Any, name: str) -> None:
        """Nothing to note."""


def lines(caption: Caption) -> list[Any]:
    return [part for part in caption.get_family() if hasattr(part, "text")]


def test_the_picture_shows_the_caption_that_is_written_down() -> None:
    watching = Watching()
    run = rehearse(Talk, frames=True, frame_rate=10, layout=False, onlookers=[watching])
    assert len(watching.seen) > 25
    for time, shown in watching.seen:  # the time at which the frame ends
        spoken = [c.text for c in run.captions if c.start < time - 0.05 < c.end]
        assert shown == spoken


def test_captions_can_be_left_out_of_the_picture_but_not_of_the_file() -> None:
    class Plain(Talk):
        captions = False

    watching = Watching()
    plain = rehearse(Plain, frames=True, frame_rate=10, onlookers=[watching], layout=False)
    assert all(shown == [] for _, shown in watching.seen)
    assert plain.captions == rehearse(Talk, frame_rate=10, layout=False).captions


def test_captions_are_translated_before_numbers_are_put_in() -> None:
    class German(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.replace("A dozen walkers, {count} in all.", "Wanderer: {count}.")

    speak(German())
    assert "Wanderer: 12." in texts(rehearse(Talk, layout=False))


def test_parameters_reach_the_narration() -> None:
    class Fewer(Talk):
        parameters = Numbers(count=5)

    assert "A dozen walkers, 5 in all." in texts(rehearse(Fewer, layout=False))


def test_a_caption_stands_at_the_foot_in_the_middle_as_large_as_it_can(scene: Any) -> None:
    width, height = scene.camera.frame_width, scene.camera.frame_height
    room = width - 2 * SAFE_MARGIN
    for text, size in ((LONG[:30], LABEL_SIZE), (LONG, LABEL_SIZE), (LONG + LONG[:28], 26)):
        caption = Caption(text, width, height)
        (line,) = lines(caption)
        assert line.font_size == pytest.approx(size)
        assert line.width <= room
        assert abs(caption.get_x()) < 1e-6
        assert line.get_bottom()[1] > SAFE_MARGIN - height / 2
        assert line.get_top()[1] < CAPTION_HEIGHT - height / 2
    assert SMALLEST_SIZE == 26


@pytest.mark.parametrize("frame_rate", [12, 15, 24, 30, 60])
@pytest.mark.parametrize("seconds", [0.001, 0.04, 0.5])
def test_no_wait_is_too_short_for_a_frame(
    monkeypatch: pytest.MonkeyPatch, frame_rate: float, seconds: float
) -> None:
    class Waits(LectureScene):
        parameters = Numbers()

        @beat("")
        def construct(self) -> None:
            self.wait(seconds)

    heard: list[str] = []
    monkeypatch.setattr(manim_logger, "warning", heard.append)
    run = rehearse(Waits, frames=True, frame_rate=frame_rate, layout=False)
    assert run.duration == pytest.approx(max(1, round(seconds * frame_rate)) / frame_rate, abs=1e-3)
    assert heard == []


def test_captions_stand_on_one_line_whatever_letters_they_have() -> None:
    with offstage():
        feet = []
        for text in ("And here are our rates.", "Off the map! By a good way, truly."):
            caption = Caption(text, 14.2, 8.0)
            line = caption[1]
            feet.append(line.get_center()[1] - line.above_foot)
        assert feet[0] == pytest.approx(feet[1], abs=1e-9)
