"""The table of nudges: each quotient and what is printed of it is right."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from gdmath import InputError
from scenes.parts.derivative import numbers, telling
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE, ArrowScale
from scenes.stage.type.text import read_number
from tests.scenes.films.derivative.made import PLAN, W, X, Y, film, loss, plan


def test_quotients_close_in_on_the_slope() -> None:
    slope = float(np.mean(2 * (W * X - Y) * X))
    assert PLAN.slope == pytest.approx(slope) == pytest.approx(-1061.946667)
    assert loss(W) == pytest.approx(1245.39, abs=0.005)
    for nudge in PLAN.nudges:
        quotient = (loss(W + nudge) - loss(W)) / nudge
        assert PLAN.quotient(nudge) == pytest.approx(quotient)
        assert quotient - slope == pytest.approx(nudge * np.mean(X**2), abs=1e-5)
        assert PLAN.moved(np.array(nudge)) / nudge == pytest.approx(quotient, abs=1e-5)
    shown = [numbers.quotient(PLAN, nudge) for nudge in PLAN.nudges]
    assert shown == ["−833.81", "−1,039.13", "−1,059.67", "−1,061.72"]
    assert numbers.closer(PLAN) == [
        "205",
        "20.5",
        "2.05",
    ]  # of 20.54, which was shown, 20.53 is true
    assert numbers.limit(PLAN) == "−1,061.95"


def test_the_table_says_these_numbers() -> None:
    made = film()
    rows = [[cell.text for cell in row] for row in made.table.rows]
    assert rows[0] == ["1", "−833.81"]
    assert rows[3] == ["0.001", "−1,061.72"]
    assert [step.text for step in made.table.steps] == ["−205", "−20.5", "−2.05"]
    assert (made.facts["drop"], made.facts["second_times"]) == ("834", "−1,039")


def _sloping(slope: float) -> Any:
    """A plan of this slope, on ground that bends upward."""
    return SimpleNamespace(
        slope=slope,
        rises=slope > 0,
        nudges=(0.1, 0.001),
        quotient=lambda nudge: slope + 3 * nudge,
        steps_closer=(0.297,),
    )


@pytest.mark.parametrize(
    ("slope", "told"),
    [(-33.25, "−33.25"), (2.05, "2.05"), (33.2468, "33.2468"), (-1061.9, "−1,061.9")],
)
def test_a_limit_of_few_digits_is_not_rounded_to_one_that_quotients_go_past(
    slope: float, told: str
) -> None:
    assert numbers.limit(_sloping(slope)) == told


def test_losses_that_do_not_fit_the_table_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("x,y\n1,2\n2,3.9\n3,6.2\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"does not fit the table of the film; choose another w"):
        plan(data=str(path), at=99_999.0)


@pytest.mark.parametrize("at", [W, 0.3, 1.0, 3.0])
@pytest.mark.parametrize("scale", [1.0, 0.01, 37.0])
def test_each_row_and_what_lies_between_are_right_as_printed(
    at: float, scale: float, tmp_path: Path
) -> None:
    """Beside 0.01 and −0.3317 stood −33.175, between two equal numbers “0.0675 more”."""
    path = tmp_path / "own.csv"
    rows = (f"{x:g},{scale * y:.6g}" for x, y in zip(X, Y, strict=True))
    path.write_text("\n".join(["x,y", *rows]), "utf-8")
    own = plan(data=str(path), at=at)
    shown = [read_number(numbers.quotient(own, nudge)) for nudge in own.nudges]
    for nudge, number in zip(own.nudges, shown, strict=True):
        moved = read_number(numbers.moved(own, nudge))
        assert moved / nudge == pytest.approx(number, rel=1e-9)
        assert number == pytest.approx(own.quotient(nudge), rel=1e-4)
    steps = [read_number(step) for step in numbers.closer(own)]
    for told, printed, true in zip(steps, np.abs(np.diff(shown)), own.steps_closer, strict=True):
        assert any(
            float(f"{printed:.{digits}g}") == told == float(f"{true:.{digits}g}")
            for digits in (3, 2, 1)
        )
    assert min(steps) > 0


def test_what_is_shown_of_long_numbers_is_true_of_the_file(tmp_path: Path) -> None:
    """The slope of these was computed with four digits and printed with six: −245.192."""
    rng = np.random.default_rng(2)
    x = 1e9 * np.arange(1, 21)
    y = np.round(0.3 * x + 3e8 * rng.normal(size=20))
    path = tmp_path / "own.csv"
    lines = (f"{a:.0f},{b:.0f}" for a, b in zip(x, y, strict=True))
    path.write_text("\n".join(["GDP (US$),tax (US$)", *lines]), "utf-8")
    own = plan(data=str(path))
    slope = float(np.mean(2 * (W * x - y) * x)) / 1e18
    assert own.slope == pytest.approx(slope, rel=1e-12)
    assert read_number(numbers.limit(own)) == pytest.approx(slope, abs=6e-4)
    given, answer, error, one = numbers.printed(own)
    assert max(len(f"{n:g}") for n in (given, answer)) <= 6
    for shown, true in ((error, own.errors), (one, own.each)):
        exact, digits = float(true[own.example]), len(f"{abs(shown):.10g}".replace(".", ""))
        assert float(f"{exact:.{digits}g}") == pytest.approx(shown, rel=1e-12)
    assert one == pytest.approx(2 * error * given, rel=1e-2)


def test_nudges_that_nobody_has_chosen_suit_the_hill(tmp_path: Path) -> None:
    """The best w was 200 away, and a nudge of 1 showed a level stroke and no triangle."""
    assert PLAN.nudges == (1.0, 0.1, 0.01, 0.001)
    path = tmp_path / "own.csv"
    path.write_text("E,I\n1,200\n2,405\n3,610\n4,810\n", "utf-8")
    own = plan(data=str(path))
    assert own.nudges == (100.0, 10.0, 1.0, 0.1)
    first = own.nudges[0]
    assert own.quotient(first) / own.slope < 0.9
    assert own.change(first) < 0


def test_one_arrow_is_no_arrows_and_the_lens_counts_in_three_digits() -> None:
    with offstage():
        scale = ArrowScale(1e-5)
        assert scale.note(one=True)[1].text == "arrow × 10⁻⁵"
        assert scale.note()[1].text.startswith("arrows ×")
    nudge = film().nudge
    nudge.seen.set_value(7.2896)
    assert film().lens.factor() == 19_500_000
    film().lens.times.refresh()
    assert film().lens.times.number.text == "2×10⁷"  # “50,000,000,000,000,000” was read by nobody
    nudge.seen.set_value(0.0)


def test_both_losses_are_shown_with_all_digits_that_there_are() -> None:
    """“It has run out of digits” was said, and no digit was on screen."""
    with offstage():
        told = telling.losses(PLAN, STAGE)
    numbers_told = [words.text.partition(" = ")[2] for words in told]
    assert numbers_told == ["1,245.3936666666666"] * 2
    for text, more in zip(numbers_told, (0.0, PLAN.too_small), strict=True):
        assert float(text.replace(",", "")) == loss(W + more)


def test_what_the_machine_knows_is_one_point() -> None:
    hill = film().hill
    assert hill.known.place() == pytest.approx(hill.plane.xy(W, loss(W)))


def test_one_quotient_is_worked_out_in_numbers() -> None:
    """Divided was by 1, once, in sight: so the division was seen nowhere."""
    up, sign, by, equals, shown = (part.text for part in film().table.division)
    assert (sign, equals) == ("/", "=")
    assert read_number(up) / read_number(by) == pytest.approx(read_number(shown))
    assert film().table.division.get_left()[0] > film().table.box.left
