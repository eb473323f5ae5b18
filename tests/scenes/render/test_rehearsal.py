"""A rehearsal sees what a film would show, writes nothing, and catches what depends on frames."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import DOWN, RIGHT, UP, Circle, Scene, ValueTracker, config

from scenes.render.rehearsal import Stretch, offstage, rehearse
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.lecture.theme import BACKGROUND, rgb
from scenes.stage.paint.painted import Painted
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import TextLine, Words

FRAME = 1 / 15


def test_beats_are_told_in_order_and_without_a_gap(rolling: type[LectureScene]) -> None:
    run = rehearse(rolling)
    there, back = run.beats
    assert [there.name, back.name] == ["there", "back"]
    assert there.start == 0
    assert there.end == back.start
    assert back.end == run.duration
    assert [cue.text for cue in there.captions] == ["There are 3 ways to go."]
    assert [cue.text for cue in back.captions] == ["Back again."]
    assert run.captions == there.captions + back.captions


def test_every_frame_is_in_the_trace_at_its_exact_time(rolling: type[LectureScene]) -> None:
    run = rehearse(rolling, frames=True)
    times = [row.time for row in run.trace if row.name == "x"]
    assert len(times) == round(run.duration * 15)
    assert times == pytest.approx([k * FRAME for k in range(len(times))], abs=1e-9)


def test_the_trace_has_what_is_displayed_and_the_number_behind_it(
    rolling: type[LectureScene],
) -> None:
    run = rehearse(rolling, frames=True, frame_rate=10)
    values = [row.value for row in run.trace]
    assert values[0] == 0
    assert max(values) == 3
    assert values[-1] == 1
    assert len(set(values)) > 15
    assert all(row.text == f"{row.value:.2f}" for row in run.trace)


def test_of_the_beats_that_are_named_every_frame_is_in_the_trace(
    rolling: type[LectureScene],
) -> None:
    run, full = rehearse(rolling, frames=["back"]), rehearse(rolling, frames=True)
    before, there = (
        {(round(row.time, 6), row.text) for row in told.trace if row.time < full.beats[0].end}
        for told in (run, full)
    )
    assert len(before) < 3 < 30 < len(there)
    shown, all_shown = (
        {(round(row.time, 6), row.text) for row in told.displayed("back", "x")}
        for told in (run, full)
    )
    assert shown == all_shown
    assert run.differences(full) == []


def test_of_the_beats_that_are_named_the_last_is_the_end(rolling: type[LectureScene]) -> None:
    run, full = rehearse(rolling, frames=["there"]), rehearse(rolling, frames=True)
    assert [beat.name for beat in run.beats] == ["there"]
    assert run.duration == run.beat("there").end == full.beat("there").end


def test_a_quick_rehearsal_ends_every_beat_like_a_full_one(rolling: type[LectureScene]) -> None:
    quick, full = rehearse(rolling, still=True), rehearse(rolling, frames=True, still=True)
    assert quick.differences(full) == []
    assert [row.value for row in quick.trace] == [3, 3, 1, 1]
    # The first frame of a play looks as the film did before it, and only a full one has it.
    assert np.allclose(quick.frozen, full.frozen, atol=1.01 / 15)


class Accumulating(LectureScene):
    """What the stage forbids: an updater that counts frames."""

    def construct(self) -> None:
        self.count()

    @property
    def facts(self) -> dict[str, Any]:
        return {}

    @beat("")
    def count(self) -> None:
        circle = Circle().add_updater(lambda mobject: mobject.shift(0.01 * RIGHT))
        self.add(circle)
        self.play(ValueTracker(0).animate.set_value(1), run_time=1)


def test_what_accumulates_over_frames_is_found() -> None:
    told = rehearse(Accumulating).differences(rehearse(Accumulating, frames=True))
    assert told == ["count: 0 Circle ends otherwise"]


class Blinking(Accumulating):
    """A painted object that hides its own accumulation."""

    @beat("")
    def count(self) -> None:
        class Patch(Painted):
            frames = 0

            def paint(self, canvas: Any) -> None:
                if self.frames > 3:
                    canvas.paint()

        patch = Patch()
        patch.add_updater(lambda mobject: setattr(mobject, "frames", mobject.frames + 1))
        self.add(patch)
        self.play(ValueTracker(0).animate.set_value(1), run_time=1)


def test_pictures_show_what_the_state_does_not() -> None:
    quick, full = (rehearse(Blinking, frames=frames, still=True) for frames in (False, True))
    assert "pixels of the last picture differ" in quick.differences(full)[0]


class Waiting(LectureScene):
    def construct(self) -> None:
        self.waits()

    @property
    def facts(self) -> dict[str, Any]:
        return {}

    @beat("")
    def waits(self) -> None:
        x = ValueTracker(0)
        circle = Circle().add_updater(lambda mobject: mobject.set_x(x.get_value()))
        self.add(circle)
        self.wait(1)
        self.play(x.animate.set_value(1), run_time=1)
        self.wait(2)
        self.play(x.animate.set_value(1), run_time=1)  # moves nothing
        self.wait(0.4)
        self.add(TextLine("new").shift(DOWN))
        self.wait(1.6)


def test_stretches_in_which_nothing_moves() -> None:
    run = rehearse(Waiting, frames=True, frame_rate=10)
    rounded = [(round(s.start, 6), round(s.end, 6)) for s in run.frozen]
    assert rounded == [(2.0, 5.4), (5.4, 7.0), (0.0, 1.0)]
    assert Stretch(2.0, 5.5).length == 3.5


def test_a_picture_is_kept_on_request(rolling: type[LectureScene]) -> None:
    assert rehearse(rolling).beats[0].picture is None
    picture = rehearse(rolling, still=True).beats[0].picture
    assert picture is not None
    assert picture.shape == (480, 854, 4)
    assert picture[5, 5, :3].tolist() == np.rint(np.multiply(rgb(BACKGROUND), 255)).tolist()
    assert picture.max() > 200


def test_layout_problems_are_told_with_their_beat() -> None:
    class Careless(Waiting):
        @beat("")
        def waits(self) -> None:
            self.add(Words("off").move_to(7 * RIGHT))
            self.wait(0.2)

    (told,) = rehearse(Careless).layout
    assert told.startswith("waits: “off” at (")
    assert rehearse(Careless, layout=False).layout == []


def test_onlookers_see_frames_and_ends_of_beats(rolling: type[LectureScene]) -> None:
    seen: list[str] = []

    class Counting:
        def frame(self, scene: Scene) -> None:
            seen.append("frame")

        def beat_ended(self, scene: Scene, name: str) -> None:
            seen.append(name)

    rehearse(rolling, frames=True, frame_rate=10, onlookers=[Counting()])
    assert seen.count("frame") > 20
    assert [what for what in seen if what != "frame"] == ["there", "back"]


class Hidden(Painted):
    def readings(self) -> list[Reading]:
        return [Reading("hidden", "1", 1.0)]

    def paint(self, canvas: Any) -> None:
        """Paint nothing."""


class Appearing(Waiting):
    @beat("")
    def waits(self) -> None:
        hidden = Hidden().set_presence(0)
        self.add(hidden)
        self.wait(1)
        self.play(hidden.animate.set_presence(1), run_time=1)


def test_what_is_not_there_displays_nothing() -> None:
    trace = rehearse(Appearing, frames=True, frame_rate=10).trace
    assert trace
    assert min(row.time for row in trace) > 1


class Painting(Waiting):
    pictures = 0

    @beat("")
    def waits(self) -> None:
        class Canvas(Painted):
            def paint(self, canvas: Any) -> None:
                Painting.pictures += 1

        self.add(Canvas())
        self.play(ValueTracker(0).animate.set_value(1), run_time=1)
        self.wait(1)


def test_only_the_ends_of_beats_are_painted() -> None:
    rehearse(Painting, frames=True, layout=False)
    assert Painting.pictures == 0
    rehearse(Painting, frames=True, layout=False, still=True)
    assert Painting.pictures == 1


def test_nothing_is_written_printed_or_changed(
    rolling: type[LectureScene],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(config, "verbosity", config.verbosity)  # put back at the end
    config.verbosity = "INFO"
    before = dict(config)
    level = logging.getLogger("manim").level
    rehearse(rolling, frames=True, frame_rate=10)
    rehearse(rolling)
    assert list(tmp_path.iterdir()) == []
    assert capfd.readouterr() == ("", "")
    assert dict(config) == before
    assert logging.getLogger("manim").level == level


def test_an_error_in_a_lecture_is_not_hidden_and_leaves_the_settings_alone() -> None:
    class Broken(Waiting):
        @beat("")
        def waits(self) -> None:
            self.add(Words("up").move_to(UP))
            raise ZeroDivisionError

    before = dict(config)
    with pytest.raises(ZeroDivisionError):
        rehearse(Broken)
    assert dict(config) == before


def test_a_lecture_is_rendered_once(rolling: type[LectureScene]) -> None:
    with offstage():
        lecture = rolling()
        lecture.render()
        with pytest.raises(SystemExit) as trouble:
            lecture.render()
        assert rolling().render() is False
    assert str(trouble.value) == (
        "This Rolling is rendered already; make another, Rolling().render()."
    )
