"""She remembers: bars that add up to a push, the push itself, and no black between pictures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from manim import ValueTracker

from scenes.momentum import Momentum, MomentumParameters
from scenes.parts.momentum import places
from scenes.parts.momentum.chain import LINKS, Chain, Push
from scenes.parts.momentum.ledger import Ledger
from scenes.parts.momentum.pieces import FIRST, READ, THEN, TO_READ
from scenes.parts.momentum.plan import Plan, plan_for
from scenes.parts.momentum.ravine import Ravine
from scenes.parts.momentum.telling import facts
from scenes.render.rehearsal import offstage
from tests.scenes.performing import performed

PLAN = plan_for(**MomentumParameters().__dict__)


def ledger_told(plan: Plan = PLAN) -> Ledger:
    """Both accounts, added up."""
    ledger = Ledger(plan, places.ALONG, places.ACROSS)
    for account in ledger.both:
        for tracker in (account.first, account.second, account.faded, account.joined,
                        account.summed):  # fmt: skip
            tracker.set_value(1)
    return ledger


def test_both_accounts_are_on_one_scale_and_add_up() -> None:
    with offstage():
        ledger, lengths = ledger_told(), []
        for account, axis in ((ledger.across, 1), (ledger.along, 0)):
            (zero, old, _), (begin, end, _), (again, total, _) = map(account.on_screen, range(3))
            assert (zero, begin, end) == pytest.approx((again, old, total))
            lengths.append((total - zero) / PLAN.pushes[2, axis])
            box = account.box
            assert box.bottom < min(end, old) < max(end, old) < box.top
        assert lengths[0] == pytest.approx(lengths[1])
        assert ledger.across.zero == ledger.along.zero  # the sums hang from one line, side by side


def test_the_ledger_writes_what_is_said() -> None:
    with offstage():
        ledger = Ledger(PLAN, places.ALONG, places.ACROSS)
        for account, name in ((ledger.across, "across"), (ledger.along, "along")):
            *_, (total, *_) = account.texts()
            assert f" {total.text}." in facts(PLAN)[name], name


@pytest.mark.parametrize("changes", [{}, {"rate": 0.0105, "memory": 0.5}, {"condition": 400.0}])
def test_a_number_stands_in_its_bar_or_at_its_foot(changes: dict[str, Any]) -> None:
    """“−49”, at the tip of a bar from 40 to −9, stood level with the “−9” of the next."""
    with offstage():
        plan = plan_for(**(MomentumParameters().__dict__ | changes))
        for account in ledger_told(plan).both:
            _, _, _, *numbers = account.texts()
            for row, (text, x, y, _) in enumerate(numbers):
                begin, end, middle = account.on_screen(row)
                high = float(text.high[1])
                assert x + text.width / 2 == pytest.approx(middle)
                low, top = sorted((begin, end))
                inside = low < y and y + high < top
                foot = max(begin, account.zero) < y if end < begin else y + high < begin
                assert inside or foot, text.text


def test_what_is_compared_hangs_side_by_side() -> None:
    """“Both almost equal” was said of one bar that lay and one that hung."""
    with offstage():
        tie = ledger_told().tie
        begin, end = (account.on_screen(2) for account in tie.accounts)
        assert begin[1] == pytest.approx(end[1], abs=0.02)


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


def test_a_chain_and_its_push_move_as_one_and_its_number_waits_for_the_landing() -> None:
    """“2.33” and “2.61” were read on the way: no memory is that."""
    with offstage():
        chain = Chain(lambda: PLAN.memory, (0.0, 0.0), 1.0, slides=True)
        for count in (1.0, 1.5, 1.69, 2.0, 2.5, 6.6, 12):
            chain.count.set_value(count)
            end = float(chain.arrows()[-1][0][1, 0])
            assert end == pytest.approx(Push(chain, 0.5).readings()[0].value, abs=1e-6)
            number = chain.told("memory").value()
            assert number == pytest.approx(PLAN.sums(int(count))[-1])


def test_from_one_picture_to_the_next_the_screen_is_not_black() -> None:
    """The film blinked black eight times."""
    seen = [max(1 - FIRST(share), THEN(share)) for share in np.linspace(0, 1, 101)]
    assert min(seen) > 0.3


def test_letters_are_gone_before_others_come() -> None:
    """Of two titles in one place neither could be read."""
    assert max(min(1 - READ(t), TO_READ(t)) for t in np.linspace(0, 1, 101)) < 1e-9


def test_the_ravine_fills_the_frame_where_it_is_walked_in() -> None:
    """It was eight units wide of the fourteen that there are."""
    with offstage():
        ravine = Ravine(PLAN, ValueTracker(0.0))
        ravine.view.look(**ravine.walked_in())
        corners = ravine.view.at(np.array(np.meshgrid(*ravine.view.window)).reshape(2, -1).T)
        assert np.ptp(corners[:, 0]) > 10


def test_a_ruler_does_not_tell_where_what_is_asked_ends() -> None:
    """It ended at 6, over five arrows, as “twice, five times, or without end?” was asked."""
    stage = Momentum()
    with offstage():
        stage.setup()
        stage.build_chains()
        assert stage.measure.end > 1.5 * PLAN.limit
        assert len(stage.alike) not in {round(PLAN.limit), round(stage.measure.end)}


def test_plain_descent_arrives_beside_her_count() -> None:
    """Her 44 was said and all went: 231 and 44 were never one picture."""
    run = performed(Momentum).run
    rows = [row for row in run.displayed("same_start", "step") if row.text in {"231", "44"}]
    ends = {text: [row.time for row in rows if row.text == text] for text in ("231", "44")}
    both = sorted(set(ends["231"]) & set(ends["44"]))
    assert both[-1] - both[0] > 1
