"""Every point is a line: the film's numbers, its words, and every frame of it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from gdmath import Dataset, least_squares, mse, mse_gradient
from scenes.parts.regression import telling
from scenes.render.rehearsal import rehearse
from scenes.render.trouble import Trouble
from scenes.stage import add_up
from scenes.stage.type.text import read_number
from tests.everything import EVERYTHING
from tests.scenes.films.regression.made import (
    BEATS,
    BENT,
    DOTS,
    PLAN,
    lines,
    plan,
    points,
    rows,
    telling_of,
)


def test_the_dots_are_those_of_the_examples() -> None:
    assert np.array_equal(PLAN.line.data.y, DOTS.y)
    assert np.array_equal(PLAN.parabola.data.y, BENT.y)
    assert abs(DOTS.x.mean()) < 1e-12
    assert np.mean(DOTS.x**2) == pytest.approx(1.36027, abs=5e-6)


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (least_squares(DOTS), "2.0182 1.0405"),
        (mse(DOTS, *least_squares(DOTS)), "0.2310"),
        (mse(DOTS, 2, 1), "0.2331"),
        (DOTS.x[PLAN.one], "0.424"),
        (DOTS.y[PLAN.one], "1.630"),
        (PLAN.errors(PLAN.level)[PLAN.one], "1.370"),
        (mse(DOTS, 1.5, 1.0405), "0.60"),
        ([mse(DOTS, *pin) for pin in PLAN.pins], "22.20 5.77 0.89"),
        (mse(DOTS, -1, 3), "16.46"),
        (mse_gradient(DOTS, -1, 3), "-8.2111 3.9189"),
        (PLAN.whole, "7.211 -0.919"),
        (mse(DOTS, *PLAN.whole), "40.75"),
        (PLAN.line.walk.points[1, 0], "-0.1789 2.6081"),
        (PLAN.line.walk.points[2, 0], "0.419 2.295"),
        (PLAN.line.walk.points[3, 0], "0.854 2.044"),
        (PLAN.line.walk.losses[1:4, 0], "9.25 5.28 3.08"),
        (PLAN.line.end, "2.0180 1.0430"),
        (PLAN.line.walk.losses[-1, 0], "0.23098"),
        (least_squares(BENT), "-0.0187 1.3350"),
        (mse(BENT, *least_squares(BENT)), "1.6993"),
        (PLAN.parabola.walk.losses[0, 0], "5.78"),
        (PLAN.parabola.end, "-0.0188 1.3370"),
        (PLAN.parabola.bend, "1.4798"),
        (PLAN.parabola.floor - PLAN.parabola.bend, "0.2195"),
    ],
)
def test_the_numbers_of_the_script(number: Any, told: str) -> None:
    for one, text in zip(np.atleast_1d(number), told.split(), strict=True):
        assert f"{one:.{len(text.partition('.')[2])}f}" == text


def test_the_sum_of_the_errors_is_nearly_196_and_then_0() -> None:
    assert PLAN.errors(PLAN.level).sum() == pytest.approx(195.945, abs=1e-3)
    assert PLAN.errors(PLAN.lowered).sum() == pytest.approx(0, abs=1e-10)
    assert mse(DOTS, *PLAN.lowered) == pytest.approx(5.77, abs=5e-3)


def test_what_is_chosen_is_what_the_script_chooses() -> None:
    assert PLAN.start.tolist() == [-1, 3]
    assert PLAN.pins.tolist() == [[-2, 1], [0, 1], [1.5, 0.5]]
    assert PLAN.ring == 4
    assert PLAN.line.landscape.window == ((-3.5, 7.5), (-2.5, 5.5))


def test_both_bowls_have_the_same_shape() -> None:
    one, other = (fit.landscape.hessian(fit.best) for fit in PLAN.fits)
    assert one == pytest.approx(other, abs=1e-12)
    assert np.diag(one) == pytest.approx((2.7205, 2), abs=1e-4)


def test_all_lines_of_the_ring_are_equally_bad() -> None:
    turns = np.linspace(0, 1, 1001)
    ring = PLAN.around(turns)
    losses = mse(DOTS, *ring.T)
    assert losses == pytest.approx(np.full(len(turns), PLAN.line.floor + 4), abs=1e-12)
    assert ring.min(axis=0) == pytest.approx((0.3034, -0.9595), abs=1e-4)
    assert ring.max(axis=0) == pytest.approx((3.7330, 3.0405), abs=1e-4)


def test_the_bow_tie_has_the_width_of_the_script() -> None:
    met = PLAN.around(np.arange(4096) / 4096)
    for x, wide in ((0.0, 2.00), (2.0, 3.97), (-2.0, 3.97)):
        away = np.abs(met @ (x, 1.0) - PLAN.line.best @ (x, 1.0)).max()
        assert away == pytest.approx(wide, abs=6e-3)


@pytest.mark.parametrize("seed", range(12))
def test_the_best_line_is_never_worse_than_the_truth(seed: int) -> None:
    one = plan(seed=seed)
    assert one.truth is not None
    assert one.line.floor <= one.line.loss(one.truth)


def test_what_is_worked_out_adds_up_as_printed_or_says_about() -> None:
    for axis in (0, 1):
        here, rate, slope, there, sign = telling.worked(
            float(PLAN.start[axis]), PLAN.rate, float(PLAN.gradient[axis])
        )
        numbers = [float(part.replace("−", "-")) for part in (here, rate, slope, there)]
        off = numbers[0] - numbers[1] * numbers[2] - numbers[3]
        assert abs(off) < (1e-9 if sign == "=" else 0.005), (axis, sign)
    assert add_up(-1.0, 0.1, -8.0)[1]  # where they add up, the sign is =
    assert telling.worked(-1.0, 0.1, -8.0)[-1] == "="


def test_of_dots_without_a_trend_no_line_is_called_good() -> None:
    chance = np.random.default_rng(5)
    x = np.linspace(0, 10, 40)
    crowd, trend = (
        telling._lowest(SimpleNamespace(line=SimpleNamespace(data=Dataset(x, y))), loss)  # type: ignore[arg-type]
        for y, loss in ((chance.normal(size=40), 0.9), (3 * x + chance.normal(size=40), 0.9))
    )
    assert crowd == "And C, lower still, at {loss}."
    assert trend == "And C, low down, at {loss}: a good line."


def test_the_film_says_what_the_script_says() -> None:
    facts = telling.facts(PLAN)
    said = {
        "sum": "Together, nearly 196.",
        "move": "Now lower the line.",
        "larger": "and the loss would more than double.",
        "reason": "It falls, so w is negative: A.",
        "high": "Its point stands high, at 22.2: a bad line.",
        "low": "And C, low down, at 0.9: a good line.",
        "ring": "4.23",
        "found": "2.02 x + 1.04",
        "truth": "2x + 1, plus noise",
        "few": "three",
        "many": "ten",
        "far": "−4.15",
        "square": "17.2",
        "first_bottom": "With dots from a line, 0.23: that is chance.",
        "second_bottom": "With the parabola, 1.70: about 1.5 of that is the bend.",
    }
    assert {name: facts[name] for name in said} == said
    aloud = "minus one, minus a tenth of minus eight point two one, is minus zero point one eight"
    assert aloud in facts["worked_aloud"].lower()


def test_other_numbers_make_other_sentences_true() -> None:
    low = telling.facts(plan(start=(-1.0, -2.0)))
    assert low["move"] == "Now raise the line."
    rising = telling.facts(plan(w=-2.0))
    assert rising["reason"] == "It rises, so w is positive: A."
    wild = telling.facts(plan(learning_rate=0.9))
    assert "not get shorter" in wild["walk"]
    assert wild["at_the_cross"] == "We are not there yet."
    near = telling.facts(plan(learning_rate=0.01))
    assert "a hundredth" in near["worked_aloud"]
    assert telling.line_text((1, -0.5), exact=True) == "x − 0.5"


@pytest.mark.slow
def test_the_line_is_the_point_in_every_frame() -> None:
    both = points().keys() & lines().keys()
    assert len(both) > 900
    assert all(points()[t] == pytest.approx(lines()[t], abs=1e-9) for t in both)


@pytest.mark.slow
def test_no_line_gives_the_answer_away_before_the_descent() -> None:
    """The line swung to a loss of 0.60, and later along the cloud on its way to the ring."""
    before = [name for name in BEATS[: BEATS.index("one_step") + 1] if name != "the_valley"]
    shown = [row.value for row in rows("line", *before)]
    assert len(shown) > 600
    assert min(PLAN.line.loss(line) for line in shown) > 0.85  # that of pin C


@pytest.mark.slow
def test_the_sum_of_errors_on_display_is_their_sum() -> None:
    shown = rows("sum")
    assert len(shown) > 40
    counting = 0
    for row in shown:
        sums = np.cumsum([0.0, *PLAN.errors(lines()[row.time])])
        counting += abs(row.value - sums[-1]) > 1e-9
        assert np.min(np.abs(sums - row.value)) < 1e-9
    assert 5 < counting < len(shown) / 2  # first it is counted up, then it is that of all


@pytest.mark.slow
def test_the_loss_on_display_is_that_of_the_line() -> None:
    shown = rows("loss", "squares", "one_height")
    assert len(shown) > 60
    for row in shown:  # the line is not there while its squares are averaged
        line = lines().get(row.time, tuple(PLAN.lowered))
        assert row.value == pytest.approx(mse(DOTS, *line), rel=1e-9)
    assert {row.text for row in rows("loss", "one_height")} == {"4.23"}


@pytest.mark.slow
def test_the_average_square_is_the_loss() -> None:
    shown = rows("average square")
    assert len(shown) > 40
    for row in shown:
        line = lines().get(row.time, tuple(PLAN.lowered))
        assert row.value == pytest.approx(mse(DOTS, *line), rel=1e-9)


@pytest.mark.slow
def test_the_loss_of_a_step_is_held_until_it_has_landed() -> None:
    losses = PLAN.line.walk.losses[:, 0]
    shown = rows("loss", "one_step", "all_steps")
    assert shown
    for row in shown:
        assert np.min(np.abs(losses - row.value)) < 1e-12


@pytest.mark.slow
def test_the_arrow_is_the_whole_gradient_first_and_then_a_tenth() -> None:
    arrows = np.array([row.value for row in rows("step", "one_step") if row.value is not None])
    assert np.min(np.linalg.norm(arrows + PLAN.gradient, axis=1)) < 1e-9
    assert np.min(np.linalg.norm(arrows + PLAN.rate * PLAN.gradient, axis=1)) < 1e-9


@pytest.mark.slow
def test_both_descents_end_where_they_should() -> None:
    end = rows("line", "the_card")[-1].value
    assert end == pytest.approx(PLAN.line.end)
    assert rows("line", "two_bottoms")[0].value == pytest.approx(PLAN.parabola.end)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A table of somebody's own, of large numbers that fall."""
    rng = np.random.default_rng(2)
    x = rng.uniform(2e5, 3e6, 40)
    table = np.column_stack([x, -0.8 * x + rng.normal(0, 2e5, 40)])
    path = tmp_path / "own.txt"
    np.savetxt(path, table, header="living area, price in euro", comments="", fmt="%.9g")
    return path


@pytest.mark.slow
def test_a_file_of_ones_own_makes_a_film_without_a_card(file: Path) -> None:
    chosen = {"data": str(file), "learning_rate": 0.25, "iterations": 9}
    run = rehearse(telling_of(**chosen))
    assert 90 <= run.duration <= 260
    assert run.layout == [], "\n" + "\n".join(run.layout)
    said = " ".join(cue.text.replace("\n", " ") for cue in run.captions)
    assert "Each dot is one example. Which line do they follow?" in said
    assert "standard units" in said
    assert "truth" not in said
    assert not run.displayed("a_bend", "average square")  # it came back there, and faded
    x, y = np.loadtxt(file, skiprows=1).T / 1e6
    w, b = np.polyfit(x, y, 1)
    own = plan(**chosen)
    assert own.counted_in == ("millions", "millions")
    assert own.units is not None
    assert own.units.line(*own.line.best) == pytest.approx((w, b), rel=1e-6)
    end = own.units.line(*(own.line.best if own.line.arrived else own.line.end))
    found = re.search(r"(?:We found|The best line is) (\S+) x ([−+]) ([\d,]+)", said)
    assert found is not None
    slope, height = read_number(found[1]), read_number(found[2].strip("+") + found[3])
    off = (slope - end[0]) * x + height - end[1]
    assert np.abs(off).max() < 0.01 * np.ptp(y)  # no digit is missing that moves the line
    assert telling.difference(own, own.lowered, own.one)[0] == "0"  # the mean, and not 2×10⁻¹⁶
    for row in run.trace:
        assert row.value is None or np.all(np.isfinite(row.value)), row


# A falling line, few rounds and long steps are those of the file above as well.
@pytest.mark.slow
@pytest.mark.skipif(not EVERYTHING, reason="another rehearsal")
def test_other_parameters_make_a_film() -> None:
    run = rehearse(telling_of(w=-3.0, b=20.0, n=12, learning_rate=0.25, iterations=9))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    assert 90 <= run.duration <= 260


def test_two_samples_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("a b\n1 2\n2 3\n")
    with pytest.raises(Trouble, match="from 3 samples on, got 2"):
        rehearse(telling_of(data=str(path)))
