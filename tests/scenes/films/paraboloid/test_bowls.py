"""Five thousand steps in bowls of one's own: stretched, turned, shifted, or refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gdmath import InputError
from scenes.paraboloid import ParaboloidParameters
from scenes.parts.paraboloid import places
from scenes.parts.paraboloid.bowl import bowl_called
from scenes.parts.paraboloid.choosing import plan_for
from scenes.parts.paraboloid.claims import CLAIMS
from scenes.parts.paraboloid.ending import Card, height_of, more_of
from scenes.parts.paraboloid.ground import Ground
from scenes.parts.paraboloid.lines import StepDial, kept_of
from scenes.parts.paraboloid.log import lines
from scenes.parts.paraboloid.plan import Plan
from scenes.parts.paraboloid.telling import facts
from scenes.parts.paraboloid.walk import Walk
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import STAGE
from scenes.stage.lecture.claims import untrue
from tests.everything import some
from tests.scenes.canvas import picture, pixels_at
from tests.scenes.films.paraboloid.made import telling_of

Array = NDArray[np.float64]
Height = Callable[[Array, Array], Array]

# Each written down once more, with its lowest place and how fast its slopes grow.
BOWLS: dict[str, tuple[Height, tuple[float, float], tuple[float, float]]] = {
    "x^2 + 4y^2": (lambda x, y: x**2 + 4 * y**2, (0, 0), (2, 8)),
    "0.5x^2 + 3y^2": (lambda x, y: 0.5 * x**2 + 3 * y**2, (0, 0), (1, 6)),
    "quadratic": (lambda x, y: (5 * x**2 + y**2) / 2, (0, 0), (1, 5)),
    "(x - 1)^2 + 4(y + 2)^2": (lambda x, y: (x - 1) ** 2 + 4 * (y + 2) ** 2, (1, -2), (2, 8)),
    "booth": (lambda x, y: (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2, (1, 3), (2, 18)),
    "matyas": (lambda x, y: 0.26 * (x**2 + y**2) - 0.48 * x * y, (0, 0), (0.04, 1)),
    "2x^2 + 2y^2": (lambda x, y: 2 * x**2 + 2 * y**2, (0, 0), (4, 4)),
}
EACH = pytest.mark.parametrize("name", BOWLS)


def plan(**changes: Any) -> Plan:
    return plan_for(**(ParaboloidParameters().__dict__ | changes))


def loop(name: str, start: Array, rate: float, steps: int) -> Array:
    """The bare loop, with slopes by differences, which are exact for a bowl: (steps + 1, 2)."""
    height, h = BOWLS[name][0], 0.5
    x, y = (float(v) for v in start)
    way = [(x, y)]
    for _ in range(steps):
        one, other = height(x + h, y) - height(x - h, y), height(x, y + h) - height(x, y - h)  # type: ignore[arg-type]
        x, y = x - rate * float(one), y - rate * float(other)
        way.append((x, y))
    return np.array(way)


# -- the bowl ------------------------------------------------------------------------------------


@EACH
def test_a_bowl_is_read_from_its_name_or_formula(name: str) -> None:
    height, lowest, bends = BOWLS[name]
    bowl = bowl_called(name)
    assert bowl.lowest == pytest.approx(lowest)
    assert bowl.bends == pytest.approx(bends)
    assert bowl.round == (bends[0] == bends[1])
    errors = np.random.default_rng(3).uniform(-9, 9, (20, 2))
    true = height(*(errors + lowest).T)
    assert bowl.centred.value(errors) == pytest.approx(true)
    for way, bend in zip(bowl.ways, bends, strict=True):  # along it, and across
        ends = np.array(lowest)[:, None] + 3 * way[:, None]
        assert float(height(*ends)[0]) == pytest.approx(bend / 2 * 9)


@EACH
def test_rings_are_alike_high_and_as_far_along_as_they_say(name: str) -> None:
    bowl = bowl_called(name)
    angles = np.linspace(0, 2 * np.pi, 50)
    circle = 5 * np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    ring = circle if bowl.oval is None else circle @ bowl.oval.T
    heights = BOWLS[name][0](*(ring + bowl.lowest).T)
    assert heights == pytest.approx(np.full(50, BOWLS[name][2][0] / 2 * 25))
    assert np.hypot(*ring.T).max() == pytest.approx(5, rel=1e-2)


def test_slopes_are_written_as_people_do() -> None:
    assert bowl_called("booth").slopes() == ["10 x + 8 y - 34", "8 x + 10 y - 38"]
    worked = bowl_called("booth").slopes(np.array([6.0, -3.0]))
    assert worked == ["10 dot 6 + 8 dot (-3) - 34", "8 dot 6 + 10 dot (-3) - 38"]
    assert bowl_called("0.5x^2 + 3y^2").slopes() == ["x", "6 y"]
    assert bowl_called("(x - 1)^2 + (y + 2)^2").names == ("x − 1", "y + 2")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"landscape": "himmelblau"}, "must be a bowl with one lowest place"),
        ({"landscape": "x^2 - y^2"}, "must be a bowl with one lowest place"),
        ({"landscape": "x^2"}, "must be a bowl with one lowest place"),
        ({"landscape": "x^4 + y^2"}, "the film hills"),
        ({"landscape": "sextic"}, "the film local_minima"),
        ({"landscape": "x^2 + 100y^2"}, "100 times as steep across as along"),
        ({"landscape": "x^2 + y^2 + 5"}, "must be 0 at its lowest place"),
        ({"landscape": "(x - 9)^2 + y^2"}, r"has it at \(9, 0\)"),
        ({"landscape": "boot"}, "Did you mean 'booth'"),
        ({"landscape": "x^2 +"}, "fails at character"),
        ({"landscape": "0.01x^2 + 0.02y^2"}, "so gentle .* write 200 times as much"),
        ({"landscape": "30x^2 + 90y^2"}, "so steep .* write 0.1 times as much"),
        ({"landscape": "booth", "start": (1, 3)}, r"at most 10 from \(1, 3\)"),
        ({"landscape": "x^2 + 4y^2", "start": (0, 5)}, "straight across the bowl"),
        ({"landscape": "booth", "learning_rate": 0.06}, "0.0555556 is across in one step"),
        ({"landscape": "booth", "compare_rate": 1.5}, "leads far beyond the target"),
    ],
)
def test_what_cannot_be_told_is_refused_in_a_sentence(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words) as refused:
        plan(**changes)
    assert str(refused.value).count("\n") == 0


# -- the walk ------------------------------------------------------------------------------------


@EACH
def test_the_walk_is_that_of_the_bare_loop(name: str) -> None:
    made = plan(landscape=name)
    way = loop(name, made.start, made.rate, made.epochs)
    assert made.walk.points == pytest.approx(way, abs=1e-9)
    left = np.hypot(*(way - BOWLS[name][1]).T)
    shares = left / left[0]
    for step, share in ((made.half, 0.5), (made.quarter, 0.25), (made.tenth, 0.1)):
        nearest = int(np.argmin(np.abs(shares - share)))
        assert abs(step - nearest) <= 2
    slopes = np.linalg.norm(np.diff(way, axis=0), axis=1) / made.rate
    assert np.all(slopes[: made.good] > made.enough)
    assert slopes[made.good] <= made.enough
    assert 0.3 * made.epochs < made.good < made.epochs


@EACH
def test_the_other_rate_is_the_best_single_one(name: str) -> None:
    made, bends = plan(landscape=name), np.array(BOWLS[name][2])
    rates = np.linspace(0, 2 / bends[1], 20_001)[1:-1]
    worst = np.abs(1 - rates[:, None] * bends).max(axis=1)
    assert made.compared == pytest.approx(rates[np.argmin(worst)], rel=5e-3)
    way = loop(name, made.start, made.compared, 400)
    slopes = np.linalg.norm(np.diff(way, axis=0), axis=1) / made.compared
    if not made.bowl.round:
        assert len(made.other) - 1 == int(np.argmax(slopes <= made.enough))
        assert made.other == pytest.approx(way[: len(made.other)] - BOWLS[name][1], abs=1e-9)
    assert made.arrives == made.bowl.round


@EACH
def test_what_is_said_is_true(name: str) -> None:
    made = plan(landscape=name)
    told = facts(made)
    said = "\n".join(str(fact) for fact in told.values())
    assert list(untrue(CLAIMS, said, made)) == []
    corners = BOWLS[name][0](*(np.array([(10, 10), (10, -10)]) + BOWLS[name][1]).T)
    assert f"{corners.max():,.0f} at {'two' if np.ptp(corners) > 1 else 'the'}" in told["corners"]
    if not made.bowl.round:
        along, across = (1 - made.rate * bend for bend in BOWLS[name][2])
        assert f"keeps {100 * along:.4g} percent" in told["keeps"]
        assert f"only {100 * across:.4g}." in told["keeps"]
        assert f"takes {len(made.other) - 1} steps" in told["kind"]


def test_only_the_flattest_direction_is_left_where_it_is() -> None:
    assert facts(plan(landscape="x^2 + 4y^2"))["alike"].startswith("Only the flattest")
    along_already = plan(landscape="x^2 + 4y^2", start=(6, -0.5))
    assert facts(along_already)["alike"].startswith("The bowl looks alike")


def test_shots_are_on_the_target_and_wrong_both_ways() -> None:
    for seed in range(40):
        made = plan(landscape="booth", seed=seed)
        away = made.away
        assert np.all(away)
        assert np.all(made.gradient)
        assert np.abs(away).max() <= 10


# -- pictures ------------------------------------------------------------------------------------


@EACH
def test_every_dot_lies_on_the_bowl_and_every_cut_too(name: str) -> None:
    with offstage():
        ground = Ground(plan(landscape=name))
        ground.cloud.risen.set_value(1)
        assert np.abs(ground.bowl.on_it(ground.cloud.places) - ground.cloud.world()).max() < 1e-9
        true = BOWLS[name][0](*(ground.cloud.places + BOWLS[name][1]).T)
        assert ground.cloud.heights == pytest.approx(true)
        for cut, bend in zip(ground.cuts, BOWLS[name][2], strict=True):
            cut.drawn.set_value(1)
            out = np.hypot(*cut.places().T)
            world = ground.view.world(cut.places(), bend / 2 * out**2)
            assert ground.bowl.on_it(cut.places()) == pytest.approx(world)


def test_the_map_is_as_dark_where_it_is_as_low() -> None:
    with offstage():
        walk = Walk(plan(landscape="booth"))
        size = (960, 540)
        oval = walk.plan.bowl.oval
        assert oval is not None
        angles = np.linspace(0, 2 * np.pi, 60)
        circle = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
        shown = picture(walk.map, size=size)
        mean = []
        for out in (3.0, 8.0):
            seen = shown[pixels_at(walk.on.at(out * circle @ oval.T), size)][:, :3].astype(int)
            assert np.ptp(seen, axis=0).max() < 16
            mean.append(seen.sum(axis=1).mean())
        assert mean[0] < mean[1]


@EACH
def test_names_of_axes_and_long_formulas_stay_in_the_frame(name: str) -> None:
    with offstage():
        made = plan(landscape=name)
        walk, ground = Walk(made), Ground(made)
        for rings in (walk.rings, ground.rings):
            for text, left, foot, _ in rings.texts():
                assert left + text.width <= STAGE.right + 1e-9
                assert STAGE.bottom <= foot
                assert foot + text.high[1] <= STAGE.top + 0.2
        assert more_of(made, height_of(made))[-1].get_right()[0] <= STAGE.right


def test_on_a_bent_way_she_looks_downhill_and_her_trail_is_where_she_was() -> None:
    with offstage():
        walk = Walk(plan(landscape="x^2 + 4y^2"))
        walk.progress.set_value(100)
        x, y = walk.place()
        assert walk.downhill() == pytest.approx([-2 * x, -8 * y])
        walk.jumped.set_value(1.5)
        assert walk.place() == pytest.approx(walk.plan.other[1:3].mean(axis=0))


def test_the_dial_shows_the_whole_rate() -> None:
    with offstage():
        made = plan(landscape="x^2 + xy + 2y^2")
        assert made.rate == 0.0013
        dial = StepDial(lambda: made.rate, made.rate)
        assert dial.readout.decimals == 4
        both = StepDial(lambda: 0.0385, 0.001, shown=0.0385)
        assert both.readout.decimals == 4


def test_what_is_kept_swells_inside_the_frame() -> None:
    with offstage():
        for name in ("x^2 + xy + 2y^2", "quadratic", "booth"):
            for row in kept_of(plan(landscape=name)):
                assert row.copy().scale(1.15).get_left()[0] >= STAGE.left
                assert row.copy().scale(1.15).get_right()[0] <= places.MAP.left


def test_the_log_says_what_is_left_of_a_shifted_or_stretched_bowl() -> None:
    for name in ("booth", "x^2 + 4y^2"):
        made = plan(landscape=name)
        written = lines(made)
        assert max(map(len, written)) <= 36
        told = np.array([float(row.split(" = ")[1].replace("−", "-")) for row in written[-2:]])
        assert np.hypot(*(told - BOWLS[name][1])) > 0  # she never arrives
        assert told == pytest.approx(made.best, abs=1e-6)
        assert not any("−0.0000000"[:9] in row for row in written[:-3])


def test_the_card_has_the_slopes_of_every_bowl() -> None:
    with offstage():
        for name in ("booth", "x^2 + 4y^2", "quadratic"):
            card = Card(plan(landscape=name))
            assert max(part.width for part in card.all) <= STAGE.width


@pytest.mark.slow
@pytest.mark.parametrize("name", some(["booth", *(name for name in BOWLS if name != "booth")]))
def test_the_film_is_told_in_another_bowl(name: str) -> None:
    run = rehearse(telling_of(landscape=name), layout=False)
    assert len(run.beats) == 8
    assert 90 < run.duration <= 240
