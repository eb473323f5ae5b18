"""Ask one, or ask everyone: what is shown and said, against plain loops over the dots."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import cairo
import numpy as np
import pytest
from manim import ValueTracker

from gdmath import InputError, linear_data
from scenes.parts.stochastic import places
from scenes.parts.stochastic.asking import Asking, pace_for
from scenes.parts.stochastic.batches import Batches, seen_at_once
from scenes.parts.stochastic.dance import (
    Close,
    close_up,
    landings_seen,
    pulls_seen,
)
from scenes.parts.stochastic.dots import DataSide
from scenes.parts.stochastic.ending import Ending
from scenes.parts.stochastic.evening import cut
from scenes.parts.stochastic.fan import Fan
from scenes.parts.stochastic.gutters import Bowl, MapSide
from scenes.parts.stochastic.losses import SPARE, late_losses
from scenes.parts.stochastic.opinions import Opinions
from scenes.parts.stochastic.plan import Plan, plan_for
from scenes.parts.stochastic.race import Race
from scenes.parts.stochastic.rates import Choosing, inside
from scenes.parts.stochastic.shapes import leap, over_ground, taken
from scenes.parts.stochastic.step import SingleStep
from scenes.parts.stochastic.telling import (
    decimals_for,
    equals,
    facts,
    guesses_of_race,
    large_texts,
    said_at,
)
from scenes.render.rehearsal import Rehearsal, offstage
from scenes.stage import STAGE, Box, View
from scenes.stochastic import Stochastic, StochasticParameters
from tests.scenes.performing import performed

DATA = linear_data(rng=np.random.default_rng(0))
X, Y = DATA.x, DATA.y


def plan(**changes: object) -> Plan:
    return plan_for(**(StochasticParameters().__dict__ | changes))


PLAN = plan()


def loss(w: float, b: float) -> float:
    return float(np.mean([(w * x + b - y) ** 2 for x, y in zip(X, Y, strict=True)]))


def one_by_one(seed: int, reads: int, rate: float = 0.1) -> list[tuple[float, float]]:
    """Single steps as the lecture writes them: twice the rate, and no factor 2 (B20)."""
    shuffle, (w, b), lines = np.random.default_rng(seed), (-1.0, 3.0), [(-1.0, 3.0)]
    while len(lines) <= reads:
        for row in shuffle.permutation(len(X)):
            error = w * X[row] + b - Y[row]
            w, b = w - 2 * rate * error * X[row], b - 2 * rate * error
            lines.append((w, b))
    return lines[: reads + 1]


def test_the_first_dot_and_its_step():
    assert (round(PLAN.x, 2), round(PLAN.y, 2)) == (-0.99, -0.93)
    assert PLAN.error((-1, 3)) == pytest.approx(4.923, abs=5e-4)
    assert PLAN.next == pytest.approx(one_by_one(6, 1)[1], abs=1e-12)
    assert PLAN.next == pytest.approx([-0.03, 2.02], abs=5e-3)
    assert PLAN.error(PLAN.next) == pytest.approx(2.973, abs=6e-4)
    assert PLAN.gone == pytest.approx(1 - 2.973 / 4.923, abs=2e-4)
    # What is printed adds up as it is printed, after rounding.
    assert round(3 - 0.2 * 4.92, 2) == 2.02
    assert round(-1 - 0.2 * 4.92 * -0.99, 2) == -0.03
    assert equals(3 - 0.2 * 4.92, "2.02") == "approx"
    assert equals(3.99 + 0.93, "4.92") == "="


def test_its_gutter_is_a_row_of_lines_through_it_at_a_right_angle_to_the_step():
    first, last = PLAN.gutter_ends(PLAN.first)
    for line in (first, last, (first + last) / 2):
        assert PLAN.error(line) == pytest.approx(0, abs=1e-9)
    assert abs((last - first) @ PLAN.steps[PLAN.first]) < 1e-9


def test_a_hundred_steps_and_their_average():
    steps = np.array(
        [[-0.2 * (3 - x - y) * x, -0.2 * (3 - x - y)] for x, y in zip(X, Y, strict=True)]
    )
    assert PLAN.steps == pytest.approx(steps, abs=1e-12)
    assert PLAN.mean_step == pytest.approx(steps.mean(axis=0), abs=1e-12)


def test_the_race():
    lines = one_by_one(6, 300)
    assert PLAN.one_by_one.points == pytest.approx(np.array(lines), abs=1e-9)
    assert PLAN.halts == (10, 100, 200, 300)
    w, b = -1.0, 3.0
    for reads, printed in ((100, 0.481), (200, 0.238), (300, 0.231)):
        errors = w * X + b - Y
        w, b = w - 0.8 * np.mean(errors * X), b - 0.8 * np.mean(errors)
        assert PLAN.losses(reads)[0] == pytest.approx(loss(w, b), abs=1e-12)
        assert PLAN.losses(reads)[0] == pytest.approx(printed, abs=5e-4)
    printed = {10: 0.314, 100: 0.273, 200: 0.254, 300: 0.348}
    assert {k: round(PLAN.losses(k)[1], 3) for k in printed} == printed
    assert (PLAN.batch_rate, PLAN.overtaken) == (0.4, 200)


def test_the_band_of_shuffles():
    losses = [loss(*one_by_one(seed, 10)[-1]) for seed in range(200)]
    assert PLAN.measured.bands[:, 10] == pytest.approx(np.quantile(losses, (0.05, 0.5, 0.95)))


def test_pulls_close_and_the_dance_gets_cheaper():
    assert np.abs(PLAN.pulls.sum(axis=0)).max() < 1e-12
    w, b = PLAN.best
    assert np.mean(np.abs(w * X + b - Y)) == pytest.approx(0.40, abs=5e-3)
    assert "on average: 0.40" in Close(PLAN).sums[0].text
    assert round(PLAN.measured.dance.above, 3) == 0.073
    assert round(PLAN.measured.falling.above, 4) == 0.0019
    assert round(PLAN.lowest, 4) == 0.2310


def test_what_is_above_the_lowest_loss_is_one_mean_over_one_window_for_both():
    """One was a mean of 2,000 questions, the other a median at the end of a pass: 0.0004."""

    def above(rate_at: Callable[[int], float], end: int) -> float:
        late = []
        for seed in range(60):
            shuffle, (w, b), step = np.random.default_rng(seed), (-1.0, 3.0), 0
            while step < end:
                for row in shuffle.permutation(len(X)):
                    error = w * X[row] + b - Y[row]
                    w, b = w - 2 * rate_at(step) * error * X[row], b - 2 * rate_at(step) * error
                    step += 1
                    late += [np.mean((w * X + b - Y) ** 2)] if end - 100 < step <= end else []
        return float(np.mean(late)) - PLAN.lowest

    parts = PLAN.measured.dance, PLAN.measured.falling

    def rate_at(step: int) -> float:
        """She walks on: first at 0.1, and from there it falls."""
        return 0.1 / (1 + max(0, step - 1300) / 20)

    for dance, end in zip(parts, (1300, 1600), strict=True):
        assert dance.above == pytest.approx(above(rate_at, end), rel=1e-6)
    # Both are seen from where she dances, and none comes from far away.
    assert [len(dance.landings) for dance in parts] == [300, 300]
    far = [np.linalg.norm(dance.landings[-100:] - PLAN.best, axis=1).max() for dance in parts]
    assert far[1] < far[0] / 2


def test_batches():
    told = [(batch.rate, round(batch.loss, 3)) for batch in PLAN.measured.batches]
    assert told == [(0.2, 0.237), (0.4, 0.481)]
    # Five rates are tried, ten dots at a time; the largest leaps off the map, and is not the best.
    assert [round(loss, 2) for loss in PLAN.measured.batches[0].tried] == [
        *(1.34, 0.29, 0.24, 0.25, 14.85)
    ]
    window = np.transpose(PLAN.window)
    for path, whole in zip(PLAN.measured.batches[0].paths, [*[True] * 4, False], strict=True):
        seen = inside(path, window)
        assert (len(seen) == len(path)) == whole
        assert np.all((seen > window[0] - 1e-9) & (seen < window[1] + 1e-9))
    # The ten batches of a pass are all dots: on average they are the batch step.
    assert sorted(PLAN.deal.ravel()) == list(range(100))
    with offstage():
        fan = Batches(PLAN).fan
    begun, spread = fan.now(), np.linalg.norm(fan.now() - PLAN.mean_step, axis=1).mean()
    assert sorted(map(tuple, begun)) == sorted(map(tuple, PLAN.steps))
    fan.gathered.set_value(1)
    assert len(np.unique(fan.now().round(9), axis=0)) == 10
    assert fan.now().mean(axis=0) == pytest.approx(PLAN.mean_step, abs=1e-12)
    assert np.linalg.norm(fan.now() - PLAN.mean_step, axis=1).mean() < spread / 2


def test_a_million():
    assert round(PLAN.large.ends, 2) == 0.32
    assert round(PLAN.large.lowest, 2) == 0.25


def test_her_cut_is_the_loss_along_the_gradient():
    ground, way = cut(PLAN), PLAN.mean_step / np.linalg.norm(PLAN.mean_step)
    for t in (0.0, 0.7, 3.0):
        assert ground.value([t]) == pytest.approx(loss(*(PLAN.start + t * way)))
        ahead, behind = (loss(*(PLAN.start + (t + h) * way)) for h in (1e-5, -1e-5))
        assert ground.gradient([t])[0] == pytest.approx((ahead - behind) / 2e-5, rel=1e-6, abs=1e-6)


def test_words_follow_the_numbers():
    words = facts(PLAN)
    assert words["gone"] == "Four tenths of the error is gone."
    assert (words["begin"], words["few"], words["batch"]) == ("16", "0.3", "0.5")
    assert said_at(PLAN) == [
        "At 200, batch beats most shuffles.",
        "At 300, batch has arrived.",
    ]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"single_rate": 0.2}, "leaps over its gutter"),
        ({"reads": 150}, "at least 200"),
        ({"batch_size": 60}, "at most 50"),
        ({"start": (2.0, 1.0)}, "do not lower the loss"),
        ({"single_rate": 0.002, "orders": 20}, "still on her way"),
    ],
)
def test_what_the_film_cannot_tell_of_is_refused(changes: dict[str, object], said: str):
    with pytest.raises(InputError, match=said):
        plan(**changes)


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


def test_who_is_lower_is_seen_in_the_digits():
    """“At 60 she overtakes”: both read 0.02."""
    for halt in PLAN.halts:
        first, second = PLAN.losses(halt)
        assert f"{first:.2f}" != f"{second:.2f}"
    assert decimals_for([(0.0152, 0.0168), (0.4, 0.2)]) == 3


@pytest.mark.parametrize("order_seed", [0, 3, 6])
def test_the_number_beside_a_post_is_not_on_the_line(tmp_path: Path, order_seed: int):
    side = DataSide(own(tmp_path, DEPTHS, TEMPS, order_seed=order_seed))
    for number, line in zip(side.numbers, (side.plan.start, side.plan.next), strict=True):
        assert side.covered(number, line) <= 1


@pytest.mark.parametrize("rate", [0.002, 0.3])
def test_a_rate_that_is_advised_makes_a_film(rate: float):
    """“Take a larger one”, she was told, who had set none."""
    with pytest.raises(InputError, match="take single_rate=") as refused:
        plan(single_rate=rate, orders=20)
    advised = float(str(refused.value).rpartition("=")[2].rstrip("."))
    assert plan(single_rate=advised, orders=20).rate == advised


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


def test_the_number_of_an_error_does_not_change_sides_during_a_step():
    side = DataSide(PLAN)
    first, second = side.numbers
    post = side.plane.xy(PLAN.x, PLAN.y)[0]
    assert (first.get_center()[0] > post) == (second.get_center()[0] > post)


def test_nobody_moves_before_all_are_asked():
    """At 100 questions she who asks all was seen half way to where her one step ends."""
    for size in (1, 10, 100):
        for asked in np.linspace(0, 300, 1201):
            steps = taken(asked, size)
            assert steps <= asked // size
            # Between two of her lines she is only as she leaps.
            assert steps == int(steps) or asked % size < leap(size)


def test_all_ask_at_one_pace_and_never_stop():
    """A counter ran at 2,700, at 3,300 and at 10,000 questions a second, and stood in between."""
    clock = ValueTracker(3.0)
    asking = Asking(clock, pace_for(100))
    asking.begin()
    for seconds in (0.5, 2.0, 20.0):
        clock.set_value(3.0 + seconds)
        assert asking.now() == pytest.approx(40 * seconds)
        assert asking.runs
    asking.begin(100)
    clock.set_value(60.0)
    assert (asking.now(), asking.runs) == (100, False)
    assert facts(PLAN)["duration"] == "about seven hours"
    walk = PLAN.large.path
    assert walk[0] == pytest.approx([-1, 3])
    assert len(walk) > 40 * 60


def test_one_rate_and_one_step_all_through_the_film():
    """Worked out was a step at a rate of 0.2, and the race called it 0.1."""
    with offstage():
        side = DataSide(PLAN)
        step = SingleStep(PLAN, side, View(PLAN.ground), Box(0, -3, 4, 2))
    for row in step.rule:
        assert "{{alpha : rate}}" in row.source
    for row in step.numbers:
        assert "{{0.1 : rate}}" in row.source
    assert equals(3 - 0.1 * 2 * 4.92, "2.02") == "approx"


def test_losses_after_the_first_pass_are_all_seen_close_up():
    low, high = late_losses(PLAN)
    for run in (PLAN.one_by_one.losses[100:], PLAN.all_at_once.losses[1:]):
        assert np.all((np.log10(run) > low) & (np.log10(run) < high))


def test_the_gradient_is_seen_at_no_length_and_in_no_direction_that_nothing_gives():
    """It left the map, then it swung aside, then it shrank to nothing as “a step” was said."""
    with offstage():
        side = DataSide(PLAN)
        step = SingleStep(PLAN, side, View(PLAN.ground), Box(0, -3, 4, 2))
    (w0, w1), (b0, b1) = PLAN.window
    for arrow, sign in ((step.arrow, 1), (step.back, -1)):
        for grown in (0.5, 1):
            arrow.grown.set_value(grown)
            tip = PLAN.start + grown * arrow.present()
            assert w0 < tip[0] < w1
            assert b0 < tip[1] < b1
            assert arrow.present() == pytest.approx(sign * 0.1 * PLAN.single)
    assert step.back.landing() == pytest.approx(PLAN.next)


def test_arrows_are_made_shorter_by_the_same_factor_in_the_same_time():
    with offstage():
        fan = Fan(View(PLAN.ground), PLAN.start, PLAN.steps)
    pace = fan.shorten().rate_func
    share = 1 + np.array([pace(0.0), pace(0.5), pace(1.0)]) * (1 / 100 - 1)
    assert share == pytest.approx([1, 0.1, 0.01])


def test_the_fan_is_seen_whole_and_the_chain_of_the_average_fills_the_frame():
    """The fan was cut off at the top, and the chain 260 pixels long in a frame of 1920."""
    with offstage():
        side = MapSide(PLAN)
        it = Opinions(PLAN, side)
    low, high = np.array(places.FRAMED).reshape(2, 2)
    seen = {"far": [PLAN.start, PLAN.best, *(PLAN.start + PLAN.steps)]}
    seen["close"] = [PLAN.start, PLAN.start + PLAN.mean_step]
    for pose, points in zip((it.frame(), it.close_up()), seen.values(), strict=True):
        side.view.look(**pose)
        ends = side.view.screen(side.view.world(np.array(points), np.zeros(len(points))))[0]
        assert np.all((ends > low) & (ends < high))
    assert np.max(np.ptp(ends, axis=0) / (high - low)) > 0.6
    assert it.times() == pytest.approx(7)  # a whole number, as it is told


def test_pulls_laid_head_to_tail_never_double_back():
    """One lay on the other, so that their sum could not be followed."""
    vectors = Close(PLAN).pulls.vectors
    ways = np.arctan2(vectors[:, 1], vectors[:, 0])
    assert np.all(np.diff(ways) >= 0)
    assert vectors.sum(axis=0) == pytest.approx([0, 0], abs=1e-9)
    assert sorted(map(tuple, vectors)) == sorted(map(tuple, PLAN.pulls))


def test_where_she_settles_old_landings_fade():
    """All were as bright, and the last cloud looked as wide as that of a rate of 0.05."""
    with offstage():
        landings = Close(PLAN).landings
    spread = []
    for shown in (300, 600):
        strong = landings.strengths(shown) > 0.5 * landings.strengths(shown).max()
        bright = landings.lines[:shown][strong]
        spread.append(np.linalg.norm(bright - PLAN.best, axis=1).mean())
    assert spread[1] < spread[0] / 2


def test_she_walks_on_as_the_rate_is_turned_down_and_no_other_rate_is_told():
    """The cloud was wiped out, the rate turned up again, and told was one that no step has."""
    with offstage():
        close = Close(PLAN)
    steps = np.linalg.norm(np.diff(close.landings.lines, axis=0), axis=1)
    assert steps[299] < 4 * 0.1  # no leap where one part ends
    told = {}
    for shown in (0, 1, 300, 300.5, 301, 600):
        close.landings.shown.set_value(shown)
        close.rate.set_value(0.075)
        told[shown] = close.dial.readout.value()
    assert [told[at] for at in (0, 1, 300)] == [0.1] * 3
    assert [told[at] for at in (300.5, 301)] == [0.1] * 2
    assert told[600] == pytest.approx(0.1 / (1 + 299 / 20))


def test_a_few_gutters_come_as_they_are_asked_and_are_a_bowl_already():
    """They came in the order of x: ten looked alike, as if a bowl needed a hundred of them."""
    few = X[PLAN.order[:10]]
    assert np.ptp(few) > 0.7 * np.ptp(X)  # ten from all over, not neighbours
    bowl = Bowl(PLAN)
    for row, line in zip(PLAN.order[:10], bowl.pencil.lines, strict=False):
        assert line[:, 0] * X[row] + line[:, 1] == pytest.approx(np.full(len(line), Y[row]))
    assert [count for count, _ in PLAN.gutters] == [1, 10, 50, 100]
    bends = [np.linalg.eigvalsh(ground.hessian(np.zeros(2))) for _, ground in PLAN.gutters]
    steeper = [float(high / low) for low, high in bends[1:]]
    assert max(steeper) < 2
    assert bends[0][0] < 1e-9 < bends[0][1]
    assert facts(PLAN)["few_dots"] == "Ten dots: already a bowl."


def test_the_count_of_gutters_is_of_those_that_are_drawn():
    """It read 1 with six and more of them drawn, and 50 with the bowl nearly round."""
    bowl = Bowl(PLAN)
    for stage in np.linspace(0, 3, 61):
        bowl.averaged.stage.set_value(stage)
        count, drawn = int(bowl.averaged.count()), bowl.pencil.readings()[0].value
        assert count == int(drawn + 1e-6)
        # The ground is their average, or on the way to that of one more.
        rows, (w, b) = PLAN.order, (0.3, -0.7)
        errors = (w * X[rows] + b - Y[rows]) ** 2
        two = [errors[:n].mean() for n in (count, min(count + 1, 100))]
        height = float(bowl.averaged.value(np.array([w, b])))
        assert min(two) - 1e-9 <= height <= max(two) + 1e-9


def test_arrows_are_laid_one_after_another():
    """All grew at once from one spot, and what was laid end to end was a string of beads."""
    fan = Close(PLAN).pulls
    fan.laid.set_value(0.5)
    moved = np.linalg.norm(fan.roots() - PLAN.best, axis=1)
    assert np.all(moved[60:] == 0)
    ends = PLAN.best + np.cumsum(fan.vectors, axis=0)
    assert fan.roots()[1:40] == pytest.approx(ends[:39])


def test_the_last_map_keeps_its_names_within_the_margin():
    """The w stood 21 pixels from the edge of the frame."""
    with offstage():
        axes = Ending(PLAN, ValueTracker(0.0)).track.axes
    assert max(left + text.width for text, left, *_ in axes.texts()) <= STAGE.right


def test_the_full_step_leads_from_where_she_stands_to_the_end_of_the_chain():
    """It was drawn to the side of the chain, so that “exactly” could not be seen."""
    with offstage():
        it = Opinions(PLAN, MapSide(PLAN))
    it.fan.share.set_value(1 / 100)
    it.fan.laid.set_value(1)
    assert it.batch.root() == pytest.approx(PLAN.start)
    assert it.batch.landing() == pytest.approx(it.fan.end())


def test_luck_is_told_of_where_it_is_shown():
    words = facts(PLAN)["luck"]
    assert words == "Luck? A little. Nine in ten shuffles end in this band, below 1.5."
    assert PLAN.losses(10)[1] < PLAN.measured.bands[1, 10]
    assert PLAN.measured.bands[2, 10] < 1.5


def early(run: Rehearsal, sooner: float = 0.0) -> list[str]:
    """The sentences that tell of a number of questions before so many have been asked."""
    found = []
    for cue in run.captions:
        if told := re.match(r"At (\d+),", cue.text):
            begins = cue.start - sooner
            asked = [row.value for row in run.trace if row.name == "asked" and row.time <= begins]
            if asked[-1] < int(told[1]):
                found.append(cue.text)
    return found


def test_a_count_is_told_once_it_is_come_to():
    """“At 200, batch overtakes” was heard at 100 questions, and its step was taken in silence."""
    run = performed(Stochastic).run
    assert early(run) == []
    assert len(early(run, sooner=3)) == 3


@pytest.mark.parametrize(
    ("words", "thing"), [("On the map,", "spot"), ("One walker asks", "batch")]
)
def test_what_is_spoken_of_comes_with_its_words(words: str, thing: str):
    """“On the map” was heard a second before there was one, and a race before its walkers."""
    run = performed(Stochastic).run
    heard = next(cue.start for cue in run.captions if cue.text.startswith(words))
    seen = min(row.time for row in run.trace if row.name == thing)
    assert heard - 0.2 < seen < heard + 0.9


def test_the_band_of_shuffles_stands_over_its_own_numbers():
    """Bars of 100, 200 and 300 questions stood at 128, 228 and 328, clear of the marks."""
    with offstage():
        race = Race(PLAN, Bowl(PLAN).view)
        race.plane.reframe(x=(0, SPARE * PLAN.reads), y=late_losses(PLAN))
    for halt in PLAN.halts:
        losses = [loss(*one_by_one(seed, halt)[-1]) for seed in range(0 if halt > 10 else 200)]
        told = np.quantile(losses, (0.05, 0.5, 0.95)) if losses else PLAN.measured.bands[:, halt]
        for row, value in zip(race.courses.shuffles(halt), told, strict=True):
            assert row[-1] == pytest.approx(race.plane.xy(halt, np.log10(value)))


def test_the_plot_of_the_race_has_the_frame_and_meets_nothing():
    """It was a quarter of the frame wide, then there were two small maps above it."""
    assert places.PLOT.width > 0.9 * STAGE.width
    assert places.PLOT.height > 0.8 * STAGE.height
    for told in (*places.HEADS, places.COUNT):
        assert not told.meets(places.PLOT)
        assert not told.meets(places.OVER_PLOT)


def test_both_race_on_one_ground_and_walk_on_it():
    """Each had a small map of its own; the way of a long step would have left the ground."""
    with offstage():
        bowl = Bowl(PLAN)
        race = Race(PLAN, bowl.view)
    bowl.averaged.stage.set_value(len(PLAN.gutters) - 1)
    assert race.batch.on is race.single.on is bowl.view
    low, high = np.array(bowl.view.window).T
    assert np.all((PLAN.one_by_one.points > low) & (PLAN.one_by_one.points < high))
    way = over_ground(PLAN.all_at_once.points[:2])
    assert way[[0, -1]] == pytest.approx(PLAN.all_at_once.points[:2])
    screen = bowl.view.at(way)
    straight = np.linspace(screen[0], screen[-1], len(screen))
    assert np.abs(screen - straight).max() > 0.15  # it sags with the bowl


def test_what_is_told_of_the_race_is_off_its_answers_and_its_block():
    boxes = [*places.HEADS, *places.TOLD, *places.RATES, places.BLOCK, places.UNDER_BLOCK]
    boxes.append(places.ANSWERS)
    for number, one in enumerate(boxes):
        assert not any(one.meets(other) for other in boxes[:number])


def test_all_steps_and_the_cross_are_on_the_wide_map():
    low, high = np.array(seen_at_once(PLAN)).T
    for lines in (PLAN.start + PLAN.steps, PLAN.best, PLAN.start):
        assert np.all((lines > low) & (lines < high))
    assert np.divide(*(high - low)) == pytest.approx(places.BATCHES.width / places.BATCHES.height)


def test_the_map_that_fills_the_frame_has_numbers_however_close_it_is():
    """It had none from the fan to the average."""
    with offstage():
        side = MapSide(PLAN)
        it = Opinions(PLAN, side)
    for pose in (it.frame(), it.close_up()):
        side.view.look(**pose)
        shown = [(text, left, foot) for text, left, foot, much in side.numbers.texts() if much]
        assert {"w", "b"} < {text.text for text, *_ in shown}
        numbers = [row for row in shown if row[0].text not in "wb"]
        assert len(numbers) >= 5
        for text, left, foot in numbers:
            value = float(text.text.replace("−", "-"))
            x, y = side.view.at([value, 0.0])[0], side.view.at([0.0, value])[1]
            below = foot < places.FRAMED.bottom
            assert (left + text.width / 2 if below else foot + text.high[1] / 2) == pytest.approx(
                x if below else y
            )


def test_the_bare_map_comes_to_lie_where_the_bowl_does():
    """Map and ground of other lines stood over each other."""
    with offstage():
        side, bowl = MapSide(PLAN), Bowl(PLAN)
    for pace in side.floor.reach(bowl.view.window):
        pace.begin()
        pace.interpolate(1)
    bowl.view.look(**bowl.flat())
    below = bowl.below(side.view)
    below.build().begin()
    rim = [float(end.get_value()) for end in side.floor.rim]
    assert np.reshape(rim, (2, 2)) == pytest.approx(np.array(bowl.view.window))
    target = side.view.target
    for line in np.transpose(bowl.view.window):
        world = target.world(line, np.array(target.lowest))
        assert target.screen(world)[0] == pytest.approx(_foot(bowl, line))


def _foot(bowl: Bowl, line: np.ndarray) -> np.ndarray:
    """Where a line is on the floor of the bowl, on the screen."""
    return bowl.view.screen(bowl.view.world(line, np.array(0.0)))[0]


def test_the_gutter_that_fills_the_frame_has_two_walls():
    """The far one was cut off by the rim of the map."""
    with offstage():
        bowl = Bowl(PLAN)
    (w0, w1), (b0, b1) = bowl.view.window
    walls = bowl.averaged.value(np.array([[w0, b1], [w1, b0]]))
    assert walls.min() > 0.8 * walls.max()
    low, high = np.array(bowl.view.window).T
    assert np.all((PLAN.start > low) & (PLAN.start < high))


def test_nothing_is_called_closer_that_is_not():
    """It said “closer × 1”, on a plate."""
    with offstage():
        close = Close(PLAN)
    assert close.loop.times == 1
    assert len(close.loop.lens) == 0
    assert close.pulled.lens[0].text == "closer × 4"
    assert close.pulled.lens.get_bottom()[1] > close.loop.view.map_panel().top


def test_numbers_of_a_close_look_have_room():
    """Those of a map of a hundred units stood over each other, one at every second unit."""
    with offstage():
        close = Close(plan(n=400, noise=1.5, order_seed=3, seed=4))
    assert close.loop.lens[0].text == "map × 0.1"
    below = close.loop.view.map_panel().bottom
    for near in (close.loop, close.near, close.pulled):
        if near is not close.loop:
            close.loop.view.look(**close.near_pose(close.loop.view, near))
        texts = [(foot, left, left + text.width) for text, left, foot, _ in near.axes.texts()]
        rows = sorted(row for row in texts if row[0] < below)
        gaps = [b[1] - a[2] for a, b in pairwise(sorted(rows, key=lambda row: row[1]))]
        assert len(rows) > 2
        assert min(gaps) > 0.1


def test_what_is_told_first_stands_first_and_x_has_its_colour():
    with offstage():
        step = SingleStep(PLAN, DataSide(PLAN), View(PLAN.ground), Box(0, -3, 4, 2))
    for w, b in (step.slopes, step.rule, step.numbers):
        assert b.get_right()[0] < w.get_left()[0]
        assert ": x}}" in w.source


def test_the_dots_of_the_block_are_those_of_the_plot():
    """The block sank into the dark, and a plot came from nowhere."""
    with offstage():
        side = DataSide(PLAN)
    spots = np.stack(np.meshgrid(np.arange(10.0), np.arange(10.0)), axis=-1).reshape(-1, 2)
    side.dots.stand(spots, 0.1)
    assert sorted(map(tuple, side.dots.stood)) == sorted(map(tuple, spots))
    ranks = np.argsort(np.argsort(PLAN.dots.x, kind="stable"))
    assert np.all(side.dots.stood[:, 0] == ranks // 10)  # from left to right they keep their order


def test_the_ground_of_another_dot_is_its_squared_error():
    """A line stood for its gutter on a bare floor."""
    with offstage():
        side = MapSide(PLAN)
    side.averaged.turned.set_value(1)
    x, y = PLAN.dots.x[PLAN.other], PLAN.dots.y[PLAN.other]
    lines = np.array([[-1.0, 3.0], [0.5, 2.0], *PLAN.gutter_ends(PLAN.other)])
    heights = side.averaged.value(lines)
    assert heights == pytest.approx((lines @ [x, 1] - y) ** 2, abs=1e-9)
    assert heights[2:] == pytest.approx([0, 0], abs=1e-9)


@pytest.mark.parametrize(("few", "right"), [(9.0, 0), (3.0, 1), (0.31, 2)])
def test_what_is_left_of_the_loss_has_one_right_answer(few: float, right: int):
    race = SimpleNamespace(losses=lambda reads: (16.46, few if reads else 16.46))
    answers, answer = guesses_of_race(race)  # type: ignore[arg-type]
    assert answers.index(answer) == right


def test_close_up_the_map_keeps_its_colours():
    """Two pictures “map × 4” had other colours: the second was painted from another range."""
    with offstage():
        close = Close(PLAN)
    assert close.landings.on is close.pulls.on is close.loop.map.view


def test_rates_are_walked_one_after_another():
    """Seven walks of one colour began at once, and no one knew which rate was whose."""
    with offstage():
        choosing = Choosing(PLAN)
    trails = choosing.trails
    for number in range(len(PLAN.rates)):
        trails.time.set_value(number + 0.5)
        walked = [trails.steps_of(other) for other in range(len(PLAN.rates))]
        assert walked == [10] * number + [5] + [0] * (4 - number)


def test_a_gutter_lies_on_the_floor_whose_numbers_it_is_read_from():
    """It was called 0, and hung 35 pixels over a floor with a scale."""
    with offstage():
        views = MapSide(PLAN).view, Bowl(PLAN).view
    assert [(view.lowest, view.gap) for view in views] == [(0.0, 0.0)] * 2


def test_who_asks_all_goes_down_her_line_as_it_is_drawn(monkeypatch):
    """Her square waited at the top of a drop that was drawn already, and then was below."""
    marks = []
    monkeypatch.setattr(
        "scenes.parts.stochastic.losses.paint_sign",
        lambda _, kind, at, *more: marks.append((kind, at)),
    )
    with offstage():
        race = Race(PLAN, Bowl(PLAN).view)
        race.asked.set_value(len(PLAN))
        heights = []
        for share in (0.0, 0.5, 1.0):
            race.stepped.set_value(share)
            marks.clear()
            race.courses.draw(cairo.Context(cairo.ImageSurface(cairo.FORMAT_ARGB32, 4, 4)))
            heights += [float(at[1]) for kind, at in marks if kind == places.ALL]
    logs = np.log10(PLAN.all_at_once.losses[:2])
    begin, end = race.plane.xy([len(PLAN)] * 2, logs)[:, 1]
    assert heights == pytest.approx([begin, (begin + end) / 2, end])
