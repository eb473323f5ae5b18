"""The film on the derivative, told of other numbers: its words follow them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdmath import InputError
from scenes.derivative import Derivative, DerivativeParameters
from scenes.parts.derivative import telling
from scenes.render.rehearsal import rehearse
from tests.scenes.films.derivative.made import PLAN, X, Y, loss, plan


def test_a_negative_input_moves_the_error_the_other_way(tmp_path: Path) -> None:
    """Said was “−9 times as far”, and “2 × error × −9”."""
    path = tmp_path / "own.csv"
    path.write_text("depth (m),temp\n-9,-7.5\n-18,-13.25\n-27,-20.75\n", "utf-8")
    told = telling.facts(plan(data=str(path)))
    assert (told["as_far"], told["given"]) == ("9 times as far, the other way", "(−9)")
    assert (told["inputs"], told["answers"]) == ("depth −9 m", "temp −7.5")
    assert telling.facts(PLAN)["as_far"] == "25 times as far"


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
    assert "the other way. So go left: lower w." in said
    assert run.layout == []
