"""Two runs of a beat: everything that tells them apart is said, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenes.render.record import Beat, Stretch


def beat(start: float = 1.0, end: float = 3.5) -> Beat:
    picture = np.full((6, 9, 4), 100, dtype=np.uint8)
    state = {"circle": np.zeros((2, 3)), "words": np.ones(4)}
    return Beat("there", start, end, (), (), (), state, picture)


def said(one: Beat, other: Beat) -> list[str]:
    return list(one.differences(other))


def test_a_beat_does_not_differ_from_itself() -> None:
    assert said(beat(), beat()) == []
    assert said(beat(), replace(beat(), picture=None)) == []


def test_times_that_differ_are_said() -> None:
    assert said(beat(), beat(start=1.25)) == ["begins at 1.000 s here, at 1.250 s there"]
    assert said(beat(end=3.0), beat()) == ["ends at 3.000 s here, at 3.500 s there"]
    assert said(beat(), beat(start=1.0 + 1e-10)) == []


def test_what_is_on_stage_in_one_only_is_named() -> None:
    more = replace(beat(), state={**beat().state, "arrow": np.zeros(1)})
    assert said(beat(), more) == ["on stage here or there only: ['arrow']"]
    assert said(more, beat()) == ["on stage here or there only: ['arrow']"]


@pytest.mark.parametrize(
    "circle", [np.full((2, 3), 1e-3), np.full((2, 3), -1e-3), np.zeros((3, 2)), np.zeros(6)]
)
def test_what_ends_otherwise_is_named(circle: object) -> None:
    other = replace(beat(), state={**beat().state, "circle": circle})
    assert said(beat(), other) == ["circle ends otherwise"]
    assert said(other, beat()) == ["circle ends otherwise"]


@pytest.mark.parametrize("pixels", [1, 5, 54])
@pytest.mark.parametrize("channel", [0, 2])
@pytest.mark.parametrize("by", [-90, 90])
def test_pixels_of_another_shade_are_counted(pixels: int, channel: int, by: int) -> None:
    assert beat().picture is not None
    picture = np.array(beat().picture)
    picture.reshape(-1, 4)[:pixels, channel] += np.uint8(by % 256)
    other = replace(beat(), picture=picture)
    assert said(beat(), other) == [f"{pixels} pixels of the last picture differ"]
    assert said(other, beat()) == [f"{pixels} pixels of the last picture differ"]
    rounded = np.array(beat().picture)
    rounded[0, 0] += 1
    assert said(beat(), replace(beat(), picture=rounded)) == []


def test_a_stretch_is_as_long_as_from_its_start_to_its_end() -> None:
    assert Stretch(2.0, 3.5).length == 1.5
