"""Recordings of sentences: found, listened to, refused in a sentence, heard in the film."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray
from pyloudnorm import Meter

from scenes.render.rehearsal import rehearse
from scenes.render.trouble import Trouble
from scenes.stage.lecture.scene import LectureScene, beat
from scenes.voice.narrator import BREATH
from scenes.voice.recordings import LOUDNESS, Recordings, timed

RATE = 44_100
CODECS = {".wav": "pcm_s16le", ".flac": "flac", ".mp3": "libmp3lame"}

Sound = NDArray[np.float64]


def tone(seconds: float, height: float = 0.3) -> Sound:
    return height * np.sin(2 * np.pi * 220 * np.arange(round(seconds * RATE)) / RATE)


def silence(seconds: float) -> Sound:
    return np.zeros(round(seconds * RATE))


def record(file: Path, *parts: Sound, channels: int = 1) -> Path:
    """Write a sound as a recorder would; of two channels the right one is softer."""
    file.parent.mkdir(parents=True, exist_ok=True)
    row = np.concatenate(parts)
    rows = np.stack([row, row / 2][:channels])
    layout = ("mono", "stereo")[channels - 1]
    with av.open(str(file), "w") as container:
        stream: Any = container.add_stream(CODECS[file.suffix.lower()], rate=RATE, layout=layout)
        samples = (np.clip(rows, -1, 1) * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(samples.T.reshape(1, -1), "s16", layout)
        frame.sample_rate = RATE
        for packet in [*(stream.encode(frame) if row.size else ()), *stream.encode(None)]:
            container.mux(packet)
    return file


def of(folder: Path, *beats: str) -> Recordings:
    return Recordings(folder, "walk", beats)


def heard(folder: Path, sentence: str = "One two three.") -> Any:
    return of(folder).speech("fog", 1, sentence)


@pytest.mark.parametrize("name", ["fog-01.wav", "fog-1.flac", "fog-01.mp3", "fog-001.WAV"])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_recording_is_heard_without_the_silence_at_its_ends(
    tmp_path: Path, name: str, channels: int
) -> None:
    record(tmp_path / "walk" / name, silence(0.7), tone(1.5), silence(0.4), channels=channels)
    speech = heard(tmp_path)
    assert speech.rate == RATE
    assert speech.samples.dtype == np.float32
    assert speech.samples.ndim == 1
    assert speech.length == pytest.approx(1.5, abs=0.12)
    assert [word.text for word in speech.words] == ["One", "two", "three."]
    assert speech.words[0].start == 0
    assert speech.words[-1].end == pytest.approx(speech.length)
    assert all(one.end <= two.start + 1e-9 for one, two in pairwise(speech.words))
    assert of(tmp_path).speech("fog", 2, "Four.") is None
    assert of(tmp_path).speech("sun", 1, "Five.") is None


@pytest.mark.parametrize("height", [0.01, 0.1, 0.8])
def test_it_is_as_loud_as_the_voice_however_it_was_recorded(tmp_path: Path, height: float) -> None:
    record(tmp_path / "walk" / "fog-01.wav", silence(0.5), tone(2, height), silence(0.5))
    speech = heard(tmp_path)
    assert Meter(RATE).integrated_loudness(speech.samples) == pytest.approx(LOUDNESS, abs=0.3)


def test_a_single_word_is_as_loud_as_the_others(tmp_path: Path) -> None:
    record(tmp_path / "walk" / "fog-01.wav", silence(0.2), tone(0.25, 0.02), silence(0.2))
    power = np.mean(heard(tmp_path, "Look.").samples.astype(float) ** 2)
    assert 10 * np.log10(power) == pytest.approx(LOUDNESS, abs=0.1)


def test_a_peak_is_never_louder_than_full_scale(tmp_path: Path) -> None:
    record(tmp_path / "walk" / "fog-01.wav", tone(1, 0.02), np.array([0.9]), tone(1, 0.02))
    assert 0.9 < np.abs(heard(tmp_path).samples).max() <= 1


def test_a_noisy_room_is_silence_too(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).normal(0, 0.006, 4 * RATE)
    noise[RATE : 2 * RATE] += tone(1, 0.3)
    record(tmp_path / "walk" / "fog-01.wav", noise)
    assert heard(tmp_path).length == pytest.approx(1, abs=0.1)


def test_words_take_their_time_by_their_letters_and_none_in_a_pause(tmp_path: Path) -> None:
    record(tmp_path / "walk" / "fog-01.wav", tone(1), silence(0.5), tone(1))
    first, second = heard(tmp_path, "Here. There").words
    assert first.end == pytest.approx(1, abs=0.05)
    assert second.start == pytest.approx(1.5, abs=0.05)
    short, long = timed("a antidisestablishment", [(0.0, 2.3)])
    assert (short.end, long.start) == pytest.approx((0.2, 0.2))


# -- what cannot be used ---------------------------------------------------------------------------


def refused(folder: Path, *beats: str) -> str:
    with pytest.raises(Trouble) as told:
        of(folder, *beats)
    return str(told.value)


def test_folders_that_are_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path / "no") == f"There is no folder {tmp_path / 'no'} with recordings."
    assert refused(tmp_path) == f"There is no folder {tmp_path / 'walk'} with recordings."
    (tmp_path / "walk").mkdir()
    (tmp_path / "walk" / "notes.txt").write_text("Take two is better.")
    assert "There are no recordings in" in refused(tmp_path)


def test_what_is_no_sound(tmp_path: Path) -> None:
    file = tmp_path / "walk" / "fog-01.wav"
    file.parent.mkdir()
    for content in (b"", b"RIFF no wave", bytes(3000)):
        file.write_bytes(content)
        assert refused(tmp_path) == f"{file} is no recording that can be played."
    record(file, silence(1))
    assert refused(tmp_path) == f"There is nothing to be heard in {file}."
    record(file, silence(0))
    assert str(file) in refused(tmp_path)


def test_a_film_without_sound_is_none_either(tmp_path: Path) -> None:
    file = tmp_path / "walk" / "fog-01.mp3"
    file.parent.mkdir()
    with av.open(str(file), "w", format="mp4") as container:
        stream = container.add_stream("mpeg4", rate=10)
        stream.width = stream.height = 16
        stream.pix_fmt = "yuv420p"
        for packet in [*stream.encode(av.VideoFrame(16, 16, "yuv420p")), *stream.encode(None)]:
            container.mux(packet)
    assert refused(tmp_path) == f"There is no sound in {file}."


def test_clipping(tmp_path: Path) -> None:
    file = record(tmp_path / "walk" / "fog-01.wav", silence(0.5), tone(1, 2.0))
    assert refused(tmp_path) == f"{file} is clipped at 0.50 s: record it again, less loud."
    record(file, tone(1, 1.0))  # as loud as can be, and whole
    assert heard(tmp_path).length == pytest.approx(1, abs=0.02)


def test_other_kinds_of_files(tmp_path: Path) -> None:
    record(tmp_path / "walk" / "fog-01.wav", tone(1))
    file = record(tmp_path / "walk" / "fog-02.wav", tone(1)).rename(tmp_path / "walk/fog-02.ogg")
    assert refused(tmp_path, "fog") == (
        f"{file} is no recording that can be used: .wav, .flac or .mp3 can."
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("fgo-02", "; did you mean fog-02?"),
        ("fog", "; did you mean fog-01?"),
        ("fog-00", "; did you mean fog-01?"),
        ("take seven", ": it is called by beat and number, such as fog-01."),
    ],
)
def test_names_that_fit_nothing(tmp_path: Path, name: str, says: str) -> None:
    file = record(tmp_path / "walk" / f"{name}.wav", tone(1))
    assert refused(tmp_path, "fog", "sun") == f"{file} fits no sentence of the film{says}"


def test_two_recordings_of_a_sentence(tmp_path: Path) -> None:
    record(tmp_path / "walk" / "fog-1.wav", tone(1))
    file = record(tmp_path / "walk" / "fog-01.flac", tone(1))
    assert refused(tmp_path, "fog") == (
        f"{file} and fog-1.wav are recordings of one sentence: take one of them away."
    )


# -- in a film -------------------------------------------------------------------------------------


class Talk(LectureScene):
    """Three sentences, of which a viewer reads those that were not recorded."""

    voice = None

    @beat("Look. Here it is.")
    def fog(self) -> None:
        self.until("it is")

    @beat("Bye.")
    def sun(self) -> None:
        pass


@pytest.fixture
def takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that recordings of this file's film are looked for in."""
    monkeypatch.setenv("DOWNHILL_RECORDINGS", str(tmp_path))
    return tmp_path / Path(__file__).stem


def test_a_sentence_lasts_as_long_as_its_recording(takes: Path) -> None:
    record(takes / "fog-02.wav", silence(1), tone(3), silence(1))
    record(takes / "sun-01.wav", tone(2))
    run = rehearse(Talk, layout=False, frame_rate=100)
    fog, sun = run.beats
    assert fog.end == pytest.approx(0.35 + 3.06 + BREATH, abs=0.05)
    assert sun.end - sun.start == pytest.approx(2 + BREATH, abs=0.05)


def test_without_a_recording_of_it_a_sentence_is_read(takes: Path) -> None:
    record(takes / "sun-01.wav", tone(2))
    fog, _ = rehearse(Talk, layout=False, frame_rate=100).beats
    assert fog.end == pytest.approx(4 * 0.35 + 0.5, abs=0.02)


def test_a_film_refuses_recordings_of_what_it_does_not_say(takes: Path) -> None:
    record(takes / "dog-01.wav", tone(2))
    with pytest.raises(Trouble, match="did you mean fog-01"):
        rehearse(Talk)
    with pytest.raises(Trouble, match="did you mean fog-01"):
        Talk.refuse_unfit_telling()
