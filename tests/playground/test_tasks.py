"""The questions of the films: of every choice it is computed here whether it is right.

The walks are asked of the page's engine, which other tests compare with gdmath; what is right is
worked out from them anew, not by the page's own rule.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES
from tests.playground.conftest import Visit
from tests.playground.hands import TRIES, drawn

Floats = Any
ABOUT = 1.25  # the factor within which "about" a number is right


class Asked:
    """What a question is about: the run as it opens, and walks in it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.run = page.evaluate("playground.app.run")
        text = page.locator("#task-card .question").inner_text()
        self.question = text.replace(",", ".")
        self.choices = page.locator("#task-card .chip").all_inner_texts()

    def numbers(self) -> list[float]:
        """The numbers of the choices."""
        found = [re.search(r"\d+(?:[.,]\d+)?", text) for text in self.choices]
        return [float(one[0].replace(",", ".")) for one in found if one]

    def walk(self, steps: int, optimizer: str = "gradient_descent", **options: float) -> Any:
        """Points, losses and gradients of a walk from the start, on the ground of the run."""
        run = self.run
        question: dict[str, Any] = {"optimizer": optimizer, "steps": steps}
        question["start"] = options.pop("start", run["walkers"][0])
        question["options"] = {"learning_rate": run["rate"], **options}
        if run["samples"]["x"]:
            question["samples"] = run["samples"]
        elif run["ground"] == "own":
            question["formula"] = run["formula"]
        else:
            question["landscape"] = run["ground"]
        if run["ground"] == "exercise":
            question = {**question, "formula": "0.3125*(x - 2)^2 + 0*y"}
            question["start"] = [question["start"][0], 0]
        return self.page.evaluate("question => playground.trajectory(question)", question)

    def about(self, value: float) -> list[bool]:
        """Which choices say a number, roughly."""
        return [abs(math.log(x / value)) < math.log(ABOUT) for x in self.numbers()]

    def said(self, *numbers: float) -> None:
        """Numbers that the question itself tells must be so."""
        for number in numbers:
            assert f"{number:g}" in self.question, (number, self.question)


def passage(points: Sequence[Sequence[float]], goal: Sequence[float], share: float) -> int:
    """The first step with at most a share of the way left."""
    far = np.linalg.norm(np.array(points) - np.array(goal), axis=1)
    (there,) = np.nonzero(far <= share * far[0])
    return int(there[0])


def stays(points: Sequence[Sequence[float]], share: float) -> int:
    """The step from which on no more than a share of the way to (0, 0) is left."""
    far = np.linalg.norm(np.array(points), axis=1)
    return 1 + int(np.nonzero(far > share * far[0])[0][-1])


def loss_curve(asked: Asked) -> list[bool]:
    points = asked.walk(3000)["points"]
    short = asked.walk(60)["points"]
    steps = passage(short, points[-1], 0.01)
    return asked.about(steps)


def derivative(asked: Asked) -> list[bool]:
    (x, y) = asked.run["walkers"][0]
    asked.said(4 * x**3)
    return [number == 7 * y**6 for number in asked.numbers()]


def hills(asked: Asked) -> list[bool]:
    starts = asked.run["walkers"]
    assert len(starts) == 13
    ends: set[tuple[float, ...]] = set()
    for start in starts:
        last = asked.walk(400, start=start)
        assert np.linalg.norm(last["gradients"][-1]) < 1e-6
        ends.add(tuple(round(x, 2) + 0.0 for x in last["points"][-1]))
    return [len(ends) == 1, 2 <= len(ends) <= 5, len(ends) >= 6]


def gradient(asked: Asked) -> list[bool]:
    east, north = (abs(x) for x in asked.walk(1)["gradients"][0])
    size = math.hypot(east, north)
    whole = east + north
    larger = max(east, north)
    return [math.isclose(size, larger), larger < size < whole, math.isclose(size, whole)]


def paraboloid(asked: Asked) -> list[bool]:
    points = asked.walk(600)["points"]
    asked.said(100 * math.dist(points[1], [0, 0]) / math.dist(points[0], [0, 0]))
    return asked.about(passage(points, [0, 0], 0.5))


def line_through(samples: dict[str, list[float]]) -> tuple[Floats, float]:
    """The best line, and its loss."""
    x, y = np.array(samples["x"]), np.array(samples["y"])
    best = np.polyfit(x, y, 1)
    return best, float(np.mean((np.polyval(best, x) - y) ** 2))


def regression(asked: Asked) -> list[bool]:
    lowest = line_through(asked.run["samples"])[1]
    ends = [asked.walk(4000, learning_rate=asked.run["rate"] * k)["losses"][-1] for k in (1, 0.1)]
    assert lowest > 0.01
    return [ends[0] < 1e-6, min(ends) >= lowest * (1 - 1e-9), ends[0] > 1e-6 >= ends[1]]


def mse_gradient(asked: Asked) -> list[bool]:
    """By how much the best slope turns if one sample goes up by 1."""
    samples = asked.run["samples"]
    x = np.array(samples["x"])
    order = np.argsort(x)
    turns = []
    for which in (order[0], order[len(x) // 2], order[-1]):
        y = list(samples["y"])
        y[which] += 1
        moved = line_through({"x": samples["x"], "y": y})[0]
        turns.append(abs(moved[0] - line_through(samples)[0][0]))
    left, middle, right = turns
    ends = min(left, right)
    return [middle > max(left, right), ends > middle, math.isclose(ends, middle)]


def training_loop(asked: Asked) -> list[bool]:
    rate = asked.run["rate"]
    lowest = line_through(asked.run["samples"])[1]

    def steps(rate: float) -> int:
        losses = np.array(asked.walk(2000, learning_rate=rate)["losses"]) - lowest
        return int(np.nonzero(losses <= 0.1 * losses[0])[0][0])

    share = steps(2 * rate) / steps(rate)
    return [abs(share - said) < 0.1 for said in (1, 0.5, 0.25)]


def learning_rate(asked: Asked) -> list[bool]:
    """The smallest of the rates with which nobody ever arrives, however long it is waited for."""

    def arrives(rate: float) -> bool:
        walk = asked.walk(3000, learning_rate=rate)
        return abs(walk["points"][-1][0] - 2) < 0.0055 * 3

    for rate in (0.1, 1):
        asked.said(passage(asked.walk(200, learning_rate=rate)["points"], [2, 0], 0.0055), rate)
    never = [rate for rate in asked.numbers() if not arrives(rate)]
    assert "smallest" in asked.question or "kleinste" in asked.question
    assert arrives(0.999 * min(never))
    return [rate == min(never) for rate in asked.numbers()]


def local_minima(asked: Asked) -> list[bool]:
    ground = LANDSCAPES[asked.run["ground"]]
    walk = asked.walk(3000)
    bends = asked.page.evaluate(
        "([landscape, at]) => playground.stability({ landscape, at }).hessian[0]",
        [asked.run["ground"], walk["points"][-1]],
    )
    deepest = min(float(ground.value(place)) for place in ground.minima)
    deep = walk["losses"][-1] < deepest + 1e-6
    return [deep, bends > 0 and not deep, bends <= 0]


def ravine(asked: Asked) -> list[bool]:
    asked.said(stays(asked.walk(3000)["points"], 0.01), 0.8)
    return asked.about(stays(asked.walk(3000, "momentum", momentum=0.8)["points"], 0.01))


def neural_landscape(asked: Asked) -> list[bool]:
    x, y = asked.walk(1)["gradients"][0]
    assert x == 0
    small = asked.walk(1, learning_rate=1e-6)["points"]
    moves = math.dist(*small) > 0
    return [not moves, moves and y != 0, not moves]


def where_next(asked: Asked) -> list[bool]:
    walk = asked.walk(60)
    long = [math.dist(p, q) for p, q in zip(walk["points"], walk["points"][1:], strict=False)]
    uphill = walk["losses"][1] > walk["losses"][0]
    first = long[0] > 3 * float(np.median(long))
    return [long[0] < float(np.median(long)), first and not uphill, uphill]


def stochastic(asked: Asked) -> list[bool]:
    points = np.array(asked.page.evaluate("playground.app.engine.selected.upTo(2000).points"))
    best = line_through(asked.run["samples"])[0]
    end = np.linalg.norm(points[-200:] - best, axis=1)
    return [bool(end.max() < 1e-3), bool(1e-2 < end.max() < 2), bool(end.max() >= 2)]


def bias_variance(asked: Asked) -> list[bool]:
    samples = asked.run["samples"]
    lowest = line_through(samples)[1]
    parabola = np.polyfit(samples["x"], samples["y"], 2)
    left = np.polyval(parabola, samples["x"]) - np.array(samples["y"])
    chance = float(np.mean(left**2))
    return [lowest < 1e-6, lowest > 2 * chance, abs(lowest / chance - 1) < 0.5]


def many_features(asked: Asked) -> list[bool]:
    y = np.array(asked.walk(3000)["points"])[:, 1]
    near = abs(y[-1] - 2.9473) < 0.05
    over = y.max() > 1.05 * y[-1]
    return [near and not over, near and bool(over), not near]


def optimizer_race(asked: Asked) -> list[bool]:
    def home(name: str, share: float = 1) -> float:
        walk = asked.walk(3000, name, learning_rate=share * asked.run["rate"])
        losses = np.array(walk["losses"])
        (there,) = np.nonzero(losses <= 1e-4 * losses[0])
        return float(there[0]) if len(there) else math.inf

    names = ["momentum", "rmsprop", "adam"]
    assert f"{asked.run['rate']:g}" in asked.question
    slow = [home(name, 0.1) for name in ("gradient_descent", *names)]
    assert min(slow) == slow[1]  # as the answer tells
    first = [home(name) for name in names]
    assert home("gradient_descent") > min(first)
    return [steps == min(first) for steps in first]


ANSWERS: dict[str, Callable[[Asked], list[bool]]] = {
    "loss_curve": loss_curve,
    "derivative": derivative,
    "hills": hills,
    "gradient": gradient,
    "paraboloid": paraboloid,
    "regression": regression,
    "mse_gradient": mse_gradient,
    "training_loop": training_loop,
    "learning_rate": learning_rate,
    "local_minima": local_minima,
    "momentum": ravine,
    "neural_landscape": neural_landscape,
    "where_next": where_next,
    "stochastic": stochastic,
    "bias_variance": bias_variance,
    "many_features": many_features,
    "optimizer_race": optimizer_race,
}


@pytest.mark.parametrize("language", ["en", "de"])
def test_of_every_choice_it_is_computed_whether_it_is_right(visit: Visit, language: str) -> None:
    page = visit.open(f"lang={language}")
    films = page.locator("#film option").evaluate_all("all => all.map(one => one.value)")
    assert {name for name in films if name} == set(ANSWERS)
    turns = count()  # each film is answered by another of its choices
    for film, answers in ANSWERS.items():
        page.evaluate("film => playground.app.open('#' + film)", film)
        right = answers(Asked(drawn(page)))
        assert len(right) == page.locator("#task-card .chip").count(), film
        assert sum(right) == 1, (film, right)
        choice = next(turns) % len(right)
        page.locator("#task-card .chip").nth(choice).click()
        page.evaluate(f"playground.app.change({TRIES[film]})")
        card = drawn(page).locator("#task-card")
        said = card.locator(".answer").inner_text()
        assert said.startswith(("Just as", "Genau wie")) == right[choice], (film, choice, said)
        marked = card.locator(".chip").evaluate_all(
            "all => all.map(one => one.classList.contains('right'))"
        )
        assert marked == right, film
