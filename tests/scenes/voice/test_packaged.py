"""The packaged voice: the same each time, with true times, and a sentence where it is not there."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from scenes.render.trouble import Trouble
from scenes.voice.packaged import PackagedVoice, voice_called
from scenes.voice.speech import Speech

SENTENCE = "Stop, and look again: the slope is minus five, so she steps on."


@pytest.fixture(scope="module")
def speech() -> Speech:
    return PackagedVoice().speak(SENTENCE)


def loudness(speech: Speech, start: float, end: float) -> float:
    part = speech.samples[round(start * speech.rate) : round(end * speech.rate)]
    return float(np.sqrt(np.mean(part.astype(float) ** 2)))


def test_the_same_words_give_the_same_samples_in_any_process(speech: Speech) -> None:
    program = (
        "import sys; from scenes.voice.packaged import PackagedVoice\n"
        f"sys.stdout.buffer.write(PackagedVoice().speak({SENTENCE!r}).samples.tobytes())"
    )
    other = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert np.array_equal(np.frombuffer(other.stdout, np.float32), speech.samples)


def test_words_have_their_times_in_order(speech: Speech) -> None:
    assert [word.text for word in speech.words] == SENTENCE.split()
    moments = [moment for word in speech.words for moment in word[1:]]
    assert moments == sorted(moments)
    assert moments[0] == 0
    assert moments[-1] == pytest.approx(speech.length)


def test_a_pause_is_where_the_words_say_it_is(speech: Speech) -> None:
    before, after = speech.words[3:5]  # the colon is between them
    assert before.text == "again:"
    assert after.start - before.end > 0.05
    quiet = loudness(speech, after.start - 0.08, after.start - 0.03)
    assert quiet < 0.1 * loudness(speech, before.start, before.end)
    assert loudness(speech, after.start, after.end) > 10 * quiet


def test_it_begins_and_ends_with_sound(speech: Speech) -> None:
    loud = np.abs(speech.samples) > 0.01 * np.abs(speech.samples).max()
    first, last = np.nonzero(loud)[0][[0, -1]]
    assert first < 0.06 * speech.rate
    assert len(loud) - last < 0.08 * speech.rate


def test_a_slower_voice_takes_longer(speech: Speech) -> None:
    assert PackagedVoice(speed=0.8).speak(SENTENCE).length > 1.15 * speech.length


def test_a_sentence_that_is_too_long_for_one_breath_is_spoken_whole() -> None:
    long = ", ".join(["she looks and turns and steps and lands"] * 18) + "."
    speech = PackagedVoice().speak(long)
    assert [word.text for word in speech.words] == long.split()
    assert speech.length > 30


def test_a_letter_at_the_end_is_spoken_with_its_full_stop() -> None:
    speech = PackagedVoice().speak("Only w.")
    assert [word.text for word in speech.words] == ["Only", "w."]
    assert speech.words[1].end - speech.words[1].start > 0.3


def test_nothing_to_say_is_no_sound() -> None:
    assert PackagedVoice().speak("").length == 0


def test_a_voice_that_is_not_there_is_told_in_a_sentence() -> None:
    with pytest.raises(Trouble, match=r"There is no voice 'nobody'; there are none, .*heart"):
        voice_called("nobody")


def test_a_machine_without_the_library_says_how_to_go_on() -> None:
    program = (
        "import sys; sys.modules['onnxruntime'] = None\n"
        "from scenes.voice.packaged import PackagedVoice; PackagedVoice().speak('Hello.')"
    )
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert found.returncode == 1
    assert found.stderr.count("\n") == 1
    assert "install hibari-tts and onnxruntime, or go on without it, --voice none" in found.stderr
