"""The hills film: every number and every claim in it is what an independent descent gives."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pytest
from manim import Scene

from gdmath import LANDSCAPES
from scenes.hills import Hills, HillsParameters
from scenes.parts.hills import descents
from scenes.render.record import Row, on_stage
from scenes.render.rehearsal import Rehearsal, rehearse
from scenes.render.trouble import Trouble
from scenes.stage.lecture.theme import CAPTION_HEIGHT
from scenes.stage.lecture.words import ALPHA
from scenes.stage.paint.arrow import HalfTurn
from scenes.stage.type.rule import UpdateRule
from tests.scenes.canvas import Array

DEFAULT = Hills.parameters
PLANE = [name for name, landscape in LANDSCAPES.items() if landscape.dimension == 2]
# A whole film for each landscape takes minutes; the quick suite makes every third.
EVERYTHING = bool(os.environ.get("DOWNHILL_EVERYTHING"))


class Watching:
    """An onlooker that keeps the lecture, and how camera and fog were in every frame."""

    lecture: Any = None

    def __init__(self) -> None:
        self.poses: list[dict[str, float]] = []
        self.lifting: list[float] = []  # how low on the screen the ground is as it comes out of fog
        self.measured: list[float] = []  # how strong the field is while an angle is drawn in it
        self.covered: list[bool] = []  # whether the ball is over the arrows at its foot by then
        self.stubs: list[float] = []  # how much of the gradient arrow there is as she walks
        self.told: list[tuple[float, list[str]]] = []  # how far she is, and what her numbers say
        self.rules: set[str] = set()  # what has been written as a rule

    def frame(self, scene: Scene) -> None:
        self.lecture = scene
        self.poses.append(self.lecture.view.pose)
        if 0.02 < self.lecture.guide.fog.lifted < 1:
            self.lifting.append(self._lowest())
        stage = on_stage(scene)
        self._watch_the_arrows(stage)
        self.rules |= {part.source for part in stage if isinstance(part, UpdateRule)}
        numbers = self.lecture.readouts
        if numbers in scene.mobjects:
            texts = [row.number.text for row in numbers[1]]
            self.told.append((self.lecture.guide.progress.get_value(), texts))

    def _watch_the_arrows(self, stage: list[Any]) -> None:
        guide = self.lecture.guide
        if guide.uphill not in stage:
            return
        if any(isinstance(part, HalfTurn) and part.grown.get_value() > 0 for part in stage):
            self.measured.append(self.lecture.near.field.presence)
            self.covered.append(guide.marker.z_index > guide.downstep.z_index)
        if guide.progress.get_value() % 1 and guide.uphill.presence > 0.05:
            self.stubs.append(guide.uphill.grown.get_value())

    def _lowest(self) -> float:
        """How low on the screen the ground is, or the floor beneath it."""
        view = self.lecture.view
        ground = np.stack(np.meshgrid(*(np.linspace(*axis, 9) for axis in view.window)), axis=-1)
        floor = view.world(ground, np.full(ground.shape[:2], view.lowest))
        floor[..., 2] -= view.gap
        shape = np.concatenate([view.ground(ground), floor])
        return float(view.screen(shape)[0][..., 1].min())

    def beat_ended(self, scene: Scene, name: str) -> None:
        self.lecture = scene


class Watched(NamedTuple):
    """A rehearsal, its camera, and the descents behind it worked out once more."""

    run: Rehearsal
    eye: Watching
    poses: list[dict[str, float]]
    lifting: list[float]
    lecture: Any
    points: Array  # (steps + 1, walkers, 2)
    losses: Array
    slopes: Array
    guide: int
    others: Array

    def of(self, beat: str, name: str) -> list[Row]:
        """What was displayed under a name in a beat."""
        return self.run.displayed(beat, name)


@cache
def watched() -> Watched:
    """The film as it is by default, frame by frame."""
    eye = Watching()
    run = rehearse(Hills, frames=True, frame_rate=8, layout=False, onlookers=[eye])
    landscape, plan = LANDSCAPES[DEFAULT.landscape], eye.lecture.plan
    points = [np.array(plan.walk.points[0])]
    for _ in range(DEFAULT.steps):
        points.append(points[-1] - plan.rate * landscape.gradient(points[-1]))
    walk = np.array(points)
    slopes = np.linalg.norm(landscape.gradient(walk), axis=-1)
    others = np.delete(np.arange(DEFAULT.starts + 1), plan.first)
    losses = landscape.value(walk)
    return Watched(
        run, eye, eye.poses, eye.lifting, eye.lecture, walk, losses, slopes, plan.first, others
    )


def minus(text: str) -> str:
    return text.replace("-", "−")


# -- numbers ---------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_pathfinders_readouts_are_her_descent() -> None:
    film, landscape = watched(), LANDSCAPES[DEFAULT.landscape]
    walk = film.points[:, film.guide]
    for progress, (step, height, slope) in film.eye.told:
        k = int(progress + 1e-9)
        here = walk[k]  # where her step began: numbers are held until she has landed
        assert step == str(k)
        assert float(height.replace("−", "-")) == pytest.approx(landscape.value(here), abs=6e-4)
        steepness = np.linalg.norm(landscape.gradient(here))
        assert float(slope) == pytest.approx(steepness, abs=6e-4)
    seen = [progress for progress, _ in film.eye.told]
    assert np.all(np.diff(seen) >= 0)
    assert {*range(5)} <= {*seen}  # each step, and the way between
    assert sum(progress % 1 > 0 for progress in seen) > 20
    assert seen[-1] == DEFAULT.steps  # down to where the slope is 0
    assert float(film.eye.told[-1][1][2]) < 0.01


@pytest.mark.slow
def test_every_step_is_a_half_turn_from_the_gradient() -> None:
    rows = watched().of("against_the_arrows", "angle")
    assert len(rows) > 20
    assert {row.text for row in rows} == {"180.0°"}
    assert all(abs(row.value - 180) < 1e-6 for row in rows)


@pytest.mark.slow
def test_the_rate_in_words_is_the_rate_of_the_steps() -> None:
    film = watched()
    step = film.lecture.plan.walk.points[1] - film.points[0]
    rates = np.linalg.norm(step, axis=1) / film.slopes[0]
    assert np.allclose(rates, rates[0])
    (said,) = {text for text, _ in film.run.shown if f"{ALPHA} =" in text}
    assert float(re.findall(r"[\d.]+", said)[0]) == pytest.approx(rates[0], rel=1e-9)


def between(points: Array, place: Array) -> bool:
    """Whether a place is on the straight way between two points, none longer than a rounding."""
    there, back = np.linalg.norm(place - points[0]), np.linalg.norm(place - points[1])
    return abs(there + back - np.linalg.norm(points[1] - points[0])) < 1e-6


@pytest.mark.slow
def test_walkers_and_losses_are_the_descent_at_the_displayed_step() -> None:
    film = watched()
    steps = {row.time: int(row.text) for row in film.of("all_descend", "step") if row.text}
    assert {0, DEFAULT.steps} <= set(steps.values())
    assert len(set(steps.values())) > 15
    for i, own in enumerate(film.others):
        places: dict[float, Array] = {}
        for row in film.of("all_descend", f"walker {i}"):
            places[row.time] = np.array(row.value)  # the party's, drawn after the pathfinder's
        losses = {row.time: row.value for row in film.of("all_descend", f"loss {i}")}
        assert set(losses) <= set(steps)
        for time, k in steps.items():
            after = min(k + 1, DEFAULT.steps)
            x, y, height = places[time]
            assert between(film.points[[k, after], own], np.array([x, y]))
            assert height == pytest.approx(np.sin(x) * np.sin(y), abs=1e-9)
            if time in losses:
                low, high = sorted(film.losses[[k, after], own])
                assert low - 1e-9 <= losses[time] <= high + 1e-9


@pytest.mark.slow
def test_the_pathfinder_is_one_of_those_dropped_at_random() -> None:
    film = watched()
    first = film.of("in_the_fog", "walker 0")[0]
    assert first.value[:2] == pytest.approx(film.points[0, film.guide])
    told = film.of("fog_lifts", "walker 0")[-1]
    assert told.value[:2] == pytest.approx(film.points[-1, film.guide])


# -- claims ----------------------------------------------------------------------------------------


def valley(end: Array) -> tuple[int, ...]:
    """Which floor of sin x sin y a point is nearest to, counted in quarter turns."""
    return tuple(np.rint(end / (np.pi / 2)).astype(int).tolist())


@pytest.mark.slow
def test_counts_in_the_narration_are_true() -> None:
    film = watched()
    ends = film.points[-1].copy()
    for _ in range(3000):
        ends -= film.lecture.plan.rate * LANDSCAPES["sine_hills"].gradient(ends)
    # Floors are where both sines are ±1 with opposite signs.
    assert np.allclose(np.prod(np.sin(ends), axis=1), -1)
    reached = {valley(end) for end in ends}
    said = " ".join(cue.text for cue in film.run.captions)
    assert f"Drop {DEFAULT.starts} more walkers" in said
    assert f"They end in {len(reached)} valleys, at" in said
    counts = sorted(map(int, re.findall(r"\d+", said)))
    assert counts == sorted([DEFAULT.starts, len(reached), 180])  # the angle at each step
    # When the walk is over, everybody stands in the valley they were bound for.
    assert np.linalg.norm(film.points[-1] - ends, axis=1).max() < 0.5


@pytest.mark.slow
def test_colours_are_the_valleys_that_walkers_end_in() -> None:
    film = watched()
    colors = film.lecture.party.colors().round(6).tolist()
    pairs = {
        (valley(film.points[-1, i]), tuple(c)) for i, c in zip(film.others, colors, strict=True)
    }
    floors, tints = {floor for floor, _ in pairs}, {tint for _, tint in pairs}
    assert len(pairs) == len(floors) == len(tints)


# -- the camera ------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_camera_never_shows_the_underside_and_moves_without_jumps() -> None:
    poses = watched().poses
    elevations = np.array([pose["elevation"] for pose in poses])
    assert np.all((elevations > 5) & (elevations <= 90 + 1e-9))
    assert elevations.max() == pytest.approx(90)
    turns = np.abs(np.diff([pose["azimuth"] for pose in poses]))
    assert turns.max() < 180 / 8  # less than half a turn a second
    assert np.abs(np.diff(elevations)).max() < 60 / 8


@pytest.mark.slow
def test_the_ground_that_comes_out_of_the_fog_is_above_the_caption() -> None:
    lifting = watched().lifting
    assert len(lifting) > 10
    assert min(lifting) > CAPTION_HEIGHT - 4


@pytest.mark.slow
def test_the_angle_is_measured_in_a_faint_field_with_the_ball_over_its_arrows() -> None:
    eye = watched().eye
    assert len(eye.measured) > 5
    assert max(eye.measured) < 0.25
    assert all(eye.covered)


@pytest.mark.slow
def test_a_gradient_arrow_is_whole_until_it_is_gone() -> None:
    stubs = watched().eye.stubs
    assert stubs
    assert set(stubs) <= {0.0, 1.0}


@pytest.mark.slow
def test_steps_are_counted_by_k_as_in_the_first_lecture() -> None:
    rules = watched().eye.rules
    assert rules
    assert all("theta_(k+1)" in rule and "_i" not in rule for rule in rules)


@pytest.mark.slow
def test_the_angle_is_gone_when_the_map_comes_back() -> None:
    assert watched().of("takeaway", "angle") == []


# -- any landscape, any parameters -----------------------------------------------------------------


def telling(parameters: HillsParameters) -> type[Hills]:
    """The film with other parameters; its narration takes time to typeset and is left unwritten."""
    return type("Other", (Hills,), {"parameters": parameters, "captions": False})


@pytest.mark.slow
@pytest.mark.parametrize("name", PLANE if EVERYTHING else PLANE[1::3])
def test_every_landscape_makes_a_film(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(descents, "_MAP_SAMPLES", 61)  # the map may be coarse here
    run = rehearse(telling(HillsParameters(landscape=name)))
    assert len({beat.name for beat in run.beats}) >= 10
    assert run.layout == [], "\n" + "\n".join(run.layout)
    assert 60 <= run.duration <= 150
    for row in run.trace:
        assert row.value is None or np.all(np.isfinite(row.value)), row


@pytest.mark.slow
@pytest.mark.parametrize(
    "changed", [{"starts": 1, "steps": 12}, {"starts": 25, "seed": 3, "learning_rate": 0.1}]
)
def test_other_parameters_make_a_film(
    changed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(descents, "_MAP_SAMPLES", 61)
    run = rehearse(telling(replace(HillsParameters(), **changed)))
    assert run.layout == [], "\n" + "\n".join(run.layout)
    said = " ".join(cue.text for cue in run.captions)
    assert str(changed["starts"]) in said


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"landscape": "sextic"}, "landscape must be one of quadratic, .*, got 'sextic'"),
        ({"starts": 0}, "starts must be a whole number from 1 to 200, got 0"),
        ({"steps": 3}, "steps must be a whole number from 4 to 1000, got 3"),
        ({"seed": -1}, "seed must be a whole number at least 0, got -1"),
        ({"learning_rate": 0.0}, "learning_rate must be a number above 0 .* or none, got 0.0"),
    ],
)
def test_what_the_film_cannot_show_is_refused_where_it_is_set_in_python(
    changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(Trouble, match=says):
        rehearse(telling(HillsParameters(**changed)))


def test_an_unknown_landscape_is_told_with_the_nearest_known() -> None:
    with pytest.raises(Trouble, match="himmelblau"):
        rehearse(telling(HillsParameters(landscape="himmelbau")))
