"""By plain distance a band pulls alike near and far; squared, as hard as its error says."""

from __future__ import annotations

import pytest

from scenes.parts.mse_gradient.why import Why


@pytest.mark.parametrize("error", [3.0, 0.2, -0.2, -3.0])
def test_a_plain_band_pulls_alike_from_everywhere(error: float) -> None:
    why = Why()
    tug, slopes = why.submobjects[2:4]
    why.error.set_value(error)
    assert abs(tug.pull()) == 0.5  # its arrow had shrunk with the band, while "alike" was said
    assert -2 * tug.pull() == slopes.value(error, False)  # one scale for both kinds of band
    why.squared.set_value(1)
    assert tug.pull() == -error == -slopes.value(error, True) / 2
