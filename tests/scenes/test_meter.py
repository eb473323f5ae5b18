"""The meter shows |1 − αλ| where it is, and the rates where they belong."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdmath import quadratic, stability
from scenes.parts.by_hand.plane import Plane
from scenes.parts.learning_rate.meter import Meter, meter_plane, spread
from scenes.render.rehearsal import offstage
from scenes.stage.lecture.theme import AXIS_DASHES, TEXT
from tests.scenes.canvas import Array, Spy, picture, pixels_at, shade

RATES = (0.5, 0.02, 0.38, 0.18)
COLORS = ("#FF0000", "#00FF00", "#0000FF", "#FFFF00")
GROUND = stability(quadratic(5), (0, 0))


def meter(top: float = 1.5, rates: tuple[float, ...] = RATES) -> Meter:
    with offstage():
        plane = Plane((-3, -2), (6, 4), (0, 0.5), (0, top), ("rate", "factor"))
        return Meter(plane, GROUND, rates, COLORS)


def spot(rate: float, factor: float, top: float = 1.5) -> Array:
    """Where a rate and a factor belong on the plane, by proportion."""
    return np.array([-3 + 6 * rate / 0.5, -2 + 4 * factor / top])


def lines(shown: Meter) -> list[Array]:
    spy = Spy()
    shown.draw(spy)
    return [np.array(line) for stroke, _ in spy.strokes for line in stroke if len(line) > 1]


class DashSpy(Spy):
    """A spy that also remembers how long lines were dashed."""

    def __init__(self) -> None:
        super().__init__()
        self.dashes: list[tuple[float, ...]] = []

    def stroke(self) -> None:
        if len(self.lines[0]) > 100:
            self.dashes.append(tuple(self.get_dash()[0]))
        super().stroke()


def test_factors_are_those_of_the_axes() -> None:
    assert np.allclose(meter().factors([0, 0.02, 0.18, 0.38, 0.5]).T, [
        [1, 0.98, 0.82, 0.62, 0.5],
        [1, 0.9, 0.1, 0.9, 1.5],
    ])  # fmt: skip


def test_the_figures_of_the_valley() -> None:
    assert GROUND.rate_limit == pytest.approx(0.4)
    assert GROUND.best_rate == pytest.approx(1 / 3)
    rates = np.linspace(0.001, 0.5, 4000)
    worst = meter().factors(rates).max(axis=1)
    assert rates[np.argmin(worst)] == pytest.approx(1 / 3, abs=2e-4)
    assert np.all(worst[rates < 0.3999] < 1)
    assert np.all(worst[rates > 0.4001] > 1)
    calm = np.array([np.all(GROUND.contraction(rate) >= 0) for rate in rates])
    assert rates[calm].max() == pytest.approx(0.2, abs=2e-4)


def test_the_lines_go_through_the_factors() -> None:
    shown = meter()
    shown.drawn.set_value(1)
    drawn = [line for line in lines(shown) if len(line) > 100]
    assert len(drawn) == 2
    for line, curvature in zip(drawn, (1, 5), strict=True):
        rates = (line[:, 0] + 3) / 6 * 0.5
        assert rates[0] == pytest.approx(0)
        assert rates[-1] == pytest.approx(0.5)
        expected = np.array([spot(r, abs(1 - r * curvature)) for r in rates])
        assert np.allclose(line, expected)


def test_each_line_has_the_dashes_of_its_axis() -> None:
    for condition, axes in ((5.0, [1, 0]), (0.2, [0, 1])):
        with offstage():
            plane = Plane((-3, -2), (6, 4), (0, 0.5), (0, 1.5), ("rate", "factor"))
            ground = stability(quadratic(condition), (0, 0))
            shown = Meter(plane, ground, RATES, COLORS)
        shown.drawn.set_value(1)
        spy = DashSpy()
        shown.draw(spy)
        assert spy.dashes == [AXIS_DASHES[axis] for axis in axes]


def test_half_drawn_lines_end_half_way() -> None:
    shown = meter()
    shown.drawn.set_value(0.5)
    ends = [line[-1, 0] for line in lines(shown) if len(line) > 100]
    assert np.allclose(ends, 0)


def test_the_limit_stands_at_two_over_the_steepest_curvature() -> None:
    shown = meter()
    assert shown.readings() == []
    shown.limited.set_value(1)
    upright = [line for line in lines(shown) if len(line) == 2 and np.ptp(line[:, 0]) == 0]
    across, below = upright  # and on below the axis, to its name
    assert np.allclose(across, [spot(0.4, 0), spot(0.4, 1.5)])
    assert np.allclose(below[1], shown.name_of_limit())
    assert below[1, 1] < below[0, 1] < across[0, 1]
    assert shown.readings()[0].value == pytest.approx(2 / 5)


def test_every_rate_is_placed_in_its_colour_on_both_lines() -> None:
    shown = meter()
    shown.marked.set_value(4)
    image = picture(shown, size=(1920, 1080)).astype(float)
    for rate, color in zip(RATES, COLORS, strict=True):
        for curvature in (1, 5):
            at = spot(rate, abs(1 - rate * curvature))
            assert np.abs(image[pixels_at(at, (1920, 1080))][:3] - shade(color)).max() < 12
    names = [label.source for label in shown.labels]
    assert names == ["0.02", "0.18", "0.38", "0.5"]
    told = {reading.name: reading.value for reading in shown.readings()}
    assert told["factors of 0.38"] == pytest.approx((0.38, 0.62, 0.9))


def test_rates_are_placed_one_after_another() -> None:
    shown = meter()
    shown.marked.set_value(2.5)
    assert [r.name for r in shown.readings()] == ["factors of 0.02", "factors of 0.18"]


def test_a_factor_beyond_the_meter_is_not_shown_as_a_smaller_one() -> None:
    low = meter(top=1.2)
    low.drawn.set_value(1)
    low.marked.set_value(4)
    low.scan.set_value(0.5)
    image = picture(low, size=(960, 540)).astype(float)
    at_the_rim = image[pixels_at(spot(0.5, 1.2, 1.2), (960, 540))][:3]
    assert np.abs(at_the_rim - shade(TEXT)).max() > 40
    assert all(line[:, 1].max() <= 2 + 1e-6 for line in lines(low) if len(line) > 100)


def test_the_scan_reads_the_factors_of_its_rate() -> None:
    shown = meter()
    shown.scan.set_value(0.3)
    (reading,) = shown.readings()
    assert reading.value == pytest.approx((0.3, 0.7, 0.5))


# -- the plane and the words beside it ---------------------------------------------------------


@pytest.mark.parametrize(
    ("rates", "largest", "tallest"),
    [((0.1, 0.5), 0.5, 1.5), ((0.1,), 0.5, 1.5), ((0.1, 0.6), 0.6, 2.0), ((3.0,), 3.0, 2.0)],
)
def test_the_plane_has_room_for_limit_and_rates(
    rates: tuple[float, ...], largest: float, tallest: float
) -> None:
    with offstage():
        plane = meter_plane((1, -2), (4, 3), GROUND, rates)
        shown = Meter(plane, GROUND, rates, COLORS[: len(rates)])
    assert shown.largest == pytest.approx(largest)
    assert shown.top == pytest.approx(tallest)
    assert shown.limit() < shown.largest


def test_the_limit_is_named_below_its_line() -> None:
    label = meter().limit_label()
    assert label.source == "2 slash lambda_max = 0.4"
    assert label.get_x() == pytest.approx(spot(0.4, 0)[0])
    assert label.get_top()[1] < meter().name_of_limit()[1]


def test_the_scanned_rate_is_told_above_its_line() -> None:
    shown = meter()
    label = shown.scan_label()
    for rate in (0.1, 0.35):
        shown.scan.set_value(rate)
        label.update()
        assert label.number.text == f"{rate:.3f}"
        assert label.get_x() == pytest.approx(spot(rate, 0)[0])
        assert label.get_bottom()[1] > 2


@pytest.mark.parametrize("condition", [5.0, 0.2, 1.0, 50.0])
def test_a_line_is_named_where_it_ends(condition: float) -> None:
    ground = stability(quadratic(condition), (0, 0))
    with offstage():
        plane = meter_plane((1, -2), (4, 3), ground, (0.1,))
        shown = Meter(plane, ground, (0.1,), COLORS[:1])
        low, high = labels = shown.axis_labels(("by x", "by y"))
    assert {label[0].text for label in labels} == {"by x", "by y"}
    curvatures = {"by x": condition, "by y": 1.0}
    steepest = max(curvatures.values())
    for name, value in labels:
        curvature = curvatures[name.text]
        symbol = "lambda_max" if curvature == steepest else "lambda"
        assert value.source == f"{symbol} = {curvature:g}"
    # In the order in which the lines end, one above the other, none as high as the rates' names.
    ends = [abs(1 - shown.largest * curvatures[label[0].text]) for label in labels]
    assert ends == sorted(ends)
    assert low.get_top()[1] < high.get_bottom()[1]
    assert high.get_top()[1] <= 1 + 1e-9
    assert min(label.get_left()[0] for label in labels) > 5


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6), st.floats(0.1, 2))
@settings(max_examples=200)
def test_names_keep_their_order_and_their_distance(places: list[float], apart: float) -> None:
    places = sorted(places)
    found = spread(places, apart)
    assert len(found) == len(places)
    assert np.all(np.diff(found) >= apart - 1e-9)
    assert np.mean(found) == pytest.approx(np.mean(places), abs=1e-9)
    if np.all(np.diff(places) >= apart):
        assert found == pytest.approx(places)
