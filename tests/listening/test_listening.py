"""The ear understands what was said, and is not fooled by what was not."""

from __future__ import annotations

import numpy as np
import pytest

from scenes.voice.narrator import Line, Narrator
from scenes.voice.packaged import PackagedVoice
from tests.listening.ear import error, listen, plain, resampled, understood

WORDS = (
    "You are somewhere in the hills, in thick fog. The steepest way up has a name: the gradient. "
    "−0.55 − 0.001 × (−1,062) = 0.512."
)


@pytest.fixture(scope="module")
def lines() -> list[Line]:
    return list(Narrator(PackagedVoice()).tell(WORDS, "", "fog", 0.0).lines)


def test_what_is_said_is_understood_numbers_and_signs_included(lines: list[Line]) -> None:
    heard = listen(lines)
    assert len(heard) == 3
    assert "five one two" in heard[2].meant
    assert error(heard) < 0.25


def test_other_words_are_not_taken_for_those_that_were_meant(lines: list[Line]) -> None:
    wrong = [line._replace(speech=lines[k - 1].speech) for k, line in enumerate(lines)]
    assert error(listen(wrong)) > 0.8


def test_a_sign_without_words_would_be_heard_to_lack(lines: list[Line]) -> None:
    unspoken = PackagedVoice().speak("zero fifty five zero one zero sixty two zero five one two")
    assert error(listen([lines[2]._replace(speech=unspoken)])) > 0.4


def test_silence_is_no_sentence() -> None:
    assert len(understood(np.zeros(16_000)).split()) <= 1


def test_a_recogniser_writes_no_signs() -> None:
    assert plain("Sixty-two — that’s it: w.") == "sixty two that's it w"


def test_sound_is_as_long_at_another_rate() -> None:
    tone = np.sin(np.arange(24_000) / 10).astype(np.float32)
    assert len(resampled(tone, 24_000)) == 16_000
