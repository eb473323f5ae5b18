"""Numbers of one's own tables: windows, digits and units that suit them, however large or small."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import Dataset, InputError
from scenes.parts.derivative import telling as derivative
from scenes.parts.derivative.hill import Hill
from scenes.parts.derivative.lens import Lens
from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.numbers import limit, moved, printed, quotient
from scenes.parts.derivative.telling import example
from scenes.parts.loss_curve import choosing, evenings
from scenes.parts.loss_curve.nudge import Quotients
from scenes.parts.mse_gradient.cast import Hundred
from scenes.parts.regression import found, results
from scenes.parts.regression import telling as regression
from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.places import FILE
from scenes.parts.training_loop.table import Table
from scenes.render.command.course import film
from scenes.render.command.settings import with_settings
from scenes.render.rehearsal import offstage
from scenes.stage import Knob, Plane
from scenes.stage.ground.levels import round_levels
from scenes.stage.type.text import read_number
from tests.scenes.own_tables import HOUSES, facts_of, made_falling, plan_of

falling = pytest.fixture(made_falling)

TINY = Dataset([1e-300, 2e-300, 3e-300], [2, 4, 5])


def test_small_numbers_are_not_called_zero(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no x is larger than 3e-300, so that squares are lost"):
        choosing.plan_descents(TINY, 12)
    with pytest.raises(InputError, match="every x is 0"):
        choosing.plan_descents(Dataset([0, 0], [1, 2]), 12)
    path = tmp_path / "own.csv"
    path.write_text("x,y\n1e-300,2e-300\n2e-300,4e-300\n3e-300,5e-300\n", encoding="utf-8")
    line = plan_of("regression", data=str(path)).line
    assert np.corrcoef([1, 2, 3], [2, 4, 5])[0, 1] == pytest.approx(line.best[0], rel=1e-9)


@pytest.mark.parametrize("size", [1e-20, 1e-12, 1.0, 1e17, 1e40])
def test_a_window_of_any_size_holds_the_best_w(size: float) -> None:
    data = Dataset(np.array([1.0, 2.0, 3.0]) / size, [1.0, 2.2, 2.9])
    plan = choosing.plan_descents(data, 12)
    assert plan.low < plan.best < plan.high
    assert plan.best == pytest.approx(plan.best / size * size)
    w, _ = evenings.Evenings(plan).knobs
    assert len(w.readout.number.text) <= 12


@pytest.mark.parametrize("size", [1e-250, 1e-30, 1.0, 1e30, 1e250])
def test_round_levels_have_no_least_size(size: float) -> None:
    levels = round_levels(0.3 * size, 9.7 * size)
    assert len(levels) > 4
    assert np.allclose(levels / size, np.rint(levels / size))
    assert round_levels(size, size).tolist() == []


def test_a_knob_without_decimals_has_a_power_of_ten() -> None:
    knob = Knob("w", lambda: 5.5e-9, 0, 1e-8, decimals=None)
    assert knob.readout.number.text == "5.500×10⁻⁹"


@pytest.mark.parametrize("size", [1e-9, 1.0, 1e9])
def test_numbers_at_every_axis_are_short(size: float) -> None:
    plane = Plane((0, 40 * size), (101_320.0, 101_330.0), ("time", "pressure (Pa)"))
    texts = [text.text for text, *_ in plane.texts()]
    assert max(map(len, texts[:-2])) <= 6
    said = " ".join(texts[-2:])
    assert ("time / 10" in said) == (size != 1.0)
    assert "− 101,320" in said


def test_what_is_counted_in_standard_units_is_called_so(falling: str) -> None:
    """The formula of a line in raw units stood under one through 0, on axes with raw names."""
    plan = plan_of("regression", data=falling)
    assert results.axis_names(plan) == ("age (SD)", "score (SD)")
    texts = [text.text for text, *_ in Hundred(plan_of("mse_gradient", data=falling)).plane.texts()]
    assert texts[-2:] == ["age (SD)", "score (SD)"]


def test_the_result_is_shown_in_the_units_of_its_formula(falling: str) -> None:
    plan = plan_of("regression", data=falling)
    shown = results.Results(plan)
    w, b = np.polyfit(*np.loadtxt(falling, delimiter=",", skiprows=1).T, 1)
    line = shown.one.line
    assert [text.text for text, *_ in shown.plane.texts()][-2:] == ["age (years)", "score"]
    at = np.array([5.0, 20.0])
    assert line.predict(at) == pytest.approx(w * at + b, abs=0.5)
    assert shown.one.samples.x.max() == pytest.approx(20)
    slope, height = np.polyfit(at, line.predict(at), 1)
    last = found.steps(plan)
    assert regression.line_text((slope, height), last=last) == facts_of("regression", plan)["found"]


def test_losses_that_differ_are_no_tie_for_want_of_digits(tmp_path: Path) -> None:
    """Both losses were printed as 4.1667, called the same, and differed in the table beside it."""
    path = tmp_path / "same.csv"
    path.write_text("Hours,Grade\n1,5\n2,5\n3,5\n4,5\n", encoding="utf-8")
    plan = plan_of("training_loop", data=str(path))
    assert f"{plan.rival.losses[-1]:.4f}" == f"{plan.walk.losses[11]:.4f}" == "4.1667"
    assert facts_of("training_loop", plan)["ahead"].startswith("After eleven steps")


def test_digits_of_one_number_agree(tmp_path: Path) -> None:
    """A change of −183,300 stood beside a ratio of −183,305; choices had two forms."""
    path = tmp_path / "large.csv"
    path.write_text("x,y\n31,1200\n57,2100\n83,3300\n49,1950\n", encoding="utf-8")
    plan = plan_of("derivative", data=str(path))
    assert abs(plan.slope) > 1e5
    assert moved(plan, 1.0) == quotient(plan, 1.0)
    choices = derivative.too_small(plan)[-1]
    assert len(set(choices.answers)) == 3
    assert not any("×" in answer for answer in choices.answers)


def test_long_numbers_are_said_in_short(tmp_path: Path) -> None:
    """All their digits said, the film of such a table lasted 244 s."""
    path = tmp_path / "sizes.csv"
    path.write_text("E,I\n1e-3,2.5E2\n2e-3,4.9E2\n3e-3,7.6E2\n4e-3,1.0E3\n", encoding="utf-8")
    told = facts_of("training_loop", plan_of("training_loop", data=str(path)))
    for name in ("loss", "loss_0", "loss_1", "loss_2"):
        assert len(told[name].strip(".").replace(",", "").replace(".", "").strip("0")) <= 3


@pytest.mark.parametrize(
    ("name", "size", "unit"),
    [
        ("training_loop", 1, "thousands"),
        ("derivative", 1, "thousands"),
        ("training_loop", 1e-15, "10⁻¹²"),
        ("derivative", 1e90, "10⁹³"),
    ],
)
def test_answers_too_large_for_a_table_are_counted_in_units_that_are_named(
    name: str, size: float, unit: str, tmp_path: Path
) -> None:
    """Prices of houses were refused: losses of ten billion have no room."""
    path = tmp_path / "houses.csv"
    rows = np.loadtxt(HOUSES.splitlines(), delimiter=",", skiprows=1) * [1, size]
    path.write_text("area,price\n" + "".join(f"{x:g},{y!r}\n" for x, y in rows.tolist()), "utf-8")
    data = plan_of(name, data=str(path)).data
    assert data.y_name == f"price ({unit})"
    assert data.y == pytest.approx([150, 182, 201, 244, 279, 335])
    assert (data.x_name, data.x.tolist()) == ("area", [50, 60, 72, 80, 95, 110])


def test_what_is_counted_anew_has_few_digits_and_names_are_said_as_they_are(tmp_path: Path) -> None:
    """“15 gDP (billion US$), 4.34238897 tax (billion US$)” was read aloud."""
    path = tmp_path / "gdp.csv"
    rows = [(k * 10**9, 251257559 + 298765431 * k) for k in range(1, 21)]
    path.write_text("GDP (US$),tax (US$)\n" + "".join(f"{x},{y}\n" for x, y in rows), "utf-8")
    plan = plan_of("derivative", data=str(path))
    assert all(len(f"{number:.10g}") <= 6 for number in printed(plan)[:2])
    assert "GDP" in example(plan)[0]


def test_inputs_so_small_that_no_nudge_is_felt_are_counted_otherwise(tmp_path: Path) -> None:
    """The film broke off under its lens, at a number that was 90,072 stairs away."""
    path = tmp_path / "tiny.csv"
    path.write_text("E,I\n1e-3,210\n2e-3,390\n3e-3,605\n4e-3,810\n", "utf-8")
    plan = plan_of("derivative", data=str(path))
    assert plan.data.x_name == "E (thousandths)"
    assert plan.too_small / plan.grain < len(plan.neighbours)
    assert plan_of("training_loop", data=str(path)).data.x_name == "E (thousandths)"
    assert plan_of("loss_curve", data=str(path)).dataset.x_name == "E (thousandths)"


def test_a_film_that_says_its_numbers_counts_long_ones_in_thousands(tmp_path: Path) -> None:
    """Said with all their digits, the film of an outlier lasted 263 s."""
    path = tmp_path / "own.csv"
    path.write_text("size,price (€)\n1,100\n2,200\n3,100000\n4,395\n", encoding="utf-8")
    data = plan_of("loss_curve", data=str(path)).dataset
    assert data.y_name == "price (1,000 €)"
    assert data.y.tolist() == [0.1, 0.2, 100, 0.395]
    chosen = plan_of("loss_curve", data=str(path), case=2.0).dataset
    assert chosen.y_name == "price (€)"


@pytest.mark.parametrize(
    ("rows", "said", "count"),
    [
        (["5,-4", "-4,-0.4"], "−4.15", "both"),
        (["50,150500", "60,180200", "72,210900"], "−26,485", "all 3"),
    ],
)
def test_a_slope_has_no_needless_digits_and_two_are_both(
    rows: list[str], said: str, count: str, tmp_path: Path
) -> None:
    """Said were −22.5000, −50,242.9 (four times in a film that was too long), and “all 2”."""
    path = tmp_path / "own.csv"
    path.write_text("\n".join(["a,b", *rows]), "utf-8")
    told = facts_of("derivative", plan_of("derivative", data=str(path)))
    assert (told["limit"], told["all"]) == (said, count)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["1.6,7.9", "1.6,7.93218"], "−28.1475"),
        (["1,2", "2,5", "4,9"], "−39.7"),
        (["50,150500", "60,180200", "72,210900"], "−26,485"),
    ],
)
def test_quotients_do_not_go_past_the_number_that_they_are_said_to_go_to(
    rows: list[str], said: str, tmp_path: Path
) -> None:
    """The right answer was “to −28.1”, and the table went on to −28.145."""
    path = tmp_path / "own.csv"
    path.write_text("\n".join(["a,b", *rows]), "utf-8")
    plan = plan_of("derivative", data=str(path))
    told = limit(plan)
    assert told == said
    number, ways = float(told.replace("−", "-").replace(",", "")), set()
    for nudge in plan.nudges:
        ways.add(np.sign(number - plan.quotient(nudge)))
    assert len(ways) == 1


LONG = [(k * 10**9, 251_257_559 + 298_765_431 * k) for k in range(1, 21)]


def test_a_loop_runs_on_all_digits_and_says_that_fewer_are_shown(tmp_path: Path) -> None:
    """It ran on numbers of four digits: its losses were not those of the lecturer's data."""
    path = tmp_path / "own.csv"
    path.write_text("GDP,tax\n" + "".join(f"{x},{y}\n" for x, y in LONG), "utf-8")
    plan = plan_of("training_loop", data=str(path))
    assert plan.data.y.tolist() == [y / 1e9 for _, y in LONG]
    with offstage():
        table, course = Table(plan), Table(plan_of("training_loop"))
    assert table.body[-1].text == "shown rounded, computed in full"
    assert table.body[-1].get_bottom()[1] > FILE.bottom
    assert len(course.body) == 1


@pytest.mark.parametrize(
    ("x", "named"),
    [
        (range(2000, 2021), "year"),
        (range(1_600_000_000, 1_600_000_020), "time (s) + 1.6×10⁹"),
        (range(100, 800, 100), "size"),
    ],
)
def test_inputs_that_differ_little_are_no_bar_of_dots(x: range, named: str, tmp_path: Path) -> None:
    """All dots stood one above the other: the axis began at 0."""
    path = tmp_path / "own.csv"
    rows = [f"{one},{4 + 0.3 * k:.1f}" for k, one in enumerate(x)]
    path.write_text("\n".join([f"{named.partition(' +')[0]},v", *rows]), "utf-8")
    with offstage():
        machine = Machine(plan_of("training_loop", data=str(path)))
        low, high = machine.across
        assert np.ptp(machine.dots.x) > 0.8 * (high - low)
        machine.narrow()
        machine.plane.reframe(x=machine.across)
        shown = [read_number(tick.text.text) for axis, _, tick in machine.plane.ticks() if not axis]
        told = [name.text for name, *_ in machine.plane._placed_names()]
    assert " ".join([machine.names[0].text, *told]) == named
    assert len(shown) >= 2  # else there is no scale
    first = 0 if named == "size" else min(x) - 2
    offset = 1.6e9 if "+" in named else 0
    assert all(first <= number + offset <= max(x) + 2 for number in shown)


@pytest.mark.parametrize(
    "rows",
    [
        "1e-3,210\n2e-3,390\n3e-3,605\n4e-3,810",
        "1,4.1\n2,6.9\n4,12.5",
        "50,150500\n60,180200\n72,210900",
        "1,101325.02\n2,101325.04\n3,101325.06\n4,101325.08",
    ],
)
def test_the_ground_that_is_called_a_staircase_has_stairs(rows: str, tmp_path: Path) -> None:
    """All that the lens showed was one level row of dots."""
    path = tmp_path / "own.csv"
    path.write_text(f"a,b\n{rows}", "utf-8")
    plan = plan_of("derivative", data=str(path))
    with offstage():
        lens = Lens(Nudge(hill := Hill(plan, ValueTracker(0.0)), plan))
        hill.plane.state = hill.come_near()[0].mobject.target.state
    lens.of.seen.set_value(lens.deepest)
    _, bottom, right, top = lens.frame()
    spots, _ = lens.steps()
    inside = spots[(spots[:, 0] < right) & (spots[:, 1] > bottom) & (spots[:, 1] < top)]
    assert lens.stairs() == 1
    assert len(np.unique(inside[:, 1])) >= 2
    assert spots[-1, 0] > right - 0.2  # they go through the whole lens


def test_one_slope_has_the_same_digits_wherever_it_stands(tmp_path: Path) -> None:
    """“−22.1” stood at the top, “22” under the arrow that is as long, and −22 in the table.

    The slope is −22.05, and a quotient just above it.
    """
    path = tmp_path / "own.csv"
    path.write_text("Hours,Grade\n1,2\n3,5\n", "utf-8")
    with offstage():
        scene: Any = with_settings(film("loss_curve"), {"data": str(path), "start": -0.505})()
        scene.setup()
        assert scene.signs.slope[1].number.text == f"−{scene.signs.length[1].text}" == "−22.05"
        table = Quotients(scene.plan)
    assert [row[-1].text for row in table[1:]] == ["−17.05", "−22", "−22.05"]
