"""She remembers: arrows that add up to a push, the push itself, and no black between pictures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.momentum import Momentum, MomentumParameters
from scenes.parts.momentum.chain import LINKS, Chain, Push
from scenes.parts.momentum.near import Near
from scenes.parts.momentum.pieces import GONE, READ, RISES, TO_READ
from scenes.parts.momentum.plan import SEEN, plan_for
from scenes.parts.momentum.race import Race
from scenes.parts.momentum.ravine import Ravine
from scenes.parts.momentum.telling import facts
from scenes.render.rehearsal import offstage
from scenes.stage import STAGE
from tests.scenes.films.momentum.watched import watched
from tests.scenes.performing import performed

PLAN = plan_for(**MomentumParameters().__dict__)


def test_the_sum_is_written_as_it_is_said_part_by_part() -> None:
    stage = Momentum()
    with offstage():
        stage.setup()
        sources = [note[1].source for note in stage.sum_note()]
    for source, pair in zip(sources, (("−4", "+40"), ("−4.9", "−49"), ("−8.9", "−9")), strict=True):
        for number, name in zip(pair, ("along", "across"), strict=True):
            assert f"{{{{{number} : {name}}}}}" in source
    told = facts(PLAN)
    assert told["across"].endswith("Minus 49 leaves −9.")
    assert told["along"] == "Along: −4, with −4.9, makes −8.9."


def test_a_chain_without_memory_has_one_link() -> None:
    with offstage():
        chain = Chain(lambda: 0.0, (0.0, 0.0), 1.0)
        chain.count.set_value(LINKS)
        assert len(chain.arrows()) == 1
        assert chain.total() == 1


def test_the_push_is_one_arrow_as_long_as_its_chain() -> None:
    with offstage():
        chain = Chain(lambda: PLAN.memory, (0.0, 0.0), 1.0)
        chain.count.set_value(3)
        assert Push(chain, 0.5).readings()[0].value == pytest.approx(2.44)


def test_a_push_is_as_long_as_its_number_says_but_for_the_moment_of_a_landing() -> None:
    """“1.00” was read beside an arrow of 1.4, then “5.00” beside one of 4.6."""
    with offstage():
        chain = Chain(lambda: PLAN.memory, (0.0, 0.0), 1.0, slides=True)
        push, told = Push(chain, 0.5), chain.told("memory")
        for count in (1.0, 1.5, 1.69, 2.0, 2.5, 6.6, 12):
            chain.count.set_value(count)
            assert push.readings()[0].value == pytest.approx(told.value(), abs=1e-6)
            if count % 1 == 0:
                end = float(chain.arrows()[-1][0][1, 0])
                assert end == pytest.approx(told.value(), abs=1e-6)
        for count in np.linspace(1, 4, 301):  # and never far off, as it comes
            chain.count.set_value(float(count))
            assert push.readings()[0].value == pytest.approx(told.value(), abs=0.41)
        chain.count.set_value(2.9999)
        assert push.readings()[0].value == pytest.approx(PLAN.sums(3)[-1], abs=1e-3)
        chain.count.set_value(chain.links)
        for turned, sum_of_all in ((0.6, 1.0), (1.0, PLAN.memory), (1.6, PLAN.memory), (2.0, 1.0)):
            chain.turned_over.set_value(turned)
            long = push.readings()[0].value
            assert long == pytest.approx(sum_of_all * PLAN.limit, abs=5e-3)
            assert long == pytest.approx(told.value(), abs=5e-3)


def test_from_one_picture_to_the_next_there_are_never_two_and_never_none() -> None:
    """A slope slid over a ravine that was still bright; twice a whole frame was dark."""
    shares = np.linspace(0, 1, 101)
    left, up = np.array([GONE(share) for share in shares]), np.array([*map(RISES, shares)])
    assert up[left < 0.5].max() < 0.15
    assert up[left >= 0.99].min() > 0.2
    assert shares[left >= 0.99][0] <= 0.3


def test_letters_are_gone_before_others_come() -> None:
    """Of two titles in one place neither could be read."""
    assert max(min(1 - READ(t), TO_READ(t)) for t in np.linspace(0, 1, 101)) < 1e-9


def test_the_ravine_fills_the_frame_where_it_is_walked_in() -> None:
    """It was eight units wide of the fourteen that there are, then eleven, and five high."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        ravine.view.look(**ravine.walked_in())
        corners = ravine.view.at(np.array(np.meshgrid(*ravine.view.window)).reshape(2, -1).T)
        assert np.ptp(corners[:, 0]) > 14.2
        near, far = corners[:, 1].reshape(2, 2)
        assert (far - near > 5.5).all()
        start, cross = ravine.view.at(np.array([PLAN.start, (0.0, 0.0)]))
        assert -6.6 < start[0] < cross[0] < 6.0


def test_a_ruler_does_not_tell_where_what_is_asked_ends() -> None:
    """It ended at 6, over five arrows, as “twice, five times, or without end?” was asked."""
    stage = Momentum()
    with offstage():
        stage.setup()
        stage.build_chains()
        assert stage.measure.end > 1.5 * PLAN.limit


def test_plain_descent_arrives_beside_her_count() -> None:
    """Her 44 was said and all went: 231 and 44 were never one picture."""
    run = performed(Momentum).run
    rows = [row for row in run.displayed("same_start", "step") if row.text in {"231", "44"}]
    ends = {text: [row.time for row in rows if row.text == text] for text in ("231", "44")}
    both = sorted(set(ends["231"]) & set(ends["44"]))
    assert both[-1] - both[0] > 1


@pytest.mark.parametrize(
    ("beat", "name", "count"),
    [
        ("the_square_root", "steps", "464"),
        ("the_square_root", "steps", "23,026"),
    ],
)
def test_a_count_is_counted_before_it_is_said(beat: str, name: str, count: str) -> None:
    """231 was said as the counter began to run."""
    run = performed(Momentum).run
    (cues,) = (one.captions for one in run.beats if one.name == beat)
    said = min(
        cue.start
        for cue in cues
        if cue.text.endswith(f"{count}.") or cue.text.startswith(f"{count}.")
    )
    counted = min(row.time for row in run.displayed(beat, name) if row.text == count)
    assert counted <= said + 0.1


def test_her_answer_is_lit_until_plain_descent_has_come() -> None:
    """45 was lit for half a second; 230 had been for four."""
    run = performed(Momentum).run
    (beat,) = (one for one in run.beats if one.name == "same_start")
    there = {text.words for text in beat.texts}
    assert {"45", "1 % left"} <= there


def test_both_counts_do_not_rest_as_one() -> None:
    """464 stood beside 464, as if it were a tie."""
    rows = performed(Momentum).run.displayed("the_square_root", "steps")
    both: dict[float, list[str]] = {}
    for row in rows:
        both.setdefault(round(row.time, 3), []).append(row.text)
    ties = [time for time, texts in both.items() if texts == ["464", "464"]]
    assert not ties or max(ties) - min(ties) < 0.3


def test_in_the_sharper_ravine_it_is_seen_that_she_leaves_the_ring_and_comes_back() -> None:
    """She seemed to be there at step 238, and 464 was only told."""
    with offstage():
        race = Race(PLAN, Ravine(PLAN, ValueTracker(0.0)).view, ValueTracker(0.0))
        slit, one = race.slit, PLAN.narrow
        away = np.linalg.norm(one.walk.points[:, 0], axis=-1)
        assert slit.radius == pytest.approx(PLAN.share * np.hypot(*one.start))
        assert away[slit.entered] <= slit.radius < away[slit.entered : one.held].max()
        assert slit.view.inside(one.walk.points[slit.entered : one.held + 1, 0]).all()
        ring = slit.view.at(slit.radius * np.array([(0, 0), (1, 0), (0, 1)]))
        assert ring[1, 0] - ring[0, 0] == pytest.approx(ring[2, 1] - ring[0, 1])  # it is round
        assert ring[1, 0] - ring[0, 0] > 0.3


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"condition": 25.0, "most": 0.9, "rate": 0.06},
        {"condition": 400.0, "start": (-4.0, 0.35), "memory": 0.85},
        {"start": (-5.0, 0.75)},
    ],
)
def test_all_of_her_way_and_of_her_first_arrows_is_on_the_screen(changes: dict[str, Any]) -> None:
    """She swung out of the frame beyond the cross, and a gradient ended below it."""
    own = plan_for(**(MomentumParameters().__dict__ | changes))
    with offstage():
        ravine = Ravine(own, ValueTracker(0.0))
        ravine.view.look(**ravine.walked_in())
        x, y = ravine.view.at(own.held.points[:, 0]).T
        assert -6.9 < x.min() < x.max() < 6.9
        assert abs(y).max() < 3
        near = Near(own, ravine, ValueTracker(0.0))
        near.view.look(**near.nearer())
        near.joined.set_value(1)
        near.kept.set_value(own.memory)
        for arrow in (near.memory, near.gradients[1], near.push):
            arrow.set_as(share=own.rate)
            assert (np.abs(arrow.whole()) < (7.0, 3.9)).all()


def test_what_is_done_to_a_memory_is_named_within_the_frame() -> None:
    """80 percent and the new gradient were told over two arrows without a word."""
    told = '0.8 times {{"memory" : push}}', '+ {{"gradient" : new}}'
    notes = [note for source, note in watched().notes.items() if source in told]
    assert len(notes) == 2
    for note in notes:
        assert STAGE.left <= note.get_left()[0] < note.get_right()[0] <= STAGE.right


def test_parts_across_come_to_lie_on_a_line_across() -> None:
    """An arrow swung upright, and no line told why."""
    with offstage():
        near = Near(PLAN, Ravine(PLAN, ValueTracker(0.0)), ValueTracker(0.0))
        line = near.line_across()
        assert np.ptp(line.at([0, 1])[:, 0]) == 0
        for part, slant in zip(near.across, near.slanted, strict=True):
            slant.set_value(0)
            part.set_as(share=PLAN.rate)
            tip = part.landing()
            assert tip[0] == pytest.approx(line.begin[0])
            assert line.begin[1] < tip[1] < line.end[1]


def test_each_step_that_she_is_seen_to_walk_has_its_arrow_on_the_screen() -> None:
    """Her memory worked for the first time, and only a line grew: no arrow told why."""
    with offstage():
        near = Near(PLAN, Ravine(PLAN, ValueTracker(0.0)), ValueTracker(0.0))
        near.view.look(**near.nearer())
        points, along = PLAN.held.points[:, 0], [0.0]
        for step in range(1, SEEN):
            near.walk.progress.set_value(step)
            near.stride()
            near.push.grown.set_value(1)
            assert near.push.root() == pytest.approx(points[step])
            assert near.push.landing() == pytest.approx(points[step + 1])
            assert (np.abs(near.push.whole()) < (6.7, 3.5)).all()
            along.append(float(near.push.present()[0]))
    assert np.diff(along).min() > 0
    assert any("alpha" in text and text.endswith('{{"memory" : push}}') for text in _steps())


def _steps() -> list[str]:
    return [text for text in watched().notes if text.startswith('{{"step" : step}}')]


def test_rate_and_memory_of_the_sharper_ravine_are_told_where_both_walk() -> None:
    """They had gone as it was asked how many steps it takes with them."""
    told = "{{alpha : rate}} = 0.0002, quad beta = 0.98"
    assert told in watched().notes
    note, wide = (watched().notes[text] for text in (told, 'arrow.t.b thin "across" times 10'))
    assert wide.get_right()[0] + 0.2 < note.get_left()[0]
    assert note.get_right()[0] < STAGE.right


def test_a_step_that_leaves_the_frame_is_told_in_widths_of_what_is_in_it() -> None:
    """A bar ran off the screen: it was 9.9, and how long that is nothing told."""
    (told,) = (text for text in _steps() if "far" in text)
    many, start = map(float, told.rpartition("= ")[2].split(" times "))
    assert many * start == pytest.approx(PLAN.rate * PLAN.narrow.condition * start, rel=2e-3)
    assert start == pytest.approx(PLAN.narrow.start[1])
