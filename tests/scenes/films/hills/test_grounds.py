"""Every ground, with rates that suit it, are too large or too small: what is said is true."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import Any

import numpy as np
import pytest

from gdmath import LANDSCAPES, End, suitable_rate
from scenes.hills import Hills, HillsParameters
from scenes.parts.hills import poses, told
from scenes.parts.hills.claims import CLAIMS
from scenes.parts.hills.company import Company
from scenes.parts.hills.descents import Descents, nowhere, plan
from scenes.parts.hills.ground import framed
from scenes.parts.hills.pair import pair
from scenes.parts.hills.tally import Flags
from scenes.render.rehearsal import offstage, rehearse
from scenes.stage import View
from scenes.stage.lecture.boxes import FRAME, Box
from scenes.stage.lecture.claims import untrue
from tests.everything import EVERYTHING, some
from tests.scenes.coarse import map_coarsely

PLANE = [name for name, landscape in LANDSCAPES.items() if landscape.dimension == 2]
TIMES = [1, 30, 1e-4]  # the rate that suits a ground
# The rate that suits each, and one of the others by turns.
TOLD = [
    (name, times)
    for place, name in enumerate(PLANE)
    for times in (TIMES if EVERYTHING else [TIMES[0], TIMES[1 + place % 2]])
]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Maps of few places, followed not too far."""
    map_coarsely(monkeypatch, 61, 3_000_000)


@cache
def planned(name: str, times: float, starts: int = 13) -> Descents:
    ground = framed(name)
    return plan(ground, times * suitable_rate(ground), starts, 183, 24)


def said(made: Descents) -> str:
    """All that is said of it, and of each of the walkers as if the viewer had been asked."""
    asked = [told.asked(made, walker) for walker in range(made.walk.points.shape[1])]
    return "\n".join([*map(str, told.facts(made, pair(made), "").values()), *asked])


@pytest.mark.parametrize(("name", "times"), TOLD)
def test_what_is_said_is_true_of_every_ground_and_rate(name: str, times: float) -> None:
    made = planned(name, times)
    for field in fields(made.walk):
        if isinstance(value := getattr(made.walk, field.name), np.ndarray):
            assert np.isfinite(value.astype(float)).all()
    assert list(untrue(CLAIMS, said(made), made)) == []


def test_of_a_valley_that_nobody_has_come_to_yet_it_is_not_said_that_there_is_none() -> None:
    made = plan(framed("(x^4 + y^4)/20"), None, 13, 183, 24)  # not followed for long enough here
    assert np.mean(made.domains == nowhere(End.NOT_YET)) > 0.9
    words = said(made)
    assert "no valley" not in words
    assert "nobody is there yet" in words
    one = replace(made, floors=np.zeros((1, 2)), domains=np.where(made.domains > -9, -2, 0))
    one.domains[0] = 0
    assert "one valley. None of ours is there yet." in said(one)
    one.destined[0] = 0
    assert "one valley. Some are not there yet." in said(one)
    for each in (made, one):
        assert list(untrue(CLAIMS, said(each), each)) == []


def test_rates_change_what_is_said() -> None:
    words = {times: said(planned("himmelblau", times)) for times in TIMES}
    assert "Every step goes down, from pale ground to dark." in words[1]
    assert "Some heights rise" in words[30]
    assert "Hills, and valleys between them." in words[30]  # the ground is what it was
    assert "such steps lead to" in words[30]
    assert "heights hardly change: such steps are small.\nAnd nobody is there yet." in words[1e-4]
    assert "such steps are too large" not in words[1] + words[1e-4]


def inside(box: Box, thing: Any) -> bool:
    left, bottom = thing.get_left()[0], thing.get_bottom()[1]
    right, top = thing.get_right()[0], thing.get_top()[1]
    slack = 1e-6
    return bool(
        left >= box.left - slack
        and bottom >= box.bottom - slack
        and right <= box.right + slack
        and top <= box.top + slack
    )


@pytest.mark.parametrize("name", ["rastrigin", "himmelblau"])
def test_letters_are_in_the_frame_and_not_too_many(name: str) -> None:
    made = planned(name, 1, 60)
    view = View(made.landscape, size=poses.SIZE)
    party = Company(made, view)
    flags = Flags(view, made.floors, party.destined, party.everywhere(), always=party.named)
    assert len(flags.middles()) <= max(16, min(len(made.floors), 16))
    assert {valley for valley in party.named if valley >= 0} <= set(flags.valleys)
    view.look(**poses.map_pose(view))
    panel = view.map_panel()
    for middle, half in zip(flags.middles(), flags._halves, strict=True):
        low, high = middle - half, middle + half
        assert panel.left < low[0]
        assert high[0] < panel.right
        assert panel.bottom < low[1]
        assert high[1] < panel.top
        assert FRAME.bottom < low[1]


@pytest.mark.slow
@pytest.mark.parametrize(("name", "rate"), some([("rosenbrock", 0.01), ("himmelblau", 0.05)]))
def test_walkers_who_leap_away_are_shown(name: str, rate: float) -> None:
    class Few(Hills):
        parameters = HillsParameters(landscape=name, learning_rate=rate)

        def construct(self) -> None:
            self.a_fraction()
            self.twelve_more()
            self.everybody_walks()
            self.from_above()

    run = rehearse(Few, layout=False)
    assert "But nobody arrives." in " ".join(cue.text for cue in run.captions)


def test_the_start_is_not_said_to_be_of_no_matter_while_some_are_on_the_way() -> None:
    made = plan(framed("exp(2x)+y^2-x"), None, 13, 183, 24)
    words = said(made)
    assert "the start does not matter" not in words
    assert "every start leads there" in words
    late = replace(made, destined=np.where(np.arange(13) == 3, nowhere(End.NOT_YET), 0))
    for each in (made, late):
        assert list(untrue(CLAIMS, said(each), each)) == []


def test_who_stands_under_the_cross_is_there_and_who_is_under_way_does_not_lead_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    map_coarsely(monkeypatch, 61, 100_000_000)
    made = plan(framed("beale"), None, 13, 183, 24)
    assert made.near is not None
    assert np.mean(made.domains == 0) > 0.85  # within a hundredth of the window it is a sixth
    words = said(made)
    assert "one valley. Some are not there yet" in words
    assert "But not everybody is there yet." in words
    assert "Every height falls, slowly: such steps are small." in words
    for each in (made, plan(framed("rosenbrock"), None, 13, 183, 24)):
        assert list(untrue(CLAIMS, said(each), each)) == []


@pytest.mark.parametrize("formula", ["|x| + y^2", "|x| + |y| + x^2/9", "2|x - y| + x^2"])
def test_a_valley_whose_floor_is_an_edge_is_one_in_which_nobody_comes_to_rest(
    formula: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_coarsely(monkeypatch, 61, 100_000_000)
    made = plan(framed(formula), None, 13, 183, 24)
    words = said(made)
    assert "no valley" not in words
    assert "One valley." in words
    assert "The floor is an edge: steps jump across it, and nobody comes to rest." in words
    assert "jumps back and forth, and never comes to rest." in words
    assert list(untrue(CLAIMS, words, made)) == []


@pytest.mark.parametrize("formula", ["x^2*y^2 + x^2/10", "x^2", "(x + y)^2"])
def test_a_groove_is_no_ground_without_a_valley(
    formula: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    map_coarsely(monkeypatch, 61, 100_000_000)
    made = plan(framed(formula), None, 13, 183, 24)
    words = said(made)
    assert "no valley" not in words
    assert "One long groove." in words
    assert list(untrue(CLAIMS, words, made)) == []


def test_the_frame_holds_floors_that_are_edges() -> None:
    ground = framed("(x^2+y-3)^2+|y|")
    (left, right), (low, high) = ground.window
    assert left < -np.sqrt(3) < np.sqrt(3) < right
    assert low < 0 < high


def test_steps_across_an_edge_that_are_shorter_than_a_cross_is_wide_are_there() -> None:
    made = plan(framed("sqrt(x^2 + y^2)"), None, 13, 183, 24)
    assert made.floors == pytest.approx(np.zeros((1, 2)), abs=1e-6)
    assert np.mean(made.domains == 0) > 0.99  # right on the tip there is no slope


@pytest.mark.parametrize(
    "name", ["beale", "rosenbrock", "(x*y-1)^2 + (x-y)^2/4", "himmelblau", "x^4-3x^2+x+y^2"]
)
def test_arrows_on_the_map_are_long_enough_to_be_seen(name: str) -> None:
    class Other(Hills):
        parameters = HillsParameters(landscape=name)

    with offstage():
        film = Other()
        film.setup()
    film.scale.tracker.set_value(film.smaller)
    film.view.look(**poses.map_pose(film.view))
    field = film.field
    lengths = np.linalg.norm(film.view.at(field.tips) - film.view.at(field.tails), axis=-1)
    assert np.median(lengths) > 0.1  # scene units: nine pixels of a picture 1280 wide


def test_of_a_valley_that_hardly_any_start_comes_to_nobody_is_said_to_end_there() -> None:
    made = plan(framed("beale", (-4.5, 4.5, -4.5, 4.5)), None, 13, 183, 24)
    words = said(made)
    assert "one valley. None of ours is there yet." in words
    assert list(untrue(CLAIMS, words, made)) == []
