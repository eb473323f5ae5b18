"""Hills in the fog: one rule for every walker, and the start decides where each one ends.

manim render scenes/hills.py
"""

# ruff: noqa: I001 (imports are the cast list: a few full lines, not one line a name)
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from manim import LEFT, RIGHT, UP, Create, FadeIn, FadeOut, VGroup
from manim import linear, rate_functions as pace, squish_rate_func
from msgspec import Meta

from scenes.parts.hills import CORNER, IN_FOG, READ_SIZE, Apart, Closing, HillsPieces, Sides
from scenes.parts.hills import by_steps, tilted
from scenes.parts.hills import framed, poses, worked
from scenes.render.parameters import Rate, Seed
from scenes.stage import Measured
from scenes.stage import STAGE, TITLE, TITLE_SIZE, Choices, FogBank
from scenes.stage import Readout, UpdateRule, Words, beat, change, on_plate, tr

_GHOST = 0.5  # of the arrow at her start, beside those that follow
_UNDER_ARROWS = 0.75  # of the map: lavender is to be seen on its tops as well
_BEGUN = 0.004  # of a turn: so little, and her beam is lit
_HALF = 0.75  # of an arrow, beside what is made of it: it keeps its colour
_BEHIND = 0.35  # of the hills, behind the machine
Text = Annotated[str, Meta(min_length=1, max_length=400)]
_SLOPE = "{{nabla : grad}} {{f : height}} ({{theta_k : there}})"


@dataclass(frozen=True)
class HillsParameters:
    """What a lecturer may change."""

    landscape: Annotated[Text, "the ground: a name, or a formula of x and y"] = "sine_hills"
    window: Annotated[Sides | None, "x from, to, y from, to; none: where its valleys are"] = None
    learning_rate: Annotated[Rate | None, "none: one that suits the landscape"] = None
    starts: Annotated[int, Meta(ge=1, le=200), "how many walkers are dropped at random"] = 12
    seed: Annotated[Seed, "of the places where they are dropped"] = 183
    steps: Annotated[int, Meta(ge=4, le=1000), "how many steps each takes"] = 24

    def notes(self) -> Iterator[str]:
        """See that there is such a ground."""
        framed(self.landscape, self.window)
        yield from ()


class Hills(HillsPieces):
    """From one step in the fog to the map of all valleys, and the two who part on a pass."""

    number = 3
    title = "Hills in the fog"
    lasts = 239.3
    words = 600
    parameters = HillsParameters()

    # -- in the fog ------------------------------------------------------------------------------

    @beat()
    def lights_in_the_fog(self) -> None:
        """Lights in the night that part, or one that does not: the question of the film."""
        two, bank = self.two, FogBank(self.guide.fog, self.clock)
        night: list[Any] = [bank, *((two.pool, two.fog_lamps) if two else (self.guide.lamps,))]
        if two:
            two.in_fog.look(**two.close)
        self.add(*night)
        self.hold(0.3)
        self.say("Which way down is steepest? {opening}")
        if two:
            as_one = max(two.made.visible - 7, 2)
            self.play(by_steps(two, as_one - 1), until="look like one")
            self.say("Both follow one rule. And yet they end in two different valleys. Why?")
            self.play(by_steps(two, as_one), until="And yet")
            # The fog hides what they part on: that is told when it can be understood.
            self.play(two.hurry(two.made.visible + 7), run_time=0.6)
            self.play(two.hurry(), two.in_fog.move(**two.whole), until="Why")
        night.append(on_plate(Words(tr(self.title), TITLE_SIZE)).within(TITLE))
        self.play(FadeIn(night[-1]), run_time=0.6)
        self.hold(1.25)
        self.morning(*night)

    @beat("{alone}")
    def all_the_way_round(self) -> None:
        """A spoke in each direction, as long as the ground is steep there; then the gradient."""
        guide, rose = self.guide, self.guide.rose
        self.until("hiker")
        # From above she is seen to turn: from the side, a drawing would flip.
        self.play(self.view.move(**guide.above()), run_time=2.1)
        room = 0.2 * len(f"{min(self.guide.steepness(), 1e5):,.0f}")  # for the longest number
        facing = on_plate(
            Measured("facing", tr("slope this way"), rose.facing, 3, READ_SIZE), spare=room
        )
        rose.turned.set_value(_BEGUN)  # her beam is there before she turns
        self.say(
            "She turns: how steep is it this way? The steeper it is, the longer the arrow."
            " The steepest: {slope} up for one forward."
        )
        self.play(FadeIn(rose, facing.within(STAGE, UP + LEFT)), run_time=0.4)
        # Without a stop: where it is steepest is not told yet.
        self.play(change(rose.turned, 0.5, linear), until="the arrow")
        self.play(change(rose.back, 1), until="{slope}")
        self.play(change(rose.lit, 1), run_time=0.5)
        self.say("That arrow is the gradient. Its length is the steepest slope.")
        self.play(change(rose.sunk, 1), *map(FadeIn, self.notes), until="the gradient")
        named = rose.named(tr("gradient"))
        self.play(FadeIn(named), run_time=0.4)
        self.until("Its length")
        long = rose.measured(named, tr("length {slope}").format(slope=self.facts["slope"]))
        self.play(FadeIn(long), run_time=0.4)
        self.say("And steepest down: exactly behind her, or to one side?")
        self.play(FadeOut(facing, long), run_time=0.3)
        behind = tr("exactly behind her")
        guess = Choices(behind, tr("to one side"))
        self.ask(guess, "exactly", "to one", silence=1.5)
        self.say("Now the ways down, as hollow arrows.")
        self.play(*rose.feel_behind(), until="hollow")
        down = f"{tr('steepest down')} {worked.plain(-guide.steepness())}"
        steepest = rose.named(down, down=True)
        self.say("Exactly behind her, and just as steep.")
        self.play(*guess.answer(behind), run_time=0.5)
        late = squish_rate_func(pace.smooth, 0.5, 1)  # when the others have gone; when it was said
        self.play(change(rose.settled, 1), FadeIn(steepest, rate_func=late), run_time=0.7)
        self.until("steep.")
        guide.uphill.set_as()
        self.play(FadeOut(steepest, named, guess, rose, rate_func=late), run_time=0.9)

    @beat("So she takes {part} of the gradient: the learning rate, alpha.")
    def a_fraction(self) -> None:
        """The arrow is cut, turned round, and becomes the step."""
        guide, marks = self.guide, self.marks
        true = [] if self.still_noted else map(FadeOut, self.notes)
        lower = self.view.move(**tilted(guide)), self.scale.to(self.factor_above)
        self.play(*lower, change(guide.fog.radius, guide.lit), *true, run_time=1.9)
        self.add(guide.landing, guide.downstep.set_as())
        self.play(FadeIn(marks), guide.uphill.animate.set_presence(_HALF), run_time=0.5)
        self.play(guide.downstep.cut(guide.rate), run_time=1.2)
        self.say("Then she turns it round.")
        self.play(FadeOut(marks), run_time=0.3)  # or its head would go below the number
        with self.shown(worked.TurnArc(guide.uphill, guide.downstep), run_time=0.3):
            self.play(guide.downstep.turn_round(), run_time=1.4)

    @beat("The rule fits in one line.")
    def the_rule(self) -> None:
        """The update rule; each symbol is tied to what it stands for, then to its number."""
        guide, step = self.guide, self.guide.downstep
        rule = UpdateRule("theta", _SLOPE)
        board = on_plate(rule).within(TITLE)
        self.play(FadeIn(board[0], self.altimeter), run_time=0.4)
        self.play(FadeIn(rule), run_time=0.6)
        arc = worked.TurnArc(guide.uphill, step)
        self.callouts = self.called(arc)
        self.say("θₖ is where she stands after k steps.")
        self.name(rule, "here")
        self.say("f is the height there.")
        self.name(rule, "height")
        self.say("∇f, the gradient: steepest uphill.", "Nabla f, the gradient: steepest uphill.")
        self.name(rule, "grad", guide.uphill.animate.set_presence(1), *self.unnamed("height"))
        self.say("α: how much of it she takes.")
        ticks = worked.ShareMarks(guide.uphill, guide.rate, numbered=False)
        self.name(rule, "rate", FadeIn(ticks), guide.uphill.animate.set_presence(_HALF))
        self.say("Minus: turned round.")
        self.name(rule, "minus", FadeIn(arc))
        self.say("This step takes her to θₖ₊₁.")
        self.name(rule, "step", *self.unnamed("rate"), lit=("minus", "rate", "grad"))
        self.until("θₖ₊₁")
        self.name(rule, "next")
        self.play(rule.light(), run_time=0.4)
        self.hold(0.9)
        whole = guide.uphill.animate.set_presence(1)
        self.play(FadeOut(arc, ticks), *self.unnamed(), whole, run_time=0.4)
        self.say("The arrow has two parts: the slope along x, and along y.")
        along = [arrow.set_as(grown=0) for arrow in guide.parts()]
        self.add(*along)
        self.play(self.view.move(**guide.above_with_rows()), run_time=1.8)
        names, axes = self.named_parts(along, measured=True), self.axes_about_her()
        self.play(FadeIn(axes), run_time=0.4)
        for arrow, name, phrase in zip(along, names, ("along x", "along y"), strict=True):
            self.until(phrase)
            self.play(arrow.grow(), FadeIn(name), run_time=0.6)
        closing = Closing(guide.uphill, along)
        self.play(FadeIn(closing), run_time=0.4)
        self.add(guide.surface)
        self.remove(guide.close_by)
        rows = self.work_out(board, rule, axes)
        self.say("So she steps.")
        gone = FadeOut(closing, *along, *names)
        self.play(gone, change(guide.faced, 1), run_time=0.6)
        self.play(*guide.take_step(), run_time=1.2)
        self.hold(0.6)  # the place that was worked out is read where she stands
        self.play(FadeOut(axes, board, *rows), run_time=0.3)

    @beat("She looks again, and steps on.")
    def again(self) -> None:
        """More steps, each faster; beside the third arrow, faintly, the one of her start."""
        guide, first = self.guide, self.guide.first_arrow()
        first.set_presence(_GHOST)
        self.play(FadeIn(self.readouts), run_time=0.3)
        for number in range(2):
            faster, gone = 0.85 * 0.8**number, VGroup(*[first] * (number == 1))
            self.play(*guide.look_and_aim(), run_time=faster)
            if number == 1:
                self.say("{turned}")
                gone.add(worked.at_its_tip(first, tr("first arrow")))
                coming = FadeIn(*gone), guide.trail.animate.set_presence(0)
                gone.add(worked.Bend(first, guide.uphill))
                self.play(*coming, Create(gone[-1]), run_time=0.6)
                self.hold(0.2)
                gone.add(self.readouts)  # where she lands then there is no time to read
            x, y = guide.landing.place()
            onward = self.view.move(focus_x=x, focus_y=y, up=guide.above()["up"])
            clear = guide.trail.animate.set_presence(1)
            self.play(*guide.take_step(), *map(FadeOut, gone), onward, clear, run_time=1.1 * faster)

    @beat("But what is she walking on?")
    def fog_lifts(self) -> None:
        """The camera draws back in the fog, the hills come out of it, and she walks on."""
        guide = self.guide
        if self.still_noted:
            self.play(FadeOut(*self.still_noted), run_time=0.4)
        self.hold(0.2)
        self.say("Let the fog lift. {ground} {onward}")
        # It gives way from where she stands, so that the hills are there and no ghosts; it is gone
        # at their rim, too, when that comes into the frame.
        first = squish_rate_func(pace.ease_in_sine, 0, 0.7)
        then = squish_rate_func(pace.ease_in_out_sine, 0.15, 0.7)
        wide = change(guide.fog.radius, guide.all_of_it, first)
        clear = change(guide.fog.lift, 1, then), change(guide.figure.shrunk, 1)
        with self.delight():
            self.play(self.view.move(**poses.overview(self.view)), wide, *clear, run_time=3.4)
        self.until("{onward}")
        self.play(by_steps(guide, pace=pace.ease_in_sine), run_time=2.4)
        self.hold()

    # -- everybody -------------------------------------------------------------------------------

    @beat("Now {count}, all over the map. Watch the one in the spotlight. {where}")
    def twelve_more(self) -> None:
        """Others are dropped, and the viewer is asked where one of them will end."""
        self.drop_the_others("Watch the one")
        self.silence(1.5)

    @beat("The same rule for all.")
    def everybody_walks(self) -> None:
        """All of them walk, and down; one was asked about."""
        party = self.party
        head = on_plate(
            Readout("step", tr("step"), lambda: self.party.step, 0, READ_SIZE), spare=0.1
        )
        with self.shown(head.within(TITLE, RIGHT), run_time=0.4):
            self.play(by_steps(party, min(4, party.steps)), run_time=1.5)
            self.say("{falling}")
            # Ever faster: by the end, who walks is nearly there.
            self.play(by_steps(party, pace=pace.ease_in_quad), run_time=3.0)
            self.say("{asked}")
            if lit := self.answer_where():
                self.play(*lit, run_time=0.8)

    @beat("{arriving}")
    def from_above(self) -> None:
        """The camera rises until the hills are a map; crosses mark the valleys' floors."""
        # The scale of arrows that are made smaller is told beside the map.
        pose = poses.large_map_pose if self.smaller == 1 else poses.map_pose
        # No letter travels over those who stand where it goes.
        self.play(FadeOut(self.flags_above, self.poles, self.spot), run_time=0.4)
        self.to_the_map(pose(self.view), run_time=2.1)
        self.remove(self.guide.surface)
        self.say("{valleys}")
        self.cross_the_floors()

    @beat()
    def arrows_everywhere(self) -> None:
        """The gradient field; then close up, where her first steps go against their arrows."""
        party, scale = self.party, self.scale
        self.field.grown.set_value(0)
        scale.tracker.set_value(self.laid)
        noted = [] if self.laid == 1 else [self.note]
        gone = FadeOut(
            party.crosses, party.trails, self.guide.trail, self.flags, *self.depth, *self.axes
        )
        self.play(gone, run_time=0.3)  # no arrow begins under a letter
        faint = self.ground_of_the_field().animate.set_presence(_UNDER_ARROWS)
        self.say("{laid}")  # as they come
        self.play(FadeIn(self.field, *noted), faint, run_time=0.4)
        self.play(change(self.field.grown, 1), run_time=1.2)
        self.say("Long where it is steep, short where it is nearly level.")
        self.show_long_and_short()
        if self.smaller < self.laid:
            self.say("{shorter}")
            self.play(FadeIn(self.note), scale.to(self.smaller), run_time=1.6)
        self.walk_over_the_arrows()

    @beat()
    def out_of_the_formula(self) -> None:
        """Her first arrow, close up: its two parts are what the formula's slopes are there."""
        guide = self.guide
        self.where_she_began()
        noted = self.scale.note().within(CORNER, UP + (RIGHT if guide.formulas_left else LEFT))
        self.leave_her(self.take_apart(*([] if self.scale.is_true else [noted])))

    # -- the pass --------------------------------------------------------------------------------

    @beat(
        "So why do our two walkers part? They start on a ridge.",
        when=lambda film: film.two is not None,
    )
    def the_pass(self) -> None:
        """The two on their ridge at dusk, to the saddle, where their ways part."""
        two, made = self.two, self.two.made
        pose, land = poses.at_the_parting(self.view, made), self.guide.open_land
        here = [FadeIn(two.lamps, rate_func=squish_rate_func(pace.smooth, 0, 0.25))]
        self.to_the_hills(pose, land, night=True, coming=here, run_time=2.4, pace=poses.soon_there)
        self.until("They start")
        self.play(FadeIn(two.crest), change(two.crest.drawn, 1), run_time=0.9)
        self.say("On a map one metre wide, they start a hair’s breadth apart.")
        self.under_a_lens(two, "they start")
        meter = on_plate(two.meter(), spare=0.1).within(CORNER, UP + LEFT)
        self.say("They still look like one, all the way down.")
        self.play(FadeIn(meter), FadeOut(two.crest), run_time=0.4)
        self.play(by_steps(two, max(1, made.slowest // 2)), until="all the way")
        self.say("Here it is almost level, so their steps are tiny.")
        self.play(by_steps(two, made.slowest), until="their steps")
        self.say("Is this a valley?")
        self.part_on_the_pass(two, *self.bend_both_ways(two, meter))
        self.add(self.guide.surface)
        # The two stay in their valleys, until colours come from there: no picture is empty.
        whole, early = poses.half_pose(self.view), squish_rate_func(pace.smooth, 0, 0.3)
        gone = FadeOut(self.dusk), FadeOut(land, rate_func=early)
        self.play(self.view.move(**whole), *gone, run_time=2.1)

    @beat(
        "Now colour each starting point by the valley it ends in.",
        when=lambda film: len(film.plan.floors) > 0,
    )
    def every_start(self) -> None:
        """The cloth of each valley rises from its floor; then a start slides across a border."""
        self.cloth.risen.set_value(-1)
        if not self.two:
            self.add(self.guide.surface)
            self.remove(self.guide.open_land)
            self.play(self.view.move(**poses.half_pose(self.view)), run_time=2.3)
        self.flood()
        self.party.map.divided.set_value(1)
        self.to_the_map(poses.map_beside_numbers(self.view), run_time=1.5)
        self.say("{inside}")
        if self.party.probe:
            self.slide_across_a_border(self.party.probe)

    @beat(
        "In the playground, you drop a walker yourself.",
        when=lambda film: len(film.plan.floors) > 0,
    )
    def drop_your_own(self) -> None:
        """On the divided hills, a walker where a pointer puts it."""
        self.drop_by_hand(self.cloth, self.borders)

    @beat("{lesson}")
    def one_rule(self) -> None:
        """Night on the hills, with the lesson; and the arrow of the next film."""
        cloth = (self.cloth, self.borders) if len(self.plan.floors) else (self.guide.surface,)
        lesson = on_plate(Words(self.facts["lesson"], TITLE_SIZE)).within(TITLE)
        late = squish_rate_func(pace.smooth, 0.45, 0.8)  # when the hills have sunk below the words
        early = squish_rate_func(pace.smooth, 0, 0.3)
        coming: list[Any] = [FadeIn(self.lamps), FadeIn(lesson, rate_func=late)]
        if not len(self.plan.floors):
            coming.append(FadeOut(self.party.crosses, self.flags, rate_func=early))
        if not self.two:  # else she is gone
            coming.append(FadeOut(self.alone, rate_func=early))
        self.to_the_hills(poses.alone(self.view), *cloth, night=True, coming=coming, run_time=2.2)
        self.hold(0.5)
        (guide := self.guide).rewind()
        arrow = Apart(guide.landscape.gradient(guide.start), guide.uphill.whole())
        self.say(
            "Our arrow had two parts."
            " A machine with a million knobs needs an arrow with a million parts."
        )
        self.play(FadeIn(arrow), run_time=0.5)
        # It comes from the hills, which have gone before it comes apart: no knob is on their rim.
        dim = [one.animate.set_presence(_BEHIND) for one in (*cloth, self.lamps)]
        self.play(FadeOut(lesson), *dim, change(arrow.come, 1), run_time=1.2)
        gone = FadeOut(*cloth, self.lamps, self.dusk, rate_func=early)
        self.play(change(arrow.parted, 1), gone, run_time=0.7)
        self.until("a million knobs")
        self.play(change(arrow.flown, 1), run_time=1.4)
        self.play(change(arrow.spread, 1, linear), run_time=1.8)
        question = tr("How do you build such an arrow?")
        self.say(question)
        # It ends where it began, by day: she and her hill, with her arrow if it needs no scale.
        asked = FadeIn(on_plate(Words(question, TITLE_SIZE)).within(TITLE))
        hills = [guide.close_by, guide.figure]
        self.view.look(**tilted(guide))
        guide.figure.shrunk.set_value(IN_FOG)
        if self.scale.is_true:
            hills.append(guide.uphill.set_as())
        after = squish_rate_func(pace.smooth, 0.12, 0.8)
        again = [FadeIn(one.set_presence(1), rate_func=after) for one in hills]
        self.play(FadeOut(arrow, rate_func=early), asked, *again, run_time=1.1)
        self.now_you(2.4)
