"""Captions: shown long enough to be read, in step with the film, in a file or in the picture."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from typing import Any, ClassVar

import pytest
from manim import RIGHT, Circle, ValueTracker
from manim import logger as manim_logger

from scenes.render.rehearsal import Rehearsal, offstage, rehearse
from scenes.stage.lecture.captions import BurnedCaptions, Caption
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.lecture.theme import CAPTION_HEIGHT
from scenes.stage.lecture.words import speak
from scenes.voice.captions import LINE, LINES, Cue, problems
from scenes.voice.narrator import reading_time

LONG = "Four words more, or five, and then so many that two lines can hardly hold them all at once."


@dataclass(frozen=True)
class Numbers:
    count: int = 12


class Talk(LectureScene):
    parameters = Numbers()

    @beat()
    def silent(self) -> None:
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


class Burned(Talk):
    captions: ClassVar[str] = "burned"


def texts(run: Rehearsal) -> list[str]:
    """The captions, each in one line."""
    return [cue.text.replace("\n", " ") for cue in run.captions]


@pytest.mark.parametrize("frame_rate", [10, 15, 24, 30, 60])
@pytest.mark.parametrize("frames", [False, True])
def test_captions_follow_one_another_and_can_be_read(frames: bool, frame_rate: float) -> None:
    if frames and frame_rate > 20:
        pytest.skip("the quick runs show it")
    run = rehearse(Talk, frames=frames, frame_rate=frame_rate, layout=False)
    said = ["One two three.", "A dozen walkers, 12 in all.", LONG, "Short."]
    assert " ".join(texts(run)) == " ".join(said)
    assert problems([Cue(*cue) for cue in run.captions], run.duration) == []


def test_a_sentence_too_long_for_two_lines_is_several_captions() -> None:
    run = rehearse(Talk, layout=False)
    *_, before, first, second, _ = run.captions
    assert f"{first.text} {second.text}".replace("\n", " ") == LONG
    assert before.end == pytest.approx(first.start)
    assert first.end == pytest.approx(second.start)
    for cue in (first, second):
        assert len(cue.text.split("\n")) <= LINES
        assert max(map(len, cue.text.split("\n"))) <= LINE


def test_a_caption_belongs_to_its_beat() -> None:
    run = rehearse(Talk, layout=False)
    counts = {name: len(cues) for name, cues in ((b.name, b.captions) for b in run.beats)}
    assert counts == {"silent": 0, "short": 1, "two_at_once": 3, "slow": 1}
    silent, short = run.beats[:2]
    assert silent.end == pytest.approx(1)
    assert short.captions[0].start == pytest.approx(silent.end, abs=1e-6)


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
        burned = [m for m in scene.mobjects if isinstance(m, BurnedCaptions)]
        captions = [part for one in burned for part in one.submobjects]
        self.seen.append((scene.time, [written(caption) for caption in captions]))

    def beat_ended(self, scene: Any, name: str) -> None:
        """Nothing to note."""


def lines(caption: Any) -> list[Any]:
    return [part for part in caption.get_family() if hasattr(part, "text")]


def written(caption: Any) -> str:
    return "\n".join(line.text for line in lines(caption))


def test_the_picture_shows_the_caption_that_is_written_down() -> None:
    watching = Watching()
    run = rehearse(Burned, frames=True, frame_rate=10, layout=False, onlookers=[watching])
    assert run.captions == rehearse(Talk, frame_rate=10, layout=False).captions
    assert len({text for _, shown in watching.seen for text in shown}) == len(run.captions)
    for time, shown in watching.seen:  # the time at which the frame ends
        spoken = [c.text for c in run.captions if c.start < time - 0.05 < c.end]
        assert shown == spoken or (shown == [] and spoken == ["Short."])  # which may stay longer


@pytest.mark.parametrize("style", ["track", "none"])
def test_unless_asked_for_captions_are_not_in_the_picture_but_in_the_file(style: str) -> None:
    class Plain(Talk):
        captions: ClassVar[str] = style

    watching = Watching()
    plain = rehearse(Plain, frames=True, frame_rate=10, onlookers=[watching], layout=False)
    assert all(shown == [] for _, shown in watching.seen)
    assert plain.captions == rehearse(Burned, frame_rate=10, layout=False).captions


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


@pytest.mark.parametrize("text", ["Short.", f"{'Wide' * 10}\nWMWMWM and Queen gypsy, (j)"])
def test_a_caption_stands_at_the_foot_in_the_middle_and_is_large(scene: Any, text: str) -> None:
    width, height = scene.camera.frame_width, scene.camera.frame_height
    caption = Caption(text, height)
    assert written(caption).split("\n")[::-1] == text.split("\n")[::-1]
    for line in lines(caption):
        assert line.font_size / 96 >= 0.045 * height
    assert abs(caption.get_x()) < 1e-6
    assert caption.width < width
    assert caption.get_bottom()[1] > -height / 2
    assert caption.get_top()[1] < CAPTION_HEIGHT + 0.15 - height / 2
    assert caption.z_index == Layer.CAPTION


def test_two_lines_do_not_touch(scene: Any) -> None:
    above, below = lines(Caption("Queen gypsy, (jgyq)\n(ÄhlfT) A long day", 8.0))
    assert above.get_bottom()[1] > below.get_top()[1]


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
            (line,) = lines(Caption(text, 8.0))
            feet.append(line.get_center()[1] - line.above_foot)
        assert feet[0] == pytest.approx(feet[1], abs=1e-9)
