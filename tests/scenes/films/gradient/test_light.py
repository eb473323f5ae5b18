"""The light of the ground: day, one night, day again; and how little of an arrow a step is."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from manim import ManimColor

from scenes.gradient import Gradient
from scenes.parts.gradient.lens import Lens
from scenes.parts.gradient.links import Links
from scenes.parts.gradient.paths import Walks, plane_of, rule
from scenes.parts.gradient.under import Under
from scenes.render.contrast import paint
from scenes.render.rehearsal import offstage
from scenes.stage import NEXT, STEP, ArrowScale, Box
from tests.scenes.films.gradient.plan import PLAN, above, on
from tests.scenes.performing import attend, performed

_EVERY = 0.6  # seconds
_BEATS = {"two_are_enough", "the_column"}


class Light:
    """Looks at the ground in the right upper corner, where nothing is drawn on it."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, float, np.ndarray]] = []
        self._last = -1.0

    def frame(self, scene: Any) -> None:
        beat = scene.beats_begun[-1]
        if beat in _BEATS and scene.time > self._last + _EVERY:
            self._last = scene.time
            picture = paint(scene)[..., :3].astype(float)
            rows, columns = picture.shape[:2]
            corner = picture[: rows // 30, -columns // 12 :]
            self.seen.append((beat, scene.time, corner.mean(axis=(0, 1))))

    def beat_ended(self, scene: Any, name: str) -> None:
        pass


attend(Gradient, Light)


@cache
def seen() -> list[tuple[str, float, np.ndarray]]:
    """The colour of the corner every now and then."""
    return performed(Gradient).of(Light).seen


@pytest.mark.slow
def test_the_ground_does_not_light_up_and_go_dark_again_as_the_plank_comes() -> None:
    """Dim, in full light, and dim again: three seconds like a lamp that is tried."""
    bright = [color.mean() for beat, _, color in seen() if beat == "two_are_enough"]
    assert max(bright) < 100


@pytest.mark.slow
def test_the_dark_ground_is_blue() -> None:
    """A pale summit, half seen, was olive for a minute."""
    dark = [color for _, _, color in seen()][:-3]  # by day the film goes on
    assert len(dark) > 60
    for red, _, blue in dark:
        assert blue > red + 5


def test_a_leg_of_the_way_has_its_length_beside_all_of_it() -> None:
    """Half of it was under an arrow, and its number below the other half."""
    links = Links(above(), PLAN, ArrowScale())
    way = links.view.at(links.way())
    numbers = [(left + text.width / 2, foot + text.height / 2) for text, left, foot, _ in
               links.texts()][:2]  # fmt: skip
    for leg, line, middle in zip((way[:2], way[1:]), links.lengths(), numbers, strict=True):
        off = line - leg
        assert off[0] == pytest.approx(off[1])  # as long as the leg, and from end to end
        assert np.linalg.norm(off[0]) > 0.4
        assert middle == pytest.approx(line.mean(axis=0))


def test_the_rule_is_written_in_three_pieces() -> None:
    """The place at step k, alpha and the whole rule stood there before any of it was told."""
    assert set(rule("+", 1).names_in(rule("+", 1).source)) == {"here"}
    assert "next" not in rule("+", 2).names_in(rule("+", 2).source)
    assert {"next", "rate", "grad"} <= set(rule("+").names_in(rule("+").source))


def test_under_the_lens_a_quarter_of_the_arrow_leads_to_the_next_place() -> None:
    with offstage():
        film = on("sine_hills")
        film.view.look(**film.poses.chart())
        film.scale.tracker.set_value(PLAN.factor)
        walks = Walks(film.view, film.plan, film.clock, plane_of(film.plan), up=True)
        lens = Lens(film.view, film.plan, film.scale, walks.party)
        whole = np.diff(lens.arrow.whole(), axis=0)[0]
        film.scale.tracker.set_value(PLAN.walked_by)
        root, tip = lens.arrow.whole()
    assert tip - root == pytest.approx(PLAN.rate * whole, rel=1e-3)
    (ring,) = lens.near.at(np.atleast_2d(lens.ring.places()))
    assert ring == pytest.approx(tip, abs=1e-3)
    walks.party.progress.set_value(1)
    (walker,) = lens.near.at(lens.ground[3].party.now())
    assert walker == pytest.approx(tip, abs=1e-3)
    box = lens.near.panel
    spots = lens.near.at(PLAN.starts)
    inside = np.all((spots > box[:2]) & (spots < box[2:]), axis=1)
    assert inside.sum() == 1  # half of another walker stood at its edge
    assert ManimColor.from_rgb(lens.arrow.color_now()).to_hex() == STEP
    assert lens.ring.tint == NEXT
    low, high = np.array([lens.near.panel[:2], lens.near.panel[2:]])
    for name in lens.names:
        box = Box.around(name)
        assert np.all(np.array(box[:2]) > low)
        assert np.all(np.array(box[2:]) < high)
    place, _, step, following = map(Box.around, lens.names)
    assert not any(one.meets(other) for one, other in
                   ((place, step), (place, following), (step, following)))  # fmt: skip
    small = film.view.map_panel()
    frame = lens.ground[2].small()
    assert np.all(frame[0] > small[:2])
    assert np.all(frame[1] < small[2:])


def test_the_earth_of_one_input_ends_at_its_curve() -> None:
    with offstage():
        plane = on("sine_hills").plan and plane_of(PLAN)
    under = Under(plane, 1.0)
    line = under.outline()
    along = np.linspace(-1, 1, 161)
    assert line[:161] == pytest.approx(plane.xy(along, along**2))
    assert line[161:, 1] == pytest.approx(plane.xy(0.0, 0.0)[1])
