"""Going downhill by trying: the figures of the pizzas, and a plain loop that does the same."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdmath import (
    LANDSCAPES,
    InputError,
    InputTypeError,
    Status,
    coordinate_search,
    gradient_descent,
    load_table,
    parabola,
    quadratic,
    regression_landscape,
    train,
)

PIZZAS = load_table("assets/reservations.txt")
LOSS = regression_landscape(PIZZAS, bias=False)


@pytest.mark.parametrize(
    ("nudge", "steps", "end", "loss", "sooner"),
    [
        (0.1, 18, 1.8, 9.6853333333, 8),
        (0.01, 178, 1.78, 9.5709866667, 11),
        (0.001, 1777, 1.777, 9.5695758667, 14),
    ],
)
def test_the_pizzas_take_so_many_steps(nudge, steps, end, loss, sooner):
    walk = coordinate_search(LOSS, [0], 3000, nudge=nudge)
    assert (walk.lengths, walk.status) == (steps, Status.CONVERGED)
    assert walk.states.tries[-1] == steps + 2  # of the last round both fail
    assert walk.points[-1, 0] == pytest.approx(end)
    assert walk.losses[-1] == pytest.approx(loss, abs=5e-11)
    descent = train(PIZZAS, gradient_descent(0.001), 100, start=[0])
    assert int((descent.losses >= walk.losses[-1]).sum()) == sooner


def test_training_stops_on_level_ground():
    walk = train(PIZZAS, gradient_descent(0.001), 100, start=[0], tolerance=0.01)
    assert (walk.lengths, walk.status) == (19, Status.CONVERGED)
    assert abs(walk.gradients[19]) <= 0.01 < abs(walk.gradients[18])
    batches = train(
        PIZZAS,
        gradient_descent(0.001),
        100,
        start=[0],
        tolerance=5,
        batch_size=30,
        rng=np.random.default_rng(0),
    )
    assert batches.status == Status.CONVERGED


def by_hand(value, start, steps, nudge):
    """What the rule says, one try after the other."""
    points, tries = [list(start)], [0]
    for _ in range(steps):
        counted = tries[-1]
        for axis in range(len(start)):
            for sign in (1, -1):
                tried = list(points[-1])
                tried[axis] += sign * nudge
                counted += 1
                if value(tried) < value(points[-1]):
                    break
            else:
                continue
            break
        else:
            return points, [*tries, counted]
        points.append(tried)
        tries.append(counted)
    return points, tries


@given(
    st.sampled_from([name for name, known in LANDSCAPES.items() if known.dimension <= 2]),
    st.tuples(st.floats(-1.5, 1.5), st.floats(-1.5, 1.5)),
    st.integers(0, 25),
    st.sampled_from([0.5, 0.1, 0.03]),
)
def test_it_is_the_plain_loop(name, start, steps, nudge):
    landscape = LANDSCAPES[name]
    start = start[: landscape.dimension]
    walk = coordinate_search(landscape, start, steps, nudge=nudge)
    points, tries = by_hand(lambda p: float(landscape.value(p)), start, steps, nudge)
    assert walk.points[: walk.lengths + 1].tolist() == points
    assert walk.states.tries[: len(tries)].tolist() == tries
    assert walk.losses.shape == walk.states.tries.shape == (steps + 1,)
    assert (walk.points[walk.lengths :] == walk.points[-1]).all()
    assert (walk.status == Status.CONVERGED) == (len(tries) > len(points))
    assert (np.diff(walk.losses[: walk.lengths + 1]) < 0).all()


def test_a_level_start_is_the_end():
    walk = coordinate_search(quadratic(5), [0, 0], 10, nudge=1)
    assert (walk.lengths, walk.status, walk.states.tries.tolist()) == (
        0,
        Status.CONVERGED,
        [0, *[4] * 10],
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"nudge": 0}, InputError),
        ({"nudge": -1}, InputError),
        ({"nudge": float("nan")}, InputError),
        ({"nudge": "1"}, InputTypeError),
        ({"start": [1, 2]}, InputError),
        ({"start": [[1], [2]]}, InputError),
        ({"start": [np.inf]}, InputError),
        ({"steps": -1}, InputError),
        ({"landscape": "sextic"}, InputTypeError),
    ],
)
def test_what_does_not_fit_is_refused(arguments, error):
    given = {"landscape": parabola(1), "start": [1], "steps": 5, "nudge": 0.1} | arguments
    with pytest.raises(error):
        coordinate_search(**given)
