"""Families are those that Manim finds, and updaters do what they do with Manim."""

from __future__ import annotations

from functools import partial, wraps
from typing import Any

import pytest
from manim import Circle, Dot, Group, Mobject, Square, ValueTracker, VGroup

from scenes.render import families


def shared() -> VGroup:
    """A group in which one part is a part of two."""
    dot = Dot()
    return VGroup(VGroup(Square(), dot), Circle(), VGroup(dot))


def in_a_circle() -> Group:
    outer, inner = Group(Dot()), Group(Square())
    outer.add(inner)
    inner.submobjects.append(outer)
    return outer


@pytest.mark.parametrize(
    "made",
    [
        Dot(),
        Mobject(),
        VGroup(),
        VGroup(VGroup(Dot(), Square()), Circle(), VGroup(VGroup(Dot()))),
        Group(ValueTracker(1), VGroup(Dot())),
        shared(),
        in_a_circle(),
    ],
    ids=["leaf", "empty", "group", "nested", "kinds", "shared", "circle"],
)
def test_a_family_is_manims(made: Mobject) -> None:
    assert Mobject.get_family is families._family
    assert made.get_family() == families._manims_family(made)
    assert made.family_members_with_points() == [
        part for part in families._manims_family(made) if len(part.points)
    ]


class Noting(Dot):
    """Updates itself in a way of its own."""

    noted: list[Any]

    def update(self, dt: float = 0, recursive: bool = True) -> Any:
        self.noted.append("own")
        return super().update(dt, recursive)


def test_each_updater_gets_what_it_takes_in_turn_and_none_of_what_is_suspended() -> None:
    noted: list[Any] = []

    def timed(_: Mobject, dt: float) -> None:
        noted.append(dt)

    @wraps(timed)
    def wrapping(*given: Any) -> None:
        timed(*given)

    def keyword(_: Mobject, *, dt: float = 7.0) -> None:
        raise AssertionError

    inner = Noting().add_updater(lambda _: noted.append("inner"))
    inner.noted = noted
    still = Square().add_updater(lambda _: noted.append("never")).suspend_updating()
    idle = Noting()
    idle.noted = noted
    whole = VGroup(VGroup(Dot(), inner), still, idle)
    whole.add_updater(timed).add_updater(wrapping).add_updater(partial(timed))
    whole.add_updater(lambda _: noted.append("outer"))
    noted.clear()
    whole.update(0.25)
    assert noted == [0.25, 0.25, 0.25, "outer", "own", "inner", "own"]
    noted.clear()
    whole.update(0.25, recursive=False)
    assert noted == [0.25, 0.25, 0.25, "outer"]
    assert families._takes_time(keyword)
    assert not families._takes_time(noted.append)
