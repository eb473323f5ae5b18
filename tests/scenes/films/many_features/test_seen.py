"""Many inputs: plates with what is on them, the goal beside her, names where their things are."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest

from scenes.many_features import ManyFeatures, ManyFeaturesParameters
from scenes.parts.many_features import places
from scenes.parts.many_features.disc import Turned
from scenes.parts.many_features.lines import Knobs
from scenes.parts.many_features.plan import plan_for
from scenes.parts.many_features.profile import Profile
from scenes.parts.many_features.she import Lamp, Path
from scenes.parts.many_features.small_walk import Measure
from scenes.parts.many_features.town import Town
from scenes.render.rehearsal import offstage
from scenes.stage import POSITION, Playback, Stack, Words
from tests.scenes.canvas import picture
from tests.scenes.performing import attend, performed

PLAN = plan_for(**ManyFeaturesParameters().__dict__)


class Seeing:
    """An onlooker that compares plates with what is on them, and notes when things are there."""

    def __init__(self) -> None:
        self.bare: list[float] = []  # when names were on a pane that was gone before them
        self.empty: list[float] = []  # when a slip was there without words
        self.slips = self.plots = 0
        self.landed: float | None = None  # her steps when the distances are plotted
        self.asked: list[float] = []  # when the playground is named, all of it

    def frame(self, scene: Any) -> None:
        parts = [part for thing in scene.mobjects for part in thing.get_family()]
        there = {id(part) for part in parts}
        pane, plot, slip = scene.pane, scene.knobs.plane, scene.slip
        if id(plot) in there and plot.presence > 0.1:
            self.plots += 1
            if (pane.presence if id(pane) in there else 0.0) < plot.presence - 0.05:
                self.bare.append(scene.time)
        if id(slip) in there and slip.presence > 0.2:
            self.slips += 1
            words = [opacity(part) for part in parts if isinstance(part, Stack)]
            if max(words, default=0.0) < slip.presence - 0.05:
                self.empty.append(scene.time)
        history = scene.distances.history
        if self.landed is None and id(history) in there and history.presence > 0.05:
            self.landed = scene.walk.time
        if scene.beats_begun[-1] == "what_is_left" and any(
            isinstance(part, Words) and "playground" in part.text and opacity(part) > 0.99
            for part in parts
        ):
            self.asked.append(scene.time)

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames say enough."""


attend(ManyFeatures, Seeing)


def opacity(thing: Any) -> float:
    """How much of some words is there."""
    return float(thing.family_members_with_points()[-1].get_fill_opacity())


@pytest.mark.slow
def test_no_plate_is_seen_without_its_words() -> None:
    """Two plates of names hung over the ground; a slip was empty while its words changed."""
    seen = performed(ManyFeatures).of(Seeing)
    assert seen.plots
    assert seen.slips
    assert not seen.bare
    assert not seen.empty


@pytest.mark.slow
def test_the_second_step_is_seen_before_distances_are_plotted() -> None:
    """“Then 11 % of that” was said while the distance was swapped for a plot."""
    assert performed(ManyFeatures).of(Seeing).landed == pytest.approx(2)


@pytest.mark.slow
def test_the_playground_can_be_read() -> None:
    performance = performed(ManyFeatures)
    asked = performance.of(Seeing).asked
    assert performance.scene.time - asked[0] >= 1.8


def test_the_goal_is_seen_when_she_stands_on_it() -> None:
    film = ManyFeatures()
    with offstage():
        film.setup()
        assert film.cross.z_index > film.she.z_index
        assert film.cross.z_index > film.wild_she.z_index


def test_each_curve_of_a_knob_ends_at_its_name_and_only_one_is_hollow() -> None:
    """Two lines were the same, and their names stood at the goals."""
    with offstage():
        party = Playback(PLAN.two.walk, [POSITION], POSITION)
        party.progress.set_value(PLAN.two.walk.steps)
        knobs = Knobs(PLAN.two, party, ("w₁\nreservations", "w₃\ntourists"))
        told = {text.text: (left, foot) for text, left, foot, _ in knobs.goals.texts()}
        for line, name in zip(knobs.lines, ("reservations", "tourists"), strict=True):
            x, y = line.spots()[-1]
            left, foot = told[name]
            assert 0.15 < left - x < 0.5
            assert abs(foot + 0.36 - y) < 0.3
        wide = {text.text: text.width for text, *_ in knobs.goals.texts()}
        assert max(told[name][0] + wide[name] for name in told) < places.PANE.right - 0.1
        assert [line.hollow for line in knobs.lines] == [False, True]
        solid, hollow = (picture(line) for line in knobs.lines)
        assert (solid != hollow).any()


def test_the_line_through_the_evenings_is_that_of_least_squares() -> None:
    """It went up by one spread to one spread, and looked like a fit."""
    with offstage():
        town = Town(PLAN, ("a", "b"), ("a", "b"))
        run, rise = np.diff(town.best_line(), axis=0)[0]
        x, y = PLAN.evenings.x[:, [0, 2]].T
        slope = np.polyfit(x, y, 1)[0] * x.std() / y.std()
        assert rise / run == pytest.approx(slope)


def test_twice_as_far_across_is_twice_as_steep() -> None:
    """λ fell from the sky: of one distance only."""
    with offstage():
        two = PLAN.two
        on = Turned(places.DISC, two.best, 7.0)
        on.degrees.set_value(two.turn)
        party = Playback(two.walk, [POSITION], POSITION)
        flight = Path(on, party, "circle", POSITION, ball=False)
        profile = Profile(on, two, Measure(on, two, flight))
        drops = [np.diff(profile.tangent(share), axis=0)[0] for share in (0.5, 1.0)]
        near, far = (rise / run for run, rise in drops)
        assert far / near == pytest.approx(2)
        profile.sloped.set_value(1)
        profile.told.set_value(1)
        told = [text.text for text, *_, there in profile.texts() if there > 0.5]
        slopes = [float(words.split()[1]) for words in told if words.startswith("slope")]
        (distance,) = (float(words.split()[1]) for words in told if words.startswith("distance"))
        assert slopes[1] / slopes[0] == pytest.approx(2, rel=1e-3)
        assert f"{slopes[1] / distance:.2f}" == f"{two.curvatures[1]:.2f}"
        for landing in (1, 2):
            party.progress.set_value(landing)
            (left,) = (text.text for text, *_, there in profile.texts() if there > 0.5
                       and text.text.startswith("left"))  # fmt: skip
            assert float(left.split()[1]) == pytest.approx(abs(two.distances[landing, 1]), rel=0.05)


def test_the_light_of_her_lamp_ends_within_the_frame() -> None:
    """Beside the bars its halo was cut at the edge."""
    with offstage():
        for x in (places.DARK[0], -6.0, 0.0):
            lamp = Lamp(partial(np.array, [x, -2.4]), 1.9)
            drawn = picture(lamp).astype(int)
            assert np.ptp(drawn[:, [0, -1]].reshape(-1, drawn.shape[-1]), axis=0).max() <= 2
            assert np.ptp(drawn) > 50
        film = ManyFeatures()
        film.setup()
        assert isinstance(film.pool, Lamp)
        assert isinstance(film.in_round.pool, Lamp)
