"""What holds for every lecture, present and future: the review sheet as far as it can be counted.

A new file in scenes/ is found and judged without anyone adding it here.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from scenes.render import review
from scenes.render.midway import Midway
from scenes.render.rehearsal import Rehearsal, rehearse
from scenes.render.said import Said
from scenes.stage.lecture.claims import untrue
from scenes.stage.lecture.scene import LectureScene
from scenes.voice.captions import Cue, problems
from scenes.voice.narrator import Line
from scenes.voice.spoken import count_words, spoken
from tests.everything import some
from tests.scenes.grounds import Grounds
from tests.scenes.inks import too_small
from tests.scenes.painting import Painting
from tests.scenes.performing import HEARD, performed
from tests.scenes.told import claims_of

SCENES = Path(__file__).resolve().parents[3] / "scenes"
README = SCENES.parent / "README.md"
FILMS = sorted(path.stem for path in SCENES.glob("*.py") if not path.stem.startswith("_"))

FRAME = 1 / 15  # seconds, in a rehearsal

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


# For the module: then pytest runs all tests of one film before those of the next.
@pytest.fixture(params=FILMS, scope="module")
def lecture(request: pytest.FixtureRequest) -> Lecture:
    return lectures(request.param)[0]


@pytest.fixture(autouse=True)
def voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Films speak, unlike in other tests."""
    monkeypatch.delenv("DOWNHILL_VOICE")


def played(lecture: Lecture) -> Rehearsal:
    """Every frame."""
    return performed(lecture).run


def lines(lecture: Lecture) -> list[Line]:
    """Its sentences, which are all spoken."""
    said = performed(lecture).scene.narrator.lines
    assert all(line.speech is not None for line in said)
    return said


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
def test_all_that_is_written_can_be_read_on_a_phone(lecture: Lecture) -> None:
    report(too_small(played(lecture).texts))


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
def test_a_ground_that_changes_is_measured_anew(lecture: Lecture) -> None:
    report(performed(lecture).of(Grounds).faults)


@pytest.mark.slow
def test_all_that_is_on_the_stage_can_be_painted(lecture: Lecture) -> None:
    report(performed(lecture).of(Painting).faults)


@pytest.mark.slow
def test_no_text_is_crossed_while_things_move(lecture: Lecture) -> None:
    report(performed(lecture).of(Midway).faults)


@pytest.mark.slow
def test_a_number_that_is_said_stands_until_it_was_heard(lecture: Lecture) -> None:
    report(performed(lecture).of(Said).faults)


@pytest.mark.slow
def test_what_is_claimed_is_true(lecture: Lecture) -> None:
    name, scene = lecture.__module__.rpartition(".")[2], performed(lecture).scene
    said = "\n".join(caption for caption, *_ in scene.told)
    report(untrue(claims_of(name), said, getattr(scene, "plan", None)))


# A render sees to it for each play, and draws a film that remembers in one process.
@pytest.mark.slow
@pytest.mark.parametrize("film", some(FILMS))
def test_skipped_or_played_a_beat_ends_the_same(film: str) -> None:
    (lecture,) = lectures(film)
    skipped = rehearse(lecture, layout=False, still=True)
    report(played(lecture).differences(skipped))


@pytest.mark.slow
def test_every_word_can_be_translated(lecture: Lecture) -> None:
    report(review.untranslated(played(lecture), HEARD))


@pytest.mark.slow
def test_a_lecture_lasts_as_long_as_the_course_says(lecture: Lecture) -> None:
    # A rehearsal has fewer frames a second, and each play has a whole number of them.
    assert lecture.lasts == pytest.approx(played(lecture).duration, abs=1)


def test_a_lecture_is_short_enough_for_a_voice_on_any_machine(lecture: Lecture) -> None:
    # On another processor the same voice was some tenths of a second longer in all.
    assert lecture.lasts <= 239.4


def test_it_ends_with_the_place_to_try_it(lecture: Lecture) -> None:
    page = f"playground.html#{lecture.__module__.rpartition('.')[2]}"
    (shown,) = [text for text in played(lecture).beats[-1].texts if page in text.words]
    assert min(ink.opacity for ink in shown.inks) > 0.99


def test_the_readme_says_the_same_of_it(lecture: Lecture) -> None:
    if lecture.unfinished:
        pytest.skip("some of its beats are still to be written")
    minutes, seconds = divmod(round(lecture.lasts), 60)
    file = f"`scenes/{lecture.__module__.rpartition('.')[2]}.py`"
    (row,) = [line for line in README.read_text("utf-8").splitlines() if f", {file} |" in line]
    number, name, *_, length = [cell.strip() for cell in row.strip("|").split("|")]
    assert (number, name, length) == (
        str(lecture.number),
        f"**{lecture.title}**, {file}",
        f"{minutes}:{seconds:02}",
    )


@pytest.mark.slow
def test_there_is_a_moment_that_people_would_share(lecture: Lecture) -> None:
    if lecture.unfinished:
        pytest.skip("some of its beats are still to be written")
    delights = performed(lecture).scene.delights
    assert 6 <= sum(stop - start for start, stop in delights) <= 20  # seconds of a loop of 15


@pytest.mark.slow
def test_every_beat_is_narrated(lecture: Lecture) -> None:
    run = played(lecture)
    assert len(run.beats) >= (1 if lecture.unfinished else 3)
    assert [beat.name for beat in run.beats if not beat.captions] == []


# -- the voice -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_captions_are_as_a_broadcaster_makes_them(lecture: Lecture) -> None:
    run = played(lecture)
    report(problems([Cue(*cue) for cue in run.captions], run.duration))


@pytest.mark.slow
def test_each_sentence_begins_with_its_caption(lecture: Lecture) -> None:
    # A sentence of a single second may share a caption with the one before it.
    captions = played(lecture).captions
    report(
        f"“{line.caption}” begins at {line.start:.2f} s, and its caption does not"
        for line in lines(lecture)
        if min(abs(line.start - cue.start) for cue in captions) > FRAME + 1e-3
        and not any(
            line.caption in cue.text.replace("\n", " ") and cue.start < line.start < cue.end
            for cue in captions
        )
    )


@pytest.mark.slow
def test_nothing_is_said_while_the_viewer_thinks(lecture: Lecture) -> None:
    silences = performed(lecture).scene.silences
    report(
        f"“{line.caption}” is spoken in the silence from {start:.2f} to {end:.2f} s"
        for line in lines(lecture)
        for start, end in silences
        if line.speech and start < line.start + line.speech.length - 1e-3 and line.start < end
    )


@pytest.mark.slow
def test_the_voice_has_no_sign_to_guess(lecture: Lecture) -> None:
    report(
        f"“{line.spoken}” would better be spoken “{spoken(line.spoken)}”"
        for line in lines(lecture)
        if spoken(line.spoken) != line.spoken
    )


@pytest.mark.slow
def test_a_lecture_has_as_many_words_as_the_course_says(lecture: Lecture) -> None:
    assert lecture.words == sum(count_words(line.spoken) for line in lines(lecture))
