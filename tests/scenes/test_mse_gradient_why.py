"""By plain distance a band pulls alike near and far; squared, as hard as its error says."""

from __future__ import annotations

import pytest

from scenes.parts.mse_gradient.why import Why


@pytest.mark.parametrize("error", [3.0, 0.2, -0.2, -3.0])
def test_a_plain_band_pulls_alike_from_everywhere(error: float) -> None:
    why = Why()
    tug, costs = why.submobjects[2:4]
    why.error.set_value(error)
    assert abs(tug.pull()) == 0.5  # its arrow had shrunk with the band, while "alike" was said
    assert -2 * tug.pull() == costs.slope(error, False)  # one scale for both kinds of band
    assert costs.shown() == costs.slope(error, False)
    why.squared.set_value(1)
    assert tug.pull() == -error == -costs.shown() / 2


@pytest.mark.parametrize("squared", [False, True])
def test_what_the_tangents_touch_is_there(squared: bool) -> None:
    """Only slopes were drawn, of curves that were not."""
    costs = Why().submobjects[3]
    for error in (-2.5, 0.3, 3.0):
        near = costs.value([error - 1e-6, error + 1e-6], squared)
        assert (near[1] - near[0]) / 2e-6 == pytest.approx(costs.slope(error, squared))
