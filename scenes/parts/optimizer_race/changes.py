"""How one picture of the film becomes the next one: from map to map it is never dark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, smooth, squish_rate_func

from scenes.parts.optimizer_race.bend import Bend
from scenes.parts.optimizer_race.track import Names, Thumbnail, TrackMap
from scenes.stage import LectureScene, instead


def _words_and_maps(things: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """What of these is no map, and the maps."""
    maps = [one for one in things if isinstance(one, TrackMap | Thumbnail)]
    return [one for one in things if one not in maps], maps


class Changes(LectureScene):
    """What comes and goes, and maps that become others."""

    def show(self, *things: Any, seconds: float = 0.5) -> None:
        """Things fade in, if there are any."""
        if things:
            self.play(*map(FadeIn, things), run_time=seconds)

    def give_way(
        self,
        *come: Any,
        keep: Sequence[Any] = (),
        moves: Sequence[Any] = (),
    ) -> None:
        """All that is there goes but what is kept, then this comes.

        What is kept is on the screen while nothing else is, so that it is not dark. It moves, if
        it does, when nothing is in its way: after what goes and before what comes.
        """
        there = set(self.get_mobject_family_members())
        kept = {part for one in (*keep, *come) for part in (one, *one.get_family())}
        left = [m for m in self.mobjects if not isinstance(m, ValueTracker) and m not in kept]
        new = [one for one in come if one not in there]
        (gone, old), (coming, grounds) = map(_words_and_maps, (left, new))
        # One map comes while another one still goes: between them it would be dark.
        over = instead(old, grounds, one_place=not (old and grounds))
        if not moves:
            self.play(*instead(gone, coming), *over, run_time=0.8)
            return
        if gone:
            self.play(*map(FadeOut, gone), run_time=0.35)
        self.play(*moves, *over, run_time=0.7)
        if coming:
            self.play(*map(FadeIn, coming), run_time=0.35)

    def zoom(self, old: TrackMap | Thumbnail, new: TrackMap | Thumbnail, *come: Any,
             keep: Sequence[Any] = (), moves: Sequence[Any] = (),
             soon: float = 0.0) -> None:  # fmt: skip
        """A map becomes another one of the same ground, where that stands; all else goes before.

        What is kept moves meanwhile, and then this comes, or after so much of its way, ``soon``, so
        that the room beside the map is not empty.
        """
        end, shown = new.plane.copy(), float(new.plane.presence)
        both = isinstance(old.plane, Names) and isinstance(new.plane, Names)
        numbers = isinstance(new.plane, Names) and not both
        kept = {part for one in (old, *keep) for part in (one, *one.get_family())}
        gone = [m for m in self.mobjects if not isinstance(m, ValueTracker) and m not in kept]
        gone += [old.plane] if isinstance(old.plane, Names) and not both else []  # its numbers
        gone += list(old)[-1:] if isinstance(new, Thumbnail) else []  # and its finish
        new.plane.stand_as(old.plane).set_presence(0.0 if numbers else shown)
        near: Any = (
            new.land if numbers else None
        )  # what is around a large map comes as all else goes
        if gone or near:
            self.play(*map(FadeOut, gone), *([FadeIn(near)] if near else []), run_time=0.4)
        far = None if both else getattr(old, "land", None)
        self.remove(*(part for part in old.get_family() if part is not far))
        self.add(*new.submobjects)
        moves = [*moves]
        if far is not None:
            far.plane = new.plane  # and goes as that becomes small
            moves.append(FadeOut(far))
        if not np.allclose(new.plane.state, end.state):
            moves.append(new.plane.animate.stand_as(end).set_presence(shown))
        if moves and come and soon:
            late = squish_rate_func(smooth, soon, min(1.0, soon + 0.5))
            self.play(*moves, *(FadeIn(one, rate_func=late) for one in come), run_time=0.8)
            return
        if moves:
            self.play(*moves, run_time=0.8)
        if come:
            self.play(*map(FadeIn, come), run_time=0.4)

    def bend(self, old: TrackMap, new: TrackMap, *come: Any) -> None:
        """The ground of one large map becomes that of another: its floor bends.

        What comes beside it comes meanwhile.
        """
        kept = {old, *old.get_family()}
        gone = [m for m in self.mobjects if not isinstance(m, ValueTracker) and m not in kept]
        self.play(*map(FadeOut, [*gone, old.plane, *list(old)[3:]]), run_time=0.3)
        between = Bend(old, new)
        self.remove(*old.get_family())
        self.add(between)
        late = squish_rate_func(smooth, 0.4, 0.9)
        self.play(between.go(), *(FadeIn(one, rate_func=late) for one in come), run_time=1.2)
        self.remove(between)
        self.add(new.land, new.ground)  # which look the same
        self.show(*(part for part in new if part not in (new.land, new.ground)), seconds=0.3)


__all__ = ["Changes"]
