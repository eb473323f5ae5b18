"""The ground beyond the map, and what is large and clear on it."""

from __future__ import annotations

from copy import deepcopy

import numpy as np
import pytest
from manim import ValueTracker

from scenes.parts.hills import cast, poses
from scenes.parts.hills.arrows import DottedField
from scenes.parts.hills.cast import Guide
from scenes.parts.hills.company import Company, valley_colors
from scenes.parts.hills.ending import Ending
from scenes.parts.hills.ground import framed
from scenes.parts.hills.loupe import Loupe
from scenes.parts.hills.open_land import land_beyond, open_land
from scenes.parts.hills.pair import pair
from scenes.parts.hills.poses import SIZE
from scenes.parts.hills.stage import ALONG
from scenes.parts.hills.tally import Flags
from scenes.stage import View
from scenes.stage.lecture.boxes import FRAME
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.arrow import ArrowScale
from scenes.stage.paint.marks import ARM
from tests.scenes.canvas import Array, picture, shade
from tests.scenes.films.hills.cast import made


def _as_lit(guide: Guide, **pose: float) -> Array:
    """The picture of the open land by day."""
    guide.fog.lift.set_value(1)
    guide.view.look(**pose)
    return picture(guide.open_land)[..., :3].astype(float)


@pytest.mark.parametrize("shot", ["field", "pass"])
def test_the_ground_fills_the_frame_where_the_map_does_not(shot: str) -> None:
    """A corner was black at the pass, and on both sides of the field was a black strip."""
    guide, two = Guide(made(), ValueTracker(0.0)), pair(made())
    assert two is not None
    pose = poses.filling(guide.view) if shot == "field" else poses.at_the_parting(guide.view, two)
    assert pose is not None
    shown = _as_lit(guide, **pose)
    assert shown.mean(axis=-1).min() > 30  # the night is at 17


def test_the_open_land_is_the_ground_of_the_map_and_goes_on_with_it() -> None:
    guide = Guide(made(), ValueTracker(0.0))
    wide, view = guide.open_land.view, guide.view
    places = np.array(made().floors)
    for pose in (poses.overview(view), poses.map_pose(view)):
        view.look(**pose)
        assert wide.at(places) == pytest.approx(view.at(places))
    low, high = np.array(view.window).T
    first, last = np.array(wide.window).T
    assert np.all(first < low - 3)
    assert np.all(last > high + 3)


@pytest.mark.parametrize("name", ["himmelblau", "log(x^2 + y^2)"])
def test_ground_that_rises_beyond_its_map_or_has_holes_is_shown_as_far_as_that(name: str) -> None:
    ground = framed(name)
    assert land_beyond(ground) is None
    view = View(ground, size=SIZE)
    close_by = object()
    assert open_land(view, None, close_by) is close_by  # type: ignore[arg-type, comparison-overlap]


def test_all_arrows_of_the_field_end_in_the_frame() -> None:
    """Some were cut off by its lower edge."""
    view = View(made().landscape, size=SIZE)
    pose = poses.filling(view)
    assert pose is not None
    view.look(**pose)
    field = DottedField(view, cast.gradients(view, view.window, ALONG), ArrowScale(1.0))
    tips = view.at(field.tips)
    assert np.all((tips > FRAME[:2]) & (tips < FRAME[2:]))


def test_an_arrow_near_hers_is_there_or_it_is_not() -> None:
    """Two were half there, like ghosts."""
    view, guide = View(made().landscape, size=SIZE), Guide(made(), ValueTracker(0.0))
    view.look(**guide.beside())
    field = DottedField(view, cast.gradients(view, view.window, ALONG), ArrowScale(1.0))
    field.walked = lambda: guide.trajectory.points[:3, 0]
    field.cleared.set_value(1)
    left = field._within(view.at(field.tails), view.at(field.tips))
    assert set(left.tolist()) == {0.0, 1.0}


def test_who_is_asked_about_comes_into_the_frame_as_the_question_begins() -> None:
    """For a second the question was put over ground where nobody was."""
    guide, two = Guide(made(), ValueTracker(0.0)), pair(made())
    assert two is not None
    begin = deepcopy(guide.view).look(**guide.beside())
    end = deepcopy(guide.view).look(**poses.at_the_parting(guide.view, two))
    seen = deepcopy(begin).interpolate(begin, end, poses.soon_there(0.3 / 2.4))
    (spot,) = seen.at(two.walk.points[0].mean(axis=0)[None])
    assert np.all(np.abs(spot) < np.array([FRAME.right, FRAME.top]) - 0.3)
    paces = [poses.soon_there(share) for share in np.linspace(0, 1, 101)]
    assert paces == sorted(paces)
    assert (paces[0], paces[-1]) == (0, 1)
    assert max(paces[1] - paces[0], paces[-1] - paces[-2]) < 0.01  # at rest at both ends


def test_the_dyes_of_the_valleys_are_no_mud() -> None:
    """Grey, khaki and dusty rose were hard to tell apart on the hills."""
    tints = np.array([rgb(color) for color in valley_colors(8)])
    strong = np.ptp(tints, axis=1) / tints.max(axis=1)
    assert np.median(strong) > 0.5
    assert strong.min() > 0.1


def test_letters_on_the_map_keep_off_their_crosses() -> None:
    """One that was lit touched its own."""
    view, party = View(made().landscape, size=SIZE), Company(made(), View(made().landscape))
    flags = Flags(view, made().floors, party.destined, party.everywhere())
    view.look(**poses.large_map_pose(view))
    gaps = np.abs(flags.middles() - view.at(made().floors)) - flags._halves
    assert gaps.max(axis=1).min() > ARM + 0.12


def test_the_lens_over_a_border_shows_both_colours_each_below_its_start() -> None:
    """The same border was a dark line on the map, and a dashed grey one under the lens."""
    party = Company(made(), View(made().landscape, size=SIZE))
    probe = party.probe
    assert probe is not None
    probe.view.look(**poses.map_beside_numbers(probe.view))
    probe.along.set_value(party.border - 0.012)
    other = probe.other(party.border + 0.012)
    sides = tuple(party.tint(party.bound_for[one.chosen]) for one in (probe, other))
    lens = Loupe.over_starts(probe, other, poses.NUMBERS, sides)  # type: ignore[arg-type]
    shown = picture(lens, size=(960, 540))[..., :3].astype(float)
    unit = 960 / FRAME.width
    for side, color in zip((-0.3, 0.3), sides, strict=True):
        x, y = lens.place + side * lens.way + 0.6 * lens.along  # beside the signs of both
        spot = shown[round((FRAME.top - y) * unit), round((x - FRAME.left) * unit)]
        assert spot == pytest.approx(shade(color), abs=12)


def test_where_a_start_ends_is_told_beside_the_map_by_its_letter() -> None:
    told = Ending(1, 3, np.array([5.0, 1.0]))
    ((text, left, base, _),) = told.texts()
    assert text.text == "D"
    assert left > 5
    assert base < 1 < base + text.height
    ((text, *_),) = Ending(0, -1, np.zeros(2)).texts()
    assert text.text == "–"
