"""The sound of a film before it is encoded: at its sample, cut, and as loud as it is to be."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
import srt
from numpy.typing import NDArray
from pydub import AudioSegment

from scenes.render.excerpt import chapters, readable
from scenes.render.mastering import LOUDNESS, PEAK, limited, loudness, mastered, true_peak
from scenes.render.soundtrack import RATE, Samples, Soundtrack, at, part
from scenes.render.subtitles import vtt, write_subtitles

FADE = RATE // 100


def ones(seconds: float, rate: int = RATE) -> Samples:
    return np.ones(round(seconds * rate), np.float32)


def tone(seconds: float, pitch: float = 440, height: float = 0.3, rate: int = RATE) -> Samples:
    times = np.arange(round(seconds * rate)) / rate
    return (height * np.sin(2 * np.pi * pitch * times)).astype(np.float32)


def babble(seconds: float, seed: int = 3) -> Samples:
    """Noise that comes and goes as syllables do, a few of them much louder."""
    rng = np.random.default_rng(seed)
    syllables = rng.gamma(1.5, 0.03, round(5 * seconds))
    loud = np.repeat(syllables, RATE // 5)
    return (rng.standard_normal(len(loud)) * loud).astype(np.float32)[:, np.newaxis]


def segment(samples: NDArray[Any], rate: int) -> AudioSegment:
    steps = np.round(samples * 32767).astype("<i2")
    channels = 1 if samples.ndim == 1 else samples.shape[1]
    return AudioSegment(steps.tobytes(), frame_rate=rate, sample_width=2, channels=channels)


# -- laying and cutting --------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
@pytest.mark.parametrize("start", [0.0, 0.5, 1 / 3, 77 / 30])
def test_speech_is_heard_from_its_sample_on(rate: int, start: float) -> None:
    track = Soundtrack()
    click = np.zeros(rate // 10, np.float32)
    click[rate // 20] = 1  # 50 ms after it begins
    track.lay(start, click, rate)
    sound = track.cut([(0, 3)])
    assert sound.shape == (3 * RATE, 1)
    assert sound.dtype == np.float32
    assert abs(int(sound.argmax()) - round(start * RATE) - RATE * (rate // 20) / rate) <= 0.5
    first = np.flatnonzero(sound)[0]
    assert first >= round(start * RATE)


def test_a_tone_of_another_rate_is_the_same_tone() -> None:
    track = Soundtrack()
    track.lay(0, tone(1, 1000, rate=22_050), 22_050)
    middle = slice(RATE // 4, 3 * RATE // 4)
    difference = track.cut([(0, 1)])[middle, 0] - tone(1, 1000)[middle]
    assert np.abs(difference).max() < 0.001


def test_speech_comes_and_goes_by_degrees_within_ten_milliseconds() -> None:
    track = Soundtrack()
    track.lay(0.5, ones(1), RATE)
    sound = track.cut([(0, 2)])[:, 0]
    begin, end = RATE // 2, 3 * RATE // 2
    assert np.abs(np.diff(sound)).max() < 0.01
    assert not sound[:begin].any()
    assert not sound[end:].any()
    assert (sound[begin + FADE : end - FADE] == 1).all()
    assert sound[begin + FADE // 2] == pytest.approx(0.5, abs=0.01)


def test_what_was_filmed_is_cut_out_and_lasts_as_long() -> None:
    track = Soundtrack()
    for second in range(9):
        track.lay(second, (second + 1) * ones(1), RATE)
    sound = track.cut([(1, 2), (4, 5.5), (8, 9)])[:, 0]
    assert len(sound) == round(3.5 * RATE)
    seen = [sound[round(moment * RATE)] for moment in (0.5, 1.5, 2.25, 3.0)]
    assert seen == [2, 5, 6, 9]
    assert not track.cut([(9, 10)]).any()


def test_an_excerpt_is_as_long_as_its_pictures_to_the_sample() -> None:
    track, rate = Soundtrack(), Fraction(30_000, 1001)
    track.lay(0, ones(20), RATE)
    spans, frames = [], 0
    for first, last in ((3, 50), (61, 62), (70, 301), (302, 303)):
        spans.append((float(first / rate), float(last / rate)))
        frames += last - first
    assert len(track.cut(spans)) == round(frames * RATE / rate) == at(frames, rate)


def test_sound_fades_where_it_is_cut_and_nowhere_else() -> None:
    track = Soundtrack()
    track.add(0, segment(0.5 * ones(2), RATE))
    track.add(3, segment(0.5 * ones(1), RATE))
    sound = track.cut([(1, 5)])[:, 0]
    steps = np.flatnonzero(np.abs(np.diff(sound)) > 0.1) + 1
    assert steps.tolist() == [RATE, 2 * RATE, 3 * RATE]  # where the sounds themselves begin and end
    assert sound[0] == 0  # where it was cut
    assert sound[FADE] == pytest.approx(0.5, abs=1e-3)
    end = track.cut([(1, 1.5)])[:, 0]  # it goes on after the last picture
    assert end[-1] < 0.01
    assert np.abs(np.diff(end)).max() < 0.01


def test_a_section_is_cut_from_the_film_as_it_is() -> None:
    film = tone(2)[:, np.newaxis]
    cut = part(film, RATE // 2, RATE)
    assert len(cut) == RATE // 2
    assert (cut[FADE:-FADE] == film[RATE // 2 : RATE][FADE:-FADE]).all()
    assert (film == tone(2)[:, np.newaxis]).all()
    longer = part(film, RATE, 3 * RATE)
    assert len(longer) == 2 * RATE
    assert not longer[RATE:].any()


def test_sounds_are_mixed_and_keep_their_channels() -> None:
    track = Soundtrack()
    assert not track
    track.lay(0, 0.25 * ones(1), RATE)
    assert track.cut([(0, 1)]).shape[1] == 1
    left = np.stack([0.5 * ones(1, 22_050), 0 * ones(1, 22_050)], axis=1)
    track.add(0, segment(left, 22_050))
    assert track
    sound = track.cut([(0, 1)])
    assert sound[RATE // 2].tolist() == pytest.approx([0.75, 0.25], abs=0.01)


def test_a_sound_may_hush_what_is_there() -> None:
    track = Soundtrack()
    track.lay(0, 0.5 * ones(3), RATE)
    track.add(1, segment(0 * ones(1), RATE), under=-20)
    sound = track.cut([(0, 3)])[:, 0]
    assert sound[[RATE // 2, 3 * RATE // 2, 5 * RATE // 2]].tolist() == pytest.approx(
        [0.5, 0.05, 0.5]
    )


def test_the_same_sounds_give_the_same_samples() -> None:
    made = []
    for _ in range(2):
        track = Soundtrack()
        for number in range(5):
            track.lay(0.7 * number, tone(0.5, 300 + number, rate=24_000), 24_000)
        made.append(mastered(track.cut([(0, 1.1), (2.3, 4)])).tobytes())
    assert made[0] == made[1]


def test_what_is_laid_stays_as_it_was() -> None:
    said = ones(0.5)
    track = Soundtrack()
    track.lay(0, said, RATE)
    track.cut([(0, 1)])
    assert (said == 1).all()


# -- loudness ------------------------------------------------------------------------------------


def test_loudness_is_that_of_the_standard() -> None:
    # EBU Tech 3341: 997 Hz at −23 dBFS from both loudspeakers is −23 LUFS.
    assert loudness(tone(10, 997, 10 ** (-23 / 20))[:, np.newaxis]) == pytest.approx(-23, abs=0.1)


def test_the_true_peak_lies_between_the_samples() -> None:
    times = np.arange(RATE)
    between = np.sin(np.pi / 2 * times + np.pi / 4).astype(np.float32)[:, np.newaxis]
    assert np.abs(between).max() == pytest.approx(2**-0.5, abs=1e-3)
    assert true_peak(between[1000:-1000]) == pytest.approx(0, abs=0.5)


@pytest.mark.parametrize("factor", [0.02, 0.3, 5])
@pytest.mark.parametrize("seconds", [2, 25])
def test_a_film_is_as_loud_as_others_and_has_no_peaks(factor: float, seconds: float) -> None:
    made = mastered(np.float32(factor) * babble(seconds))
    assert loudness(made) == pytest.approx(LOUDNESS, abs=0.2)
    assert true_peak(made) <= PEAK + 0.05


def test_only_what_is_near_a_peak_is_made_softer() -> None:
    sound = tone(2)[:, np.newaxis]
    sound[RATE] = 1.5
    made = limited(sound)
    assert true_peak(made) <= PEAK + 0.05
    far = np.abs(np.arange(len(sound)) - RATE) > RATE // 20
    assert np.allclose(made[far], sound[far], rtol=1e-6)
    gain = made[~far][1:-1, 0] / sound[~far][1:-1, 0]
    assert np.nanmax(np.abs(np.diff(gain[np.isfinite(gain)]))) < 0.01  # by degrees


@pytest.mark.parametrize(
    "sound", [0 * ones(3), tone(0.2), 1e-5 * tone(3)], ids=["silent", "short", "hardly heard"]
)
def test_what_is_short_or_silent_is_left_as_it_is(sound: Samples) -> None:
    column = sound[:, np.newaxis]
    assert (mastered(column) == column).all()


# -- what is told beside it ----------------------------------------------------------------------


def test_chapters_are_beats_that_were_filmed() -> None:
    made = chapters(["in_the_fog", "skipped", "blind"], [30, 0, 45])
    assert made == [("In the fog", 0, 30), ("Blind", 30, 75)]
    assert chapters(["all"], [30]) == []
    assert chapters([], []) == []
    assert readable("the_rule_2") == "The rule 2"


def test_subtitles_for_pages_are_those_for_players(tmp_path: Any) -> None:
    def cue(start: float, end: float, text: str) -> srt.Subtitle:
        return srt.Subtitle(None, timedelta(seconds=start), timedelta(seconds=end), text)

    target = tmp_path / "film.srt"
    cues = [cue(3661.5, 3663, "w & b"), cue(0.25, 2, "∇f → 0\n0 < α < 1")]
    write_subtitles(target, cues)
    assert [c.content for c in srt.parse(target.read_text(encoding="utf-8"))] == [
        "∇f → 0\n0 < α < 1",
        "w & b",
    ]
    text = target.with_suffix(".vtt").read_text(encoding="utf-8")
    assert text == vtt(cues)
    assert text.split("\n\n") == [
        "WEBVTT",
        "00:00:00.250 --> 00:00:02.000\n∇f → 0\n0 &lt; α &lt; 1",
        "01:01:01.500 --> 01:01:03.000\nw &amp; b\n",
    ]
    write_subtitles(target, [])
    assert list(tmp_path.iterdir()) == []
