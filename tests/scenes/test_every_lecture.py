"""What holds for every lecture, present and future: the review sheet as far as it can be counted.

A new file in scenes/ is found and judged without anyone adding it here.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from scenes.render import review
from scenes.render.rehearsal import Rehearsal, rehearse
from scenes.stage.lecture.scene import LectureScene
from scenes.stage.lecture.words import speak

SCENES = Path(__file__).resolve().parents[2] / "scenes"
FILMS = sorted(path.stem for path in SCENES.glob("*.py") if not path.stem.startswith("_"))

Lecture = type[LectureScene]


def lectures(film: str) -> list[Lecture]:
    """The public lectures that a film's file defines."""
    module = importlib.import_module(f"scenes.{film}")
    classes = inspect.getmembers(module, inspect.isclass)
    return [
        found
        for name, found in classes
        if issubclass(found, LectureScene)
        and found.__module__ == module.__name__
        and not name.startswith("_")
    ]


@pytest.fixture(params=FILMS)
def lecture(request: pytest.FixtureRequest) -> Lecture:
    return lectures(request.param)[0]


# Each lecture is rehearsed three times for all tests together.


@cache
def played(lecture: Lecture) -> Rehearsal:
    """Every frame."""
    return rehearse(lecture, frames=True, still=True)


@cache
def skipped(lecture: Lecture) -> Rehearsal:
    """Straight from end to end of each animation, as a cached or parallel render does."""
    return rehearse(lecture, layout=False, still=True)


@cache
def marked(lecture: Lecture) -> Rehearsal:
    """With every message of the catalogue in quotation marks."""
    speak(review.Marking())
    return rehearse(lecture, layout=False)


def report(found: Iterable[str]) -> None:
    if problems := list(found):
        pytest.fail("\n".join(problems), pytrace=False)


def test_the_first_lecture_is_among_them() -> None:
    assert "hills" in FILMS


@pytest.mark.parametrize("film", FILMS)
def test_a_film_has_one_public_lecture(film: str) -> None:
    # With several, `manim render` asks which, and fails where nobody can answer.
    assert len(lectures(film)) == 1


@pytest.mark.slow
def test_texts_can_be_read(lecture: Lecture) -> None:
    report(played(lecture).layout)


@pytest.mark.slow
@pytest.mark.parametrize(
    "rule",
    review.RULES,
    ids=lambda rule: rule.__name__,
)
def test_the_review_sheet(lecture: Lecture, rule: Callable[[Rehearsal], Iterable[str]]) -> None:
    if lecture.unfinished and rule is review.length:
        pytest.skip("some of its beats are still to be written")
    report(rule(played(lecture)))


@pytest.mark.slow
def test_skipped_or_played_a_beat_ends_the_same(lecture: Lecture) -> None:
    report(played(lecture).differences(skipped(lecture)))


@pytest.mark.slow
def test_every_word_can_be_translated(lecture: Lecture) -> None:
    report(review.untranslated(marked(lecture)))


@pytest.mark.slow
def test_a_lecture_lasts_as_long_as_the_course_says(lecture: Lecture) -> None:
    # A rehearsal has fewer frames a second, and each play has a whole number of them.
    assert lecture.lasts == pytest.approx(played(lecture).duration, abs=2)


@pytest.mark.slow
def test_every_beat_is_narrated(lecture: Lecture) -> None:
    run = played(lecture)
    assert len(run.beats) >= (1 if lecture.unfinished else 3)
    assert [beat.name for beat in run.beats if not beat.captions] == []
