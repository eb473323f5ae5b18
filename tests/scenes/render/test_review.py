"""The rules that every film passes find what was planted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
import pytest
from manim import DOWN, UP, FadeIn, FadeOut, ValueTracker

from gdmath import LANDSCAPES
from scenes.render import review
from scenes.render.record import Cue, Rehearsal, Row, Stretch
from scenes.render.rehearsal import rehearse
from scenes.stage.ground.surface import Surface
from scenes.stage.ground.view import MAP, View
from scenes.stage.lecture.choices import Choices
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.stage.lecture.theme import LOSS, MINIMUM, POSITION, QUIET
from scenes.stage.lecture.words import tr
from scenes.stage.paint.arrow import Arrow
from scenes.stage.type.listing import Listing
from scenes.stage.type.text import Formula, TextLine, Words
from tests.scenes.rehearsals import GOOD, told_by


@pytest.mark.parametrize("rule", review.RULES)
def test_a_good_film_passes(rule: Callable[[Rehearsal], Iterable[str]]) -> None:
    assert list(rule(GOOD)) == []


@pytest.mark.parametrize("duration", [89.0, 241.0])
def test_length(duration: float) -> None:
    (says,) = review.length(replace(GOOD, duration=duration))
    assert says == f"the film lasts {duration:.1f} s, not 90 to 240 s"


@pytest.mark.parametrize(
    ("cues", "says"),
    [
        ([Cue(0, 2, "One."), Cue(1.9, 4, "Two.")], "“Two.” begins at 1.90 s, before “One.” ends"),
        ([Cue(5, 7, "One."), Cue(0, 2, "Two.")], "“Two.” begins at 0.00 s, before “One.” ends"),
        ([Cue(119, 120.1, "Late.")], "“Late.” lasts to 120.10 s, the film to 120.00 s"),
    ],
)
def test_captions(cues: list[Cue], says: str) -> None:
    (found,) = review.captions(replace(GOOD, captions=tuple(cues)))
    assert says in found


def test_a_long_silence_is_found() -> None:
    cues = Cue(0, 2, "Watch them."), Cue(10.5, 12, "Now they are down.")
    (says,) = review.spoken(replace(GOOD, captions=cues))
    assert says == "for 8.50 s nothing is said after “Watch them.” (2.00 s)"
    assert not list(review.spoken(replace(GOOD, captions=(cues[0], Cue(9, 10, "Down.")))))


def test_reading() -> None:
    (says,) = review.reading(replace(GOOD, shown=(("Which way is down?", 1.8),)))
    assert says == "“Which way is down?” is shown for 1.80 s and takes 1.90 s to read"


class Popping(LectureScene):
    """A word that is taken off the stage, and one that is put there, between two plays."""

    facts: ClassVar[dict[str, Any]] = {}

    def construct(self) -> None:
        self.only()

    @beat("Watch the words.")
    def only(self) -> None:
        gone, fading, come = (Words(text) for text in ("gone", "fading", "come"))
        left, right = Words("left").move_to(3 * UP), Words("right").move_to(3 * UP)
        self.play(FadeIn(gone.shift(DOWN), fading, left), run_time=0.3)
        self.play(ValueTracker(0).animate.set_value(1), run_time=1)
        self.remove(gone)
        self.play(ValueTracker(0).animate.set_value(1), run_time=1)
        self.add(come.shift(UP))
        self.remove(left)
        self.add(right)
        self.play(ValueTracker(0).animate.set_value(1), run_time=1)
        self.play(FadeOut(fading, come, right), run_time=0.3)


class Shooting(LectureScene):
    """An arrow that grows, and one that is there at once unless it is ``added`` before."""

    facts: ClassVar[dict[str, Any]] = {}
    added: ClassVar[bool]

    def construct(self) -> None:
        self.only()

    @beat("Look.")
    def only(self) -> None:
        view = View(LANDSCAPES["sine_hills"], **MAP)
        here, way = (lambda: np.zeros(2)), (lambda: np.ones(2))
        good, bad = (Arrow(view, here, way, name=name) for name in ("good", "bad"))
        self.add(good.set_as(grown=0))
        if self.added:
            self.add(bad.set_as(grown=0))
        self.play(good.grow(), bad.grow(), run_time=1)  # who is not on the stage grows unseen
        self.play(FadeOut(good, bad), run_time=0.5)


@pytest.mark.parametrize("added", [True, False])
def test_an_arrow_that_pops_is_found(added: bool) -> None:
    scene = type("Shoots", (Shooting,), {"added": added})
    says = list(review.steadiness(rehearse(scene, frames=True, layout=False)))
    assert says == ([] if added else ["“bad” comes or goes at once at 1.00 s"])


class Turning(LectureScene):
    """The camera goes from low at the side to straight above, in so many seconds."""

    facts: ClassVar[dict[str, Any]] = {}
    seconds: ClassVar[float]

    def construct(self) -> None:
        self.only()

    @beat("Look.")
    def only(self) -> None:
        view = View(LANDSCAPES["sine_hills"], azimuth=-3.0, elevation=30.0)
        self.add(Surface(view, resolution=8))
        self.play(view.move(**MAP), run_time=self.seconds)


@pytest.mark.parametrize(("seconds", "whirls"), [(6.0, False), (2.4, True)])
def test_a_camera_that_whirls_is_found(seconds: float, whirls: bool) -> None:
    scene = type("Turns", (Turning,), {"seconds": seconds})
    says = list(review.calm(rehearse(scene, frames=True, layout=False)))
    assert bool(says) == whirls
    assert all(" degrees a second at " in words for words in says)


def test_a_camera_that_jumps_is_found() -> None:
    rows = [Row(k / 15, "camera", "", (-90.0 + 20 * (k > 3), 40.0)) for k in range(8)]
    (says,) = review.calm(replace(GOOD, trace=tuple(rows)))
    assert says.endswith("at 0.27 s")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("loss 1245", "1245"),
        ("1,245", ""),
        ("0.0001", ""),
        ("−1062.5", "1062"),
        ("10²⁰", ""),
        ("in 1847", ""),
    ],
)
def test_thousands_are_written_in_one_way(words: str, found: str) -> None:
    says = [f"“{words}” has no comma between the thousands of {found}"] if found else []
    assert list(review.thousands(told_by(TextLine(words)))) == says
    assert len(list(review.thousands(replace(GOOD, captions=(Cue(0, 1, words),))))) == len(says)


def test_a_program_keeps_its_own_numbers_and_words() -> None:
    run = told_by(Listing("print(1000)\nEpoch 4500: done"))
    assert list(review.thousands(run)) == []
    assert not any("Epoch" in found for found in review.untranslated(run, review.Hearing()))
    assert len(list(review.thousands(told_by(TextLine("Epoch 4500"))))) == 1


def test_a_symbol_in_two_colours_is_found() -> None:
    formula = Formula("{{L = : loss}} 2 {{w : w}}", {"loss": LOSS, "w": POSITION})
    same = Words("𝑤 = 1", color=POSITION), Words("𝐿", color=LOSS), Words("𝑤", color=QUIET)
    assert list(review.one_color(told_by(formula, *same))) == []
    for other in (Words("𝑤 = 2", color=MINIMUM), Formula("{{w : w}}", {"w": MINIMUM})):
        (says,) = review.one_color(told_by(formula, other))
        assert says.startswith("w has one colour in “{{L = : loss}} 2 {{w : w}}” and another in ")


class Guessing(LectureScene):
    """A question over a note that is left, or has gone before."""

    facts: ClassVar[dict[str, Any]] = {}
    leaves: ClassVar[bool]

    def construct(self) -> None:
        self.only()

    @beat("Up, or down?")
    def only(self) -> None:
        choices, beside, note = Choices(tr("up"), tr("down")), Words("beside"), Words("note")
        self.add(beside, note.move_to(choices[0]))
        self.play(FadeOut(note) if self.leaves else FadeIn(beside), run_time=0.3)
        self.ask(choices, silence=0.1)


@pytest.mark.parametrize("leaves", [True, False])
def test_answers_over_what_is_written_are_found(leaves: bool) -> None:
    kind = type("Covering", (Guessing,), {"leaves": leaves, "__module__": __name__})
    found = list(review.unspoilt(rehearse(kind, frames=True, layout=False)))
    assert [says[:39] for says in found] == (
        [] if leaves else ["“note” is under what may be the answer "]
    )


def test_words_that_pop_are_found() -> None:
    # One that makes room for another at its place is a sign that turns.
    run = rehearse(Popping, frames=True, layout=False)
    assert [pop.text for pop in run.pops] == ["gone", "come"]
    assert [pop.time for pop in run.pops] == pytest.approx([1.33, 2.33], abs=0.1)
    (says, _) = review.steadiness(run)
    assert says == "“gone” comes or goes at once at 1.33 s"


@pytest.mark.parametrize(
    ("start", "end", "beats"),
    [(38.0, 41.2, "one, two"), (36.8, 40.0, "one"), (40.0, 43.2, "two")],
)
def test_stillness(start: float, end: float, beats: str) -> None:
    (says,) = review.stillness(replace(GOOD, frozen=(Stretch(start, end), Stretch(50, 52))))
    assert says == f"nothing moves for 3.20 s ({start:.2f} s to {end:.2f} s, {beats})"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("0.472", 0.4726), ("0.47", -0.47), ("−0.00", 0.0), ("1", 1.6), ("−", 1.0)],
        *[("0.5", np.nan), ("1/3", 0.333), ("−1/3", 1 / 3), ("1/0", np.inf), ("0.5", None)],
    ],
)
def test_numbers(text: str, value: float | None) -> None:
    rows = (Row(0.5, "slope", text, value), Row(0.6, "slope", text, value))
    (says,) = review.numbers(replace(GOOD, trace=rows))
    assert says.startswith(f"slope shows “{text}” at 0.50 s, but is ")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.47", 0.4726),
        ("1,000 m", 1000.0),
        ("1/3", 1 / 3),
        ("−2/7", -2 / 7),
        ("10⁻⁵", 1e-5),
        ("", None),
    ],
)
def test_numbers_that_are_right(text: str, value: float | None) -> None:
    assert not list(review.numbers(replace(GOOD, trace=(Row(0.5, "slope", text, value),))))
