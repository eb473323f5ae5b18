"""Rules of the review sheet right at the ends of what they allow."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scenes.render import review
from scenes.render.outlines import Box
from scenes.render.record import Beat, Cue, Rehearsal, Row, Stretch
from scenes.render.texts import Ink, OnStage

PLAIN = Rehearsal((), (), (), 120.0, (), (), (), ())
MILLISECOND = 1e-3


def told(name: str, start: float, end: float) -> Beat:
    return Beat(name, start, end, (), (), (), {}, None)


def found(rule: Any, **what: Any) -> list[str]:
    return list(rule(replace(PLAIN, **what)))


@pytest.mark.parametrize(("seconds", "right"), [(90, 1), (89.9, 0), (240, 1), (240.1, 0)])
def test_a_film_may_last_exactly_as_long_as_is_said(seconds: float, right: bool) -> None:
    assert (found(review.length, duration=seconds) == []) == right


@pytest.mark.parametrize(("late", "right"), [(0.0, True), (MILLISECOND, True), (0.01, False)])
def test_subtitles_may_be_off_by_a_millisecond(late: float, right: bool) -> None:
    meeting = (Cue(0, 1 + late, "One."), Cue(1, 2, "Two."))
    assert (found(review.captions, captions=meeting) == []) == right
    last = (Cue(118, 120 + late, "Last."),)
    assert (found(review.captions, captions=last) == []) == right
    assert (found(review.reading, shown=(("a b c", 3 * 0.35 + 0.5 - late),)) == []) == right
    assert (found(review.stillness, frozen=(Stretch(10, 13 + late),)) == []) == right


def test_subtitles_with_a_gap_between_are_right() -> None:
    assert found(review.captions, captions=(Cue(0, 1, "One."), Cue(5, 6, "Two."))) == []


@pytest.mark.parametrize(
    ("start", "end", "names"),
    [
        (9.999, 20.001, "b"),  # a millisecond of another counts for nothing
        (9.5, 20.5, "a, b, c"),
        (4.0, 9.0, "a"),
        (21.0, 25.0, "c"),
    ],
)
def test_what_is_still_is_told_with_the_beats_that_it_is_in(
    start: float, end: float, names: str
) -> None:
    beats = (told("a", 0, 10), told("b", 10, 20), told("c", 20, 30))
    (says,) = found(review.stillness, beats=beats, frozen=(Stretch(start, end),))
    assert says.endswith(f", {names})")


def text(words: str, color: tuple[float, float, float]) -> OnStage:
    box = Box(0, 0, 1, 1)
    return OnStage(words, 40.0, (box,), (Ink(box, color, 1.0),))


@pytest.mark.parametrize(
    ("one", "other", "right"),
    [
        ((1.0, 0.2, 0.2), (1.0, 0.2, 0.24), True),  # what rounding does
        ((1.0, 0.2, 0.2), (1.0, 0.2, 0.26), False),
        ((1.0, 0.2, 0.2), (0.94, 0.2, 0.2), False),
        ((1.0, 0.2, 0.2), (0.9, 0.75, 0.75), True),  # as good as grey: no meaning
        ((1.0, 0.2, 0.2), (0.9, 0.65, 0.65), False),
    ],
)
def test_a_symbol_keeps_its_colour_as_far_as_it_is_one(
    one: tuple[float, float, float], other: tuple[float, float, float], right: bool
) -> None:
    texts = (text("the 𝑤 here", one), text("and 𝑤 there", other))
    assert (found(review.one_color, texts=texts) == []) == right


def scales(*frames: dict[str, float | None], said: bool = False) -> tuple[Row, ...]:
    rows = [
        Row(float(k), f"{name} arrow scale", "", factor)
        for k, frame in enumerate(frames)
        for name, factor in frame.items()
    ]
    more = [Row(float(k), "arrow scale", "0.5", 0.5) for k in range(len(frames)) if said]
    return tuple(sorted([*rows, *more], key=lambda row: row.time))


def test_arrows_shown_together_are_on_one_scale_that_is_told() -> None:
    assert found(review.one_scale, trace=scales({"a": 1.0, "b": 1.0})) == []
    assert found(review.one_scale, trace=scales({"a": 1.0, "b": None})) == []
    (says,) = found(review.one_scale, trace=scales({"a": 1.0}, {"a": 1.0, "b": 0.5}, said=True))
    assert says.startswith("arrows on several scales at 1.00 s")
    (says,) = found(review.one_scale, trace=scales({"a": 1.0}, {"a": 0.5}, {"a": 0.4}))
    assert says == "arrows × 0.5 at 1.00 s, which nothing says"
    assert found(review.one_scale, trace=scales({"a": 0.5}, said=True)) == []


def turning(*poses: tuple[float, float], rate: float = 50.0) -> tuple[Row, ...]:
    return tuple(Row(k / rate, "camera", "", pose) for k, pose in enumerate(poses))


@pytest.mark.parametrize(
    ("one", "other", "degrees"),
    [
        ((0, 30), (10, 30), 10),  # about the upright axis it is turned as far as it turns
        ((0, 30), (0, 37), 7),
        ((350, 90), (10, 90), 20),
        ((-170, 0), (170, 0), 20),
        ((12, 40), (12, 40), 0),
        ((0, 0), (180, 0), 180),
        ((0, 90), (90, 0), 120),  # through a corner of the cube: all three axes change places
    ],
)
def test_how_far_a_camera_turns(
    one: tuple[float, float], other: tuple[float, float], degrees: float
) -> None:
    rows = (Row(0.0, "camera", "", one), Row(0.1, "camera", "", other))
    says = found(review.calm, trace=rows)
    speed = degrees / 0.1
    if speed > 45:
        assert says == [f"the camera turns by {speed:.0f} degrees a second at 0.10 s"]
    else:
        assert says == []


def test_a_camera_that_was_away_for_a_while_may_be_elsewhere() -> None:
    rows = (Row(0.0, "camera", "", (0, 30)), Row(0.4, "camera", "", (90, 30)))
    assert found(review.calm, trace=rows) == []
    slow = turning(*((0.8 * k, 30) for k in range(20)))  # 40 degrees a second
    assert found(review.calm, trace=slow) == []
    quick = turning(*((1.0 * k, 30) for k in range(20)))
    assert len(found(review.calm, trace=quick)) == 1


def step(time: float, number: str, slope: str) -> list[Row]:
    return [Row(time, "step", number, 0.0), Row(time, "slope", slope, 0.0)]


def test_what_a_step_is_made_of_may_change_only_with_the_step() -> None:
    right = [*step(0, "1", "0.5"), *step(1, "1", "0.5"), *step(2, "2", "0.3")]
    assert found(review.held, trace=tuple(right)) == []
    wrong = [*step(0, "1", "0.5"), *step(1, "1", "0.3")]
    (says,) = found(review.held, trace=tuple(wrong))
    assert says == "slope changes at 1.00 s, while a step is under way"
    named = [row._replace(name=f"{row.name} {knob}") for row in wrong for knob in "wb"]
    (says,) = found(review.held, trace=tuple(named))
    assert says == "slope w, slope b changes at 1.00 s, while a step is under way"
    alone = [Row(0.0, "slope", "0.5", 0.5), Row(1.0, "slope", "0.3", 0.3)]
    assert found(review.held, trace=tuple(alone)) == []
