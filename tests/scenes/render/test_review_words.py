"""The rule on words finds those that bypass the catalogue, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from manim import DOWN, UP, FadeIn, ValueTracker, VGroup

from scenes.render import review
from scenes.render.rehearsal import rehearse
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.lecture.words import speak, tr, trn
from scenes.stage.type.readout import Readout
from scenes.stage.type.text import Formula, TextLine, Words
from tests.scenes.rehearsals import told_by


class Speaking(LectureScene):
    def construct(self) -> None:
        self.speaks()

    @property
    def facts(self) -> dict[str, Any]:
        return {"count": 2}

    def extra(self) -> Any:
        """What is put on stage besides the translated things."""
        return TextLine("y")

    @beat("There are {count} valleys.")
    def speaks(self) -> None:
        self.add(Words(tr("Which way?")).move_to(2 * UP), TextLine("−0.5").move_to(UP))
        self.add(Readout("height", tr("height"), lambda: 1.0))
        self.add(Formula("alpha = 0.1 sin x").move_to(DOWN))
        self.add(TextLine(trn("{count} way", "{count} ways", 2)).move_to(3 * UP))
        gone = self.extra()
        self.play(FadeIn(gone), run_time=0.2)
        self.remove(gone)
        self.play(ValueTracker(0).animate.set_value(1), run_time=0.2)


def test_translated_words_and_symbols_pass() -> None:
    speak(heard := review.Hearing())
    run = rehearse(Speaking)
    assert len(run.texts) == 6
    assert list(review.untranslated(run, heard)) == []


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        (lambda: Words("plain words"), "plain words"),
        (lambda: TextLine("word " + tr("marked")), "word marked"),
        (lambda: Readout("x", "slope", lambda: 1.0), "slope 1.000"),
        (lambda: Formula('f_"loss"'), 'f_"loss"'),
    ],
)
def test_words_that_bypass_the_catalogue_are_found(extra: Any, words: str) -> None:
    class Careless(Speaking):
        def extra(self) -> Any:
            return extra()

    speak(heard := review.Hearing())
    (says,) = review.untranslated(rehearse(Careless), heard)
    assert says.startswith(f"“{words}” is shown without passing through tr()")


def test_a_message_is_found_whole_before_a_part_of_it_is_taken_for_another() -> None:
    class Shared(Speaking):
        def extra(self) -> Any:
            return Words(tr("share of the limit"))

    speak(heard := review.Hearing())
    heard.gettext("{share} of {slope}")  # of another film: as long, but with fewer words of its own
    assert list(review.untranslated(rehearse(Shared), heard)) == []


def test_a_filled_in_message_is_found_whole_though_other_films_use_words_of_it() -> None:
    class Shared(Speaking):
        def extra(self) -> Any:
            return Words(tr("{name}, in spreads").format(name=tr("reservations")))

    speak(heard := review.Hearing())
    for message in ("reservations", "in"):  # the first is as long as what stands about the braces
        heard.gettext(message)
    assert list(review.untranslated(rehearse(Shared), heard)) == []


def test_pieces_of_a_formula_need_no_catalogue() -> None:
    class Torn(Speaking):
        def extra(self) -> Any:
            return VGroup(*Formula("5.63 - 0.35").family_members_with_points())

    speak(heard := review.Hearing())
    assert list(review.untranslated(rehearse(Torn), heard)) == []


def test_time_on_screen_is_counted_per_text() -> None:
    run = rehearse(Speaking, frames=True, frame_rate=10, layout=False)
    shown = dict(run.shown)
    assert shown["Which way?"] == pytest.approx(run.duration)
    assert shown["y"] == pytest.approx(0.1)  # one frame of two is bright enough
    assert "−0.5" not in shown
    assert not any(words.startswith("height") for words in shown)


@pytest.mark.parametrize(("count", "said"), [(0, "all"), (1, "one"), (2, "all")])
def test_a_number_of_things_is_one_or_several(count: int, said: str) -> None:
    heard = review.Hearing()
    assert heard.ngettext("one", "all", count) == said
    assert list(heard.messages) == [said]


@pytest.mark.parametrize(
    ("message", "words", "passes"),
    [
        ("{count} ways", "12 ways", True),
        ("{count} ways", "many other ways", False),
        ("from {a} to {b}", "from here and now to there", True),
        ("from {a} to {b}", "from here and now to there at last", False),
        ("way", "ways", False),
        ("{count}", "twelve", False),
    ],
)
def test_braces_are_filled_in(message: str, words: str, passes: bool) -> None:
    (heard := review.Hearing()).gettext(message)
    assert (list(review.untranslated(told_by(TextLine(words)), heard)) == []) is passes


def test_messages_are_filled_in_with_others() -> None:
    heard = review.Hearing()
    for message in ("{what}: limit {rate}", "sharpest {x} = {number}", "Reservations"):
        heard.gettext(message)
    told = told_by(TextLine("sharpest 𝜆 = 2.72: limit 0.735"), TextLine("25 reservations"))
    assert list(review.untranslated(told, heard)) == []
