"""The hiker of the hills: where she stands, which way she looks, how she walks."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from scenes.parts.hills.cast import Guide
from scenes.parts.hills.company import Company
from tests.scenes.canvas import picture
from tests.scenes.films.hills.cast import from_above, guide, made


def test_she_stands_where_the_walk_is_and_is_a_disc_from_above() -> None:
    her = guide()
    her.view.look(elevation=30.0)
    assert her.figure.upright == 1
    from_above(her.view)
    assert her.figure.upright == 0
    for progress in (0.0, 1.4, 7.0):
        her.progress.set_value(progress)
        place = her.trajectory.at(progress)[0]
        assert her.figure.foot() == pytest.approx(her.view.at(place))
        (reading,) = her.figure.readings()
        assert reading.value[:2] == pytest.approx(place)


def test_from_above_one_sees_her_look_where_she_goes() -> None:
    her = guide()
    from_above(her.view)
    her.faced.set_value(1)
    her.rose.turned.set_value(1)
    angles = []
    for progress in np.linspace(0, 8, 161):
        her.progress.set_value(progress)
        right, up = her.figure.heading()
        angles.append(np.degrees(np.arctan2(up, right)))
    assert np.abs(np.diff(angles)).max() < 5  # she does not jerk round where a step ends
    ahead, aside = her.trajectory.points[1, 0] - her.trajectory.points[0, 0]
    assert angles[0] == pytest.approx(np.degrees(np.arctan2(aside, ahead)), abs=1e-3)
    x, y = her.trajectory.at(8)[0]
    her.view.look(zoom=5.0, focus_x=x, focus_y=y)
    seen = picture(her.figure)[..., :3].astype(int)
    coat = np.all(np.abs(seen - (0xC8, 0x45, 0x3F)) < 12, axis=-1)
    assert coat.sum() > 4  # her shoulders, beside the hat


def test_she_turns_from_where_the_rose_ends_to_where_she_goes() -> None:
    her = guide()
    from_above(her.view)
    her.rose.turned.set_value(1)
    ways = []
    for share in np.linspace(0, 1, 31):
        her.faced.set_value(share)
        ways.append(her.figure.heading() / np.linalg.norm(her.figure.heading()))
    assert ways[0] @ ways[-1] == pytest.approx(0, abs=0.05)  # a quarter
    assert all(one @ other > 0.99 for one, other in pairwise(ways))


def breadth(her: Guide) -> int:
    """How broad she is above her waist, in pixels."""
    shown = picture(her.figure, size=(960, 540)).astype(int)
    there = np.any(np.abs(shown - shown[0, 0]) > 12, axis=-1)
    rows = np.flatnonzero(there.any(axis=1))
    upper = there[rows.min() : (rows.min() + rows.max()) // 2]
    return int(np.ptp(np.flatnonzero(upper.any(axis=0))))


def test_she_looks_where_she_turns_and_never_becomes_a_line() -> None:
    her = guide()
    sides, broad = [], []
    for turned in np.linspace(0, 0.999, 60):
        her.rose.turned.set_value(turned)
        sides.append(her.figure.stance.turned)
        broad.append(breadth(her))
    assert min(broad) > 0.55 * max(broad)  # a fifth was a card on its edge
    assert min(sides) < -0.8
    assert max(sides) > 0.8


@pytest.mark.parametrize("way", [(0, 1), (0, -1), (1e-3, 1), (-0.1, 1), (1, 0), (-1, -1)])
def test_whatever_way_she_goes_she_is_no_thread(way: tuple[float, float]) -> None:
    """On one ground she went straight away from the camera: a fifth as broad as she is."""
    her = guide()
    her.view.look(azimuth=-90.0, elevation=43.0)
    her.faced.set_value(1)
    her.figure.toward = lambda: np.array([1.0, 0.0])
    from_the_side = breadth(her)
    her.figure.toward = lambda: np.array(way, dtype=float)
    assert breadth(her) > 0.55 * from_the_side
    assert way[0] == 0 or her.figure.stance.turned * way[0] > 0


def test_her_feet_swing_only_while_she_walks() -> None:
    her = guide()
    still = her.figure.stance
    assert still.lifts.max() == 0 or still.stride == 0
    her.progress.set_value(0.15)
    assert abs(her.figure.stance.stride) > 0.1


def test_she_looks_uphill_while_she_feels_what_is_behind_her() -> None:
    """She had turned round, so that the steepest way down lay before her."""
    rose = guide().rose
    rose.turned.set_value(0.5)
    rose.back.set_value(1)
    uphill, reach = rose.view.landscape.gradient(rose.place), rose.reach
    felt = rose.feel_behind()
    for one in felt:
        one.begin()
    for share in (0.1, 0.3, 0.5, 1.0):
        for one in felt:
            one.interpolate(share)
        assert rose.heading() == pytest.approx(uphill / np.linalg.norm(uphill))
        dark = picture(rose).copy()
        rose.reach = 0.0
        assert np.array_equal(picture(rose), dark)  # no beam: she does not turn
        rose.reach = reach
    assert (rose.lengths() > 0).sum() == (np.abs(rose.slopes) > 0).sum()


def test_her_beam_is_there_as_long_as_she_turns() -> None:
    """It went out at both ends of her turn, while a slope “this way” was read."""
    rose = guide().rose
    reach = rose.reach
    for turned, back in ((0.005, 0.0), (0.2, 0.0), (0.5, 0.0), (0.5, 0.2), (0.5, 1.0)):
        rose.turned.set_value(turned)
        rose.back.set_value(back)
        lit = picture(rose).copy()
        rose.reach = 0.0
        assert not np.array_equal(picture(rose), lit)
        rose.reach = reach


def test_no_valley_has_the_colour_of_the_hiker() -> None:
    her = guide()
    party = Company(made(), her.view)
    assert len({*party.tints}) == len(made().floors) == 8
    assert "#5CC8FF" not in party.tints


def test_all_of_it_can_be_painted() -> None:
    her = guide()
    her.rose.turned.set_value(0.6)
    bare, felt, seen = (
        picture(her.surface, *more) for more in ((), (her.rose,), (her.rose, her.figure))
    )
    assert (bare != felt).any(axis=-1).sum() > 100 < (felt != seen).any(axis=-1).sum()
