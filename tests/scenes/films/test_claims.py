"""What films claim of their numbers: each claim is listed, true, and falsified by some numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scenes.stage.lecture.claims import undeclared, untrue
from tests.scenes.told import FILMS, claims_of, told

# A table of one's own, of answers that fall.
FALLING = "Depth,Height\n1,-2.1\n2,-3.7\n3,-6.3\n4,-7.9\n5,-10.2\n6,-11.7\n"
# And such that the best line through (0, 0) is no good line.
LEVEL = "day,pressure\n1,101.32\n2,101.34\n3,101.36\n4,101.38\n5,101.41\n6,101.42\n"
OUTLIER = "x,y\n1,2.1\n2,3.9\n3,6.2\n4,8.1\n5,9.9\n6,100\n"
OTHERS: dict[str, list[dict[str, Any]]] = {
    "loss_curve": [
        {"data": "falling.csv"},
        {"learning_rate": 1e-6},
        {"learning_rate": 0.00155, "steps": 4},
        {"start": 3.9},
        {"start": 2.2, "steps": 30},
        {"example_w": 0.5},
        {"example_w": 1.9},
        {"data": "level.csv"},
        {"data": "outlier.csv"},
    ],
    "regression": [
        {"data": "falling.csv"},
        {"iterations": 4},
        {"learning_rate": 1e-6},
        {"learning_rate": 0.9, "iterations": 6},
        {"noise": 0.0},
        {"noise": 20.0, "seed": 1},
        {"w": -2.0, "b": -8.0},
    ],
    "mse_gradient": [
        {"data": "falling.csv"},
        {"w": 0.3, "b": 5.0},
        {"start": (1.0, 9.0)},
        {"learning_rate": 1e-6},
        {"noise": 0.0},
    ],
    "training_loop": [
        {"data": "falling.csv"},
        {"learning_rate": 1e-6},
        {"iterations": 3},
        {"iterations": 2000, "report_every": 500},
        {"nudge": 0.4},
        {"data": "level.csv"},
        {"data": "outlier.csv"},
    ],
    "learning_rate": [
        {"curve_rates": (0.001, 0.5)},
        {"rates": (0.01, 0.2)},
        {"coefficient": 3.0},
    ],
    "paraboloid": [
        {"learning_rate": 0.2, "epochs": 30, "report_every": 10},
        {"compare_rate": 0.9},
        {"compare_rate": 1.5},
        {"landscape": "booth"},
        {"landscape": "matyas", "compare_rate": 2.0},
    ],
    "local_minima": [
        {"landscape": "x^4/4 - x^2 + x/5"},
        {"landscape": "x^6/6 - x^4 + x^2"},
        {"twins": (0.4, 1.6)},
    ],
    "derivative": [{"at": 3.0}, {"nudges": (0.5, 0.1, 0.02, 0.004)}],
    "gradient": [
        {"steps": 2},
        {"learning_rate": 0.1},
        {"landscape": "quadratic"},
        {"landscape": "six_hump_camel"},
        {"landscape": "booth"},
    ],
    "neural_landscape": [
        {"direction_seed": 3, "hollow": (8.0, 8.0)},
        {"hollow": (-16.0, -3.0)},
    ],
    "stochastic": [
        {"noise": 3.0, "orders": 20},
        {"rates": (0.01, 0.02), "batch_size": 50, "orders": 20},
    ],
    "where_next": [
        {"data_seed": 1},
        {"rate": 0.1, "iterations": 10, "start": (1.0, 0.5)},
        {"network_steps": 100, "layers": (2,)},
        {"data_seed": 25},
    ],
    "momentum": [
        {"condition": 25.0, "most": 0.9},
        {"most": 0.95},
        {"rate": 0.0105, "memory": 0.5},
        {"condition": 400.0},
    ],
    "optimizer_race": [
        {
            "rate": 0.001,
            "starts": 8,
            "budget": 300,
            "track": "booth",
            "turned": 20.0,
        }
    ],
    "bias_variance": [
        {"powers": 3, "highest_degree": 6},
        {"few": 8, "few_seed": 2, "powers": 7, "highest_degree": 7},
        {"few": 8, "powers": 4, "highest_degree": 6, "noise": 1.0, "fresh": 10, "fresh_seed": 8},
    ],
    "many_features": [{"data_seed": 2}, {"inputs": 30, "seed_many": 1}],
}


@pytest.fixture(autouse=True)
def _table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = {"falling": FALLING, "level": LEVEL, "outlier": OUTLIER}
    for name, text in tables.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


# Claims that no other numbers among these falsify: their opposites are refused, or seldom.
_REFUSED: dict[str, list[str]] = {
    "many_features": [
        "much the same story",
        "hardly notices",
        "It passes its goal",
        "every step leaves",
        "Every dot lands",
        "steep axes are done at once",
        "until every axis is done",
        "same best predictions",
        "rounder",
        "bounces across",
    ],
    "loss_curve": [
        "ratio settles at",
        "^Shorter",
        "gives a better line",
        "Half as steep",
        "Less steep, so a smaller",
        "half as far from",
        "not as far from",
    ],
    "regression": [
        "lower the line",
        "C, lower still",
        "high, at .*: a bad line",
    ],
    "mse_gradient": [
        "At rest",
        "It falls",
        "left end down: anticlockwise",
        "The loss falls",
        "evenly about the post",
        "left half pulls",
    ],
    "training_loop": ["larger is worse", "neither is better"],
    "learning_rate": [
        "The steps shrink",
        "Minus means the other side",
    ],
    "paraboloid": [
        "Every step leaves",
        "Along the bowl, a step keeps",
        "half the distance is left",
        "a tenth\\. Has",
        "good enough: a gradient",
    ],
    "local_minima": [
        "At first, every step widens",
        "One each",
        "stand on level ground",
    ],
    "derivative": ["Each correction is", "close in on one number"],
    "optimizer_race": [
        "Only the signs",
        "do not even notice",
        "another winner",
        "wins, (with|after)",
        "wears no hat. So it divides by too little",
        "Its rate grows, and off the gold it leaps",
        "Remembering direction saves it",
    ],
    "neural_landscape": [
        "Every step moves all",
        "a push for every thread",
        "No straight border can",
        "Almost at the bottom",
        "Nearly all of it points out",
        "pins are so short",
        "There is a way down",
        "it points out of the picture",
        "still in the hollow",
        "now it stands on a slope",
    ],
    "bias_variance": [
        "Both stand on the lowest point",
        "no single curve is",
        "average is almost right",
        "and it is right",
        "More bends, less loss|Always",
        "falls as soon as the model can bend",
        "fresh dots cost more with every power",
        "every dot has had its turn",
    ],
    "gradient": [
        "everyone climbs\\.",
        "she climbs\\.",
        "walkers go down",
        "she walks down",
        "it shrinks",
    ],
    "stochastic": [
        "has become",
        "at a fixed rate she dances",
        "and she settles",
        "rough answer now beats",
        "of the error is gone",
        "Exactly the full step",
        "each dot still pulls",
    ],
    "where_next": [
        "of the line|it promises .* percent",
        "the surprise is steep",
        "goes flat just where",
        "an opinion forms",
        "is hopeless",
        "the border curls",
    ],
    "momentum": [
        "and she stays inside",
        "They argue",
        "They agree",
        "she swings lower each time",
        "the walls are",
        "would be thrown out",
        "her memory reach",
        "So beta is",
        "the square root of",
        "fades, and 1 comes in",
        "she swings through",
        "slanting down the ravine",
        "At each step the swing shrinks",
    ],
}


@pytest.mark.parametrize("name", FILMS)
def test_claims_are_true_and_listed_and_falsified_by_the_numbers_that_can(name: str) -> None:
    claims, plans = claims_of(name), []
    for changes in [{}, *OTHERS[name]]:
        made = told(name, **changes)
        assert list(untrue(claims, "\n".join(made.sentences), made.plan)) == [], changes
        assert list(undeclared(claims, made.sentences)) == [], changes
        plans.append(made.plan)
    tested = [claim for claim in claims if claim.holds is not None]
    assert all(claim.because for claim in claims if claim not in tested)
    never = [claim.words for claim in tested if all(map(claim.holds, plans))]
    assert never == _REFUSED[name]
