"""The numbers of the film in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import numpy as np

from scenes.parts.training_loop.plan import Plan
from scenes.stage import TITLE_SIZE, Words, WorkedLine, tr
from scenes.stage.lecture.words import left_out, within_a_sentence
from scenes.stage.type.text import number_text
from scenes.stage.type.worked import printed
from scenes.voice.spoken import spoken

_TENS = 10
_LONG = 1000  # from there on, a loss is told with three digits
_DIGITS = 4  # of a number in a sentence
_TINY = 1e-9
_HURRIED = 135  # letters of what is said of the first losses: with more, an aside is left out
_ROUGHLY = 0.01


def plainly(number: float) -> str:
    """A loss as people say it, of no more than three digits that are not zero: 730, 9.57.

    >>> plainly(730.333), plainly(15.08), plainly(9.5695), plainly(0.3171), plainly(304581.0)
    ('730', '15', '9.57', '0.317', '305,000')
    """
    few = number < _TENS or number >= _LONG
    return number_text(float(f"{number:.3g}") if few else round(number))


def brief(number: Decimal) -> str:
    """A number of a printed step as people say it: without the digits beyond the fourth.

    >>> brief(Decimal("90675")), brief(Decimal("-3.0225")), brief(Decimal("-1062"))
    ('90,700', '−3.02', '−1,062')
    """
    long = len(number.normalize().as_tuple().digits) > _DIGITS
    return number_text(float(f"{number:.3g}")) if long else printed(number)


def loss_text(loss: float) -> str:
    """A loss with four decimals, with fewer if it is large: seven digits in all.

    >>> loss_text(9.58225), loss_text(812.86667), loss_text(304581.25)
    ('9.5823', '812.8667', '304,581.2')
    """
    whole = len(f"{abs(loss):.0f}")
    return f"{loss:,.{max(0, min(4, 7 - whole))}f}"


def guess_of(plan: Plan) -> tuple[tuple[str, ...], str]:
    """How many rounds until the printed loss stands still: three answers, and the right one."""
    never = tr("not in {count}").format(count=plan.iterations)
    if plan.alike < 2:
        numbers = [plan.iterations // 10 or 1, plan.iterations // 2]
        return (*(str(number) for number in numbers), never), never
    right, about = max(_TENS, _TENS * round(plan.still / _TENS)), tr("about {count}")
    other = right // 3 // _TENS * _TENS or right * 3
    low, high = sorted((right, other))
    least, most, answer = (about.format(count=f"{n:,}") for n in (low, high, right))
    return (least, most, never), answer


def facts(plan: Plan) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for."""
    reports = [line.rpartition(" ")[2] for line in plan.second_run.log]
    pizzas = plan.data.y_name == "Pizzas"
    columns = (plan.data.x_name, "x"), (plan.data.y_name, "y")
    names = [within_a_sentence(name, symbol) for name, symbol in columns]
    slope, first = float(plan.walk.gradients[0, 0]), float(plan.walk.losses[0])
    worked = WorkedLine(0.0, plan.rate, slope)
    shown = [plainly(float(loss)) for loss in plan.walk.losses[:4]]
    long = sum(len(spoken(text)) for text in (*shown, *names)) > _HURRIED
    return {
        "numbered": "" if long else tr("A line's number counts the steps before it."),
        "count": spoken(str(len(plan.data))).lower(),
        "evenings": tr("evenings") if pizzas else tr("lines of numbers"),
        "inputs": tr("tables reserved") if pizzas else names[0],
        "outputs": tr("pizzas sold") if pizzas else names[1],
        "left_out": left_out(plan.data.left_out),
        "loss": plainly(first),
        "slope": number_text(round(slope) if abs(slope) >= 100 else float(f"{slope:.3g}")),
        "sides": tr("Minus: uphill is to the left. So w must grow.")
        if slope < 0
        else tr("Plus: uphill is to the right. So w must shrink."),
        "worked": tr("w: {worked}").format(worked=worked.words),
        "worked_aloud": _aloud(worked),
        "worked_end": printed(worked.numbers[3]),
        **{f"loss_{number}": f"{text}." for number, text in enumerate(shown)},
        "times": tr("a hundred times")
        if plan.iterations == 100
        else tr("{count} times").format(count=plan.iterations),
        "all_rounds": tr("a hundred") if plan.iterations == 100 else str(plan.iterations),
        "alike": plan.alike,
        "tolerance": tr("a hundredth") if plan.tolerance == 0.01 else number_text(plan.tolerance),
        "enough": "" if plan.enough is None else spoken(str(plan.enough)).lower(),
        "nudge": tr("one hundredth") if plan.nudges[0] == 0.01 else number_text(plan.nudges[0]),
        "ahead": _ahead(plan),
        "rival_steps": int(plan.rival.lengths),
        "finer": _finer(plan),
        "many": tr("a hundred made-up dots")
        if plan.made_up
        else tr("{count} dots").format(count=len(plan.others)),
        "other_rate": number_text(plan.other_rate),
        **_tries(plan),
        "first_report": _report(reports[0]),
        "last_report": reports[-1],
        "lowest": f"{plan.lowest:.3f}",
        "lines": spoken(str(plan.lines)),
        "a_digit": _a_digit(plan),
        "first_losses": ". ".join(shown) + ".",
        "still": _still(plan),
        "answers": names[1],
    }


def _aloud(line: WorkedLine) -> str:
    start, share, slope, end = (spoken(brief(number)) for number in line.numbers)
    return tr("{start}, minus {share} times {slope}: w becomes {end}.").format(
        start=start, share=share.lower(), slope=slope.lower(), end=end.lower()
    )


def lesson(plan: Plan) -> Words:
    """The sentence to keep."""
    words = tr("{count} lines: guess, measure, adjust; the gradient says how.")
    return Words(words.format(count=plan.lines), TITLE_SIZE)


def _report(text: str) -> str:
    """A first loss, roughly: three."""
    near = round(float(text))
    return spoken(str(near)).lower() if near and abs(float(text) / near - 1) < _ROUGHLY else text


def contenders() -> tuple[str, str, str]:
    """Who may win."""
    return tr("triangle"), tr("dot"), tr("a tie")


def _ahead(plan: Plan) -> str:
    steps = plan.below(plan.rival)
    if tied(plan):
        return tr("Here both losses are the same.")
    if steps is None or steps > plan.rival.lengths:
        return tr("Here the rival ends lower than descent. It had good luck with its nudge.")
    return tr("After {steps} steps, descent was already lower than that.").format(
        steps=spoken(str(steps)).lower()
    )


def tied(plan: Plan) -> bool:
    """Whether the losses of the rival and of descent, after as many steps, are equal as printed."""
    steps = min(int(plan.rival.lengths), len(plan.walk.losses) - 1)
    return loss_text(float(plan.walk.losses[steps])) == loss_text(float(plan.rival.losses[-1]))


def winner(plan: Plan) -> str:
    """Who does win."""
    triangle, dot, tie = contenders()
    if tied(plan):
        return tie
    steps = plan.below(plan.rival)
    return triangle if steps is None or steps > plan.rival.lengths else dot


def _tries(plan: Plan) -> dict[str, str]:
    """How the rival's first two tries are told, and where it is known what they are worth."""
    keep, worse = tr("Keep it"), tr("that is worse")
    if plan.best > 0:
        return {
            "try_0": tr("It tries w a little larger. Better? {keep}.").format(keep=keep),
            "try_1": tr("If not, it tries a little smaller. Here, {worse}.").format(worse=worse),
            "decided_0": keep,
            "decided_1": worse,
        }
    return {
        "try_0": tr("It tries w a little larger. Here, {worse}.").format(worse=worse),
        "try_1": tr("Then it tries a little smaller. Better? {keep}.").format(keep=keep),
        "decided_0": worse,
        "decided_1": keep,
    }


def _finer(plan: Plan) -> str:
    """What ten times finer nudges cost both."""
    first = tr("Ten times finer, and it needs ten times as many.")
    before, after = plan.below(plan.rival), plan.below(plan.rivals[2])
    if before is None or after is None or after <= before:  # as where all losses end at 0
        return f"{first} " + tr("The gradient: as the table says.")
    more = after - before
    return f"{first} " + tr("The gradient: {more} more.").format(more=spoken(str(more)).lower())


def _a_digit(plan: Plan) -> str:
    """How many rounds the loss needs for one more digit that stays."""
    kept = abs(1 - plan.rate * 2 * float(np.mean(plan.data.x**2)))
    rounds = round(-1 / (2 * np.log10(max(kept, _TINY))))  # what is left of the loss: its square
    if rounds <= 1:
        return tr("Every step, one more digit settles.")
    if rounds == 2:
        return tr("Every two steps, one more digit settles.")
    return tr("Every {rounds} steps, one more digit settles.").format(rounds=rounds)


def _still(plan: Plan) -> str:
    if plan.alike < 2:
        return tr("After {rounds} rounds, {digits} digits stand still.").format(
            rounds=plan.iterations, digits=plan.gold[-2] if len(plan.gold) > 1 else 0
        )
    return tr(
        "After {still} steps, all ten decimals are settled. {alike} lines say the same."
    ).format(still=plan.still, alike=plan.alike)


__all__ = ["contenders", "facts", "guess_of", "lesson", "loss_text", "plainly", "tied", "winner"]
