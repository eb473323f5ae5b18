"""Walkers: how they fall, how large they are, and what of each the hills hide."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath import LANDSCAPES, descend, gradient_descent
from scenes.stage.ground.view import View
from scenes.stage.paint.painted import ripple
from scenes.stage.walk.playback import Playback
from scenes.stage.walk.walker import Pawns, Walkers
from tests.scenes.canvas import Array, Spy, cover, heights, party, placed, to_camera

ROWS = np.linspace(-0.98, 0.98, 17)  # where a sphere is looked at, in radii
COLUMNS = np.linspace(-0.98, 0.98, 9)


def standing(view: View, *places: tuple[float, float], radius: float = 0.13) -> Walkers:
    walk = descend(view.landscape, gradient_descent(1e-12), list(places), 1)
    return Walkers(view, Playback(walk, ["#FF0000"] * len(places)), radius)


# -- falling ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("starts", [1, 3, 6])
def test_they_fall_freely_each_after_the_one_before(starts: int) -> None:
    """For 0.4 of the time each, and the last has landed before it is over."""
    cast = Walkers(View(LANDSCAPES["sine_hills"]), party(starts=starts))
    for walker in range(starts):
        begin = 0.6 * walker / starts
        for share in (-0.1, 0.0, 0.25, 0.5, 1.0, 1.2):
            cast.dropped.set_value(begin + 0.4 * share)
            fallen = 1 - cast.altitudes()[walker] / 3.2
            assert fallen == pytest.approx(np.clip(share, 0, 1) ** 2, abs=1e-9)


# -- size ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("elevation", "flat"), [(90, 1.0), (30, 0.5), (45, 0.5**0.5), (5, 0.35)])
def test_circles_on_the_ground_look_as_flat_as_it_does(elevation: float, flat: float) -> None:
    view = View(LANDSCAPES["sine_hills"], elevation=elevation)
    assert Walkers(view, party())._flat() == pytest.approx(flat)


# -- what the hills hide ---------------------------------------------------------------------------


def hidden_by_hand(view: View, place: tuple[float, float], radius: float) -> Array:
    """Whether (columns, rows) spots on the front of a sphere are hidden, by marching to the eye."""
    right, up, eye = to_camera(view)  # the rows of a matrix that turns
    foot = placed(view, np.array(place))
    seen = np.empty((len(COLUMNS), len(ROWS)), dtype=bool)
    for i, across in enumerate(COLUMNS):
        for j, ahead in enumerate(ROWS):
            out = np.sqrt(max(1 - across**2 - ahead**2, 0))
            spot = foot + np.array([0, 0, radius + 0.02])
            spot = spot + radius * (across * right + ahead * up + out * eye)
            at = spot[:2] / view.scale_xy + np.mean(view.window, axis=1)
            lift = float(spot[2] - heights(view, at))
            seen[i, j] = cover(view, at[None], lift, samples=600)[0] > 0
    return seen


# South of the summit at (π/2, π/2) everything is seen, north of it little by little nothing.
@pytest.mark.parametrize("place", [(1.2, 0.4), (1.2, 2.35), (1.9, 2.45), (1.4, 2.55), (1.5, 3.2)])
def test_the_edge_is_where_the_lines_of_sight_clear_the_hill(place: tuple[float, float]) -> None:
    view = View(
        LANDSCAPES["sine_hills"], azimuth=-90, elevation=24, relief=3, perspective=0.0, zoom=0.8
    )
    cast = standing(view, place, radius=0.3)
    (edges,) = cast._edges(cast.party.now(), cast.altitudes())
    hidden = hidden_by_hand(view, place, cast.radius / 0.8)
    for edge, column in zip(edges, hidden, strict=True):
        if column.all():
            wanted = 2.0
        elif not column[0]:
            wanted = -2.0
        else:
            wanted = float(ROWS[np.argmin(column)]) - (ROWS[1] - ROWS[0]) / 2
        assert edge == pytest.approx(wanted, abs=1.05 * (ROWS[1] - ROWS[0]))


def test_some_of_those_places_are_partly_hidden() -> None:
    view = View(LANDSCAPES["sine_hills"], azimuth=-90, elevation=24, relief=3, zoom=0.8)
    cast = standing(view, (1.2, 0.4), (1.2, 2.35), (1.5, 3.2), radius=0.3)
    edges = cast._edges(cast.party.now(), cast.altitudes())
    assert np.all(edges[0] == -2)
    assert np.any((edges[1] > -1) & (edges[1] < 1))
    assert np.all(edges[2] == 2)


@pytest.mark.parametrize("place", [(1.2, 0.4), (2.6, 0.9), (0.5, 1.2), (-1.0, -1.9), (-2.6, 4.4)])
def test_the_ground_that_a_pawn_stands_on_bites_nothing_out_of_its_base(
    place: tuple[float, float],
) -> None:
    view = View(LANDSCAPES["sine_hills"], azimuth=-75, elevation=43, relief=1.55, zoom=1.0)
    cast = standing(view, place, radius=0.16)
    pawns = Pawns(view, cast.party, 0.16)
    assert np.all(pawns._edges(pawns.party.now(), pawns.altitudes()) == -2)
    behind = standing(view, (1.5, 3.0), radius=0.16)
    low = View(LANDSCAPES["sine_hills"], azimuth=-90, elevation=20, relief=3, zoom=1.0)
    hidden = Pawns(low, behind.party, 0.16)
    assert np.all(hidden._edges(hidden.party.now(), hidden.altitudes()) > -1)


def test_in_the_air_nothing_hides_them() -> None:
    view = View(LANDSCAPES["sine_hills"], azimuth=-90, elevation=24, relief=3)
    cast = standing(view, (1.5, 3.2))
    assert np.all(cast._edges(cast.party.now(), np.array([0.31])) == -2)
    assert np.all(cast._edges(cast.party.now(), np.array([0.0])) == 2)


# -- rings and shadows -----------------------------------------------------------------------------


def test_a_ring_grows_from_the_walker_as_strong_as_a_ripple() -> None:
    view = View(LANDSCAPES["sine_hills"], azimuth=-90, elevation=90, perspective=0, zoom=0.7)
    cast = standing(view, (0.2, 0.1))
    for wave in (0.1, 0.4, 0.8):
        cast.pulse.set_value(wave)
        spy = Spy()
        cast.draw(spy)
        away = np.linalg.norm(spy.corners() - view.at((0.2, 0.1)), axis=1)
        assert np.ptp(away) < 1e-6
        assert away.mean() == pytest.approx(cast.radius * (1 + 3 * wave))
        assert spy.strokes[-1][1][3] == pytest.approx(ripple(wave))


def test_where_several_stand_together_one_ring_goes_out() -> None:
    view = View(LANDSCAPES["sine_hills"])
    together = standing(view, (0.5, 0.5), (0.5, 0.5), (-1.0, 0.5))
    together.pulse.set_value(0.5)
    spy = Spy()
    together.draw(spy)
    assert len(spy.strokes) == 2


def test_there_is_no_ring_while_they_fall() -> None:
    view = View(LANDSCAPES["sine_hills"])
    cast = standing(view, (0.5, 0.5))
    cast.pulse.set_value(0.5)
    opacities = []
    for dropped in (0.2, 1.0):
        cast.dropped.set_value(dropped)
        spy = Spy()
        cast.draw(spy)
        opacities.append([ink[3] for _, ink in spy.strokes])
    assert not any(opacities[0])
    assert all(opacities[1])


def test_a_shadow_comes_as_the_walker_comes_down(monkeypatch: pytest.MonkeyPatch) -> None:
    strengths: list[float] = []
    monkeypatch.setattr(Walkers, "_shadow", lambda *args: strengths.append(args[-1]))
    cast = standing(View(LANDSCAPES["sine_hills"], elevation=70), (0.5, 0.5))
    for altitude in (0.8, 0.4, 0.0):
        monkeypatch.setattr(Walkers, "altitudes", lambda _, high=altitude: np.array([high]))
        cast.draw(Spy())
    assert strengths == pytest.approx([1 - 0.8 / 3.2, 1 - 0.4 / 3.2, 1])
