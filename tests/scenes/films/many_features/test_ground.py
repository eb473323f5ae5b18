"""Many inputs: the ground, its scale, its ellipses and the camera are true to a ruler."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.many_features import ManyFeatures
from scenes.parts.many_features import places
from scenes.parts.many_features.bars import Bars
from scenes.parts.many_features.disc import Axes, Lanes, Turned, Valley
from scenes.parts.many_features.opening import Opening
from scenes.parts.many_features.she import Above, Path
from scenes.parts.many_features.table import Evening
from scenes.parts.many_features.town import Town
from scenes.parts.many_features.units import Row
from scenes.parts.many_features.wait import Strait, Walk
from scenes.render.rehearsal import offstage
from scenes.stage import FRAME, Box, Mark
from tests.scenes.canvas import picture
from tests.scenes.films.many_features.made import PLAN, near, picture_of_nothing, walk
from tests.scenes.performing import attend, performed


def test_the_valley_in_the_frame_is_true_to_scale() -> None:
    with offstage():
        strait = Strait((PLAN.thousands.ratio, PLAN.persons.ratio))
        for squeezed, units in ((0, PLAN.thousands), (1, PLAN.persons)):
            strait.squeezed.set_value(squeezed)
            long, wide = np.ptp(strait.ellipse(), axis=0)
            assert long / wide == pytest.approx(units.ratio**0.5)
            assert long > 0.8 * FRAME.width


def test_the_cure_opens_the_hairline_and_its_number_stands_beside_the_valley() -> None:
    """The cured valley was as small as a label, and its number would lie on it."""
    with offstage():
        rows = [Row(units) for units in (PLAN.persons, PLAN.standard)]
        way = Walk((rows[0], rows[1]), ValueTracker(0.0), 4.6)
        way.strait.squeezed.set_value(1)
        line = way.strait.ellipse()
        long, wide = np.ptp(line, axis=0)
        assert long / wide == pytest.approx(PLAN.standard.ratio**0.5)
        assert long > 0.6 * FRAME.width
        assert way.narrow.get_bottom()[1] > line[line[:, 0] > way.narrow.get_left()[0], 1].max()


def test_the_ground_slides_to_the_middle_on_one_scale() -> None:
    with offstage():
        on = Turned(places.DISC, PLAN.two.best, 7.0)
        ends = PLAN.two.best + np.array([(0.0, 0.0), (1.0, 0.0)])
        here = on.at(ends)
        on.centred.set_value(1)
        there = on.at(ends)
        assert there[0, 0] == pytest.approx(0)
        assert there[1] - there[0] == pytest.approx(here[1] - here[0])  # one scale all the way


def test_the_camera_that_goes_to_her_ends_where_she_is() -> None:
    with offstage():
        opening = Opening(PLAN, ValueTracker(0.0), Evening(PLAN))
        opening.view.look(**opening.seen_from(-108))
        before = opening.she.near
        go = opening.approach()
        go.begin()
        ways = []
        for share in np.linspace(0, 1, 11):
            go.interpolate(share)
            ways.append(opening.she.foot()[:2])
        assert ways[-1] == pytest.approx([-0.1, -2.0], abs=0.05)
        assert opening.she.near > 1.3 * before
        assert (np.diff(ways, axis=0)[:, 0] > 0).all()  # she swung out over the knobs, and back


def test_her_trail_lies_under_her_and_under_the_goal() -> None:
    """Twenty landings were a bar over her hat."""
    assert Path.layer < Mark.layer < Above.layer
    assert Lanes.layer < Path.layer


def test_she_is_as_far_from_the_cross_as_the_flattest_axis_has_to_go() -> None:
    with offstage():
        way = walk()
        start = way.foot()[0]
        for squeezed, row in enumerate(way.rows):
            way.strait.squeezed.set_value(squeezed)
            for progress in (0.0, 0.5, 0.9, 1.0):
                row.progress.set_value(progress)
                assert way.foot()[0] / start == pytest.approx(row.left()[-1])
            assert way.foot()[0] / start == pytest.approx(0.01, rel=1e-3)
            assert way.paces() == 24  # she stands on both feet


def test_names_of_knobs_are_in_what_is_seen_of_the_ground() -> None:
    with offstage():
        on = Turned(places.DISC, PLAN.two.best, 7.0)
        axes = Axes(on, ("w₁", "w₃"))
        for centred in (0, 0.5, 1):
            on.centred.set_value(centred)
            for degrees in (0, 20, 45):
                on.degrees.set_value(degrees)
                for name, left, foot, _ in axes.texts():
                    if name in axes._names:
                        x, y = left + name.width, foot + float(name.high[1])
                        assert on.window.left + 0.3 < left < x < on.window.right - 0.2
                        assert -3.2 < foot < y < 3.6


def test_the_ground_is_painted_to_every_edge_of_the_frame() -> None:
    """It was a disc on half of the frame."""
    with offstage():
        valley = Valley(Turned(places.DISC, PLAN.two.best, 7.0), PLAN.two)
        row = picture(valley)
        for y in (0, row.shape[0] // 2, row.shape[0] - 1):
            assert (row[y, [0, -1]] != picture_of_nothing()).any(axis=-1).all()


def test_ellipses_of_the_ground_are_where_its_loss_is_theirs() -> None:
    with offstage():
        valley = Valley(Turned(places.DISC, PLAN.two.best, 7.0), PLAN.two)
        lowest = PLAN.two.ground.value(PLAN.two.best)
        for loss in (1.0, 30.0):
            found = [float(PLAN.two.ground.value(p)) for p in valley.ellipse(loss)[::40]]
            assert found == pytest.approx([lowest + loss] * len(found))


def test_bars_are_gone_while_losses_stand_before_them() -> None:
    """Golden curves lay on fifty bars."""
    with offstage():
        bars = Bars(lambda: np.ones(3), 3, Box(-6, -3, 6, 3), scaled=True)
        bars.dimmed.set_value(1)
        drawn = picture(bars)
        place = 0.5 * (bars.tops(np.zeros(3)) + bars.tops(np.ones(3)))[1]
        assert not near(drawn, place)


def test_while_losses_stand_before_the_bars_there_is_no_scale_of_distances() -> None:
    """Curves of a loss had their feet at 10 % of a distance."""
    with offstage():
        bars = Bars(lambda: np.ones(3), 3, Box(-6, -3, 6, 3), scaled=True)
        bars.dimmed.set_value(1)
        told = {text.text for text, *_, there in bars.texts() if there > 0}
        assert told == {"steepest axis", "flattest axis"}


def test_a_valley_that_fades_is_one_picture() -> None:
    """Ellipses that lie on each other were rings as each went by itself."""
    with offstage():
        strait = walk().strait
        strait.set_presence(0)
        nothing = picture(strait).astype(float)
        strait.set_presence(1)
        whole = picture(strait).astype(float)
        strait.set_presence(0.5)
        assert np.abs(picture(strait) - (whole + nothing) / 2).max() <= 3


@pytest.mark.slow
def test_what_a_beat_left_goes_before_another_picture_comes() -> None:
    """Dots shone through a valley, a valley through bars, and bars through a valley."""
    doubled = performed(ManyFeatures).of(Doubles)
    assert doubled.grounds
    assert not doubled.found


class Doubles:
    """An onlooker that notes when the ground is there together with dots or bars."""

    def __init__(self) -> None:
        self.found: list[float] = []
        self.grounds = 0

    def frame(self, scene: Any) -> None:
        there = {type(thing): thing.presence for thing in scene.mobjects
                 if isinstance(thing, Valley | Bars | Town)}  # fmt: skip
        ground = there.pop(Valley, 0.0)
        self.grounds += ground > 0
        if min(ground, max(there.values(), default=0.0)) > 0.15:
            self.found.append(scene.time)

    def beat_ended(self, scene: Any, name: str) -> None:
        """Frames say enough."""


attend(ManyFeatures, Doubles)
