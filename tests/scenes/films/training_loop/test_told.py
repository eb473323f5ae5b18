"""Guess, measure, adjust: what is said of other data, and the digits that stand beside it."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from manim import Circle

from scenes.parts.training_loop import telling
from scenes.parts.training_loop.choosing import plan_for
from scenes.parts.training_loop.doubt import Doubt
from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.rounds import Rounds
from scenes.parts.training_loop.table import Table
from scenes.render.rehearsal import offstage
from scenes.stage import LOSS, Words
from scenes.stage.type.worked import add_up, printed
from scenes.training_loop import TrainingLoop, TrainingLoopParameters

SAME_HOURS = "Hours,Grade\n3,2\n3,5\n3,4\n"
TWO = "Hours,Grade\n1,2\n3,5\n"
LEVEL = "x,y\n1,201\n1,202\n"  # the best w, 201.5, is midway between two places of the rival
HOUSES = "Fläche,Preis (k€)\n50,150.5\n72,201\n95,279\n120,352\n150,433\n"


def plan_of(folder: Path, text: str) -> Plan:
    file = folder / "own.csv"
    file.write_text(text, "utf-8")
    return plan_for(**(TrainingLoopParameters().__dict__ | {"data": str(file)}))


def told(plan: Plan) -> dict[str, Any]:
    return telling.facts(plan)


def test_losses_that_differ_are_shown_with_digits_that_do(tmp_path: Path) -> None:
    """“Here both losses are the same”: 1.555600 and 1.555558."""
    from scenes.parts.training_loop import outcome

    plan = plan_of(tmp_path, SAME_HOURS)
    assert told(plan)["ahead"] == "After nine steps, descent was already lower than that."
    count, ends = outcome.decimals(plan), (plan.rival.losses[-1], plan.walk.losses[9])
    first, second = (outcome.loss_text(float(loss), count) for loss in ends)
    assert float(first) > float(second)
    assert outcome.turning(plan) == 9


def test_losses_that_are_equal_in_all_digits_of_the_log_are_a_tie(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, TWO)
    same = "After twenty steps, descent had the same loss, in all ten decimals."
    assert told(plan)["ahead"] == same
    assert plan.printed[19] != f"{plan.rival.losses[-1]:.10f}" == plan.printed[20]


def test_a_neighbour_that_is_as_good_is_not_called_worse(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, LEVEL)
    w, nudge = float(plan.rival.points[-1, 0]), plan.nudge
    assert plan.landscape.value([w + nudge]) == pytest.approx(plan.landscape.value([w]))
    assert told(plan)["neighbours"] == "neither is better, larger or smaller"


def test_a_loss_of_few_digits_is_said_as_it_is(tmp_path: Path) -> None:
    """“The loss: 14.”"""
    assert told(plan_of(tmp_path, TWO))["loss"] == "14.5"


def test_numbers_in_the_program_are_written_as_they_are_said(tmp_path: Path) -> None:
    """0.00003 became 3e-05."""
    plan = plan_of(tmp_path, HOUSES)
    assert plan.rate < 1e-4
    assert "e-0" not in plan.loop + plan.stopping
    assert told(plan)["worked"].split()[3] in plan.loop


def test_names_keep_their_letters(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, HOUSES)
    assert [cell.strip() for cell in plan.cells[0]] == ["Fläche", "Preis (k€)"]
    assert (told(plan)["inputs"], told(plan)["nothing"]) == ("Fläche", "zero, each time")


@pytest.mark.parametrize(
    ("rows", "said", "written"),
    [
        (
            [f"{k},{101325 + 0.02 * k:.2f}" for k in range(1, 31)],
            "But at b = 0, it misses the dots. With a b: loss almost 0.",
            "dashed: with a b, loss almost 0",
        ),
        (
            [*(f"{k},{2 * k}" for k in range(1, 21)), "10,100000"],
            "But one dot rules. Without it, w would be 0.002.",
            "dashed: without this dot, w = 0.002",
        ),
        ([f"{k},{2 * k + 1}" for k in range(1, 21)], "", ""),
    ],
)
def test_a_line_that_is_no_good_line_is_called_so(
    rows: list[str], said: str, written: str, tmp_path: Path
) -> None:
    """It climbed from 0 to 150 through a level row of dots at 101, and nobody said a word."""
    plan = plan_of(tmp_path, "\n".join(["day,pressure", *rows]))
    assert told(plan)["doubt"] == said
    with offstage():
        marks = Doubt(plan, Machine(plan)).now()
    assert [mark.text for mark in marks if isinstance(mark, Words)] == ([written] if said else [])
    assert any(isinstance(mark, Circle) for mark in marks) == ("rules" in said)


def test_nothing_is_gold_before_it_is_said_what_gold_means(tmp_path: Path) -> None:
    """Four lines stood there while it was asked when they would stand still, one digit gold."""
    plan = plan_of(tmp_path, HOUSES)
    with offstage():
        log = Rounds(plan, Machine(plan)).log
    log.printed.set_value(30)
    lit = {text.tint for text, *_, strength in log.texts() if strength}
    assert LOSS not in lit
    log.gilded.set_value(1)
    assert LOSS in {text.tint for text, *_, strength in log.texts() if strength}


def test_a_table_has_its_points_one_below_the_other_and_says_what_it_counts(
    tmp_path: Path,
) -> None:
    """“251” stood under “150.5” flush right; “GDP…” and “tax…” counted billions in silence."""
    rows = [f"{k}e9,{number}" for k, number in enumerate((0.25e9, 1.095e9, 8.5e8, 1e9), 1)]
    plan = plan_of(tmp_path, "\n".join(["GDP (US$),tax (US$)", *rows]))
    points = [row[1].find(".") for row in plan.cells[1:]]
    assert points == [points[0]] * 3 + [-1]
    assert plan.cells[-1][1].index("1") == points[0] - 1
    with offstage():
        notes = [note.text for note in Table(plan).body if isinstance(note, Words)]
    assert notes == ["GDP in billion US$, tax in billion US$"]
    assert [cell.strip() for cell in plan.cells[0]] == ["GDP", "tax"]


def test_numbers_that_are_only_counted_otherwise_are_not_called_rounded(tmp_path: Path) -> None:
    """“Shown rounded” stood below 0.00148 thousands, which is 1.48."""
    small = [f"{k},{1.48 * k:.2f}" for k in range(1, 12)]
    plan = plan_of(tmp_path, "\n".join(["x,y", *small, "12,100000.12345678"]))
    with offstage():
        assert [note for note in Table(plan).body if isinstance(note, Words)] == []


def test_the_nudge_of_the_rival_is_not_the_learning_rate(tmp_path: Path) -> None:
    """Both were 0.002."""
    plan = plan_of(tmp_path, "x,y\n" + "".join(f"{k},{0.3 * k}\n" for k in range(1, 21)))
    assert plan.rate == 0.002 != plan.nudge
    assert 100 <= plan.best / plan.nudge <= 300


@pytest.mark.parametrize(
    ("rate", "slope", "told"),
    [
        (0.1, -25.33152, "0 − 0.1 × −25.3 ≈ 2.53"),
        (0.002, -211.823, "0 − 0.002 × −212 ≈ 0.42"),
        (0.03, -3022.5, "0 − 0.03 × −3,022.5 ≈ 90.67"),
        (0.001, -811.0, "0 − 0.001 × −811 = 0.811"),
    ],
)
def test_a_step_in_numbers_has_few_digits(rate: float, slope: float, told: str) -> None:
    (here, share, grad, end), exact = add_up(0.0, rate, slope, digits=4)
    sign = "=" if exact else "≈"
    words = f"{printed(here)} − {printed(share)} × {printed(grad)} {sign} {printed(end)}"
    assert words == told


def test_what_w_came_out_as_is_said(tmp_path: Path) -> None:
    """The aim of the whole machine stood there for a second, and nobody said it."""
    course = plan_for(**TrainingLoopParameters().__dict__)
    w = float(course.run.log[-1].partition("=")[2])
    assert telling.facts(course)["w_end"] == f"{w:.2f} pizzas a table" == "1.78 pizzas a table"
    other = plan_of(tmp_path, "size,price\n1,-2.5\n2,-5\n3,-7.5\n")
    assert telling.facts(other)["w_end"] == "−2.5"


def test_the_columns_are_shown_as_the_program_has_them(tmp_path: Path) -> None:
    """“x, y = loadtxt(…).T” was written, and which number is an x was not to be seen."""
    course = plan_for(**TrainingLoopParameters().__dict__)
    with offstage():
        rows = Table(course).as_rows.lines
    for row, numbers in zip(rows, (course.data.x, course.data.y), strict=True):
        _, *shown, more = row.split()
        assert [float(number) for number in shown] == list(numbers[: len(shown)])
        assert len(shown) >= 5
        assert more == "…"
    with offstage():
        assert Table(plan_of(tmp_path, TWO)).as_rows.lines == ["x: 1 3", "y: 2 5"]


def test_all_that_the_last_line_prints_is_named() -> None:
    """“And prints both”: it prints three numbers."""
    course = plan_for(**TrainingLoopParameters().__dict__)
    printed = re.findall(r"(\w+)=", course.second.splitlines()[-1])
    told = inspect.getsource(TrainingLoop.a_second_knob)
    said = next(line for line in told.splitlines() if "self.say(" in line and " print" in line)
    assert printed == ["w", "b", "loss"]
    assert set(printed) <= set(re.findall(r"\w+", said.partition("At the end")[2]))
