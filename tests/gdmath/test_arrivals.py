"""A walker has arrived when little of the way is left."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdmath import InputError, arrival, descend, gradient_descent, momentum, parabola, quadratic

CURVE = parabola(0.3125, 2.0)


@given(st.floats(0.05, 3.1), st.floats(-5, 5), st.floats(0.5, 4), st.floats(0.001, 0.5))
def test_it_is_the_closed_form(rate, middle, away, share):
    factor = abs(1 - 0.625 * rate)
    walk = descend(parabola(0.3125, middle), gradient_descent(rate), [middle - away], 300)
    found = arrival(walk, middle, share)
    if factor < 1e-3:
        assert found == 1
    else:
        exact = np.log(share) / np.log(factor)
        if abs(exact - round(exact)) > 1e-6:
            assert found == (int(np.ceil(exact)) if exact <= 300 else None)
    # On a parabola the distance shrinks at every step, so who is there stays there.
    assert arrival(walk, [middle], share, for_good=True) == found


def test_who_starts_there_has_arrived():
    assert arrival(descend(CURVE, gradient_descent(1.0), [2.0], 3), [2.0], 0.0055) == 0


def test_who_only_passes_by_has_not_arrived_for_good():
    # With much memory a walker shoots past the minimum and comes back.
    def walk(steps):
        return descend(parabola(0.5), momentum(0.1, momentum=0.9), [1.0], steps)

    distances = np.abs(walk(400).points[:, 0])
    first, last = arrival(walk(400), 0, 0.2), arrival(walk(400), 0, 0.2, for_good=True)
    assert distances[first] <= 0.2 < distances[:first].min()
    assert distances[last:].max() <= 0.2 < distances[last - 1]
    assert first < last
    assert arrival(walk(first), 0, 0.2) == first
    assert arrival(walk(last - 1), 0, 0.2, for_good=True) is None


def test_the_distance_counts_all_parameters():
    walk = descend(quadratic(5), gradient_descent(0.1), [2.0, 2.0], 60)
    # 2 (0.5^k, 0.9^k), of which the second is what is left.
    assert arrival(walk, (0, 0), 0.01) == np.ceil(np.log(0.01 * np.sqrt(2)) / np.log(0.9))


def test_a_path_that_diverges_never_arrives():
    assert arrival(descend(CURVE, gradient_descent(1e3), [-1.0], 300), 2, 0.01) is None


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"share": 0}, "share must be a finite number above 0 and below 1, got 0."),
        ({"share": 1}, "share must be"),
        ({"minimum": (0, 0)}, "minimum must be one point of 1 numbers"),
        ({"minimum": np.nan}, "minimum must be finite"),
        ({"walk": descend(CURVE, gradient_descent(1), [[1.0]], 3)}, "walk must be one path"),
        ({"walk": descend(CURVE, gradient_descent(1), [1.0], 3, record="last")}, "every iterate"),
    ],
)
def test_what_does_not_fit_is_told(change, says):
    fine = {"walk": descend(CURVE, gradient_descent(1), [1.0], 3), "minimum": 2, "share": 0.1}
    with pytest.raises(InputError, match=says):
        arrival(**(fine | change))
