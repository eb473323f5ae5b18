"""Every dot pulls: each number that the film shows, computed here once more."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

from gdmath import (
    Dataset,
    InputError,
    gradient_descent,
    least_squares,
    linear_data,
    mse,
    mse_gradient,
    train,
)
from scenes.mse_gradient import MseGradient, MseGradientParameters
from scenes.parts.mse_gradient.held import Held, Slopes
from scenes.parts.mse_gradient.plan import Plan, plan_for
from scenes.parts.mse_gradient.rows import step_rows
from scenes.parts.mse_gradient.telling import facts, in_signs
from scenes.parts.regression.fits import plan_for as regression_plan
from scenes.regression import RegressionParameters
from scenes.render.record import Rehearsal, Row
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage.lecture.boxes import CAPTION
from tests.everything import some
from tests.scenes.performing import attend, performed

Array = NDArray[np.float64]

A = linear_data(rng=np.random.default_rng(0))
D = Dataset([-2, 1, 2], [0, 2, 4])
X, Y = D.x, D.y


def plan(**changes: Any) -> Plan:
    return plan_for(**(MseGradientParameters().__dict__ | changes))


PLAN = plan()


def telling_of(**changes: Any) -> type[MseGradient]:
    """The film with other parameters."""
    chosen = MseGradientParameters(**changes)
    members = {"parameters": chosen, "__module__": MseGradient.__module__}
    return type("Other", (MseGradient,), members)


class Seen(NamedTuple):
    """One frame of the film."""

    beat: str
    time: float
    needles: tuple[float, float]  # along w and b
    told: tuple[float, float]
    count: int  # dots that tell
    hundred: Array
    asked: Array  # the line that is asked about: of one dot as it is, or as it was before a nudge


class Witness:
    """Looks at every frame."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def frame(self, scene: Any) -> None:
        along_w, along_b = scene.needles
        self.seen.append(
            Seen(
                scene.beats_begun[-1],
                scene.time,
                (along_w.face.value(), along_b.face.value()),
                tuple(float(told.get_value()) for told in scene.slopes.told),
                len(scene.slopes.data),
                scene.hundred.held.now(),
                PLAN.three_start if scene.slopes.nudged else scene.few.held.now(),
            )
        )

    def beat_ended(self, scene: Any, name: str) -> None:
        pass


attend(MseGradient, Witness)


@cache
def played() -> tuple[Rehearsal, list[Seen]]:
    """Every frame, once for all tests."""
    performance = performed(MseGradient)
    return performance.run, performance.of(Witness).seen


# -- the numbers of the script -------------------------------------------------------------------


def test_one_dot_loses_two_strips_less_a_corner() -> None:
    assert PLAN.error == -3
    assert (float(PLAN.one.x[0]), float(PLAN.one.y[0])) == (2, 4)
    for lever, quotients in ((1.0, (-5.8, -5.95, -5.99)), (2.0, (-11.2, -11.8, -11.96))):
        found = [lost / nudge for nudge, lost in PLAN.lost(lever)]
        assert found == pytest.approx(quotients, abs=1e-9)
        h = np.array([0.2, 0.05, 0.01])
        assert found == pytest.approx(((-3 + lever * h) ** 2 - 9) / h, abs=1e-9)
    assert PLAN.lost(1.0)[0][1] == pytest.approx(-2 * 0.6 + 0.04)


def test_three_dots_pull_by_minus_two_and_minus_six() -> None:
    errors = PLAN.three_errors
    assert errors.tolist() == [1, -1, -3]
    assert (errors * X).tolist() == [-2, -1, -6]
    assert (errors.mean(), (errors * X).mean()) == (-1, -3)
    assert PLAN.three_gradient.tolist() == [-6, -2] == mse_gradient(D, 0, 1).tolist()
    assert PLAN.three_loss(PLAN.three_start) == pytest.approx(11 / 3)


def test_every_row_of_the_derivation_is_the_gradient() -> None:
    error, m = 0 * X + 1 - Y, len(X)
    own = {
        "chain": (sum(2 * error * X) / m, sum(2 * error * 1) / m),
        "done": (2 / m * sum(X * error), 2 / m * sum(error)),
        "line": (2 / m * sum((0 * X + 1 - Y) * X), 2 / m * sum(0 * X + 1 - Y)),
        "turned": (-2 / m * sum((Y - (0 * X + 1)) * X), -2 / m * sum(Y - (0 * X + 1))),
    }
    w, b = (name.join(("{{partial L \\/ partial ", " : g}}")) for name in "wb")
    for slope, row in zip((w, b), step_rows()["turned"], strict=True):
        assert row.startswith(f"{slope} {{{{= : is}}}} {{{{- : minus}}}} {{{{2 : two}}}}/"), row
    for name, slopes in own.items():
        assert slopes == pytest.approx((-6, -2)), name
    assert 0 - 0.1 * 2 * (-3) == pytest.approx(0 - 0.2 * (-3)) == pytest.approx(0.6)


def test_the_step_of_the_three() -> None:
    assert PLAN.three_next == pytest.approx([0.6, 1.2])
    assert pytest.approx([0.0, -0.2, -1.6]) == 0.6 * X + 1.2 - Y
    assert PLAN.three_loss(PLAN.three_next) == pytest.approx(0.8667, abs=1e-4)
    assert PLAN.three_loss(PLAN.three_next) == pytest.approx(mse(D, 0.6, 1.2))
    assert in_signs(0, 0.1, -6) == "0 − 0.1 × (−6) = 0.6"
    assert in_signs(1, 0.1, -2) == "1 − 0.1 × (−2) = 1.2"


def test_the_hundred_have_the_two_numbers_of_the_film_before() -> None:
    errors = PLAN.errors(PLAN.start)
    assert errors.mean() == pytest.approx(1.9595, abs=1e-4)
    assert (errors * A.x).mean() == pytest.approx(-4.1056, abs=1e-4)
    assert (int(np.sum(errors > 0)), int(np.sum(errors < 0))) == (66, 34)
    assert PLAN.gradient == pytest.approx([-8.211, 3.919], abs=1e-3)
    before = regression_plan(**RegressionParameters().__dict__)
    assert (before.start == PLAN.start).all()
    assert before.gradient == pytest.approx(PLAN.gradient, abs=1e-12)
    assert in_signs(-1, 0.1, PLAN.gradient[0]) == "−1 − 0.1 × (−8.21) ≈ −0.18"


def test_a_line_let_go_comes_to_rest_at_the_best_one() -> None:
    # A descent in very many tiny steps is the flow itself: 500 of them make one moment of it.
    walk = train(A, gradient_descent(0.02 / 500), 1500, start=[-1, 3])
    assert PLAN.falling[:4] == pytest.approx(walk.points[::500].reshape(4, 2), abs=1e-3)
    went = np.linalg.norm(np.diff(PLAN.falling, axis=0), axis=1)
    assert np.all(np.diff(went) < 0)  # fastest when it is let go, as its bands pull most
    assert mse(A, *PLAN.start) == pytest.approx(16.46, abs=0.01)
    assert mse(A, *PLAN.falling[-1]) == pytest.approx(0.231, abs=0.001)
    assert PLAN.falling[-1] == pytest.approx(PLAN.best, abs=0.02)
    assert PLAN.best == pytest.approx([2.0182, 1.0405], abs=1e-4)


def test_the_level_line_turns_on_the_spot() -> None:
    errors = PLAN.errors(PLAN.level)
    assert PLAN.level == pytest.approx([0, 1.0405], abs=1e-4)
    assert abs(errors.mean()) < 1e-12
    assert mse_gradient(A, *PLAN.level) == pytest.approx([-5.4906, 0], abs=1e-4)
    assert PLAN.halves == pytest.approx((1.996, -1.996), abs=1e-3)
    assert np.ptp(PLAN.turning[:, 1]) < 1e-12  # b
    assert PLAN.turning[-1, 0] == pytest.approx(2.018, abs=0.001)


def test_at_the_best_line_both_sums_are_zero_and_no_band_is_slack() -> None:
    errors = PLAN.errors(least_squares(A))
    assert abs(errors.sum()) < 1e-9
    assert abs((errors * A.x).sum()) < 1e-9
    assert np.abs(errors).mean() == pytest.approx(0.396, abs=1e-3)
    assert np.abs(errors).min() == pytest.approx(0.006, abs=1e-3)
    assert (int(np.sum(errors > 0)), int(np.sum(errors < 0))) == (49, 51)


def test_dots_tell_one_after_another() -> None:
    slopes = Slopes(A, Held(PLAN.start))
    assert slopes.along(0) == slopes.along(1) == 0
    slopes.told[0].set_value(0.5)
    left = np.argsort(A.x, kind="stable")[:50]
    errors = PLAN.errors(PLAN.start)
    assert slopes.along(0) == pytest.approx(2 * np.sum(errors[left] * A.x[left]) / 100)
    for told in slopes.told:
        told.set_value(1)
    assert [slopes.along(k) for k in (0, 1)] == pytest.approx(PLAN.gradient)


# -- what is seen --------------------------------------------------------------------------------


@pytest.mark.slow
def test_needles_show_the_gradient_in_every_frame_once_all_have_told() -> None:
    compared = set()
    for frame in played()[1]:
        data = {1: PLAN.one, 3: D, 100: A}[frame.count]
        # A nudge asks of the line as it was, and a step is made of the slopes where it began.
        line = {1: frame.asked, 3: PLAN.three_start, 100: frame.hundred}[frame.count]
        gradient = mse_gradient(data, *line)
        for axis in (0, 1):
            if frame.told[axis] == 1:
                assert frame.needles[axis] == pytest.approx(gradient[axis], abs=1e-9), frame.time
                compared.add((frame.beat, axis))
    assert {beat for beat, _ in compared} >= {"all_dots", "at_rest"}


@pytest.mark.slow
def test_read_outs_come_to_the_numbers_that_are_told() -> None:
    run, _ = played()

    def shown(beat: str, name: str) -> list[str]:
        return [row.text for row in run.displayed(beat, name)]

    assert shown("one_step", "loss")[0] == "3.67"
    assert set(shown("one_step", "loss")) == {"3.67", "0.87"}  # none of a line in between
    assert set(shown("one_step", "step w")) == {"0.6"}
    assert "3.92" in shown("all_dots", "slope b")
    assert "−8.21" in shown("all_dots", "slope w")


@pytest.mark.slow
def test_the_pulls_of_both_halves_are_those_of_the_line_as_it_turns() -> None:
    run, frames = played()
    lines = {frame.time: frame.hundred for frame in frames}

    def line(row: Row) -> Array:
        return lines[min(time for time in lines if time > row.time + 1e-6)]  # when it ends

    for side, half in (("left", A.x < 0), ("right", A.x > 0)):  # the arrows tell which way
        rows = run.displayed("at_rest", f"pull {side}")
        pulls = [abs(np.mean((w * A.x + b - A.y)[half])) for w, b in map(line, rows)]
        assert [row.text for row in rows] == [f"{pull:.2f}" for pull in pulls]
        assert 2.0 > pulls[0] > pulls[-1]


@pytest.mark.slow
def test_the_level_line_keeps_its_height_while_it_turns() -> None:
    seen = [f for f in played()[1] if f.beat == "at_rest" and f.hundred[0] > 0.01]
    assert len(seen) > 40
    assert np.ptp([f.hundred[1] for f in seen]) < 0.003  # and comes to that of the best line


@pytest.mark.slow
def test_the_line_of_the_hundred_is_where_a_descent_brings_it() -> None:
    letting_go = [f for f in played()[1] if f.beat == "rubber_bands" and f.hundred[0] > -0.7]
    assert len(letting_go) > 10
    for frame in letting_go:
        at = np.interp(frame.hundred[0], PLAN.falling[:, 0], np.arange(len(PLAN.falling)))
        b = np.interp(at, np.arange(len(PLAN.falling)), PLAN.falling[:, 1])
        assert frame.hundred[1] == pytest.approx(b, abs=1e-6)


# -- other data ----------------------------------------------------------------------------------


def test_words_follow_the_pulls() -> None:
    assert (
        facts(PLAN)["rest"]
        == "It falls and turns, as if through honey. How much does one dot change the loss?"
    )
    assert facts(plan(start=(-1, -3)))["rest"].startswith("It rises and turns")
    assert facts(plan(start=(-3, 1.05)))["rest"].startswith("It turns, as if")
    assert facts(PLAN)["level"] == "The dots lie evenly about the post: it only turns."
    assert [facts(PLAN)[name] for name in ("loses", "per_nudge")] == ["loses", "−5.8"]
    assert [facts(PLAN)["changes"], facts(plan(three=((-2, 2), (1, 0), (2, -3))))["changes"]] == [
        "So it changes by −1.16.",
        "So it changes by 1.64.",
    ]
    assert facts(PLAN)["corner"] == "Minus the corner, counted twice."
    above = plan(three=((-2, 2), (1, 0), (2, -3)))
    assert (facts(above)["loses"], facts(above)["one_b"]) == ("gains", "8")
    # Where a square grows, no corner is in both strips: it was told as twice there all the same.
    assert (facts(above)["corner"], facts(above)["per_nudge"]) == (
        "Plus the corner that neither has.",
        "8.2",
    )
    assert facts(above)["sign_means"].startswith("Plus")


def test_three_dots_on_one_side_are_refused() -> None:
    with pytest.raises(InputError, match="three"):
        plan(three=((-2, 4), (1, 2), (2, 4)))
    with pytest.raises(InputError, match="three"):
        plan(three=((1, 0), (1, 2), (2, 4)))
    with pytest.raises(InputError, match="learning_rate"):
        plan(learning_rate=0.5)
    assert plan(learning_rate=0.3).rate == 0.3


@pytest.mark.slow
@pytest.mark.parametrize(
    "changes",
    some(
        [
            {"data": str(Path(__file__).parents[4] / "assets" / "reservations.txt")},
            {"seed": 3, "start": (4.0, -2.0)},
            {"three": ((-3, 3), (1, 0), (2, 2)), "three_start": (1, 1)},
            {"three": ((-2, 2), (1, 0), (2, -3))},
        ]
    ),
)
def test_told_of_other_data_nothing_is_covered_or_cut(changes: dict[str, Any]) -> None:
    assert rehearse(telling_of(**changes), frames=False).layout == []


def test_the_needles_reach_beyond_every_slope() -> None:
    assert PLAN.reach == 15
    with offstage():
        film = MseGradient()
        film.parameters = replace(MseGradientParameters(), start=(8.0, -6.0))
        film.setup()
    assert film.plan.reach > np.abs(film.plan.gradient).max()


def test_the_map_of_lines_has_its_numbers_above_the_captions() -> None:
    with offstage():
        film = MseGradient()
        film.setup()
    low = min(foot + text.low[1] for text, _, foot, _ in film.valley.axes.texts())
    assert low > CAPTION.top
