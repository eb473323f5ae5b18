"""The sound of a film: in step with the pictures, cut with them, and in one file with them."""

from __future__ import annotations

import wave
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.scenes.filming import PLAYS, WALK, render, the_one

pytestmark = pytest.mark.slow

RATE = 15  # frames a second
BEEP = 0.3  # seconds

LOUD_WALK = WALK.replace(
    "        self.play(", '        self.add_sound("beep.wav")\n        self.play('
)


def beep(path: Path) -> None:
    """A tone at a rate that films do not have."""
    wave_at = np.sin(2 * np.pi * 440 * np.arange(int(BEEP * 22050)) / 22050)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22050)
        file.writeframes((9000 * wave_at).astype("<i2").tobytes())


def heard(film: Path) -> tuple[list[tuple[float, float]], float]:
    """When something is heard, and for how long there is sound or silence, in seconds."""
    with av.open(str(film)) as container:
        rate = container.streams.audio[0].rate
        frames: list[Any] = list(container.decode(audio=0))
    sound: NDArray[np.float64] = np.concatenate([frame.to_ndarray()[0] for frame in frames])
    begin = frames[0].pts * frames[0].time_base
    loud = np.flatnonzero(np.abs(sound) > 0.05)
    runs = np.split(loud, np.flatnonzero(np.diff(loud) > rate / 20) + 1)
    times = [
        (float(begin + run[0] / rate), float(begin + run[-1] / rate)) for run in runs if len(run)
    ]
    return times, float(begin + len(sound) / rate)


@pytest.mark.parametrize(
    ("form", "plays", "first", "last"),
    [
        ("mp4", (), 0, 3),
        ("mp4", ("-n", "1,2"), 1, 2),
        ("mp4", ("-n", "2"), 2, 3),
        ("webm", (), 0, 3),
    ],
)
def test_sound_is_in_step(
    tmp_path: Path, form: str, plays: tuple[str, ...], first: int, last: int
) -> None:
    beep(tmp_path / "beep.wav")
    render(tmp_path, LOUD_WALK, "-ql", "--format", form, *plays)
    film = the_one(tmp_path, f"media/videos/**/Walk.{form}")
    begin = sum(PLAYS[:first])
    starts = [(sum(PLAYS[:play]) - begin) / RATE for play in (0, 2) if first <= play <= last]
    times, length = heard(film)
    assert [start for start, _ in times] == pytest.approx(starts, abs=0.03)
    assert [end - start for start, end in times] == pytest.approx([BEEP] * len(starts), abs=0.03)
    frames = sum(PLAYS[first : last + 1])
    assert frames / RATE <= length < frames / RATE + 0.05
    with av.open(str(film)) as container:
        video = container.streams.video[0]
        packets = [packet for packet in container.demux(video) if packet.size]
        assert len(packets) == frames
        assert video.average_rate == RATE
    data = film.read_bytes()
    if form == "mp4":
        assert data.index(b"moov") < data.index(b"mdat")
    beside = {file.suffix for file in film.parent.iterdir() if file.is_file()}
    assert beside == {f".{form}", ".srt", ".vtt"}
