"""The contract of every picture of places, which planes, rulers, curves and grounds keep alike.

Where a place must be is worked out by hand in each room: shares of a rectangle, textbook matrices.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from scenes.stage.lecture.boxes import Box
from scenes.stage.plot.plane import Plane
from tests.scenes.canvas import Array

BOX = Box(-5, -2, 3, 2.5)


@dataclass
class Case:
    """A picture, where its places must be, places of all kinds, and how it can be changed."""

    picture: Any
    at: Callable[[Array], Array]
    shown: Array
    outside: Array
    changes: list[Callable[[], Any]]
    foot: Callable[[Array], Array]


def plane_at(plane: Plane) -> Callable[[Array], Array]:
    def at(places: Array) -> Array:
        left, bottom, wide, tall, x, y, dx, dy = plane.state.tolist()
        return np.stack(
            [
                left + (places[..., 0] - x) / dx * wide,
                bottom + (places[..., 1] - y) / dy * tall,
            ],
            axis=-1,
        )

    return at


class Contract:
    """What is checked of each; a room says which cases it has."""

    def test_places_are_where_they_must_be(self, case: Case) -> None:
        places = np.concatenate([case.shown, case.outside])
        assert np.allclose(case.picture.at(places), case.at(places), atol=1e-9)
        for change in case.changes:
            change()
            assert np.allclose(case.picture.at(places), case.at(places), atol=1e-9)

    def test_places_may_have_any_shape_and_be_lists(self, case: Case) -> None:
        places = np.stack([case.shown[:2], case.shown[-2:]])
        flat = case.picture.at(places.reshape(-1, case.picture.dimension))
        assert case.picture.at(places).shape == (2, 2, 2)
        assert np.allclose(case.picture.at(places).reshape(-1, 2), flat, rtol=0, atol=1e-12)
        assert np.allclose(case.picture.at(places[0, 0]), flat[0], rtol=0, atol=1e-12)
        assert np.array_equal(case.picture.at(places.tolist()), case.picture.at(places))
        assert case.picture.seen(places).shape == (2, 2)
        assert bool(case.picture.seen(places[0, 0])) is True

    def test_its_dimension_is_that_of_its_places(self, case: Case) -> None:
        assert case.picture.dimension == case.shown.shape[-1]

    def test_the_key_changes_exactly_when_places_are_elsewhere(self, case: Case) -> None:
        keys = [case.picture.key]
        spots = [case.picture.at(case.shown)]
        assert case.picture.key == keys[0]  # asking changes nothing
        for change in case.changes:
            change()
            keys.append(case.picture.key)
            spots.append(case.picture.at(case.shown))
            assert not np.allclose(spots[-1], spots[-2])
        assert len(set(keys)) == len(keys)

    def test_what_is_in_the_picture_is_seen_and_what_is_outside_is_not(self, case: Case) -> None:
        assert len(case.shown) > 0
        assert np.all(case.picture.seen(case.shown))
        assert not np.any(case.picture.seen(case.outside))

    def test_a_drop_goes_from_the_place_straight_to_height_zero(self, case: Case) -> None:
        for place in case.shown:
            points, seen = case.picture.drop(place)
            assert len(seen) == len(points) - 1
            assert seen.dtype == bool
            assert np.allclose(points[0], case.at(place), atol=1e-9)
            assert np.allclose(points[-1], case.foot(place), atol=1e-9)
