"""A fair race: names, numbers and rules stand where they are told."""

from __future__ import annotations

import numpy as np
import pytest

from gdmath.adam import adam
from gdmath.optimizer import momentum
from scenes.optimizer_race import OptimizerRace
from scenes.parts.optimizer_race import fair
from scenes.parts.optimizer_race import plan as planned
from scenes.parts.optimizer_race.ending import Table
from scenes.parts.optimizer_race.fair import ADAM, MOMENTUM, RMSPROP
from scenes.parts.optimizer_race.first import FirstStep
from scenes.parts.optimizer_race.hook import Hook
from scenes.parts.optimizer_race.memory import Fields, kept_by
from scenes.parts.optimizer_race.places import NAMES
from scenes.parts.optimizer_race.plan import factor
from scenes.parts.optimizer_race.rules import RuleCard
from scenes.parts.optimizer_race.runners import RUNNERS, Frames
from scenes.parts.optimizer_race.stay import Stay
from scenes.parts.optimizer_race.telling import facts, suffers
from scenes.render.rehearsal import offstage
from scenes.stage import ALPHA, STAGE, Readout
from tests.scenes.films.optimizer_race.test_film import lap, plan
from tests.scenes.performing import performed


def test_the_numbers_of_both_axes_are_as_clear() -> None:
    with offstage():
        on = Hook(plan()).map.plane  # of one axis only 0 was there
        strengths = {(axis, value): tick.strength for axis, value, tick in on.ticks()}
    assert len(strengths) == 14
    assert set(strengths.values()) == {1.0}


def test_products_are_right_as_they_are_written() -> None:
    """−0.178 × 50 was written as −8.89, which is −0.1778 × 50."""
    with offstage():
        first = FirstStep(plan())
        told = [row[1].text for row in first.lengths]
        landing = first.landing[1].text
    assert told == ["−0.15 × 50 = −7.5", "−0.15 / 50 × 50 = −0.15"]
    assert landing == "w₂: 0.5 − 7.5 = −7"  # where it was seen to land, two minutes before
    for rate in np.logspace(-3, 0, 13):
        left = float(factor(rate, 50.0).replace("−", "-"))
        assert f"{50 * left:.3g}" == f"{50 * rate:.3g}"


def test_what_it_was_before_stands_beside_what_it_is_turned() -> None:
    turned = lap(1)
    assert {k: text.text for k, text in turned.before.items()} == {
        RMSPROP: "6 →", ADAM: "52 →",
    }  # fmt: skip
    for k, text in turned.before.items():
        cell = turned.cells[k]
        assert text.get_right()[0] < cell.get_left()[0]
        assert turned.bars.boxes[k].right < text.get_left()[0]
        assert cell.get_right()[0] < STAGE.right
    assert not lap(0).before


def test_the_guess_who_suffers_has_its_answer() -> None:
    assert RUNNERS[suffers(plan())].name == "RMSProp"


def test_what_is_fair_is_had_from_where_it_is() -> None:
    assert not set(planned.__all__) & set(fair.__all__)


def test_beside_a_race_stands_what_its_numbers_are() -> None:
    """“gradients until all 32 are home” stood over 13 of 32."""
    assert lap(2).said not in lap(2).beside  # while nobody is hollow
    told = [lap(track).said.text for track in range(3)]
    assert told == ["gradients until all 32 are home"] * 2 + ["hollow: not home"]


def test_the_rates_of_the_unfair_races_look_like_none_that_is_tuned() -> None:
    """0.018 and 0.0178 were taken for the same rate."""
    tuned = {plan().lap(track, k).tuning.best for track in range(3) for k in range(4)}
    for rate in plan().rates:
        assert min(abs(np.log10(rate / other)) for other in tuned) > 0.05


def test_the_rules_are_on_the_card() -> None:
    with offstage():
        card = RuleCard(plan(), FirstStep(plan()).map)
    assert [row[1].text for row in card.rows] == [
        "the same 32 starts",
        "1,000 gradients each",
        "finish: 0.01 above the lowest",
        "on it: home; off the map: out",
        "most home, then the quicker",
        "25 rates: each keeps its best",
    ]


def test_the_rate_of_each_axis_is_told_while_adam_walks() -> None:
    """Squares shrank, and the rate that they stand for was never displayed."""
    with offstage():
        first = FirstStep(plan())
        pair = [part for part in first.paces if isinstance(part, Readout)]
        told = []
        for step in (0, 8):
            first.bars.step.set_value(step)
            told.append([f"{part.value():.4f}" for part in pair])
    assert told[0] == ["0.0600", "0.0030"]
    _, _, sides = plan().adams
    assert told[1] == [f"{plan().rates[1] / side:.4f}" for side in sides[8]]


def test_who_wins_how_many_is_said_with_the_rims_of_just_these() -> None:
    """“Momentum wins two” was heard before any rim, and RMSProp's came first."""
    with offstage():
        table = Table(plan())
    won = facts(plan())["won"]
    assert [(RUNNERS[k].name, len(table.lit(k))) for k, _ in won] == [
        ("momentum", 2), ("RMSProp", 1),
    ]  # fmt: skip
    for runner, phrase in won:
        assert phrase in facts(plan())["ahead"]
        assert all(rim.get_stroke_color().to_hex() == RUNNERS[runner].color.upper()
                   for rim in table.lit(runner))  # fmt: skip


def test_the_row_that_other_starts_overturn_has_a_star() -> None:
    """“Adam is first four times” was one line below a frozen picture, and no mark on the table."""
    with offstage():
        table = Table(plan())
        star = table.star
    name, first, *_ = table.rows[2]
    assert name.get_right()[0] < star.get_left()[0] < star.get_right()[0] < first.get_left()[0]
    assert facts(plan())["again_written"].startswith("* ")


def test_who_suffers_is_marked_otherwise_than_who_wins() -> None:
    """Both had the same box in their colour."""
    with offstage():
        frames = Frames(NAMES)
        lit, *others = frames.underline(RMSPROP)
    assert lit.target_mobject.height < 0.01 < frames[MOMENTUM].plate.height
    assert len(others) == 3


def test_what_each_needs_to_stay_is_as_long_as_it_is_many() -> None:
    """“RMSProp 952” stood beside “Adam 90”, both as long."""
    with offstage():
        bars = {team.runner.name: team.bar.long for team in Stay(plan()).teams}
    for name, steps in (("Adam", 90), ("momentum", 93), ("plain", 146)):
        assert bars[name] / bars["RMSProp"] == pytest.approx(steps / 952)


def test_what_is_kept_of_an_arrow_is_what_the_rule_says() -> None:
    """Each arrow was 0.8 of the next one above the rule v ← 0.9 v + slope."""
    with offstage():
        chains = Fields((0.22, 0.76)).chains
    for chain, method in zip(chains, (momentum, adam), strict=True):
        keep = kept_by(method)[0]
        assert chain.lengths[:-1] / chain.lengths[1:] == pytest.approx(np.full(4, keep))
    one, other = (chain.lengths for chain in chains)
    assert one == pytest.approx(other)  # so 0.1 × stands before that of the average
    assert kept_by(adam)[0] == 0.9


def test_the_rate_of_whoever_walks_or_is_told_of_stands_beside() -> None:
    """Those who walked on had 0.178, and 952 beside them is of a team with another rate."""
    with offstage():
        stay = Stay(plan())
    for team, k in zip(stay.teams, plan().stay_ranking, strict=True):
        assert team.alpha.text == f"{ALPHA} = {plan().settled[k].tuning.best:.3g}"
    assert stay.head.words.text == "RMSProp"
    assert stay.head.said.text == f"{ALPHA} = {plan().lap(0, RMSPROP).tuning.best:.3g}"


def test_how_alpha_over_the_root_of_s_grows_is_told() -> None:
    """“α / √s grows” stood there, and no number did."""
    with offstage():
        stay = Stay(plan())
    met, squares = plan().raced.points[0][RMSPROP], 0.0
    for step, places in enumerate(met[: stay.begin + 1]):
        if step:
            most = plan().leap_rate / np.sqrt(squares)
            assert stay.rates[step] == pytest.approx(most.max(), rel=1e-6)
        squares = 0.99 * squares + 0.01 * (100 * places[:, 1]) ** 2
    grows = stay.rates[stay.begin : stay.out - 8]
    assert (np.diff(grows) > 0).all()
    assert stay.rates[stay.out] > 2 / 100  # what the walls across can bear


def test_the_average_that_adam_divides_by_is_worked_in_full() -> None:
    """The root of 50² was told of a rule that keeps 0.001 × 50².

    And that was written as 2.5, beside a slope of −2.5 and a root of 2.5: one number for three.
    """
    slope, keep = 50.0, kept_by(adam)[1]
    small = (1 - keep) * slope**2
    with offstage():
        first = FirstStep(plan())
    whole, hat = (line.source for line in first.averages)
    assert whole == "s = 0.999 times 0 + 0.001 times 50^2"
    assert hat == 'hat(s) = 0.001 times 50^2 slash (1 - 0.999) = "2,500"'
    assert small == pytest.approx(2.5)
    assert np.sqrt(small / (1 - keep)) == pytest.approx(slope)
    roots = [part.source for part in first.lines[0]]
    assert roots == ["sqrt(hat(s)) = 2.5", "sqrt(hat(s)) = 50"]


def test_that_adam_needs_more_on_the_turned_ravine_is_said() -> None:
    """“Adam remembers direction too” was said beside 52 → 79."""
    assert "Adam goes from 52 to 79." in facts(plan())["turned_first"]


def test_before_each_fair_race_there_is_time_to_guess() -> None:
    """The first began without a question."""
    run = performed(OptimizerRace).run
    for name in ("track_one", "track_two", "track_three"):
        told = run.beat(name)
        asked = next(cue.end for cue in told.captions if cue.text.endswith("?"))
        still = [one for one in run.frozen if asked - 0.1 <= one.start and one.end <= told.end]
        assert any(1.5 <= one.end - one.start <= 3.0 for one in still), name
