"""Planes for samples hold both data sets, and say in which units they count."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdmath import load_table
from scenes.parts.by_hand.plane import Plane
from scenes.parts.regression.data_plane import data_plane
from scenes.parts.regression.fitting import Fitting, fitting
from scenes.render.rehearsal import offstage

CORNER, SIZE = (-5.0, -2.0), (8.0, 4.0)


@pytest.fixture
def numbers(request: pytest.FixtureRequest, tmp_path: Path) -> Fitting:
    """Numbers of made-up samples, or of a file with prices of flats."""
    file = None
    if request.param == "file":
        file = tmp_path / "flats.csv"
        file.write_text("Floor area,Price\n50,310\n80,420\n95,515\n120,600\n41,250\n")
    return fitting(file and str(file), 2.0, 1.0, 60, 0.5, 3, None, 0.1, 5)


def names(plane: Plane) -> tuple[str, str]:
    return plane.x_name.text, plane.y_name.text


@pytest.mark.parametrize("numbers", ["made", "file"], indirect=True)
def test_the_samples_of_both_data_sets_are_inside(numbers: Fitting) -> None:
    with offstage():
        plane = data_plane(numbers, numbers.line.data, CORNER, SIZE)
    for fit in (numbers.line, numbers.parabola):
        spots = plane.xy(fit.data.x, fit.data.y)
        assert np.all((spots > CORNER) & (spots < np.add(CORNER, SIZE)))


@pytest.mark.parametrize("numbers", ["made"], indirect=True)
def test_made_up_samples_have_one_kind_of_units(numbers: Fitting) -> None:
    with offstage():
        shown, own = (
            data_plane(numbers, numbers.line.data, CORNER, SIZE, own_units=own)
            for own in (False, True)
        )
    assert names(shown) == names(own) == ("𝑥", "𝑦")
    assert shown.marks == own.marks


@pytest.mark.parametrize("numbers", ["file"], indirect=True)
def test_a_files_samples_stand_in_the_same_place_in_either_units(
    numbers: Fitting, tmp_path: Path
) -> None:
    data, raw = numbers.line.data, load_table(tmp_path / "flats.csv")
    order = np.argsort(raw.x)
    with offstage():
        shown = data_plane(numbers, data, CORNER, SIZE)
        own = data_plane(numbers, data, CORNER, SIZE, own_units=True)
    assert names(shown) == ("Floor area, standard units", "Price, standard units")
    assert names(own) == ("Floor area", "Price")
    assert np.allclose(shown.xy(data.x, data.y), own.xy(raw.x[order], raw.y[order]))
    assert max(map(abs, shown.marks[1])) < 5 < 250 < max(own.marks[1])


@pytest.mark.parametrize("numbers", ["file"], indirect=True)
def test_the_axes_are_named_after_the_data_that_are_shown(numbers: Fitting) -> None:
    with offstage():
        plane = data_plane(numbers, numbers.parabola.data, CORNER, SIZE)
    assert names(plane) == ("𝑥, standard units", "𝑦, standard units")
