"""Sentences on a film's clock: spoken, recorded or read."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.voice.narrator import BREATH, Narrator, reading_time
from scenes.voice.speech import Speech, Word


class Metronome:
    """A voice for tests: every word takes a quarter of a second."""

    name, language = "metronome", "en"

    def speak(self, sentence: str) -> Speech:
        words = sentence.split()
        timed = tuple(Word(word, k / 4, k / 4 + 0.2) for k, word in enumerate(words))
        return Speech(np.full(250 * len(words), 0.5, np.float32), 1000, timed)


class Recorded:
    """Only the second sentence of a beat was recorded, and it took her two seconds."""

    def speech(self, beat: str, number: int, sentence: str) -> Speech | None:
        if (beat, number) != ("step", 2):
            return None
        return Speech(np.ones(2000, np.float32), 1000, (Word(sentence, 0, 2),))


def test_each_sentence_begins_a_breath_after_the_one_before() -> None:
    telling = Narrator(Metronome()).tell("Look. Now step. Land?", "", "step", 10.0)
    starts = [line.start for line in telling.lines]
    assert starts == pytest.approx([10, 10.25 + BREATH, 10.75 + 2 * BREATH])
    assert telling.end == pytest.approx(11 + 3 * BREATH)
    assert [word.text for word in telling.words] == ["Look.", "Now", "step.", "Land?"]
    assert telling.words[2].start == pytest.approx(starts[1] + 0.25)


def test_signs_are_spoken_as_words_and_shown_as_signs() -> None:
    (line,) = Narrator(Metronome()).tell("So w is 2.", "", "", 0.0).lines
    assert line.caption == "So w is 2."
    assert line.spoken == "So w is two."


def test_other_words_for_the_ear_are_spoken_instead() -> None:
    telling = Narrator(Metronome()).tell("Loss: 1/m · Σ eᵢ²", "The loss is an average.", "", 0.0)
    assert [line.spoken for line in telling.lines] == ["The loss is an average."]
    assert telling.cues(5.0)[0].text == "Loss: 1/m · Σ eᵢ²"


def test_digits_and_signs_among_other_words_are_spelt_out() -> None:
    """A voice that reads by itself knows neither a power of ten nor a minus."""
    narrator = Narrator(Metronome())
    narrator.tell("It is 3×10²⁰.", "Just 3×10²⁰ of −2.", "opening", 0.0)
    assert [line.spoken for line in narrator.lines] == [
        "Just three times ten to the twentieth of minus two."
    ]


def test_without_a_voice_reading_sets_the_pace() -> None:
    text = "She looks. Then she steps, and lands."
    telling = Narrator().tell(text, "", "", 3.0)
    assert telling.end == pytest.approx(3.0 + reading_time(text))
    assert all(line.speech is None for line in telling.lines)


def test_a_recording_stands_in_for_the_sentence_it_was_made_for() -> None:
    narrator = Narrator(Metronome(), Recorded())
    narrator.tell("One.", "", "step", 0.0)
    telling = narrator.tell("Two. Three.", "", "step", 1.0)
    assert [line.number for line in telling.lines] == [2, 3]
    assert telling.lines[1].start == pytest.approx(1 + 2 + BREATH)
    other = narrator.tell("Again. And again.", "", "look", 9.0)
    assert [line.number for line in other.lines] == [1, 2]
    assert other.lines[1].start == pytest.approx(9.25 + BREATH)


def test_a_phrase_is_found_where_it_is_spoken() -> None:
    telling = Narrator(Metronome()).tell("Take the gradient. Then step.", "", "", 2.0)
    assert telling.when("gradient") == pytest.approx(2.5)
    assert telling.when("Then step") == pytest.approx(telling.lines[1].start)
    with pytest.raises(ValueError, match="'slope' is not among the words"):
        telling.when("slope")
