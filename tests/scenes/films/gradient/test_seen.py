"""The film on the gradient, frame by frame: she turns, the hill is cut, she walks."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pytest

from scenes.gradient import Gradient, GradientParameters
from scenes.parts.gradient.lens import Frame
from scenes.render.record import Rehearsal
from scenes.render.rehearsal import rehearse
from scenes.stage import Plane
from tests.scenes.films.gradient.plan import PLAN
from tests.scenes.performing import attend, performed


class Seen(NamedTuple):
    """One frame of the film."""

    beat: str
    time: float
    turned: float
    share: float
    walked: float
    factor: float
    blended: float  # how much there is of the less seen of glass and curves


class Witness:
    """Looks at every frame."""

    def __init__(self) -> None:
        self.seen: list[Seen] = []

    def frame(self, scene: Any) -> None:
        arrow = scene.uphill
        self.seen.append(
            Seen(
                scene.beats_begun[-1],
                scene.time,
                float(arrow.turned.get_value()),
                float(arrow.share.get_value()),
                scene.walk.time,
                scene.scale.factor,
                min(presence(scene, kind) for kind in (Frame, Plane)),
            )
        )

    def beat_ended(self, scene: Any, name: str) -> None:
        pass


def presence(scene: Any, kind: type[Any]) -> float:
    """How much is seen of anything of a kind."""
    staged = [part for thing in scene.mobjects for part in thing.get_family()]
    return max((one.presence for one in staged if isinstance(one, kind)), default=0.0)


attend(Gradient, Witness)


@cache
def played() -> tuple[Rehearsal, list[Seen]]:
    """Every frame, once for all tests."""
    performance = performed(Gradient)
    return performance.run, performance.of(Witness).seen


@pytest.mark.slow
def test_first_it_turns_then_it_is_cut_then_she_walks() -> None:
    seen = [one for one in played()[1] if one.beat == "turned_and_shortened"]
    for one in seen:
        assert one.share == 1 or one.turned == 1
        assert one.walked == 0 or one.share == PLAN.rate
    assert seen[-1].walked == 1


@pytest.mark.slow
def test_at_the_end_she_walks_step_by_step() -> None:
    """Three steps were one glide along a single arrow."""
    walked = [one.walked for one in played()[1] if one.beat == "what_to_keep"]
    assert max(walked) == 3
    assert all(walked.count(step) > 2 for step in (1, 2))  # there she stands, and an arrow grows


@pytest.mark.slow
def test_a_step_is_what_she_takes_against_the_gradient() -> None:
    """One unit east and a way of length 1 were steps as well."""
    said = [caption.text for beat in played()[0].beats for caption in beat.captions]
    steps = [words.replace("\n", " ") for words in said if "step" in words.split("steep")[0]]
    assert len(steps) == 3
    assert "that is her step" in steps[0]
    assert "at step k" in steps[1]
    assert "at every step" in steps[2]


@pytest.mark.slow
def test_the_meter_is_below_zero_downhill() -> None:
    run, _ = played()
    shown = [row.value for row in run.displayed("all_directions", "facing")]
    below = float(np.mean(np.array(shown) < 0))
    assert 0.15 < below < 0.5  # there nothing comes, and the needle is quicker
    assert min(shown) == pytest.approx(-PLAN.steepness, abs=0.02)


@pytest.mark.slow
def test_her_height_changes_as_she_lands() -> None:
    run, _ = played()
    texts = [row.text for row in run.displayed("turned_and_shortened", "her height")]
    assert set(texts) == {"0.363", "0.227"}


@pytest.mark.slow
def test_the_film_is_told_on_another_ground() -> None:
    # A bowl that climbs to the west, with one level point, a long formula and steep arrows.
    chosen = replace(
        GradientParameters(),
        landscape="matyas",
        place=(-6.0, 2.0),
        learning_rate=0.5,
        knobs=(0.5, 0, -1),
    )
    members = {"parameters": chosen, "__module__": Gradient.__module__}
    run = rehearse(type("Other", (Gradient,), members), layout=False)
    assert len(run.beats) == 10
    assert 150 < run.duration < 260


@pytest.mark.slow
def test_glass_and_curves_are_not_seen_through_each_other() -> None:
    """Two pictures lay over each other for a third of a second."""
    both = [one.blended for one in played()[1] if one.beat == "one_sign_apart"]
    assert len(both) > 50
    assert max(both) < 0.15
