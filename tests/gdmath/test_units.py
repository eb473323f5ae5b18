"""Standard units: what they are, what they do to the cost of a line, and the way back."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import Dataset, StandardUnits, least_squares, mse, regression_landscape, stability

RNG = np.random.default_rng(11)
X = RNG.uniform(900_000, 1_400_000, 60)
FAR = Dataset(X, 2.5 * X - 3e5 + RNG.normal(0, 4e4, 60), "floor", "price")
FALLING = Dataset([1, 2, 4, 7], [10.0, 9.0, 3.0, 1.0])


@pytest.mark.parametrize("data", [FAR, FALLING])
def test_mean_zero_and_deviation_one(data: Dataset) -> None:
    own = StandardUnits.of(data).standardized(data)
    assert np.allclose([own.x.mean(), own.y.mean()], 0, atol=1e-9)
    assert np.allclose([own.x.std(), own.y.std()], 1)
    assert (own.x_name, own.y_name) == (data.x_name, data.y_name)


@pytest.mark.parametrize("data", [FAR, FALLING])
def test_the_bowl_is_round_and_its_bottom_is_the_correlation(data: Dataset) -> None:
    own = StandardUnits.of(data).standardized(data)
    best = least_squares(own)
    assert np.allclose(best, [np.corrcoef(data.x, data.y)[0, 1], 0], atol=1e-9)
    assert np.allclose(stability(regression_landscape(own), at=best).eigenvalues, [2, 2])


@pytest.mark.parametrize("data", [FAR, FALLING])
def test_any_line_goes_back_to_the_units_of_the_data(data: Dataset) -> None:
    units = StandardUnits.of(data)
    own = units.standardized(data)
    assert np.allclose(units.line(*least_squares(own)), np.polyfit(data.x, data.y, 1), rtol=1e-6)
    for w, b in ((0.3, -1.2), (-2.0, 0.5)):
        back = mse(data, *units.line(w, b))
        assert back == pytest.approx(mse(own, w, b) * units.y_scale**2, rel=1e-9)


def test_ranges_go_back_to_the_units_of_the_data() -> None:
    units = StandardUnits.of(FAR)
    own = units.standardized(FAR)
    back = units.ranges((own.x.min(), own.x.max()), (own.y.min(), own.y.max()))
    assert np.allclose(back, [(FAR.x.min(), FAR.x.max()), (FAR.y.min(), FAR.y.max())])


def test_level_answers_keep_their_size() -> None:
    data = Dataset([1, 2, 3], [7, 7, 7])
    units = StandardUnits.of(data)
    assert units.standardized(data).y.tolist() == [0, 0, 0]
    assert units.line(0, 0).tolist() == [0, 7]


def test_inputs_all_equal_have_no_units() -> None:
    with pytest.raises(ValueError, match=r"two different numbers for a line, but every x is 3.$"):
        StandardUnits.of(Dataset([3, 3], [1, 2]))
