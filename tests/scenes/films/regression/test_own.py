"""Every point is a line, with a table of one's own: what is told of it is so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdmath import InputError
from scenes.parts.regression import telling
from scenes.parts.regression.bars import Bars
from scenes.parts.regression.cuts import plane_for
from scenes.parts.regression.data_side import DataSide
from scenes.parts.regression.fits import Plan, plan_for
from scenes.parts.regression.here import Here
from scenes.parts.regression.map_side import MapSide
from scenes.parts.regression.places import AVERAGED, GROUND_BOX, HILLS, LARGE_MAP, RELIEF
from scenes.parts.regression.results import Results, axis_names
from scenes.parts.regression.steps import StepTold, Walk
from scenes.regression import RegressionParameters
from scenes.stage import MAP, STAGE
from scenes.stage.type.text import read_number

FLATS = "area,price\n50,150.5\n60,180.2\n72,210.9\n85,250\n91,270.1\n101,295.3\n"
TINY = "E,I\n1e-3,210\n2e-3,390\n3e-3,605\n4e-3,810\n"
RNG = np.random.default_rng(3)


def own(path: Path, table: str, **changes: Any) -> Plan:
    """The plan of a table."""
    file = path / "own.csv"
    file.write_text(table, "utf-8")
    return plan_for(**(RegressionParameters(**changes).__dict__ | {"data": str(file)}))


def table(x: Any, y: Any) -> str:
    """A table of two columns."""
    return "x,y\n" + "\n".join(f"{a!r},{b!r}" for a, b in zip(x.tolist(), y.tolist(), strict=True))


def clock() -> str:
    """Twenty seconds, counted from 1970."""
    x = np.arange(20.0)
    return table(1_600_000_000 + x, 5 + 0.3 * x + 0.2 * RNG.standard_normal(20))


@pytest.mark.parametrize("rows", [FLATS, TINY])
def test_the_line_called_best_is_the_best_one(rows: str, tmp_path: Path) -> None:
    """“No line has a smaller loss. We found 2.87 x + 6.55”: the best is 2.88 x + 6.03."""
    plan = own(tmp_path, rows)
    x, y = np.loadtxt(rows.splitlines(), delimiter=",", skiprows=1).T
    told = telling.facts(plan)
    assert told["at_the_cross"] == "We are nearly there."
    w, _, sign, b = told["found"].split()
    line = read_number(w) * x + (-1 if sign == "−" else 1) * read_number(b)
    best = np.polyval(np.polyfit(x, y, 1), x)
    assert line == pytest.approx(best, abs=0.012 * np.std(y))
    assert f"The best line is {told['found']}, in the units of the file." == told["in_the_file"]
    shown = Results(plan).one.line
    assert shown.predict(x) == pytest.approx(best, abs=1e-9 * np.abs(y).max())


def test_a_walk_that_has_not_come_so_far_has_found_its_own_line(tmp_path: Path) -> None:
    plan = own(tmp_path, FLATS, iterations=4)
    told = telling.facts(plan)
    assert told["at_the_cross"] == "We are not there yet."
    assert told["in_the_file"].startswith("We found ")
    long = telling.facts(own(tmp_path, FLATS, iterations=200))
    assert long["at_the_cross"] == "Our point is there: this bowl has one bottom."
    assert long["in_the_file"].startswith("We found 2.858 x + 7.5,")


def test_a_line_is_told_in_the_numbers_of_its_axis(tmp_path: Path) -> None:
    """“0.30 x − 4.86×10⁸” said −6,000,000 where v was from 5 to 11."""
    plan = own(tmp_path, clock())
    told = telling.facts(plan)
    assert told["in_the_file"].endswith(", with x counted from 1.6×10⁹.")
    w, _, _, b = told["found"].split()
    assert read_number(w) == pytest.approx(0.3, abs=0.02)
    assert read_number(b) == pytest.approx(5, abs=0.3)
    one = Results(plan).one
    assert any("1.6×10⁹" in text.text for text, *_ in one.plane.texts())
    assert float(one.line.predict(1_600_000_000.0)) == pytest.approx(read_number(b), abs=0.02)


def test_what_is_nearly_nothing_has_no_digits(tmp_path: Path) -> None:
    """“ŷ = … + 0.0012” stood under the dots of a parabola."""
    for result in (Results(own(tmp_path, rows)).other for rows in (FLATS, TINY)):
        assert "0.00" not in result.equation.source


def test_the_whole_arrow_is_not_said_to_rise_to_the_same_height(tmp_path: Path) -> None:
    """“And the loss there is even bigger”, of 3.24 and 3.24: in standard units it is a mirror."""
    for slope in (0.3, 0.7, 1.1):
        x = np.arange(20.0)
        plan = own(tmp_path, table(x, slope * x + RNG.standard_normal(20)))
        assert telling.facts(plan)["whole"].endswith("At 1, the whole arrow goes this far.")


def test_of_no_chance_none_is_told(tmp_path: Path) -> None:
    """“About 0 is chance, and about 1.0 comes from the bend” beside “both ≈ 1.0”."""
    plan = own(tmp_path, TINY)
    told = telling.facts(plan)
    assert (
        told["second_bottom"] == "With the parabola, at 1.00: almost all of it comes from the bend."
    )
    assert told["other_part"] in told["second_bottom"]
    bars = Bars(plan, plane_for(plan))
    assert [words.text for words in bars._words][2] == "bend ≈ 1.0"


def test_dots_that_bend_or_have_no_trend_are_refused(tmp_path: Path) -> None:
    """A parabola's dots were “dots from a line”, whose bowl “moved and lifted” did neither."""
    x = np.linspace(-3, 3, 21)
    with pytest.raises(InputError, match="a bend explains 100 % and the best line 0 %"):
        own(tmp_path, table(x, x**2))
    with pytest.raises(InputError, match=r"the best line explains .* a level one is as good"):
        own(tmp_path, table(x, np.tile([1.0, -2.0, 1.0], 7)))
    for y in (x + 0.05 * x**2, x + RNG.standard_normal(21), 0.4 * x + np.sin(9 * x)):
        assert own(tmp_path, table(x, y))
    assert own(tmp_path, "x,y\n1,1\n2,3\n3,2\n")


def test_of_dots_that_one_row_spoils_that_row_is_named(tmp_path: Path) -> None:
    """“The best line tells 0.034 %”, of twenty dots on a line and one far from it."""
    x = np.arange(1.0, 22.0)
    far = np.append(2 * x[:-1], 1e5)
    with pytest.raises(
        InputError, match=r"Without the row x = 10, y = 100000 the best line would explain 100 %\."
    ):
        own(tmp_path, table(np.append(x[:-1], 10.0), far))


def test_billions_are_counted_in_billions(tmp_path: Path) -> None:
    """A slope of 0.2948 looked like 3, on axes of 10⁹ and 10¹⁰; below it stood “+ 1.3×10⁸”."""
    rows = "\n".join(f"{k}e9,{0.3 * k + 0.02 * (-1) ** k}e9" for k in range(1, 21))
    plan = own(tmp_path, f"GDP (US$),tax (US$)\n{rows}")
    told = telling.facts(plan)
    assert told["in_the_file"].endswith(", with x in billion US$ and y in billion US$.")
    assert "10" not in told["found"]
    names = [text.text for text, *_ in Results(plan).one.plane.texts()][-2:]
    assert names == ["GDP (billion US$)", "tax (billion US$)"]


def test_long_names_stand_at_both_axes(tmp_path: Path) -> None:
    """“x (SD)” stood beside “pizzas… (SD)”, and later was “reservations…”."""
    head = "The average number of reservations per evening,Total number of pizzas sold that evening"
    plan = own(tmp_path, f"{head}\n1,2\n2,3.1\n3,3.9\n4,5.2\n")
    assert axis_names(plan) == ("reservations… (SD)", "pizzas sold… (SD)")


def test_an_error_has_no_digits_that_come_from_nowhere(tmp_path: Path) -> None:
    """0.8 − 0.4 = 0.40."""
    plan = own(tmp_path, FLATS)
    for line in ([0.0, 0.8], [0.0, 0.5]):
        *_, equal, off = telling.difference(plan, line, plan.one)
        assert equal != "=" or off == telling.short(read_number(off))


def test_the_dot_that_is_looked_at_has_an_error(tmp_path: Path) -> None:
    """“(0.00)² ≈ 0.00”: of three dots the one in the middle was as high as the average."""
    plan = own(tmp_path, "id,val\n9,1\n18,2\n100,3\n")
    assert abs(plan.errors(plan.lowered)[plan.one]) > 1


@pytest.mark.parametrize("count", [3, 5, 20, 3000])
def test_the_average_square_has_room_to_be_read(count: int, tmp_path: Path) -> None:
    """What it was seen through lay on it, or its note on the loss."""
    x = np.arange(float(count))
    plan = own(tmp_path, table(x, x + 0.4 * (-1) ** np.arange(count)))
    here = Here(plan)
    side = DataSide(plan, here)
    here.free_w.set_value(plan.lowered[0])
    here.free_b.set_value(plan.lowered[1])
    assert side.errors.fine() > 0.015 * side.dots.crowd  # else it is less than nothing, as drawn
    columns = side.columns
    columns.plane.within(AVERAGED)
    read = columns.above()
    columns.opened.set_value(1)
    columns.levelled.set_value(1)
    tops = columns.plane.xy(0, columns.heights())[:, 1]
    assert tops.max() < read.bottom < read.top < side.loss_formula.get_bottom()[1] < STAGE.top
    assert AVERAGED.left <= side.loss_formula.get_left()[0]
    assert side.averaged.get_right()[0] <= AVERAGED.right


@pytest.mark.parametrize("steps", [FLATS, "x,y\n0,1.2\n0,0.8\n1,2.1\n1,1.9\n0,1.1\n1,2.2\n"])
def test_the_names_of_the_axes_of_the_ground_are_within_the_margin(
    steps: str, tmp_path: Path
) -> None:
    """Beside numbers such as 0.5, b stood beyond it as soon as the ground was upright."""
    plan = own(tmp_path, steps)
    chart = MapSide(plan, Here(plan))
    chart.view.look(**chart.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF))
    lefts = [left for _, left, *_ in chart.axes.text_boxes()]
    assert min(lefts) > STAGE.left


def test_what_is_worked_out_at_once_is_written_as_what_was_found(tmp_path: Path) -> None:
    """Beside “b 0.00” stood “1.3×10⁻¹⁶”."""
    plan = own(tmp_path, FLATS)
    made = StepTold(plan, Walk(plan, 0, MapSide(plan, Here(plan)).view)).checked
    assert made[1].text == "0.00"


@pytest.mark.parametrize("slope", [-1.0, 1.0])
def test_no_plate_lies_on_another_where_the_gradient_gets_its_name(
    tmp_path: Path, slope: float
) -> None:
    """With dots that fall, “gradient” lay on “arrows × 0.3”: the arrow went under the note."""
    x = np.linspace(1.0, 20.0, 20)
    plan = own(tmp_path, table(x, 30 + slope * x + np.sin(7 * x)))
    chart = MapSide(plan, Here(plan))
    told = StepTold(plan, Walk(plan, 0, chart.view))
    chart.view.look(**chart.view.fitted(*LARGE_MAP, **MAP, relief=RELIEF))
    told.way(0)
    told.name_sum()
    panel = chart.view.map_panel()
    for plate in (told.note, told.gradient):
        assert panel.left < plate.get_left()[0]
        assert plate.get_right()[0] < panel.right
    apart = np.abs(told.note.get_center() - told.gradient.get_center())[:2]
    sizes = np.array([[it.width, it.height] for it in (told.note, told.gradient)])
    assert np.any(apart > sizes.sum(axis=0) / 2)
