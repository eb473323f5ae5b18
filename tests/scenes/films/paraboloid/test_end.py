"""How it ends: what is good enough, the other rate, the squashed bowl, one walk down."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pytest

from scenes.paraboloid import Paraboloid
from scenes.parts.paraboloid.bowl import RIM
from scenes.parts.paraboloid.enough import Shorter
from scenes.parts.paraboloid.squash import Squash
from scenes.parts.paraboloid.walk import Walk
from scenes.render.record import Rehearsal
from scenes.render.rehearsal import offstage
from scenes.stage.ground.rings import CIRCLE
from tests.scenes.films.paraboloid.made import PLAN, plan
from tests.scenes.performing import attend, performed


class Moment(NamedTuple):
    """One frame of a beat."""

    beat: str
    time: float
    half: float  # how far the map is seen
    arrow: float  # how much of the other rate's step is there
    left: float  # of her way down the bowl at the end
    rim: tuple[float, float]  # the bowl's lowest and highest place on the screen


class Watcher:
    """Looks at every frame from the zoom on."""

    def __init__(self) -> None:
        self.seen: list[Moment] = []

    def frame(self, scene: Any) -> None:
        beat = scene.beats_begun[-1]
        if beat not in ("endless_zoom", "other_number", "what_to_keep"):
            return
        walk = scene.walk
        arrow = walk.turning.showing if walk.turning in scene.mobjects else 0.0
        left = float(scene.ground.way.left.get_value())
        bowl = scene.ground.bowl
        rim = bowl.view.screen(bowl.on_it(RIM * CIRCLE))[0][:, 1]
        up_and_down = float(rim.min()), float(rim.max())
        self.seen.append(Moment(beat, scene.time, walk.on.half, arrow, left, up_and_down))

    def beat_ended(self, scene: Any, name: str) -> None:
        pass


attend(Paraboloid, Watcher)


@cache
def watched() -> tuple[Rehearsal, list[Moment]]:
    """Every frame of these beats, once for all tests."""
    performance = performed(Paraboloid)
    return performance.run, performance.of(Watcher).seen


def of_beat(name: str) -> list[Moment]:
    return [moment for moment in watched()[1] if moment.beat == name]


def test_at_the_end_she_walks_down_once_and_never_back() -> None:
    """She went down, came back out, and went down again."""
    left = [moment.left for moment in of_beat("what_to_keep")]
    assert left[0] == 1
    assert all(after <= before for before, after in pairwise(left))
    assert 0 < left[-1] < 0.05  # she comes close, as is said


def test_the_other_rate_is_a_question_before_its_arrow_is_there() -> None:
    """The arrow pointed at the cross while the dial was turned, before it was worked out."""
    run, _ = watched()
    beat = of_beat("other_number")
    begun = next(moment.time for moment in beat if moment.arrow > 0)
    worked = [cue.start for cue in run.captions if "minus half of" in cue.text]
    asked = next(cue.end for cue in run.captions if "What if the learning rate" in cue.text)
    assert begun > max(worked) > min(worked) > asked + 1.5
    assert len(worked) == 2


def test_the_way_out_of_the_zoom_is_not_raced_through() -> None:
    """Three decades passed in 0.7 s, each map bright at its rim and dark in its middle."""
    halves = [moment.half for moment in of_beat("endless_zoom")]
    assert all(after <= before for before, after in pairwise(halves))
    assert {moment.half for moment in of_beat("other_number")} <= {halves[-1], PLAN.seen_to_land}


@pytest.mark.parametrize("changes", [{}, {"landscape": "booth"}, {"good_enough": 0.02}])
def test_arrow_and_bar_are_as_long_as_the_gradient_and_what_is_good_enough(changes: Any) -> None:
    made = plan(**changes)
    with offstage():
        walk = Walk(made)
        walk.on.show(10 / 10**made.tenfolds)
        shorter = Shorter(walk.on, made, lambda: made.epochs)
        for tracker in (shorter.barred, shorter.grown):
            tracker.set_value(1)
        true = float(np.hypot(*(made.bowl.hessian @ made.path[-1])))
        for laid in (0, 0.3, 1):
            shorter.laid.set_value(laid)
            root, tip = shorter.arrow()
            if not changes:
                drawn = np.hypot(*(tip - root)) / walk.on.unit
                assert drawn == pytest.approx(true)
                assert shorter.bar / walk.on.unit == pytest.approx(0.001)
        assert np.hypot(*(tip - root)) / shorter.bar == pytest.approx(true / made.enough)
        assert next(text.text for text, *_ in shorter.texts()) == f"{made.enough:g}"
        for text, left, _, _ in shorter.texts():
            assert left + text.width < walk.on.box.left
    if not changes:
        assert true == pytest.approx(0.000603, abs=5e-7)


def test_the_gradient_is_that_of_the_step_on_display_and_never_flies_over_the_map() -> None:
    """It was that of step 5,000 while step 4,748 was told of, and flew across trail and axis."""
    with offstage():
        walk = Walk(PLAN)
        walk.on.show(10 / 10**PLAN.tenfolds)
        walk.progress.set_value(PLAN.good)
        shorter = walk.shorter
        for tracker in (shorter.barred, shorter.grown, shorter.laid):
            tracker.set_value(1)
        assert [text.text for text, *_ in shorter.texts()] == ["0.001", "0.000999"]
        for laid in np.linspace(0, 1, 21):
            shorter.laid.set_value(float(laid))
            root, tip = shorter.arrow()
            at_her = bool(np.allclose(root, walk.on.at(PLAN.path[PLAN.good])))
            assert at_her or tip[0] < walk.on.box.left


def test_the_key_tells_how_high_the_squashed_bowl_is() -> None:
    """It was gone while the same colours were other heights."""
    with offstage():
        walk = Walk(PLAN)
        squash = Squash(walk.on, PLAN)
        walk.outermost = squash.map
        for steep in (1.0, squash.times):
            squash.steep.set_value(steep)
            squash.map.oval = squash.oval()
            corner = squash.hessian.diagonal() / np.where(
                np.arange(2) == squash.axis, squash.times / steep, 1
            )
            assert walk.key.most() == pytest.approx((float(corner.sum()) / 2 * 100, 1.0))


@pytest.mark.parametrize("start", [(6, -3), (-4, 8), (9, -9), (10, 10), (-4, 0), (0, 7.5), (2, 5)])
def test_in_the_squashed_bowl_the_same_rate_lands_on_the_other_wall(start: Any) -> None:
    made = plan(start=start)
    with offstage():
        squash = Squash(Walk(made).on, made)

    def height(place: Any) -> float:
        factors = np.where(np.arange(2) == squash.axis, squash.times, 1.0)
        return float(factors @ np.asarray(place, dtype=float) ** 2)

    h = 0.5  # differences are exact for a bowl
    slopes = [height(made.away + h * way) - height(made.away - h * way) for way in np.eye(2)]
    assert squash.gradient() == pytest.approx(slopes)
    assert squash.landed == pytest.approx(made.away - made.compared * np.array(slopes))
    assert np.abs(squash.landed).max() <= 10
    before, after = made.away[squash.axis], squash.landed[squash.axis]
    assert before * after < 0
    for share in (0.0, 0.4, 1.0):  # of each bowl between the two the rings are true
        steep = 1 + share * (squash.times - 1)
        squash.steep.set_value(steep)
        ring = 5 * CIRCLE @ squash.oval().T
        factors = np.where(np.arange(2) == squash.axis, steep, 1.0)
        assert np.sum(factors * ring**2, axis=1) == pytest.approx(np.full(len(ring), 25.0))


def test_the_squashed_bowl_is_told_in_numbers() -> None:
    with offstage():
        squash = Squash(Walk(PLAN).on, PLAN)
        assert squash.source == "x^2 + 3 y^2"
        assert squash.row().words == "−3 − 0.5 × (−18) = 6"
        other = plan(landscape="2(x - 1)^2 + 2(y + 2)^2")
        assert Squash(Walk(other).on, other).source == "2 (x - 1)^2 + 6 (y + 2)^2"


def test_she_keeps_her_heading_where_she_lands() -> None:
    """On the cross there is no way down, and she snapped round to the right."""
    with offstage():
        walk = Walk(PLAN)
        walk.progress.set_value(0)
        headed = walk.she.facing()
        for jumped in (0.3, 0.9, 1.0):
            walk.jumped.set_value(jumped)
            assert walk.she.facing() == pytest.approx(headed)


def test_the_bowl_is_whole_as_it_is_tilted_and_leaves_captions_their_room() -> None:
    """Halfway it was taller than the frame, and at last it stood in the captions."""
    tilted = [moment.rim for moment in watched()[1] if moment.beat == "what_to_keep"][1:]
    assert min(low for low, _ in tilted) > -3.8
    assert max(high for _, high in tilted) < 3.8
    assert tilted[-1][0] >= -3.1
