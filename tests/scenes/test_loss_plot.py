"""The plot of a descent has room for its losses, and beside its names what they are now."""

from __future__ import annotations

import pytest

from scenes.parts.regression.loss_plot import LossPlot
from scenes.render.rehearsal import offstage

NOW = {"step": 0.0, "loss": 8.25}


@pytest.fixture
def plot() -> LossPlot:
    with offstage():
        return LossPlot((1, -2), (3, 1), 30, 8.25, lambda: NOW["step"], lambda: NOW["loss"], 2)


def test_the_highest_loss_and_the_last_step_are_inside(plot: LossPlot) -> None:
    assert plot.plane.xy(0, 0).tolist() == [1, -2]
    x, y = plot.plane.xy(30, 8.25)
    assert x == pytest.approx(4)
    assert -1.1 < y < -1


def test_numbers_follow_the_descent(plot: LossPlot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [reading.text for number in plot.numbers for reading in number.readings()] == [
        "8.25",
        "0",
    ]
    monkeypatch.setitem(NOW, "step", 7.0)
    monkeypatch.setitem(NOW, "loss", 0.5)
    for number in plot.numbers:
        number.refresh()
    assert [number.name for number in plot.numbers] == ["loss", "step"]
    assert [number.number.text for number in plot.numbers] == ["0.50", "7"]


def test_each_number_is_on_the_line_of_its_axis_name_and_inside_the_plot(plot: LossPlot) -> None:
    loss, step = plot.numbers
    for number, name in ((loss, plot.plane.y_name), (step, plot.plane.x_name)):
        assert 0.05 < number.get_left()[0] - name.get_right()[0] < 0.2
        assert number.number.get_bottom()[1] == pytest.approx(
            name.get_center()[1] - name.height / 2,
            abs=0.09,  # below that only a p's tail reaches
        )
        assert number.get_right()[0] < 4.1
