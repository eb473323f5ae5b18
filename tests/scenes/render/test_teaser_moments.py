"""The moments of a loop go through all of its spans at one pace."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from scenes.render.command.job import Job, picture_settings
from scenes.render.command.teaser import moments_of


@pytest.mark.parametrize("spans", [[(3.0, 5.0)], [(1.0, 2.0), (4.0, 4.5), (9.0, 12.0)]])
@pytest.mark.parametrize("rate", [10, 30])
def test_a_short_loop_has_the_pace_of_the_film(spans: list[tuple[float, float]], rate: int) -> None:
    every = np.arange(0, 20 * rate) / rate
    wanted = [t for t in every if any(start <= t < end for start, end in spans)]
    assert moments_of(spans, Fraction(rate)) == pytest.approx(wanted)


def test_a_long_loop_is_as_long_as_it_may_be_and_ends_just_before_the_end() -> None:
    moments = moments_of([(10.0, 30.0), (50.0, 60.0)], Fraction(4))
    assert len(moments) == 60  # of fifteen seconds
    assert moments[0] == 10
    assert moments[-1] == pytest.approx(59.5)
    steps = np.diff(moments)
    assert np.allclose(np.sort(steps)[:-1], 0.5)  # twice as fast
    assert steps.max() == pytest.approx(20.5)  # from one span to the next
    assert moments_of([(2.0, 2.01)], Fraction(4)) == [2.0]  # one frame at least


def test_of_a_lecturers_settings_those_of_a_job_have_the_last_word() -> None:
    job = Job("hills", 640, 360, 24.0, "mov", transparent=True, media="here")
    wanted = picture_settings(job)
    assert (wanted["pixel_width"], wanted["pixel_height"]) == (640, 360)
    assert (wanted["frame_rate"], wanted["format"], wanted["transparent"]) == (24.0, "mov", True)
    assert wanted["input_file"] == "scenes/hills.py"
    assert picture_settings(Job("my.py", 1, 1, 1.0))["input_file"] == "my.py"
    assert wanted["media_dir"] == "here"
    # Nothing is left out, shown or only tried, whatever her manim.cfg says.
    assert [wanted[key] for key in ("dry_run", "preview")] == [False, False]
    assert wanted["from_animation_number"] == 0
    assert wanted["upto_animation_number"] < 0
    assert not wanted["output_file"]
