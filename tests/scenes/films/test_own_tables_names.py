"""Names in one's own tables: cut, said and placed so that they fit."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from manim import LEFT, UP

from gdmath import InputError, load_table
from scenes.parts.derivative.numbers import printed
from scenes.parts.derivative.table import Table as NudgeTable
from scenes.parts.derivative.telling import example
from scenes.parts.loss_curve import evenings
from scenes.parts.mse_gradient.cast import Hundred
from scenes.parts.regression import results
from scenes.parts.training_loop.cells import cells_of
from scenes.parts.training_loop.machine import _WIDEST, Machine, _fitting
from scenes.parts.training_loop.places import FILE, FILE_COLUMNS, FILE_SIZE
from scenes.parts.training_loop.telling import facts as loop_facts
from scenes.render.command.course import film
from scenes.render.command.settings import with_settings
from scenes.render.rehearsal import offstage
from scenes.stage import Listing
from scenes.stage.lecture.words import short
from scenes.stage.type.scripts import missing_letters
from tests.scenes.own_tables import facts_of, made_falling, plan_of

falling = pytest.fixture(made_falling)


@pytest.mark.parametrize("name", ["Größe", "μέγεθος", "Площадь", "$x_1$ & 50%", "−5 ≤ ∞", "x̄ m²"])
def test_names_have_their_letters(name: str) -> None:
    assert missing_letters(name) == ""


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("Reservations", "Reservations"),
        ("The average number of reservations per evening", "reservations…"),
        ("Number of pizzas sold (units)", "pizzas… (units)"),
        ("The sale price in Euro", "sale price in Euro"),
        ("Total number of pizzas", "pizzas"),
        ("temperature (thousands)", "tempe… (thousands)"),
        ("Donaudampfschifffahrtsgesellschaft", "Donaudampfschifff…"),
    ],
)
def test_long_names_are_cut_after_a_word_that_tells_something(name: str, cut: str) -> None:
    """The axes of three films read "The…" and "Number of… (units)", which are no names."""
    assert short(name) == cut
    assert len(short(name)) <= 18


def test_long_names_are_not_said_in_full(tmp_path: Path) -> None:
    """A film took 250 seconds, of which it said two names in 14."""
    path = tmp_path / "long.csv"
    path.write_text('"Average number of reservations an evening",y\n1,2\n2,5\n3,5\n', "utf-8")
    assert loop_facts(plan_of("training_loop", data=str(path)))["inputs"] == "reservations"


@pytest.mark.parametrize(
    ("head", "rows", "shown"),
    [
        (
            "The average number of reservations per evening,Total number of pizzas sold (units)",
            ["50,150.5", "60,180.2", "72,210.9"],
            ["reservations…", "pizzas sold"],
        ),
        ("time (s),v", ["1600000000,1.5", "1600000001,2.5", "1600000002,2.6"], ["time (s)", "v"]),
        ("面积,Preis (k€)", ["1,2.5", "2,3.5", "3,3.9"], ["x", "Preis (k€)"]),
    ],
)
def test_a_file_is_typed_so_that_it_fits_its_card_and_lines_differ(
    tmp_path: Path, head: str, rows: list[str], shown: list[str]
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    names, *lines = cells_of(load_table(path))
    assert [cell.strip() for cell in names] == shown
    assert [",".join(cell.strip() for cell in line) for line in lines] == rows
    row = "  ".join(names)
    size = FILE_SIZE * min(1.0, FILE_COLUMNS / len(row))
    assert Listing(row, size=size).within(FILE, UP + LEFT).width < FILE.width


def test_no_axis_is_named_by_an_article(tmp_path: Path) -> None:
    """Of a long name the axis read "The… (SD)"; a name of which no word has room is x or y."""
    names = "The average number of reservations per evening", "Donaudampfschifffahrtsgesellschaft"
    path = tmp_path / "own.csv"
    path.write_text(f"{','.join(names)}\n1,2\n2,5\n3,5\n5,9\n")
    held = Hundred(plan_of("mse_gradient", data=str(path))).plane
    both = "reservations… (SD)", "y (SD)"
    assert tuple(text.text for text, *_ in held.texts())[-2:] == both
    assert results.axis_names(plan_of("regression", data=str(path))) == both
    assert evenings.Evenings(plan_of("loss_curve", data=str(path))).names == (
        "reservations per evening",
        "y",
    )


@pytest.mark.parametrize(
    ("name", "longest", "shown"),
    [("current (billionth A)", 12, "current…"), ("current (billionth A)", 18, "current…")],
)
def test_a_unit_is_not_cut_in_two(name: str, longest: int, shown: str) -> None:
    """The axis of a table read "current (billiont…"."""
    assert short(name, longest) == shown


@pytest.mark.parametrize(
    ("head", "rows", "shown"),
    [
        ("hours,grade", ["1,4", "2,6.9", "4,12.5"], ["hours 2", "grade 6.9"]),
        (
            "The average number of reservations,Total number of pizzas sold",
            ["50,150.5", "60,180.2"],
            ["reservations 60", "pizzas sold 180.2"],
        ),
    ],
)
def test_an_example_is_no_1_and_of_long_names_a_few_words_are_said(
    head: str, rows: list[str], shown: list[str], tmp_path: Path
) -> None:
    """Said were “1 hours”, “1 times as far” and “251 total number of… (units)”, then “y = 251”."""
    path = tmp_path / "own.csv"
    path.write_text("\n".join([head, *rows]), "utf-8")
    assert list(example(plan_of("derivative", data=str(path)))) == shown


@pytest.mark.parametrize(
    ("head", "row", "shown"),
    [
        ("day,pressure (Pa)", "{k},{p:.4f}", ["day 20", "pressure 101.3254 thousand Pa"]),
        (
            "current (A),charge (C)",
            "{k}e-9,{k}.2e-8",
            ["current 20 × 10⁻⁹ A", "charge 202 × 10⁻⁹ C"],
        ),
    ],
)
def test_an_example_keeps_what_varies_and_its_unit(
    head: str, row: str, shown: list[str], tmp_path: Path
) -> None:
    """Said were “101.3 thousand Pa” of every day, and “6 billionth A”."""
    path = tmp_path / "own.csv"
    rows = [row.format(k=k, p=101325 + 0.02 * k) for k in range(1, 31)]
    path.write_text("\n".join([head, *rows]), "utf-8")
    plan = plan_of("derivative", data=str(path), example=19)
    assert list(example(plan)) == shown
    x, _, error, slope = printed(plan)
    assert slope == pytest.approx(2 * error * x, rel=1e-3)


def test_a_name_below_its_axis_has_room_for_its_unit() -> None:
    """The axis said “time…” of billions of seconds."""
    words = _fitting("time (billion s)")
    assert words.text == "time (billion s)"
    assert words.width <= _WIDEST
    assert _fitting("Reservations").text == "Reservations"


def test_the_average_square_of_answers_below_0_is_named_below_the_line(tmp_path: Path) -> None:
    """Its name stood on the program."""
    path = tmp_path / "own.csv"
    rows = [f"{-k},{-2.5 - 0.6 * k}" for k in range(1, 21)]
    path.write_text("\n".join(["depth (m),temp", *rows]), "utf-8")
    with offstage():
        machine = Machine(plan_of("training_loop", data=str(path)))
    top = float(machine.plane.corner[1] + machine.plane.size[1])
    assert machine.loss.get_top()[1] < top
    for tracker in (machine.errors.grown, machine.squares.opened, machine.squares.shared):
        tracker.set_value(1)
    _, y, side, height = machine.squares.corners()[0]  # it stood above the frame
    assert height == side > 0
    assert y + height == pytest.approx(top, abs=0.05)


def test_the_columns_of_nudges_are_apart(tmp_path: Path) -> None:
    """Of 80 dots about a level line “0.001” and “−0.001120130” stood upon each other."""
    rng = np.random.default_rng(1)
    rows = np.column_stack([rng.standard_normal(80), rng.standard_normal(80)])
    path = tmp_path / "own.csv"
    np.savetxt(path, rows, delimiter=",", header="x,y", comments="", fmt="%.6f")
    with offstage():
        table = NudgeTable(plan_of("derivative", data=str(path)))
    columns = list(zip(table.heads, *table.rows, strict=True))
    for left, right in pairwise(columns):
        end = max(cell.get_right()[0] for cell in left)
        assert min(cell.get_left()[0] for cell in right) - end > 0.1
    assert max(cell.get_right()[0] for cell in columns[-1]) <= table.box.right
    assert min(cell.get_left()[0] for cell in columns[0]) >= table.box.left


def test_the_pile_of_all_squares_leaves_the_sum_free(tmp_path: Path) -> None:
    """Of answers that are all the same it reached up to “i = 1” below the sum."""
    path = tmp_path / "own.csv"
    path.write_text("Hours,Grade\n1,5\n2,5\n3,5\n4,5\n", "utf-8")
    with offstage():
        scene: Any = with_settings(film("loss_curve"), {"data": str(path)})()
        scene.setup()
        scene.data.w.set_value(scene.plan.example_w)
        scene.data.b.set_value(0.0)
        scene.sigma.within(scene.opening.line_above)
        pile = scene.data.pile
        top = pile.corner[1] + pile.whole()
        assert top < scene.sigma.get_bottom()[1] - 0.25


def test_what_an_sd_is_is_said_where_axes_count_in_it(falling: str) -> None:
    """“(SD)” stood at both axes, and nobody said what that is."""
    told = facts_of("mse_gradient", plan_of("mse_gradient", data=falling))["counted"]
    assert "standard deviations, SD" in told
    assert facts_of("mse_gradient", plan_of("mse_gradient"))["counted"] == ""


def test_where_one_row_outweighs_all_others_it_is_named(tmp_path: Path) -> None:
    """Of twenty rows that rise and one that drowns them it was said that nothing rises."""
    path = tmp_path / "own.csv"
    rows = [f"{x},{2 * x}" for x in range(1, 21)]
    path.write_text("\n".join(["x,y", *rows, "10,100000"]), encoding="utf-8")
    with pytest.raises(InputError, match="Without its dot number 21, which outweighs all others"):
        plan_of("mse_gradient", data=str(path))
    path.write_text("x,y\n1,1\n2,3\n3,3\n4,1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"rises or falls\.$"):
        plan_of("mse_gradient", data=str(path))


def test_a_long_name_stands_below_the_level_axis(tmp_path: Path) -> None:
    """One axis had its name, the other was called x."""
    path = tmp_path / "own.csv"
    name = "The average number of reservations per evening in the restaurant"
    path.write_text(f"{name};pizzas\n1;2\n2;4.1\n3;5.9\n4;8\n", encoding="utf-8")
    plane = Hundred(plan_of("mse_gradient", data=str(path))).plane
    assert "reservations… (SD)" in [text.text for text, *_ in plane.texts()]
