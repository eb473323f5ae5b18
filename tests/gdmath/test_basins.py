"""Basins: the right minimum for every start, found where nobody told of it."""

import numpy as np
import pytest

from gdmath import (
    LANDSCAPES,
    OPTIMIZERS,
    End,
    Landscape,
    basins,
    descend,
    gradient_descent,
    gradient_field,
    momentum,
    quadratic,
    settle,
    settling,
)


def stranger(name):
    """The landscape without a word about its minima."""
    known = LANDSCAPES[name]
    return Landscape(name, known.value, known.gradient, known.window)


def test_the_sextic_has_three_basins_with_borders_at_its_maxima():
    result = basins(LANDSCAPES["sextic"], gradient_descent(0.03), 501, 500)
    x = np.linspace(-2.5, 2.5, 501)
    assert result.labels.shape == result.steps.shape == (501,)
    assert np.array_equal(np.sort(result.minima.ravel()), [-2, 0, 2])
    expected = np.where(x < -1, -2.0, np.where(x > 1, 2.0, 0.0))
    inside = np.abs(np.abs(x) - 1) > 0.005
    assert np.array_equal(result.minima[result.labels][inside, 0], expected[inside])


def test_the_grid_is_that_of_the_gradient_field():
    hills = LANDSCAPES["sine_hills"]
    result = basins(hills, gradient_descent(0.2), (9, 6), 300)
    points = gradient_field(hills, (9, 6)).points
    assert result.labels.shape == (9, 6)
    walk = descend(hills, gradient_descent(0.2), points, 300)
    for place in np.ndindex(9, 6):
        if result.labels[place] < 0:  # along the diagonals runs a ridge, to a saddle
            assert abs(points[place][0]) == abs(points[place][1])
            continue
        end = walk.points[(-1, *place)]
        assert np.linalg.norm(end - result.minima[result.labels[place]]) <= 0.08


def test_steps_count_until_the_path_stays_near():
    result = basins(quadratic(5), momentum(0.1), (7, 8), 200, tolerance=0.5)
    points = gradient_field(quadratic(5), (7, 8)).points
    walk = descend(quadratic(5), momentum(0.1), points, 200)
    away = np.linalg.norm(walk.points, axis=-1) > 0.5
    for place in np.ndindex(7, 8):
        count = result.steps[place]
        assert not away[(slice(count, None), *place)].any()
        assert count == 0 or away[(count - 1, *place)]


def test_the_start_at_a_minimum_needs_no_steps():
    result = basins(quadratic(5), gradient_descent(0.1), (3, 3), 100)
    assert result.labels.tolist() == [[0] * 3] * 3
    assert result.steps[1, 1] == 0
    assert (np.delete(result.steps.ravel(), 4) > 0).all()


def test_tops_and_saddles_are_no_minima():
    size = np.pi
    hills = Landscape(
        "hills",
        LANDSCAPES["sine_hills"].value,
        LANDSCAPES["sine_hills"].gradient,
        ((-size, size), (-size, size)),
    )
    result = basins(hills, gradient_descent(0.2), (5, 5), 100)
    # At (0, 0) is a saddle, at (π/2, π/2) a top: paths that start there stay there.
    assert result.labels[2, 2] == -1
    assert result.labels[3, 3] == -1
    assert result.steps[2, 2] == 100
    assert result.labels[1, 3] >= 0


@pytest.mark.parametrize("name", ["himmelblau", "six_hump_camel", "styblinski_tang", "sextic"])
def test_unknown_minima_are_found_where_paths_end(name):
    known = basins(LANDSCAPES[name], gradient_descent(0.005), (31, 31), 400)
    found = basins(stranger(name), gradient_descent(0.005), (31, 31), 400)
    assert len(found.minima) == len(known.minima)
    settled = known.labels >= 0
    assert np.array_equal(found.labels >= 0, settled)
    np.testing.assert_allclose(
        found.minima[found.labels[settled]], known.minima[known.labels[settled]], atol=1e-6
    )
    assert np.array_equal(found.steps, known.steps)


def test_a_flat_minimum_is_found_too():
    bowl = Landscape("bowl", lambda p: (p**4).sum(axis=-1), lambda p: 4 * p**3, ((-2, 2), (-1, 2)))
    result = basins(bowl, gradient_descent(0.05), (8, 8), 4000, tolerance=0.1)
    assert (result.labels == 0).all()
    np.testing.assert_allclose(result.minima, [[0, 0]], atol=0.01)


def test_minima_outside_of_the_window_are_found():
    result = basins(stranger("sine_hills"), gradient_descent(0.2), (21, 24), 400)
    assert np.abs(result.minima).max() == pytest.approx(3 * np.pi / 2, abs=1e-6)
    assert len(result.minima) == 8
    # Two corners lie on a ridge that leads to a saddle.
    assert np.argwhere(result.labels < 0).tolist() == [[0, 0], [20, 23]]


def test_paths_that_diverge_or_do_not_arrive_have_no_basin():
    for landscape, rate in [
        (quadratic(5), 0.5),
        (LANDSCAPES["saddle"], 0.1),
        (LANDSCAPES["rosenbrock"], 1.0),
        (quadratic(5), 1e-6),
    ]:
        result = basins(landscape, gradient_descent(rate), (4, 4), 50)
        assert (result.labels == -1).all()
        assert (result.steps == 50).all()
        assert result.minima.shape == (0, 2)


def test_starts_outside_of_the_domain_have_no_basin():
    well = Landscape(
        "well",
        lambda p: p[..., 0] - np.log(p[..., 0]),
        lambda p: 1 - 1 / np.where(p > 0, p, np.nan),
        ((-1, 2),),
    )
    result = basins(well, gradient_descent(0.1), 7, 300)
    assert result.labels.tolist() == [-1, -1, -1, 0, 0, 0, 0]
    np.testing.assert_allclose(result.minima, [[1]], atol=1e-9)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_optimizer_has_a_map(optimizer):
    result = basins(LANDSCAPES["himmelblau"], OPTIMIZERS[optimizer](0.01), (11, 7), 60)
    assert result.labels.shape == result.steps.shape == (11, 7)
    assert result.labels.min() >= -1
    assert result.labels.max() < len(result.minima) <= 4
    assert ((result.steps >= 0) & (result.steps <= 60)).all()
    for array in (result.labels, result.steps, result.minima):
        assert not array.flags.writeable


def test_many_paths_are_counted_in_parts(monkeypatch):
    arguments = (LANDSCAPES["himmelblau"], gradient_descent(0.01), (9, 9), 100)
    whole = basins(*arguments)
    monkeypatch.setattr(settling, "_NUMBERS_AT_ONCE", 1000)
    parts = basins(*arguments)
    assert np.array_equal(parts.labels, whole.labels)
    assert np.array_equal(parts.steps, whole.steps)


@pytest.mark.parametrize(
    ("name", "rate"), [("three_hump_camel", 0.003), ("matyas", 0.3), ("six_hump_camel", 0.005)]
)
def test_paths_are_followed_until_they_settle(name, rate):
    known, rule = LANDSCAPES[name], gradient_descent(rate)
    few = basins(known, rule, (9, 8), 20)
    chart = basins(known, rule, (9, 8), 20, until_settled=True)
    ends = gradient_field(known, (9, 8)).points.reshape(-1, 2)
    for _ in range(20_000):
        ends = ends - rate * known.gradient(ends)
    away = np.linalg.norm(ends[:, None] - chart.minima, axis=-1)
    arrived = away.min(axis=1) < 1e-3
    assert arrived.mean() > 0.85
    assert np.array_equal(chart.labels.ravel() >= 0, arrived)
    assert np.array_equal(chart.labels.ravel()[arrived], away.argmin(axis=1)[arrived])
    assert (few.labels >= 0).sum() < arrived.sum()
    assert np.array_equal(chart.ends == End.SETTLED, chart.labels >= 0)
    assert not (chart.ends == End.NOT_YET).any()


def test_steps_of_those_who_settle_late_are_counted_on():
    bowl = quadratic(5)
    chart = basins(bowl, gradient_descent(0.01), (9, 9), 3, tolerance=0.1, until_settled=True)
    points = gradient_field(bowl, (9, 9)).points
    walk = descend(bowl, gradient_descent(0.01), points, 2000)
    away = np.linalg.norm(walk.points, axis=-1) > 0.1
    expected = np.where(away.any(axis=0), 2000 - away[::-1].argmax(axis=0) + 1, 0)
    # Those who have come within some hundredths of the tolerance of each other go on as one.
    assert np.abs(chart.steps - expected).max() <= 4
    heavy = basins(bowl, momentum(0.01), (5, 5), 3, tolerance=0.1, until_settled=True)
    walk = descend(bowl, momentum(0.01), gradient_field(bowl, (5, 5)).points, 2000)
    away = np.linalg.norm(walk.points, axis=-1) > 0.1
    assert (heavy.labels == 0).all()
    expected = np.where(away.any(axis=0), 2000 - away[::-1].argmax(axis=0) + 1, 0)
    assert np.mean(heavy.steps == expected) > 0.9


def test_a_rate_that_is_too_small_is_not_called_no_valley(monkeypatch):
    monkeypatch.setattr(settling, "_MOST_WORK", 1_000_000)
    for rate in (1e-9, 1e-300):
        chart = basins(quadratic(5), gradient_descent(rate), (4, 4), 10, until_settled=True)
        assert set(map(End, chart.ends.ravel())) == {End.NOT_YET}
    plateau = Landscape.from_expression("tanh(x)^2", [(-400, 400)])
    chart = basins(plateau, gradient_descent(0.1), 9, 10, until_settled=True)
    assert chart.labels.tolist() == [-1] * 4 + [0] + [-1] * 4
    assert set(map(End, chart.ends)) == {End.SETTLED, End.NO_VALLEY}


def test_work_is_bounded(monkeypatch):
    monkeypatch.setattr(settling, "_MOST_WORK", 300_000)
    chart = basins(LANDSCAPES["rosenbrock"], gradient_descent(1e-5), (9, 9), 20, until_settled=True)
    assert (chart.ends == End.NOT_YET).any()
    assert chart.steps.max() <= 600


def test_starts_of_ones_own_settle_as_those_of_a_grid():
    known, rule = LANDSCAPES["himmelblau"], gradient_descent(0.01)
    chart = basins(known, rule, (7, 6), 10, until_settled=True)
    points = gradient_field(known, (7, 6)).points
    alone = settle(known, rule, points, 10)
    assert np.array_equal(alone.labels, chart.labels)
    assert settle(known, rule, points[2, 3], 10).labels.shape == ()
    with pytest.raises(ValueError, match=r"^starts must be finite numbers"):
        settle(known, rule, [np.nan, 0.0], 10)


@pytest.mark.parametrize(
    ("arguments", "options", "sentence"),
    [
        (("bowl", gradient_descent(0.1), (3, 3), 5), {}, "landscape must be a Landscape"),
        ((quadratic(5), "adam", (3, 3), 5), {}, "optimizer must be an Optimizer"),
        ((quadratic(5), gradient_descent(0.1), 3, 5), {}, "shape must be"),
        ((quadratic(5), gradient_descent(0.1), (1, 3), 5), {}, "shape must be"),
        ((quadratic(5), gradient_descent(0.1), (3, 3), -5), {}, "steps must be"),
        ((quadratic(5), gradient_descent(0.1), (3, 3), 5), {"tolerance": 0}, "tolerance must be"),
    ],
)
def test_bad_input_gets_one_sentence(arguments, options, sentence):
    with pytest.raises((TypeError, ValueError), match=f"^{sentence}"):
        basins(*arguments, **options)
