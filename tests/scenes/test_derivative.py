"""The slope without feet: each number that the film shows, computed here once more."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from gdmath import InputError, derivation
from scenes.derivative import Derivative, DerivativeParameters
from scenes.parts.derivative import PowerRule, Walk, numbers, plan_for, telling
from scenes.parts.derivative.cube import Cube
from scenes.parts.derivative.ending import Floor
from scenes.parts.derivative.evening import Evening
from scenes.parts.derivative.glass import Glass
from scenes.parts.derivative.hill import Hill
from scenes.parts.derivative.ice import Frozen
from scenes.parts.derivative.lens import Lens
from scenes.parts.derivative.lever import Lever
from scenes.parts.derivative.machines import Row, Ruler, times
from scenes.parts.derivative.nudge import Nudge, _slowly, through
from scenes.parts.derivative.plan import EVENINGS, Plan
from scenes.parts.derivative.square import NUDGES, SIDE, NudgedSquare, SquareWords
from scenes.parts.derivative.table import Table
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import POSITION, PREDICTION, QUIET, STAGE, STEP, TEXT, ArrowScale, Box, Formula
from scenes.stage.type.text import read_number

X, Y = np.loadtxt(EVENINGS, skiprows=1, unpack=True)
W = -0.55


def plan(**changes: Any) -> Plan:
    return plan_for(**(DerivativeParameters().__dict__ | changes))


PLAN = plan()


def loss(w: float) -> float:
    """The average squared error, added up in the order of the file."""
    total = 0.0
    for x, y in zip(X.tolist(), Y.tolist(), strict=True):
        error = w * x - y
        total += error * error
    return total / len(X)


def nudged(f: Any, at: float, nudge: float = 1e-6) -> float:
    return float((f(at + nudge) - f(at)) / nudge)


@cache
def film() -> Derivative:
    """The cast, made but not played."""
    with offstage():
        made = Derivative()
        made.setup()
    return made


def near() -> tuple[Lens, Nudge]:
    """The lens, and the nudge in it, on the plane that shows what is around w."""
    with offstage():
        nudge = Nudge(hill := Hill(PLAN, ValueTracker(0.0)), PLAN)
        lens = Lens(nudge)
        hill.plane.state = hill.come_near()[0].mobject.target.state
    return lens, nudge


# -- nudges --------------------------------------------------------------------------------------


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


@pytest.mark.parametrize("scale", [1.0, 0.3, 0.05])
def test_the_triangle_of_any_loss_fits_into_the_lens(scale: float, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    rows = "".join(f"{x},{scale * y:g}\n" for x, y in ((2, 9.5), (4, 21.0), (7, 33.0), (9, 47.5)))
    path.write_text(f"x,y\n{rows}", encoding="utf-8")
    own = plan(data=str(path))
    with offstage():
        hill = Hill(own, ValueTracker(0.0))
        shown = hill.come_near()[0].mobject.target
    steepest = max(abs(own.slope), abs(own.quotient(own.nudges[0]))) * own.nudges[0]
    (_, height), (_, least), (_, seen) = shown.size, shown.low, shown.span
    assert least <= own.loss(own.at) + min(0, own.slope) * own.nudges[0]
    assert own.loss(own.at) + max(0, own.quotient(own.nudges[0])) * own.nudges[0] <= least + seen
    assert 0.55 * height < steepest * height / seen < height  # it is large, and within


def test_each_nudge_is_seen_in_the_lens() -> None:
    """Of 0.01 and 0.001 both legs were under the dot of w, and nothing moved for 17 s."""
    lens, nudge = near()
    legs = []
    for given in PLAN.nudges:
        nudge.power.set_value(nudge.power_of(given))
        nudge.seen.set_value(nudge.power_of(given))
        assert nudge.zoom * nudge.nudge == pytest.approx(PLAN.nudges[0])
        legs.append(nudge.nudge * lens.of.zoom * lens.unit[0])
        left, bottom, right, top = lens.frame()
        x, y = lens.origin()
        drop = float(PLAN.moved(np.array(nudge.nudge))) * nudge.zoom * lens.unit[1]
        assert left < x < x + legs[-1] < right
        assert bottom < y + drop < y < top
    assert legs == pytest.approx([legs[0]] * 4)
    assert legs[0] > 0.75 * (right - left)
    nudge.power.set_value(0.0)
    nudge.seen.set_value(3.0)
    for left_over in (1e-16, 0.1):
        shrinks = nudge.shrink(left_over).rate_func
        assert (shrinks(0.0), shrinks(1.0)) == pytest.approx((0, 1), abs=1e-12)
        end = nudge.power_of(left_over)
        assert 10.0 ** -(end * shrinks(0.5)) == pytest.approx(0.5, rel=0.11)  # evenly to the eye


def test_the_farthest_lens_shows_numbers_of_the_computer() -> None:
    assert PLAN.too_small == 1e-16
    assert loss(W + 1e-16) == loss(W) != loss(W + 1e-15)
    assert PLAN.magnified == 5e14
    grain = float(np.spacing(0.55))
    near_w = [W + k * grain for k in range(21)]
    assert (len(set(near_w)), len({loss(w) for w in near_w})) == (21, 9)
    assert PLAN.neighbours[:21] == pytest.approx([loss(w) - loss(W) for w in near_w], abs=0)
    lens, nudge = near()
    nudge.seen.set_value(lens.deepest)
    assert lens.stairs() == 1
    assert nudge.zoom == 5e14
    spots, treads = lens.steps()
    left, _, right, _ = lens.frame()
    assert np.count_nonzero((spots[:, 0] > left) & (spots[:, 0] < right)) == 21
    assert np.diff(spots[:, 0]) == pytest.approx(grain * 5e14 * lens.unit[0])
    assert treads[::2, 1] == pytest.approx(spots[:, 1])
    assert spots[1, 1] == spots[0, 1]  # a nudge to the next number stays on its stair
    assert film().facts["magnified"] == "five hundred trillion"
    assert film().facts["tiny"] == "0." + 15 * "0" + "1"


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


def test_a_negative_input_moves_the_error_the_other_way(tmp_path: Path) -> None:
    """Said was “−9 times as far”, and “2 × error × −9”."""
    path = tmp_path / "own.csv"
    path.write_text("depth (m),temp\n-9,-7.5\n-18,-13.25\n-27,-20.75\n", "utf-8")
    told = telling.facts(plan(data=str(path)))
    assert (told["as_far"], told["given"]) == ("9 times as far, the other way", "(−9)")
    assert (told["inputs"], told["answers"]) == ("depth −9 m", "temp −7.5")
    assert telling.facts(PLAN)["as_far"] == "25 times as far"


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


def test_no_number_stands_on_a_line_that_rises_through_its_point() -> None:
    """−6 stood on the dashed line of the slope of the slope."""
    with offstage():
        points = Walk(PLAN, ValueTracker(0.0)).plumbs
    numbers_at = list(points.texts())
    for number, x in enumerate(PLAN.level_points):
        for (text, left, foot, _), spot, f in zip(
            numbers_at[2 * number :], points._spots(x), PLAN.slopes[1:3], strict=False
        ):
            before, below = left + text.width < spot[0], foot + text.high[1] < spot[1]
            assert before or below if f.deriv()(x) > 1e-9 else left > spot[0], text.text


def test_the_words_beside_the_square_are_on_the_stage() -> None:
    square = NudgedSquare()
    words = SquareWords(square)
    for tracker in (square.grown, square.told):
        tracker.set_value(1)
    for text, _, foot, seen in square.texts():  # before it goes aside
        assert not seen or STAGE.bottom < foot + text.low[1] < foot + text.high[1] < STAGE.top
    square.aside.set_value(1)
    right = square.foot[0] + square.unit * (SIDE + 1)
    for thing in (words.slope, words.sum, words.numbers):
        assert right + 0.2 < thing.get_left()[0] < thing.get_right()[0] <= STAGE.right + 1e-9
    assert square.foot[1] + square.unit * (SIDE + 1) < STAGE.top


# -- the rules -----------------------------------------------------------------------------------


@pytest.mark.parametrize("nudge", NUDGES)
def test_strips_and_corner_are_what_the_square_gains(nudge: float) -> None:
    square = NudgedSquare()
    square.grown.set_value(1)
    square.power.set_value(-np.log10(nudge / NUDGES[0]))
    sizes = [np.ptp(piece, axis=0).prod() for piece in square.pieces()]
    assert sum(sizes) == pytest.approx((SIDE + nudge) ** 2 - SIDE**2)
    square.laid.set_value(1)
    bars = [np.ptp(piece, axis=0) for piece in square.pieces()]
    assert [bar.prod() for bar in bars] == pytest.approx([size / nudge for size in sizes])
    assert bars == [pytest.approx(size) for size in ((SIDE, 1), (1, SIDE), (nudge, 1))]


def test_what_is_new_is_divided_where_it_is() -> None:
    """A strip tumbled to the bar like a loose stick."""
    square = NudgedSquare()
    square.grown.set_value(1)
    for share in np.linspace(0.0, 1.0, 11):
        square.laid.set_value(float(share))
        for piece, corner in zip(square.pieces(), ((0, 3), (3, 0), (3, 3)), strict=True):
            assert piece[0] == pytest.approx(corner)
            assert [piece[1][1], piece[3][0]] == pytest.approx([piece[0][1], piece[0][0]])


def test_rules_agree_with_a_nudge() -> None:
    factor, exponent = PLAN.power
    assert nudged(lambda x: factor * x**exponent, 1.0) == pytest.approx(15, rel=1e-4)
    assert derivation("3*x^5")[-1].slope == "15 x^4"
    assert [str(step.rule) for step in derivation("3*x^5")] == ["power", "constant factor"]
    for order in (1, 2, 3):
        for x in (-1.7, 0.3, 1.0):
            own = nudged(PLAN.slopes[order - 1], x)
            assert PLAN.slopes[order](x) == pytest.approx(own, rel=1e-4, abs=1e-4)
    x, y = PLAN.partial_at
    assert PLAN.partials == pytest.approx((4, 7))
    assert PLAN.partials[0] == pytest.approx(nudged(lambda v: v**4 + y**7, x), rel=1e-4)
    assert PLAN.partials[1] == pytest.approx(nudged(lambda v: x**4 + v**7, y), rel=1e-4)


def test_a_pen_is_where_she_is_and_writes_the_slope() -> None:
    """The dot on f′ stayed behind while she and her tangent walked back."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
        walk.to(walk.end)
        walk.to(1.0)
    for progress in (1.0, 1.5, 2.0):
        walk.hiker.progress.set_value(progress)
        assert walk.lines[0].pen() == walk.hiker.x
        assert walk.lines[0].reach() == pytest.approx(walk.end)


def test_values_where_the_cubic_is_level() -> None:
    assert PLAN.level_points == pytest.approx((-1, 1))
    f, first, second, third = PLAN.slopes
    assert [(f(x), first(x), second(x)) for x in (-1, 1)] == [(2, 0, -6), (-2, 0, 6)]
    assert third(0.0) == 6
    assert telling.terms(f.coef) == "x³ − 3x"
    assert telling.terms(first.coef) == "3x² − 3"


def test_an_x_is_at_one_place_in_both_panels_while_she_walks() -> None:
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
        walk.to(walk.end)
    for x in PLAN.across:
        assert walk.upper.xy(x, 0.0)[0] == pytest.approx(walk.lower.xy(x, 0.0)[0])
    walk.hiker.progress.set_value(0.4)
    assert walk.lines[0].reach() == pytest.approx(walk.start + 0.4 * (walk.end - walk.start))
    assert walk.tangent.slope() == pytest.approx(PLAN.slopes[1](walk.hiker.x))


def test_her_feet_and_the_point_that_she_draws_are_tied() -> None:
    """Nothing said that the point below was the slope of the tangent above."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
        walk.to(walk.end)
    walk.hiker.progress.set_value(0.4)
    line, feet = walk.lines[0], walk.lines[0].feet
    assert feet is not None
    assert feet() == pytest.approx(walk.upper.xy(line.pen(), PLAN.polynomial(line.pen())))
    assert feet()[0] == pytest.approx(walk.lower.xy(line.pen(), 0.0)[0])
    assert line.tied.get_value() == 1


def test_rates_multiply_and_bars_in_the_lenses_are_on_one_scale() -> None:
    assert PLAN.rates == (4, 8)
    assert telling.chained(PLAN) == ("12", "32")
    moves = (0.001, 2.001**2 - 4, 2.001**4 - 16)
    assert PLAN.chain_moves == pytest.approx(moves)
    assert moves[2] / moves[0] == pytest.approx(32.02, abs=0.005)
    with offstage():
        rulers = [Ruler(PLAN, number) for number in range(3)]
    for ruler, move in zip(rulers, moves, strict=True):
        ruler.nudged.set_value(1)
        root, tip = ruler.bar()
        there, here = ruler.at(ruler.value + move), ruler.at(ruler.value)
        assert tip[0] - root[0] == pytest.approx(times(PLAN) * (there - here)[0])


# -- the number ----------------------------------------------------------------------------------


def test_one_evening_and_all() -> None:
    assert (X[19], Y[19]) == (25, 41)
    assert PLAN.errors[19] == pytest.approx(-54.75)
    assert PLAN.each[19] == pytest.approx(-2737.5)
    assert PLAN.each[19] == pytest.approx(nudged(lambda w: (w * 25 - 41) ** 2, W), rel=1e-4)
    assert PLAN.each.mean() == pytest.approx(PLAN.slope, abs=1e-9)
    assert (len(PLAN.each), PLAN.each.sum()) == (30, pytest.approx(-31858.4))
    assert film().facts["one"] == "−2,737.5"
    with offstage():
        one = Evening(PLAN)
        assert '= {{"−2,737.5" : slope}}' in one.sources[5]
        assert "+ {{0 : b}}" in one.error.source
        # Of the last formula no part comes whole: b was missing, and Σ fell from the sky.
        for row in one.sources[-2:]:
            assert {"two", "w", "x", "b", "y", "out"} <= set(Formula.names_in(row))
        frozen = one._row(1)
        for name, there in (("w", True), ("x", False), ("y", False), ("b", False)):
            color = frozen.part(name)[0].get_fill_color().to_hex().upper()
            assert (color != QUIET.upper()) is there, name


def test_bars_level_out_without_loss() -> None:
    bars = film().everything.bars
    bars.shown.set_value(1)
    for level in (0.0, 0.4, 1.0):
        bars.level.set_value(level)
        assert bars.heights().sum() == pytest.approx(PLAN.each.sum())
    assert bars.heights() == pytest.approx(np.full(30, PLAN.slope))
    bars.shown.set_value(0)
    bars.level.set_value(0)


# -- other numbers -------------------------------------------------------------------------------


def test_words_follow_a_slope_that_is_positive() -> None:
    other = plan(at=3.0)
    facts = telling.facts(other)
    assert other.slope > 0
    assert (facts["falls"], facts["sign"], facts["turn"]) == (
        "rises",
        "positive",
        "go left: lower w",
    )
    assert other.quotient(other.nudges[1]) < other.quotient(other.nudges[0])  # that is how it began
    here = loss(3.0)
    assert loss(3.0 + other.too_small) == here != loss(3.0 + 10 * other.too_small)


def test_words_follow_the_nudges_and_the_formulas() -> None:
    halves = plan(nudges=(0.8, 0.4, 0.2, 0.1))
    facts = telling.facts(halves)
    assert (facts["first"], facts["part"], facts["last"]) == ("0.8", "half", "A tenth")
    changed = plan(power=(2, 3), chain_at=3.0)
    guess, right = telling.powers(changed, telling.Box(-6, 0, 6, 1))
    assert guess.answers == ("6𝑥²", "2𝑥²", "6𝑥³")
    assert right == "6𝑥²"
    assert telling.chained(changed) == ("24", "108")
    assert plan(polynomial=(1.0, 0.0, 3.0, 0.0)).level_points == ()


@pytest.mark.parametrize(
    ("changes", "about"),
    [
        ({"at": float(X @ Y / (X @ X))}, "at: choose another w"),
        ({"nudges": (1.0, 0.1, 0.05, 0.01)}, "nudges"),
        ({"nudges": (0.1, 0.1, 0.1, 0.1)}, "nudges"),
        ({"too_small": 0.1}, "too_small"),
        ({"example": 30}, "example"),
        ({"polynomial": (0.0, 1.0, 0.0, 0.0)}, "polynomial"),
    ],
)
def test_what_cannot_be_told_is_refused(changes: dict[str, Any], about: str) -> None:
    with pytest.raises(InputError, match=about) as refusal:
        plan(**changes)
    assert "\n" not in str(refusal.value)


@pytest.mark.slow
def test_told_of_other_numbers_nothing_is_covered_or_cut(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    x = rng.uniform(1, 9, 12)
    rows = [f"{a:.3g} {b:.3g}" for a, b in zip(x, 3 * x + rng.normal(0, 1, 12), strict=True)]
    table = tmp_path / "table.txt"
    table.write_text("\n".join(["hours points", *rows]), "utf-8")
    chosen = DerivativeParameters(
        data=str(table),
        at=6.0,
        nudges=(0.8, 0.4, 0.2, 0.1),
        polynomial=(1.0, 0.0, 3.0, 0.0),
        power=(2, 4),
        chain_at=3.0,
        partial_at=(0.8, 1.2),
        example=2,
    )
    members = {"parameters": chosen, "__module__": Derivative.__module__}
    run = rehearse(type("Other", (Derivative,), members), frames=False)
    said = " ".join(cue.text for cue in run.captions).replace("\n", " ")
    assert "summit" not in said
    assert "the loss rises" in said
    assert "It is positive: uphill is right." in said
    assert "turned round. So go left: lower w." in said
    assert run.layout == []


def test_a_nudge_moves_the_line_as_many_times_as_far_as_the_input() -> None:
    lever = Lever(PLAN, STAGE)
    x, y = PLAN.data.x[PLAN.example], PLAN.data.y[PLAN.example]
    assert lever.error.total() == pytest.approx(PLAN.at * x - y)
    for share in (0.25, 1.0):
        lever.nudged.set_value(share)
        below, above = lever.moved.heights()
        assert above - below == pytest.approx(x * (lever.line.weight() - PLAN.at))
        assert lever.error.total() == pytest.approx(PLAN.at * x - y)  # of the line that is kept
        assert lever.before.tint == PREDICTION  # it swung away from the error written beside it
        assert lever.line.tint == QUIET
    assert lever.times.get_left()[0] > lever.plane.xy(x, 0)[0]


@pytest.mark.parametrize("power", [0.0, 0.7, 3.4])
def test_the_squares_in_the_lens_are_tenths_of_each_other(power: float) -> None:
    lens, nudge = film().lens, film().nudge
    nudge.seen.set_value(power)
    sides = list(lens.squares())
    assert [a / b for a, b in pairwise(sorted(sides))] == pytest.approx([0.1] * (len(sides) - 1))
    whole = np.log10(PLAN.nudges[0] * lens.unit[0] * nudge.zoom / np.array(sides))
    assert whole == pytest.approx(np.round(whole), abs=1e-9)
    nudge.seen.set_value(0.0)


def test_the_legs_of_a_nudge_say_how_long_they_are() -> None:
    for number, given in enumerate(PLAN.nudges):
        across, drop = (read_number(words.text) for words in film().nudge.lengths(number))
        assert across == given
        assert drop / across == pytest.approx(PLAN.quotient(given), abs=0.01)


def test_both_factors_become_their_product_in_one() -> None:
    """The 3 went first: 5x⁴ stood there; then 5 · 3 became 15 through scraps of digits."""
    with offstage():
        rule = PowerRule(PLAN)
        became = rule.multiply()
    assert [type(move).__name__ for move in became.animations] == ["FadeOut", "FadeIn"]
    assert became.animations[0].mobject is rule.answer.row


@pytest.mark.parametrize("number", [4, 6])
def test_a_term_of_the_one_evening_goes_and_comes_as_a_whole(number: int) -> None:
    """Of 2·(25w + b − 41)·25 stood 2·( · 5 )·25 on its way to the number."""
    with offstage():
        one = Evening(PLAN)
        one.board.stand(one._row(number - 1))
        became = one.turn(number)
        frame = len(Formula("( ) dot dot").family_members_with_points())
    named = len(
        set(Formula.names_in(one.sources[number])) & set(Formula.names_in(one.sources[number - 1]))
    )
    assert len(became.animations) - named - 2 <= frame


def bent(own: Plan = PLAN) -> tuple[Hill, Nudge]:
    """The nudge on as much of the valley as shows that it bends."""
    with offstage():
        nudge = Nudge(hill := Hill(own, ValueTracker(0.0)), own)
        hill.plane.state = hill.bend()[0].mobject.target.state
    return hill, nudge


def test_the_valley_stays_as_it_is_when_a_nudge_of_it_can_be_seen() -> None:
    """For 32 s one thin curve stood on black in the left half: it was the valley of the opening."""
    hill, nudge = bent()
    assert hill.plane.low[0] == pytest.approx(hill.window[0])
    assert hill.plane.span == pytest.approx([np.diff(hill.window)[0], hill.heights[1]])
    foot, unit = hill.foot(), hill.plane.size / hill.plane.span
    lines = [through(foot, unit, 1.0, slope) for slope in (PLAN.quotient(1.0), PLAN.slope)]
    for start, end in lines:  # it goes on at both ends, and is not cut off
        assert start[0] < foot[0] - 0.5
        assert end[0] > nudge.tip(1.0)[0] + 0.2
        assert (
            hill.plane.corner[1] < end[1] < start[1] < sum((hill.plane.corner, hill.plane.size))[1]
        )


@pytest.mark.parametrize("at", [W, 4.0, 1.9])
def test_in_the_lens_each_nudge_is_as_large_and_the_curve_straightens(at: float) -> None:
    """Nudges of 0.01 and 0.001 were 3.3 and 0.3 px, and for 7 s only a table grew."""
    own = plan(at=at)
    hill, nudge = bent(own)
    with offstage():
        glass = Glass(nudge)
    middle, radius = glass.where()
    assert middle[1] - radius > hill.plane.corner[1]  # no number of the axis is under it
    foot, unit, off = hill.foot(), hill.plane.size / hill.plane.span, []
    for given in own.nudges:
        for tracker in (nudge.power, nudge.seen):
            tracker.set_value(nudge.power_of(given))
        step = np.array([given, own.change(given)]) * unit * nudge.zoom
        assert foot + step == pytest.approx(nudge.tip(given), rel=1e-6)
        assert step[0] == pytest.approx(own.nudges[0] * unit[0])
        for spot in (foot, foot + step):
            assert np.linalg.norm(spot - middle) < radius - 0.05
        line = glass.line()
        chord = foot[1] + (line[:, 0] - foot[0]) * step[1] / step[0]
        within = (line[:, 0] > foot[0]) & (line[:, 0] < foot[0] + step[0])
        off.append(float(np.max(chord[within] - line[within, 1])))
        ends = line[[0, -1], 0]
        assert ends[0] < middle[0] - radius < middle[0] + radius < ends[1]
    assert [a / b for a, b in pairwise(off)] == pytest.approx([own.factor] * 3, rel=0.05)
    assert off[0] > 0.1 > 0.001 > off[-1]


def test_how_many_times_it_enlarges_is_off_the_number_at_the_leg(tmp_path: Path) -> None:
    """Of a flat hill “× 1,000” stood on the 0.01 of the leg."""
    path = tmp_path / "own.csv"
    path.write_text("a,b\n1,101325.02\n2,101325.04\n3,101325.06\n4,101325.08\n", "utf-8")
    for own in (PLAN, plan(data=str(path))):
        _, nudge = bent(own)
        with offstage():
            glass = Glass(nudge)
        glass.times.move_to(glass.above())
        across, upright = nudge.lengths(3)
        middle, radius = glass.where()
        assert np.linalg.norm(glass.above()[:2] - middle) < radius - 0.4
        for words in (across, upright):
            assert not Box.around(words).meets(Box.around(glass.times))


def test_a_lens_that_enlarges_nothing_shows_the_hill_itself() -> None:
    hill, nudge = bent()
    with offstage():
        line = Glass(nudge).line()
    x = hill.plane.low + (line - hill.plane.corner) / hill.plane.size * hill.plane.span
    assert x[:, 1] == pytest.approx([loss(w) for w in x[:, 0]], abs=1e-6)


def test_what_is_called_the_derivative_stands_alone_beside_its_tangent() -> None:
    """The word was written 180 s later, and dL/dw was there for less than a second."""
    hill, nudge = bent()
    with offstage():
        table, glass = Table(PLAN), Glass(nudge)
    gone = {id(part) for move in table.name_it()[:-2] for part in move.mobject.get_family()}
    cells = [*table.heads, *table.leads, *table.steps, *(c for row in table.rows for c in row)]
    assert {id(cell) for cell in cells} <= gone
    assert table.called.text == "derivative"
    assert "upright(d)" in table.named().new.source
    middle, radius = glass.where()
    for thing in (table.called, table.limit, table.heads, table.leads, *table.steps):
        assert table.box.holds(thing)
        assert thing.get_left()[0] > middle[0] + radius
    right = hill.curve.at([4.0 - 0.15])  # where the valley rises again it is lower
    assert right[1] < table.box.bottom or right[0] > table.box.right


@pytest.mark.parametrize("number", range(4))
def test_numbers_at_the_legs_are_beside_them_and_off_the_line(number: int) -> None:
    hill, nudge = bent()
    across, upright = nudge.lengths(number)
    foot, tip = hill.foot(), nudge.tip(PLAN.nudges[number])
    assert 0.1 < across.get_bottom()[1] - foot[1] < 0.4
    assert 0.1 < tip[0] - upright.get_right()[0] < 0.4
    left, bottom, _ = upright.get_corner(np.array([-1, -1, 0]))
    assert bottom > foot[1] + (left - foot[0]) / (tip - foot)[0] * (tip - foot)[1] + 0.05


def test_both_losses_are_shown_with_all_digits_that_there_are() -> None:
    """“It has run out of digits” was said, and no digit was on screen."""
    with offstage():
        told = telling.losses(PLAN, STAGE)
    numbers_told = [words.text.partition(" = ")[2] for words in told]
    assert numbers_told == ["1,245.3936666666666"] * 2
    for text, more in zip(numbers_told, (0.0, PLAN.too_small), strict=True):
        assert float(text.replace(",", "")) == loss(W + more)


def test_of_line_and_stairs_one_is_always_there() -> None:
    """They were blended, two curves side by side in one colour, and the true line went."""
    lens, nudge = near()
    strengths = []
    for left in np.linspace(3.0, 0.0, 61):
        nudge.seen.set_value(lens.deepest - left)
        strengths.append(lens.strengths())
    assert all(max(pair) == 1 for pair in strengths)
    assert (strengths[0], strengths[-1]) == ((1.0, 0.0), (0.0, 1.0))
    first = next(i for i, (_, stairs) in enumerate(strengths) if stairs)
    nudge.seen.set_value(lens.deepest - np.linspace(3.0, 0.0, 61)[first])
    spots, _ = lens.steps()
    assert (
        np.diff(spots[:, 0]).max() < 0.08
    )  # as they come, a stair is no longer than the line is wide


def test_she_lands_where_the_step_with_the_rate_on_screen_ends() -> None:
    """She stood at 0.16, which is no iterate: the arrow × 0.001 goes from −0.55 to 0.512."""
    step = film().step
    assert step.rate == step.arrow.share.get_value() == 0.001
    assert step.lands == pytest.approx(W - 0.001 * PLAN.slope) == pytest.approx(0.512, abs=1e-3)
    assert step.lands - W == pytest.approx(W - float(step.arrow.landing()[0]))


def test_the_step_is_the_slope_turned_round() -> None:
    """“That step is α times the slope” was to the left; she stood to the right, with no arrow."""
    step = film().step
    assert step.arrow.scale_of_all.is_true
    assert [part.source for part in step.worked][1] == "-"
    words = [words for *words, _, _ in step.told() if words]
    assert words == [["α"], ["times"], ["turned"], ["So"]]
    step.arrow.turned.set_value(1)
    assert float(step.arrow.landing()[0]) == pytest.approx(step.lands)
    assert step.ring.place() == pytest.approx([step.lands])
    assert step.arrow.becomes == STEP
    step.arrow.turned.set_value(0)


def test_a_sign_comes_with_its_sentence() -> None:
    """All chevrons and both signs of plus stood there when the minus was told."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
    slope = PLAN.slopes[1]
    for falls in (False, True):
        assert len(walk.chevrons[falls].places()) >= 3
        assert all((slope(x) < 0) is np.bool_(falls) for x in walk.chevrons[falls].places())
        assert {text.text for _, _, text in walk.signs[falls].signs} == {"+−"[falls]}


def test_what_the_cube_gains_is_three_slabs_three_rods_and_a_corner() -> None:
    """The rods were missing, and a cube with three slabs alone has no longer side."""
    pieces = Cube().gained()
    for side, nudge in ((3.0, 0.1), (2.0, 0.5)):
        sizes = [float(np.prod(np.where(piece == 1, side, nudge))) for piece in pieces]
        assert sum(sizes) == pytest.approx((side + nudge) ** 3 - side**3)
        assert sum(sizes[:3]) == pytest.approx(3 * side**2 * nudge)


def test_divided_by_the_nudge_each_piece_of_the_cube_is_stretched_one_way() -> None:
    """Rods got fatter both ways, while in the square the corner was stretched in one."""
    cube = Cube()
    cube.grown.set_value(1)
    nudge = cube.nudge
    before = [cube.reach(piece) for piece in cube.gained()]
    assert nudge / (NUDGES[0] / SIDE) == pytest.approx(1)  # it is the nudge of the square
    cube.laid.set_value(1)
    for piece, old in zip(cube.gained(), before, strict=True):
        new = cube.reach(piece)
        assert sorted(new / old) == pytest.approx([1, 1, 1 / (SIDE * nudge)])
        assert SIDE**3 * new.prod() == pytest.approx(SIDE**3 * old.prod() / (SIDE * nudge))
    for gone in (0.5, 1.0):
        cube.gone.set_value(gone)
        for number, piece in enumerate(cube.gained()):
            size = SIDE**3 * cube.reach(piece).prod()
            left = nudge * (1 - gone)
            shares = [SIDE**2, SIDE**2 * left, SIDE * SIDE * left**2]
            assert size == pytest.approx(shares[0 if number < 3 else 1 if number < 6 else 2])


def test_two_cubes_come_out_of_one() -> None:
    """“Twice x³ gains twice as much” was said beside one cube."""
    cube = Cube()
    assert len(cube.places()) == 1
    cube.twice.set_value(1e-6)
    (first, side), (second, other) = cube.places()
    assert (first, side) == (pytest.approx(second, abs=1e-4), other)
    cube.twice.set_value(1)
    (first, side), (second, other) = cube.places()
    assert side == other
    assert second[0] - first[0] > 2 * 0.82 * 1.47 * side


def test_she_faces_the_way_she_goes() -> None:
    """She went to the left backwards."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
    for x in (walk.end, *walk.downhill(False), *PLAN.level_points):
        before = walk.hiker.x
        walk.to(x)
        assert walk.hiker.x == pytest.approx(before)
        walk.hiker.progress.increment_value(0.5)
        assert walk.hiker.facing == (np.sign(x - before) or walk.hiker.facing)
        assert walk.hiker.x == pytest.approx((before + x) / 2)
        walk.hiker.progress.increment_value(0.5)


def test_the_lens_has_a_scale_while_there_are_stairs() -> None:
    """The window of the staircase was of no size."""
    with offstage():
        nudge = Nudge(hill := Hill(PLAN, ValueTracker(0.0)), PLAN)
        lens = Lens(nudge)
    nudge.seen.set_value(lens.deepest)
    start, end = lens.ruler()
    assert end[0] - start[0] == pytest.approx(1e-15 * nudge.zoom * lens.unit[0])
    assert read_number(lens.far.text.replace("10⁻¹⁵", "0.000000000000001")) == 1e-15
    ((_, y, seen),) = (rest for text, *rest in lens.texts() if text is lens.far)
    assert seen == 1
    spots, _ = lens.steps()
    over = [spot[1] for spot in spots if start[0] <= spot[0] <= end[0]]
    assert min(over) > y + lens.far.high[1] + 0.2
    nudge.seen.set_value(lens.deepest - 3)
    ((_, _, seen),) = (rest for text, *rest in lens.texts() if text is lens.far)
    assert seen == 0
    assert hill.plan is PLAN


def test_the_last_decade_of_the_zoom_takes_its_time() -> None:
    """The straight line became a staircase within 0.4 s."""
    fall = film().nudge.fall(film().lens.deepest).mobject
    assert fall is film().nudge.seen
    deepest = film().lens.deepest
    t = np.linspace(0, 1, 501)
    way = deepest * np.array([_slowly(one) for one in t])
    assert np.all(np.diff(way) > -1e-12)
    assert (way[0], way[-1]) == pytest.approx((0, deepest))
    assert 5.0 * np.mean(way > deepest - 1) > 1.5  # seconds


def test_letters_of_school_have_one_colour() -> None:
    """y was gold, then white, then lavender."""
    with offstage():
        rulers, one = Row(PLAN).rulers, Evening(PLAN)
    assert [ruler.label.tint for ruler in rulers] == [POSITION, TEXT, TEXT]
    for number in (7, 8):
        row = one._row(number)
        for name in ("x", "y", "out"):
            glyph, *_ = row.part(name).family_members_with_points()
            assert glyph.get_fill_color().to_hex() == TEXT


def test_the_step_is_worked_out_with_its_rate() -> None:
    """She landed at 0.512, and neither α nor a sum was there."""
    step = film().step
    assert "alpha = 0.001" in step.named.source
    assert "learning rate" in step.named.source
    worked = " ".join(part.source for part in step.worked)
    for number in ("−0.55", "0.001", "−1,062", "0.512", " = "):
        assert number in worked


def test_what_comes_after_a_sign_stands_where_it_stood() -> None:
    """Between = and nxⁿ⁻¹ was a hole of 79 px; 15x⁴ was worked far below its question."""
    with offstage():
        rule = PowerRule(PLAN)
        rows = [rule.board.row, rule.board.turn_into(rule._row(rule.letters[1])).new]
        rows_asked = [rule.answer.row, rule.multiply().new]
    for sign, after in ((rule.letter, rows), (rule.asked, rows_asked)):
        size = sign.font_size / 96
        for row in after:
            assert 0.2 * size < row.get_left()[0] - sign.get_right()[0] < 0.5 * size
            foot = row.part("base").get_bottom()[1]
            assert foot == pytest.approx(sign.part("base").get_bottom()[1], abs=0.02)
    assert rule.what.get_left()[0] == pytest.approx(rule.answer.get_left()[0])
    assert rule.answer.get_right()[0] < STAGE.right


def test_a_length_that_is_rounded_says_so() -> None:
    """0.004001 was written as 0.004."""
    with offstage():
        far = [Ruler(PLAN, number).far.text for number in range(3)]
    assert far == ["0.001", "≈ 0.004", "≈ 0.032"]


def test_what_the_machine_knows_is_one_point() -> None:
    hill = film().hill
    assert hill.known.place() == pytest.approx(hill.plane.xy(W, loss(W)))


def test_the_lens_on_y_is_shut_until_it_is_asked_for() -> None:
    """Its bar was 32 nudges long in the picture that asked: 12, or 32?"""
    row = Row(PLAN)
    assert [row.open(number).mobject for number in (0, 1)] == [r.glass for r in row.rulers[:2]]
    told = [move.mobject for moves, _ in row.tell() for move in moves]
    assert {row.rulers[2].glass, row.rulers[2].nudged} <= set(told)
    assert row.rule.get_right()[0] <= STAGE.right + 1e-9


def test_the_rule_stays_above_the_question_that_needs_it() -> None:
    """It was complete for a second, and went as the question came."""
    with offstage():
        rule = PowerRule(PLAN)
        rule.board.stand(rule.board._placed(rule._row(rule.letters[1])))
        moves = [move.build() for move in rule.keep()]
        told = [rule.called, rule.letter, rule.board]
        for move in moves:
            move.begin()
        for share in np.linspace(0, 1, 31):  # its name went across the fraction
            for move in moves:
                move.interpolate(share)
            assert not any(Box.around(rule.called).meets(Box.around(part)) for part in told[1:])
    for one, other in pairwise(told):
        assert 0.1 < other.get_left()[0] - one.get_right()[0] < 1
    assert min(part.get_bottom()[1] for part in told) > rule.asked.get_top()[1] + 0.2
    assert max(part.get_top()[1] for part in told) < STAGE.top
    assert STAGE.left < told[0].get_left()[0]
    assert told[-1].get_right()[0] < STAGE.right


def test_the_chain_rule_is_built_on_squares_that_stay() -> None:
    """x = z² had gone long before 2x · 2z became 4z³; and 4z³ = 32 was said of no z."""
    row = Row(PLAN)
    for square, box in zip(row.squares, row.boxes, strict=True):
        assert square in box  # “x = z² [square] × 2z = 4” could be read as one equation
    sources = [part.source.replace("{{", "").replace(" : s}}", "") for part in row.rule]
    assert sources[1:5] == ["= 2 x", "dot 2 z", "= 2 z^2 dot 2 z", "= 4 z^3"]
    assert row.rule[5].source.endswith("z = 2")
    assert len(row.PHRASES) == len(row.rule) - 1
    for part, after in pairwise(row.rule):
        assert part.get_right()[0] < after.get_left()[0]
    assert [rate[1].source for rate in row.rates] == ["= 4", "= 8"]


def test_a_summit_has_no_values_while_the_valley_is_told() -> None:
    with offstage():
        points = Walk(PLAN, ValueTracker(0.0)).plumbs
        for move in points.come(1):
            if move.mobject is points.told[1]:
                points.told[1].set_value(1)
    assert [strength for *_, strength in points.texts()] == [0, 0, 1, 1]


def test_a_slope_on_the_ground_says_of_which_point_it_is() -> None:
    with offstage():
        told = Frozen(PLAN).told
    assert [words.text for words in told] == ["slope 4 at (1, 1)", "slope 7 at (1, 1)"]


def test_the_corner_is_as_wide_as_the_number_beside_it_says() -> None:
    """The corner was gone while 0.1 was written, and 0.001 found none to belong to."""
    square = NudgedSquare()
    words = SquareWords(square)
    added, total = words.numbers
    for tracker in (square.grown, square.laid):
        tracker.set_value(1)
    for power in np.linspace(0, 3, 13):
        square.power.set_value(float(power))
        for readout in (added, total):
            readout.refresh()
        corner = np.ptp(square.pieces()[2], axis=0)
        assert float(added.number.text) == pytest.approx(corner[0], abs=5e-4)
        assert float(total.number.text) == pytest.approx(2 * SIDE + corner[0], abs=5e-4)
    assert (added.number.text, total.number.text) == ("0.000", "6.000")
    assert added.number.get_bottom()[1] == pytest.approx(total.number.get_bottom()[1], abs=0.01)


def test_how_wide_a_strip_is_is_counted_as_it_is_divided() -> None:
    square = NudgedSquare()
    square.grown.set_value(1)
    for laid in np.linspace(0, 1, 11):
        square.laid.set_value(float(laid))
        told = next(text.text for text, *_ in square.texts() if text in square.wide.values())
        assert float(told) == pytest.approx(np.ptp(square.pieces()[0][:, 1]), abs=0.0501)


def test_she_goes_down_the_way_that_the_sign_says() -> None:
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
    for falls in (True, False):
        start, end = walk.downhill(falls)
        assert bool(PLAN.slopes[1]((start + end) / 2) < 0) is falls
        assert bool(end > start) is falls
        assert PLAN.polynomial(end) < PLAN.polynomial(start)
        assert walk.start <= min(start, end) < max(start, end) <= walk.end


def test_an_arrow_is_that_of_a_limit_and_nothing_else() -> None:
    """x² → 2x is no limit; ΔL/Δw → −1,061.95 is one."""
    with offstage():
        rule, words = PowerRule(PLAN), SquareWords(NudgedSquare())
    written = (words.slope, *rule.cases, rule.letter, rule.answer.row, rule.board.row)
    assert not any("arrow" in formula.source for formula in written)
    assert "arrow" in film().table.limit.row.source


def test_a_sign_is_clear_of_the_line_and_a_name_comes_after_it() -> None:
    """The minus was between axis and curve; f′ = 3x² − 3 stood there before it was drawn."""
    with offstage():
        walk = Walk(PLAN, ValueTracker(0.0))
        walk.to(walk.end)
    for signs in walk.signs:
        for (x, slope, text), (_, _, y, _) in zip(signs.signs, signs.texts(), strict=True):
            ends = sorted(walk.lower.xy(x, at)[1] for at in (0.0, slope))
            assert ends[0] + 0.08 < y + text.low[1] < y + text.high[1] < ends[1] - 0.08
            assert walk.start < x < walk.end
    line = walk.lines[0]
    ((_, _, _, strength),) = line.texts()
    assert strength == 0
    walk.hiker.progress.set_value((walk.downhill(True)[0] - walk.start) / (walk.end - walk.start))
    ((_, _, _, strength),) = line.texts()
    assert strength == 1


def test_heights_are_those_of_the_ground() -> None:
    """Slopes of 4 and 7 were shown on a ground without a height."""
    with offstage():
        ice = Frozen(PLAN)
    view, heights = ice.view, ice.heights
    _, high = view.window[1]
    left = view.at((0.0, high))[1]
    # The ground hovered over its floor, by 0.8 of f, where f is 0.
    floor = view.world(np.array([0.0, 0.0]), np.array(view.lowest))
    floor[2] -= view.gap
    assert view.screen(floor)[0] == pytest.approx(view.at((0.0, 0.0)), abs=1e-9)
    corner = view.screen(view.world(np.array([0.0, high]), np.array(0.0)))[0]
    assert heights.line[0] == pytest.approx(corner)
    level = np.interp(left, [spot[1] for spot, _ in heights.marks], [0.0, 5.0])
    assert level == pytest.approx(high**7, rel=0.02)


def test_the_machines_of_the_chain_come_back_for_one_evening() -> None:
    """2 · error · 25 looked like a trick of its own, half a minute after the chain rule."""
    with offstage():
        one = Evening(PLAN)
    assert [slope.source for slope in one.strip.slopes] == ['"slope" 25', '"slope" 2 dot "error"']
    inner = one.strip.row[2][1]
    assert inner.source in one.sources[0]
    bracket, brace = one.board.row, one.what[0]
    assert brace.get_right()[0] < bracket.get_right()[0]
    assert brace.get_left()[0] == pytest.approx(bracket.get_left()[0], abs=0.05)


def test_all_rows_of_the_one_evening_have_one_size() -> None:
    with offstage():
        one = Evening(PLAN)
        high = [one._row(number).part("two").height for number in (2, 3, 4, 5, 6, 7)]
        wide = [one._row(number).width for number in range(8)]
    assert high == pytest.approx([high[0]] * len(high))
    assert max(wide) <= one.box.width + 1e-6


def test_the_floor_begins_where_the_axis_of_w_is() -> None:
    """The axis went dark, and a bare line with a point lit up elsewhere."""
    film().step.back()
    plane, lands = film().hill.plane, film().step.lands
    floor = Floor(plane, lands)
    assert floor.at((0.0, 0.0)) == pytest.approx(plane.ruler.at([lands]))
    ends = [plane.low[0], plane.low[0] + plane.span[0]]
    assert floor.before[[0, -1]] == pytest.approx(plane.ruler.at([[end] for end in ends]))


def test_the_whole_circle_of_directions_is_a_circle() -> None:
    """It was an ellipse on a slanted floor, below the sentence of the picture before."""
    floor = Floor(film().hill.plane, 0.5)
    floor.raised.set_value(1)
    floor.second.set_value(1)
    long = np.linalg.norm(floor.at(floor.tips()) - floor.at((0.0, 0.0)), axis=1)
    assert long == pytest.approx(np.full(len(long), long[0]))
