"""Samples, lines, errors and their squares are drawn where the numbers say."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenes.stage.lecture.theme import DATA, PREDICTION
from scenes.stage.plot.scatter import FittedLine, Law, Residuals, Samples
from scenes.stage.plot.squares import ResidualSquares
from tests.scenes.canvas import Array, Spy, picture, pixels_at, plane_at, shade

RNG = np.random.default_rng(7)
X = np.linspace(-2, 2, 12)
Y = 1.5 * X + RNG.normal(0, 1.0, 12)
CORNER, SIZE = np.array([-5.0, -2.0]), np.array([8.0, 5.0])
LOW, HIGH = np.array([-2.5, -6.0]), np.array([2.5, 6.0])

PLANE = plane_at((-5, -2), (8, 5), (-2.5, 2.5), (-6, 6))


def spot(x: Array, y: Array) -> Array:
    """Where a point of the data belongs, by proportion."""
    return CORNER + (np.stack([x, y], axis=-1) - LOW) / (HIGH - LOW) * SIZE


def line(weight: float, bias: float) -> FittedLine:
    return FittedLine(PLANE, lambda: weight, lambda: bias)


def squares(weight: float, bias: float) -> ResidualSquares:
    return ResidualSquares(Residuals(Samples(PLANE, X, Y), line(weight, bias)))


# -- samples ---------------------------------------------------------------------------------------


def test_samples_are_painted_at_their_places() -> None:
    image = picture(Samples(PLANE, X, Y), size=(960, 540))
    seen = image[pixels_at(spot(X, Y), (960, 540))][:, :3].astype(float)
    assert np.abs(seen - shade(DATA)).max() < 80
    assert (
        np.abs(image[pixels_at(spot(X, Y + 1.5), (960, 540))][:, :3] - shade("#0B1220")).max() < 3
    )


def test_samples_move_straight_from_their_origin() -> None:
    samples = Samples(PLANE, X, Y, origin=(2 * X, 1.5 * X))
    for share, places in (
        (0.0, (2 * X, 1.5 * X)),
        (0.5, (1.5 * X, 0.75 * X + Y / 2)),
        (1.0, (X, Y)),
    ):
        samples.settled.set_value(share)
        assert np.allclose(samples.now(), places)


def test_many_samples_are_smaller_and_fainter_so_that_crowds_show() -> None:
    few, some, many = (Samples(PLANE, np.zeros(n), np.zeros(n)) for n in (20, 100, 500))
    assert few.radius > some.radius > many.radius > 0.04
    assert few.opacity > some.opacity > many.opacity > 0.2
    assert some.opacity == pytest.approx(0.63, abs=0.1)  # dots on dots are told from single dots
    crowd = picture(Samples(PLANE, np.zeros(100), np.zeros(100)))
    alone = picture(Samples(PLANE, [*np.zeros(99), 2.0], [*np.zeros(99), 3.0]))
    here = pixels_at(spot(np.array(2.0), np.array(3.0)))
    middle = pixels_at(spot(np.array(0.0), np.array(0.0)))
    assert crowd[middle].sum() > alone[here].sum() + 60


# -- the line --------------------------------------------------------------------------------------


@given(st.floats(-9, 9), st.floats(-14, 14))
@settings(max_examples=80)
def test_a_line_is_drawn_as_far_as_it_is_inside_the_plane(weight: float, bias: float) -> None:
    xs = np.linspace(LOW[0], HIGH[0], 20001)
    ys = weight * xs + bias
    inside = (ys >= LOW[1]) & (ys <= HIGH[1])
    ends = line(weight, bias).ends()
    if inside.sum() > 1:
        assert ends is not None
        first, last = xs[inside][[0, -1]]
        expected = spot(np.array([first, last]), weight * np.array([first, last]) + bias)
        assert np.allclose(ends, expected, atol=0.02)
    elif ends is not None:
        assert np.linalg.norm(ends[1] - ends[0]) < 0.02


def test_the_ends_lie_on_the_line_exactly() -> None:
    for weight, bias in ((0.0, 1.0), (2.0, 1.0), (-7.0, 3.0), (1e6, 0.0)):
        ends = line(weight, bias).ends()
        assert ends is not None
        x, y = ((ends - CORNER) / SIZE * (HIGH - LOW) + LOW).T
        assert np.allclose(weight * x + bias, y, atol=1e-6)


def test_a_line_that_misses_the_plane_is_not_drawn() -> None:
    for missing in (line(0.0, 6.1), line(0.0, -6.1), line(1.0, 30.0)):
        assert missing.ends() is None
        spy = Spy()
        missing.draw(spy)
        assert spy.strokes == []


def test_places_along_a_line_are_shares_of_what_is_seen_of_it() -> None:
    for shown in (line(0.0, 1.0), line(2.0, 1.0), line(-7.0, 3.0)):
        ends = shown.ends()
        assert ends is not None
        assert np.allclose([shown.along(0.0), shown.along(1.0)], ends)
        assert np.allclose(shown.along(0.25), ends[0] + 0.25 * (ends[1] - ends[0]))


def test_what_follows_a_line_that_is_not_seen_waits_in_the_middle() -> None:
    missing = line(0.0, 6.1)
    for place in (missing.along(0.1), missing.along(1.0)):
        assert place.tolist() == (CORNER + SIZE / 2).tolist()


def test_a_prediction_is_solid_red_and_a_law_is_dashed() -> None:
    xs = np.linspace(-2, 2, 400)
    where = pixels_at(spot(xs, 1.2 * xs + 1), (960, 540))
    solid = picture(line(1.2, 1.0), size=(960, 540))[where][:, :3].astype(float)
    law = Law(PLANE, lambda x: 1.2 * x + 1)
    law.presence = 1.0
    broken = picture(law, size=(960, 540))[where][:, :3].astype(float)
    assert np.abs(solid - shade(PREDICTION)).max() < 90
    gaps = np.abs(broken - shade("#0B1220")).max(axis=1) < 10
    assert 0.2 < gaps.mean() < 0.6
    assert np.count_nonzero(np.diff(gaps.astype(int))) > 20


def test_the_trace_says_which_line_is_drawn() -> None:
    weight = [2.0]
    shown = FittedLine(PLANE, lambda: weight[0], lambda: -1.0, name="guess")
    weight[0] = 0.25
    assert shown.readings() == [("guess", "", (0.25, -1.0))]


# -- errors ----------------------------------------------------------------------------------------


def test_errors_are_prediction_minus_sample_and_reach_from_the_sample_to_the_line() -> None:
    residuals = Residuals(Samples(PLANE, X, Y), line(0.7, 0.4))
    assert np.allclose(residuals.errors(), 0.7 * X + 0.4 - Y)
    for grown, reached in ((1.0, 0.7 * X + 0.4), (0.5, (0.7 * X + 0.4 + Y) / 2)):
        residuals.grown.set_value(grown)
        spy = Spy()
        residuals.draw(spy)
        (strokes,) = [np.array(lines) for lines, _ in spy.strokes]
        assert np.allclose(strokes[:, 0], spot(X, Y))
        assert np.allclose(strokes[:, 1], spot(X, reached))
    (reading,) = residuals.readings()
    assert reading.value == pytest.approx(np.sum(0.7 * X + 0.4 - Y))


@given(st.floats(-3, 3), st.floats(-4, 4))
@settings(max_examples=40)
def test_a_square_is_a_square_whose_area_is_the_error_squared(weight: float, bias: float) -> None:
    drawn = squares(weight, bias)
    errors = weight * X + bias - Y
    x, y, width, height = drawn.corners().T
    assert np.allclose(np.stack([x, y], axis=-1), spot(X, Y))
    assert np.allclose(np.abs(width), np.abs(height))
    unit = SIZE[1] / (HIGH - LOW)[1]
    assert np.allclose(np.abs(width * height), np.square(errors * unit))
    (reading,) = drawn.readings()
    assert reading.value == pytest.approx(np.mean(errors**2), rel=1e-9, abs=1e-12)


def test_squares_keep_clear_of_a_line_that_follows_the_samples() -> None:
    for y, weight in ((Y, 1.5), (-Y, -1.5)):
        shown = line(weight, 0.0)
        drawn = ResidualSquares(Residuals(Samples(PLANE, X, y), shown))
        left, _, width, height = drawn.corners().T
        # The side of the square away from its sample, from the sample's height to the line's.
        far = (left + width - CORNER[0]) / SIZE[0] * (HIGH - LOW)[0] + LOW[0]
        over = np.sign(shown.predict(far) - shown.predict(X))
        assert np.array_equal(over, np.sign(height))


def test_squares_unfold_from_the_errors() -> None:
    drawn = squares(0.5, 1.0)
    full = drawn.corners()
    drawn.opened.set_value(0.25)
    assert np.allclose(drawn.corners()[:, 2], full[:, 2] / 4)
    assert np.allclose(drawn.corners()[:, 3], full[:, 3])
    assert drawn.readings()[0].value == pytest.approx(np.mean((0.5 * X + 1 - Y) ** 2))


def test_what_is_spilled_is_the_share_of_areas_outside_the_plane() -> None:
    assert squares(0.5, 1.0).spilled() == pytest.approx(0, abs=1e-12)
    for weight in (-3.0, 2.5, 9.0):
        drawn = squares(weight, 0.0)
        inside = whole = 0.0
        for x, y, width, height in drawn.corners():
            across, up = (
                start + (np.arange(400) + 0.5) / 400 * length
                for start, length in ((x, width), (y, height))
            )
            held = [
                np.mean((at > low) & (at < low + size))
                for at, low, size in zip((across, up), CORNER, SIZE, strict=True)
            ]
            whole += width * height * np.sign(width * height)
            inside += abs(width * height) * held[0] * held[1]
        assert drawn.spilled() == pytest.approx(1 - inside / whole, abs=0.01)


def test_squares_that_leave_the_plane_are_not_shown_as_fragments() -> None:
    blank = picture()
    gone, whole = squares(9.0, 0.0), squares(0.5, 1.0)
    assert gone.spilled() > 0.2
    assert np.array_equal(picture(gone), blank)
    assert not np.array_equal(picture(whole), blank)


@pytest.mark.parametrize("weight", [6.0, -40.0])
def test_nothing_is_painted_outside_the_plane(weight: float) -> None:
    residuals = Residuals(Samples(PLANE, X, 30 * Y), line(weight, 0.0))
    cast = (residuals.samples, residuals, ResidualSquares(residuals), residuals.line)
    image = picture(*cast).astype(float)
    rows, columns = np.nonzero(np.abs(image[..., :3] - shade("#0B1220")).max(axis=-1) > 3)
    (low, high), (left, right) = pixels_at(np.stack([CORNER - 0.15, CORNER + SIZE + 0.15]))
    assert len(rows) > 50
    assert high <= rows.min() <= rows.max() <= low
    assert left <= columns.min() <= columns.max() <= right


def test_squares_fade_as_one_picture_without_changing_their_hue() -> None:
    many = 60
    x = np.linspace(-2, 2, many)
    errors = Residuals(Samples(PLANE, x, 1.5 * x + RNG.normal(0, 1.0, many)), line(0.9, 0.5))
    drawn = ResidualSquares(errors)
    ground, full = picture().astype(float), picture(drawn).astype(float)
    assert np.abs(full - ground).max() > 60
    for strength in (0.05, 0.1, 0.3, 0.6):
        drawn.presence = strength
        faint = picture(drawn).astype(float)
        assert np.abs(faint - ground - strength * (full - ground)).max() < 3


def test_a_hundred_thousand_samples_are_a_density() -> None:
    x, y = RNG.normal(0, 0.4, 100_000), RNG.normal(0, 1.0, 100_000)
    samples = Samples(PLANE, x, y)
    began = time.process_time()
    image = picture(samples)
    assert time.process_time() - began < 2.0  # one by one they would take longer
    places = spot(np.array([0.0, 1.2, 2.4]), np.array([0.0, 0.0, 5.5]))
    ground = np.array(shade("#0B1220"))
    middle, rim, nothing = np.abs(image[pixels_at(places)][:, :3] - ground).sum(axis=1)
    assert middle > rim + 60 > nothing + 60
    assert nothing < 9


def test_of_a_crowd_of_errors_some_are_drawn() -> None:
    x = RNG.normal(0, 0.5, 100_000)
    errors = Residuals(Samples(PLANE, x, 0 * x), line(0.0, 1.0))
    spy = Spy()
    errors.draw(spy)
    assert 1000 < len(spy.strokes[0][0]) <= 2000
    assert errors.total() == pytest.approx(100_000)
