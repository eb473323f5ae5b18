"""Guess, measure, adjust: each number that the film shows, computed here once more."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdmath import Dataset, InputError, gradient_descent, train, training_log
from scenes.parts.training_loop.choosing import plan_for
from scenes.parts.training_loop.machine import Machine
from scenes.parts.training_loop.outcome import loss_text
from scenes.parts.training_loop.plan import EVENINGS, MADE_UP, Plan
from scenes.parts.training_loop.program import executed, gold
from scenes.parts.training_loop.race import Race
from scenes.parts.training_loop.rounds import Rounds
from scenes.parts.training_loop.telling import facts, guess_of, rival_guess
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import SMALLEST_SIZE, STAGE
from scenes.training_loop import TrainingLoop, TrainingLoopParameters
from tests.everything import some

X, Y = np.loadtxt(EVENINGS, skiprows=1, unpack=True)


def plan(**changes: Any) -> Plan:
    return plan_for(**(TrainingLoopParameters().__dict__ | changes))


PLAN = plan()


def hundred() -> Dataset:
    """A hundred dots around y = 2x + 1, whose best line is that one: how the file was made."""
    x = np.linspace(-2, 2, 100)
    noise = np.random.default_rng(0).normal(size=100)
    design = np.column_stack([x, np.ones_like(x)])
    noise = noise - design @ np.linalg.lstsq(design, noise, rcond=None)[0]
    noise = noise * np.sqrt(0.315314 / np.mean(noise**2))
    return Dataset(x, 2 * x + 1 + noise)


def run_as_shown(*cards: str, **names: Any) -> list[str]:
    """What the texts of cards print, if they are run one after another."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec("\n".join(cards), {"mean": np.mean, **names})
    return printed.getvalue().splitlines()


def descent(rate: float, steps: int) -> np.ndarray:
    """The w after each step (steps + 1,), by hand."""
    w = [0.0]
    for _ in range(steps):
        w.append(w[-1] - rate * 2 * float(np.mean(X * (w[-1] * X - Y))))
    return np.array(w)


def loss(w: float) -> float:
    return float(np.mean((w * X - Y) ** 2))


def tried(nudge: float) -> tuple[float, int, int]:
    """Where a search without a gradient ends, after how many steps and tries."""
    k = steps = tries = 0
    while True:
        for way in (1, -1):
            tries += 1
            if loss((k + way) * nudge) < loss(k * nudge):
                k, steps = k + way, steps + 1
                break
        else:
            return k * nudge, steps, tries


# -- the programs --------------------------------------------------------------------------------


def test_the_cards_print_what_is_on_the_screen() -> None:
    log = run_as_shown(*PLAN.functions, PLAN.loop, x=X, y=Y)
    assert tuple(log) == PLAN.run.log
    walk = train(Dataset(X, Y), gradient_descent(0.001), 100, start=[0])
    assert log == training_log(walk)
    assert log[-1] == "w=1.7774693162"
    assert (PLAN.lines, PLAN.firsts) == (14, [1, 3, 5, 7, 10])


def test_the_other_dots_are_made_up() -> None:
    own = hundred()
    assert np.loadtxt(MADE_UP, skiprows=1) == pytest.approx(np.asarray(own), abs=1e-12)
    assert np.array_equal(PLAN.others.x, np.loadtxt(MADE_UP, skiprows=1)[:, 0])
    assert facts(PLAN)["many"] == "a hundred made-up dots"


def test_the_third_card_prints_ten_reports() -> None:
    data = hundred()
    predict, measure, _ = PLAN.functions
    program = predict, measure, PLAN.both_slopes, PLAN.second
    log = run_as_shown(*program, x=data.x, y=data.y)
    assert tuple(log) == PLAN.second_run.log
    figures = [
        "2.997",
        "1.483",
        "0.824",
        "0.537",
        "0.412",
        "0.358",
        "0.334",
        "0.323",
        "0.319",
        "0.317",
    ]
    assert [line.split()[-1] for line in log[:-1]] == figures
    w, b = PLAN.second_walk.points[-1]
    assert log[-1] == f"w={w:.3f} b={b:.3f} loss=0.316" == "w=1.978 b=0.993 loss=0.316"
    assert facts(PLAN)["last_report"] == "0.316"  # of this w and b; 0.317 is that of step 90
    design = np.column_stack([data.x, np.ones(100)])
    best, (squares,), *_ = np.linalg.lstsq(design, data.y, rcond=None)
    assert best == pytest.approx([2, 1], abs=1e-12)
    assert PLAN.lowest == pytest.approx(squares / 100) == pytest.approx(0.315314)


def test_it_is_noted_which_line_runs_when() -> None:
    moments = PLAN.run.moments
    assert [m.line for m in moments[:8]] == [0, 1, 2, 3, 1, 2, 3, 1]
    assert [m.printed for m in moments[:8]] == [0, 0, 0, 1, 1, 1, 2, 2]
    assert moments[4].names["w"] == pytest.approx(0.811)
    assert (moments[-1].line, moments[-1].printed) == (4, 100)
    run = executed("w = k\nprint(w)", {"k": 3})
    assert (run.log, run.names) == (("3",), {"w": 3})


# -- descent and its log -------------------------------------------------------------------------


def test_the_first_step() -> None:
    assert len(X) == 30
    assert loss(0) == pytest.approx(730.3333333333)
    assert 2 * np.mean(X * (0 - Y)) == -811 == PLAN.walk.gradients[0, 0]
    assert PLAN.walk.points[:6, 0] == pytest.approx(descent(0.001, 5), abs=1e-12)
    assert PLAN.walk.points[1, 0] == pytest.approx(0.811)
    assert facts(PLAN)["worked"] == "w: 0 − 0.001 × (−811) = 0.811"
    said = [facts(PLAN)[f"loss_{k}"] for k in range(4)]
    assert said == ["730.", "223.", "73.", "28."]
    left = np.diff(PLAN.walk.points[:9, 0])
    assert left[1:] / left[:-1] == pytest.approx(np.full(7, 0.5437), abs=1e-4)


def test_gold_digits_are_those_that_no_later_line_changes() -> None:
    texts = [f"{loss(w):.10f}" for w in descent(0.001, 99)]
    own = []
    for row, text in enumerate(texts):
        count = 0
        while count < len(text) and all(
            later[: count + 1] == text[: count + 1] for later in texts[row:]
        ):
            count += 1
        own.append(count)
    assert PLAN.gold == tuple(own)
    told = [0] * 7 + [2, 2, 3, 3, 3, 5, 5, 6, 6, 7, 7, 8, 9, 9, 9, 9, 10, 11, 11, 11, 11, 12]
    assert own[:29] == told
    assert (PLAN.still, PLAN.alike) == (28, 72)
    assert -1 / (2 * np.log10(0.5437)) == pytest.approx(1.9, abs=0.05)
    assert {len(text) for text in texts[28:]} == {12}
    for line, (start, end), text in zip(PLAN.run.log, PLAN.settled, texts, strict=False):
        assert line[start:end] == text[: end - start]
    assert gold(("1.0", "2.0")) == (0, 3)


def test_nineteen_steps_are_enough() -> None:
    slopes = [abs(2 * np.mean(X * (w * X - Y))) for w in descent(0.001, 100)]
    assert PLAN.enough == next(k for k, s in enumerate(slopes) if s <= 0.01) == 19
    walk = train(Dataset(X, Y), gradient_descent(0.001), 100, start=[0.0], tolerance=0.01)
    assert int(walk.lengths) == 19
    assert walk.points[-1, 0] == pytest.approx(1.77745, abs=5e-6)
    assert plan(tolerance=1e-6, iterations=20).enough is None
    assert PLAN.test == "if abs(gradient(x, y, w)) <= 0.01: break"
    log = run_as_shown(*PLAN.functions, PLAN.stopping, x=X, y=Y)
    assert tuple(log[:-1]) == PLAN.run.log[:20]  # line 19 is printed after 19 steps
    assert log[-1] == f"w={walk.points[-1, 0]:.10f}"


# -- the rival -----------------------------------------------------------------------------------


def test_what_its_nudge_costs_the_rival() -> None:
    end, steps, tries = tried(PLAN.nudge)
    assert (PLAN.nudge, steps, tries) == (0.01, 178, 180)
    rival = PLAN.rival
    assert (int(rival.lengths), int(rival.states.tries[-1])) == (steps, tries)
    assert rival.points[-1, 0] == pytest.approx(end)
    assert rival.losses[-1] == pytest.approx(loss(end))
    losses = descent(0.001, 100)
    assert PLAN.below == 11 == next(k for k, w in enumerate(losses) if loss(w) < loss(end))
    assert f"{rival.losses[-1]:.10f}" == "9.5709866667"
    assert [f"{loss(w):.10f}" for w in (1.77, 1.79)] == ["9.5822533333", "9.6053466667"]
    assert facts(PLAN)["ahead"].startswith("After eleven steps")
    assert rival_guess(PLAN) == (("about 20", "about 200", "about 2,000"), "about 200")


def test_the_first_tries_of_the_rival(tmp_path: Path) -> None:
    assert [f"{loss(w):.4f}" for w in (0, 0.01)] == ["730.3333", "722.2461"]
    with offstage():
        track = Race(PLAN).track
        other = Race(plan(data=falling(tmp_path))).track
    assert (track.kept, facts(PLAN)["decided_0"]) == (0, "Keep it")
    assert (track.begins.text, *(words.text for words in track.losses)) == ("730.3333", "722.2461")
    assert [words.text for words in track.neighbours] == ["9.6053", "9.5823"]
    assert (other.kept, facts(other.plan)["decided_1"]) == (1, "Keep it")
    first, worse, better = (float(w.text) for w in (other.begins, *other.losses))
    assert worse > first > better


# -- other data ----------------------------------------------------------------------------------


def table(folder: Path, x: Any, y: Any, names: str = "hours points") -> str:
    rows = [f"{a:.4g} {b:.4g}" for a, b in zip(x, y, strict=True)]
    file = folder / "table.txt"
    file.write_text("\n".join([names, *rows]), "utf-8")
    return str(file)


def falling(folder: Path) -> str:
    rng = np.random.default_rng(5)
    x = rng.uniform(0, 5, 12)
    return table(folder, x, -3 * x + rng.normal(0, 1, 12))


def test_the_rate_and_the_nudge_follow_the_data(tmp_path: Path) -> None:
    assert (PLAN.rate, PLAN.nudge) == (0.001, 0.01)
    other = plan(data=falling(tmp_path))
    kept = 1 - other.rate * 2 * np.mean(other.data.x**2)
    assert 0.35 < kept < 0.65
    assert 100 <= int(other.rival.lengths) <= 300
    assert facts(other)["sides"] == "It is positive, so w must shrink."
    assert facts(other)["remembered"] == "twelve lines of numbers"
    assert facts(other)["outputs"] == "points"
    assert [cell.strip() for cell in other.cells[0]] == ["hours", "points"]


def test_a_rival_that_ends_lower_is_told_of(tmp_path: Path) -> None:
    exact = plan(data=table(tmp_path, [1, 2, 3], [2, 4, 6]), nudge=0.5)
    assert (int(exact.rival.lengths), float(exact.rival.losses[-1])) == (4, 0.0)
    assert exact.below is None
    assert rival_guess(exact) == (("about 4", "about 40", "about 400"), "about 4")
    assert facts(exact)["ahead"].startswith("Here the rival ends lower than descent.")


def test_the_file_is_shown_as_it_is() -> None:
    lines = EVENINGS.read_text("utf-8").splitlines()
    assert ["  ".join(row).split() for row in PLAN.cells] == [line.split() for line in lines]


def test_a_long_log_keeps_inside_the_frame(tmp_path: Path) -> None:
    own = plan(data=table(tmp_path, [1, 2, 3], [1000, 2100, 3000]))
    with offstage():
        rounds = Rounds(own, Machine(own))
    assert max(map(len, own.run.log)) > 40
    assert rounds.log.get_right()[0] <= STAGE.right + 0.05  # as with the film's own data
    assert rounds.log.size >= SMALLEST_SIZE


@pytest.mark.parametrize(
    ("loss", "text"),
    [(9.58225, "9.5823"), (812.86667, "812.8667"), (304581.25, "304,581.2"), (2e6, "2,000,000")],
)
def test_losses_of_the_race_are_short(loss: float, text: str) -> None:
    assert loss_text(loss) == text


def test_words_follow_a_log_that_does_not_settle() -> None:
    slow = plan(iterations=12)
    assert facts(slow)["still"].startswith("After 12 rounds, ")
    answers, right = guess_of(slow)
    assert right == answers[-1] == "not in 12"
    assert guess_of(PLAN) == (("about 10", "about 30", "not in 100"), "about 30")


def test_what_cannot_be_told_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="learning_rate"):
        plan(learning_rate=0.01)
    with pytest.raises(InputError, match="nudge"):
        plan(nudge=1.0)
    with pytest.raises(InputError, match="second_rate"):
        plan(second_rate=2.0)
    with pytest.raises(InputError, match="fit the log"):  # counted in billions, nearly all are 0
        plan(data=table(tmp_path, range(1, 1502), [1e9] + [0] * 1500))
    with pytest.raises(InputError, match="the best w is 0"):
        plan(data=table(tmp_path, [1, 2, 3], [0, 0, 0]))
    with pytest.raises(InputError, match="there is one example"):  # “then one lines of numbers”
        plan(data=table(tmp_path, [1], [2]))
    with pytest.raises(InputError, match="too little to be seen"):  # “2,430. 2,430. 2,430.”
        plan(data=table(tmp_path, [-2, -1, 0, 1, 2], [4, 1, 0, 1, 4.01]))


def test_inputs_are_counted_in_units_that_have_room(tmp_path: Path) -> None:
    """Of seconds since 1970 the gradient was −25,331,200,171, and left the frame."""
    seconds = [1.6e9 + k for k in range(8)]
    path = tmp_path / "seconds.csv"
    rows = "".join(f"{x:.0f},{y}\n" for x, y in zip(seconds, range(5, 13), strict=True))
    path.write_text("time (s),v\n" + rows, "utf-8")
    made = plan(data=str(path))
    assert made.data.x_name == "time (billion s)"
    assert abs(float(made.walk.gradients[0, 0])) < 100
    assert len(np.unique(made.data.x)) == 8


def telling_of(**changes: Any) -> type[TrainingLoop]:
    """The film with other parameters."""
    chosen = TrainingLoopParameters(**changes)
    members = {"parameters": chosen, "__module__": TrainingLoop.__module__}
    return type("Other", (TrainingLoop,), members)


# In twenty steps she comes to no level ground, and in forty she does.
@pytest.mark.slow
@pytest.mark.parametrize(("tolerance", "iterations"), some([(1e-6, 20), (0.1, 40)]))
def test_told_of_other_data_nothing_is_covered_or_cut_or_said_in_vain(
    tmp_path: Path, tolerance: float, iterations: int
) -> None:
    chosen = {"tolerance": tolerance, "iterations": iterations, "second_rate": 0.03}
    run = rehearse(telling_of(data=falling(tmp_path), **chosen), frames=False)
    assert any("steps: close enough" in cue.text for cue in run.captions) == (tolerance == 0.1)
    assert run.layout == []
