"""Five thousand steps: each number that the film shows, computed here once more."""

from __future__ import annotations

from math import log, sqrt
from typing import Any

import numpy as np
import pytest

from gdmath import InputError, Landscape
from scenes.paraboloid import ParaboloidParameters
from scenes.parts.paraboloid.choosing import plan_for
from scenes.parts.paraboloid.plan import Plan

PRINTED = """
Epoch 0: [5.988, -2.994]
Epoch 500: [2.2006573940846716, -1.1003286970423358]
Epoch 1000: [0.8087663604107433, -0.4043831802053717]
Epoch 1500: [0.2972307400008091, -0.14861537000040456]
Epoch 2000: [0.10923564223981955, -0.054617821119909774]
Epoch 2500: [0.04014532795468376, -0.02007266397734188]
Epoch 3000: [0.014753859853277982, -0.007376929926638991]
Epoch 3500: [0.005422209548664845, -0.0027111047743324226]
Epoch 4000: [0.0019927230353282872, -0.0009963615176641436]
Epoch 4500: [0.0007323481432962652, -0.0003661740716481326]
Best guess: [0.00026968555624761565, -0.00013484277812380783]
"""


def plan(**changes: Any) -> Plan:
    return plan_for(**(ParaboloidParameters().__dict__ | changes))


PLAN = plan()


def test_the_shot_is_drawn_until_neither_number_is_nought() -> None:
    assert PLAN.draws == ((6, -3),)
    assert PLAN.start.tolist() == np.random.default_rng(22).integers(-10, 11, 2).tolist()
    again = plan(seed=1693).draws
    assert again[0] == (-9, 0)
    assert all(again[-1])


def test_how_wrong_it_is() -> None:
    errors = np.array([6.0, -3.0])
    squares = errors**2
    assert PLAN.measures(PLAN.start) == pytest.approx((45, 22.5, sqrt(22.5)))
    assert PLAN.measures(PLAN.start) == pytest.approx(
        (squares.sum(), squares.mean(), sqrt(squares.mean()))
    )
    assert np.linalg.norm(errors) == pytest.approx(sqrt(2) * PLAN.measures(PLAN.start)[2])
    for share in (0.9, 0.5, 0.0):  # all three are smallest together
        nearer = PLAN.measures(share * PLAN.start)
        assert nearer == pytest.approx((45 * share**2, 22.5 * share**2, sqrt(22.5) * share))


def test_441_heights() -> None:
    dots = PLAN.dots
    across = np.arange(-10, 11)
    assert dots.shape == (21, 21, 3)
    assert np.array_equal(dots[..., 2], across[None] ** 2 + across[:, None] ** 2)
    assert dots[0, :5, 2].tolist() == [200, 181, 164, 149, 136]
    assert dots[10, 10].tolist() == [0, 0, 0]


def test_the_first_step() -> None:
    assert PLAN.gradient.tolist() == [12, -6]
    assert np.linalg.norm(PLAN.gradient) == pytest.approx(13.416, abs=1e-3)
    assert (PLAN.start + PLAN.gradient).tolist() == [18, -9]
    assert PLAN.step == pytest.approx([-0.012, 0.006])
    assert np.linalg.norm(PLAN.step) == pytest.approx(0.0134, abs=1e-4)
    assert PLAN.next.tolist() == [5.988, -2.994]
    assert PLAN.walk.losses[:2] == pytest.approx([45, 44.82], abs=1e-3)
    assert PLAN.drawn_back > 18


def test_the_log_is_that_of_the_bare_loop_to_the_last_digit() -> None:
    x, y = 6.0, -3.0
    lines = []
    for epoch in range(5000):
        x, y = x + (2 * x * (-0.001)), y + (2 * y * (-0.001))
        if epoch % 500 == 0:
            lines.append(f"Epoch {epoch}: {[x, y]}")
    lines.append(f"Best guess: {[x, y]}")
    told = [f"Epoch {epoch}: {place}" for epoch, place in PLAN.log]
    assert [*told, f"Best guess: {PLAN.best}"] == lines == PRINTED.strip().splitlines()


def test_what_every_step_keeps() -> None:
    assert PLAN.kept == pytest.approx(0.998)
    assert (PLAN.half, PLAN.tenth) == (346, 1150)
    assert PLAN.until(0.5) == pytest.approx(log(0.5) / log(0.998)) == pytest.approx(346.2, abs=0.1)
    assert PLAN.until(0.1) == pytest.approx(1150.1, abs=0.1)
    left = PLAN.distances / PLAN.distances[0]
    for step, share in ((346, 0.5002), (1150, 0.1), (5000, 4.49e-5)):
        assert left[step] == pytest.approx(0.998**step) == pytest.approx(share, rel=2e-3)
    assert np.array_equal(PLAN.walk.points[:, 0], -2 * PLAN.walk.points[:, 1])
    assert PLAN.tenfolds == 4


def test_when_the_gradient_is_good_enough() -> None:
    lengths = 2 * np.linalg.norm(PLAN.walk.points, axis=1)
    assert PLAN.good == int(np.argmax(lengths <= 0.001)) == 4748
    assert np.all(lengths[:4748] > 0.001)


def test_a_half_is_there_in_one_step() -> None:
    assert PLAN.landing.tolist() == [6 - 0.5 * 12, -3 - 0.5 * -6] == [0, 0]
    assert PLAN.arrives
    assert not plan(compare_rate=0.25).arrives
    assert plan(compare_rate=0.25).landing.tolist() == [3, -1.5]


def test_the_library_differentiates_it_as_well() -> None:
    bowl = Landscape.from_expression("x^2 + y^2", window=((-10, 10), (-10, 10)))
    assert bowl.gradient([6, -3]).tolist() == [12, -6]


@pytest.mark.parametrize("unit", [0.15, 0.2, 0.28, 0.3, 0.36])
@pytest.mark.parametrize("rate", [0.001, 0.003, 0.02])
def test_the_lens_makes_the_step_visible(unit: float, rate: float) -> None:
    other = plan(learning_rate=rate, epochs=round(5 / rate), report_every=500, good_enough=0.1)
    times = other.lens(unit)
    assert float(f"{times:e}".split("e")[0]) in (1, 2, 5)
    assert 0.4 - 1e-9 <= np.linalg.norm(other.step) * unit * times <= 1


def test_another_start_and_rate_change_every_number() -> None:
    other = plan(start=(-4, 0), learning_rate=0.01, epochs=900, report_every=100, good_enough=0.01)
    x = -4.0
    for _ in range(900):
        x += 2 * x * -0.01
    assert other.best == [x, 0]
    assert other.kept == pytest.approx(0.98)
    assert other.tenth == round(log(0.1) / log(0.98)) == 114
    assert 0.98**other.good * 8 <= 0.01 < 0.98 ** (other.good - 1) * 8


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"start": (0, 0)}, "start must be on the target"),
        ({"start": (11, 1)}, "start must be on the target"),
        ({"learning_rate": 0.5}, "there in one step"),
        ({"learning_rate": 1.0}, "the film learning_rate"),
        ({"epochs": 1000}, "1,151 do"),
        ({"epochs": 20_000}, "closer than can be shown"),
        ({"report_every": 1}, "250 will do"),
        ({"good_enough": 1e-9}, "never to 1e-09"),
        ({"good_enough": 20}, "never to 20"),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_sentence(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        plan(**changes)
    assert str(refused.value).count("\n") == 0
