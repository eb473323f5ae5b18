"""Dots of one's own in the film on stochastic descent: what is said of them, and refusals."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdmath import InputError
from scenes.parts.stochastic.dance import Close, close_up, landings_seen, pulls_seen
from scenes.parts.stochastic.dots import DataSide
from scenes.parts.stochastic.plan import Plan
from scenes.parts.stochastic.telling import facts, large_texts
from tests.scenes.films.stochastic.made import PLAN, plan


def test_a_small_loss_is_not_written_as_0(tmp_path: Path):
    """The last dance of such a table read 0.000."""
    path = tmp_path / "own.csv"
    rows = (f"{x},{100 - 4.7 * x + 2 * (-1) ** (x * x // 3)}" for x in range(1, 21))
    path.write_text("\n".join(rows), "utf-8")
    close = Close(plan(data=str(path)))
    shown = [row[1].text for row in close.rows]
    assert all(float(text) > 0 for text in shown)
    assert len(set(shown)) == 2


SMALL = {"orders": 20, "large": 10_000}


def own(folder: Path, x: object, y: object, **changes: object) -> Plan:
    path = folder / "own.csv"
    rows = (f"{a:.4g},{b:.4g}" for a, b in zip(x, y, strict=True))  # type: ignore[call-overload]
    path.write_text("\n".join(["depth (m),temp", *rows]), "utf-8")
    return plan(data=str(path), **(SMALL | changes))


DEPTHS = np.linspace(-20, 20, 20)
TEMPS = 0.54 * DEPTHS - 2.7 + 2 * np.cos(2 * DEPTHS)


def test_of_own_dots_it_is_said_what_they_are_and_how_many_were_asked(tmp_path: Path):
    """“After twenty questions”, where a hundred had been asked."""
    words = facts(own(tmp_path, DEPTHS, TEMPS))
    assert words["asked_large"] == facts(PLAN)["asked_large"] == "a hundred"
    assert words["units"] == "x is depth, and y is temp, both in standard units."
    assert words["gone"].endswith("is gone.")
    assert words["hardly"] == facts(PLAN)["hardly"] == facts(PLAN)["units"] == ""


def test_of_dots_that_no_line_fits_it_is_said(tmp_path: Path):
    x = np.arange(-10, 11)
    assert "hardly fits" in facts(own(tmp_path, x, x**2))["hardly"]


@pytest.mark.parametrize("order_seed", [0, 3, 6])
def test_the_number_beside_a_post_is_not_on_the_line(tmp_path: Path, order_seed: int):
    side = DataSide(own(tmp_path, DEPTHS, TEMPS, order_seed=order_seed))
    for number, line in zip(side.numbers, (side.plan.start, side.plan.next), strict=True):
        assert side.covered(number, line) <= 1


def test_refusals_speak_of_the_table(tmp_path: Path):
    """Said was “20 to 400 dots are asked, got 6”; and of dots on a line, “take a larger” rate."""
    with pytest.raises(InputError, match=r"at least 20 rows are needed, the file has 6\.$"):
        own(tmp_path, range(6), [1, 3, 5, 8, 9, 11])
    with pytest.raises(InputError, match=r"lie on a line but for 0\.0008 % of their spread"):
        own(tmp_path, DEPTHS, 2 * DEPTHS + 0.1 * np.cos(DEPTHS))
    with pytest.raises(InputError, match=r"while one x is 4\.5 standard deviations from the mean"):
        own(tmp_path, [*range(20), 1e5], [*range(1, 41, 2), 30])


def test_all_pulls_and_her_whole_way_are_on_the_map(tmp_path: Path):
    """Beside one far dot pulls hung below a map that ended in the middle of the frame."""
    made = own(tmp_path, range(1, 22), [*range(1, 21), 1e4])
    for points in (*pulls_seen(made, made.pulls), landings_seen(made)):
        window, times = close_up(made, points)
        low, high = np.transpose(window)
        assert np.all((points > low) & (points < high))
        assert np.ptp(window, axis=1) == pytest.approx(np.ptp(made.window[0]) / times)
    landings = [dance.landings for dance in (made.measured.dance, made.measured.falling)]
    assert set(map(tuple, np.concatenate(landings))) <= set(map(tuple, landings_seen(made)))
    (w0, w1), (b0, b1) = made.window
    path = made.large.path
    assert np.all((path > [w0, b0]) & (path < [w1, b1]))


def test_a_small_loss_has_the_same_digits_all_along(tmp_path: Path):
    """“Lowest: 0.0144” was 0.01 soon after."""
    made = own(tmp_path, DEPTHS, 0.54 * DEPTHS + 0.4 * np.cos(2 * DEPTHS))
    assert made.lowest < 0.1
    assert [len(text.partition(".")[2]) for text in large_texts(made)] == [4, 4]
    assert float(Close(made).rows[-1][1].text) > 0


def test_the_input_is_told_where_there_are_no_dots(tmp_path: Path):
    """It ended in the number of an error of dots that go down."""
    chance = np.random.default_rng(3)
    x = chance.uniform(100, 200, 60)
    down = own(tmp_path, x, -0.8 * x + 30 + chance.normal(0, 12, 60))
    for side in map(DataSide, (PLAN, down, own(tmp_path, range(1, 22), [*range(1, 21), 1e4]))):
        assert side.covered(side.at_x, side.plan.start) < len(side.plan) / 10  # on no line
        assert side.at_x.get_bottom()[1] > side.plane.corner[1]
        for number in side.numbers:
            apart = np.abs(side.at_x.get_center() - number.get_center())
            assert apart[0] > (side.at_x.width + number.width) / 2 or (
                apart[1] > (side.at_x.height + number.height) / 2
            )
