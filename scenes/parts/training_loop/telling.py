"""The numbers of the film in words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from scenes.parts.training_loop import outcome
from scenes.parts.training_loop.doubts import doubt
from scenes.parts.training_loop.outcome import plainly
from scenes.parts.training_loop.plan import Plan
from scenes.stage import TITLE_SIZE, Words, WorkedLine, tr
from scenes.stage.lecture.words import left_out, within_a_sentence
from scenes.stage.type.text import number_text
from scenes.stage.type.worked import printed
from scenes.voice.spoken import spoken

_TENS = 10
_DIGITS = 4  # of a number in a sentence
_ROUGHLY = 0.01


def brief(number: Decimal) -> str:
    """A number of a printed step as people say it: without the digits beyond the fourth.

    >>> brief(Decimal("90675")), brief(Decimal("-3.0225")), brief(Decimal("-1062"))
    ('90,700', '−3.02', '−1,062')
    """
    long = len(number.normalize().as_tuple().digits) > _DIGITS
    return number_text(float(f"{number:.3g}")) if long else printed(number)


def worked_line(plan: Plan) -> WorkedLine:
    """The first step in numbers."""
    return WorkedLine(0.0, plan.rate, float(plan.walk.gradients[0, 0]), digits=_DIGITS)


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


def facts(plan: Plan, powers: int = 3) -> dict[str, Any]:
    """What ``{name}`` in the narration stands for; from line to line, ``powers`` of ten."""
    reports = [line.rpartition(" ")[2] for line in plan.second_run.log[:-1]]
    pizzas = plan.data.y_name == "Pizzas"
    columns = (plan.data.x_name, "x"), (plan.data.y_name, "y")
    names = [within_a_sentence(name, symbol) for name, symbol in columns]
    remembered = tr("{count} evenings we remember") if pizzas else tr("{count} lines of numbers")
    opened = tr("Two lines of code open the file.")
    slope, first = float(plan.walk.gradients[0, 0]), float(plan.walk.losses[0])
    worked = worked_line(plan)
    shown = [plainly(float(loss)) for loss in plan.walk.losses[:4]]
    return {
        "doubt": doubt(plan)[0],
        "remembered": remembered.format(count=spoken(str(len(plan.data))).lower()),
        "inputs": tr("tables reserved") if pizzas else names[0],
        "outputs": tr("pizzas sold") if pizzas else names[1],
        "opened": f"{left_out(plan.data.left_out)} {opened}".strip(),
        "less": times_less(powers),
        "loss": plainly(first),
        "slope": printed(worked.numbers[2]),
        "sides": tr("It is negative, so w must grow.")
        if slope < 0
        else tr("It is positive, so w must shrink."),
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
        "enough": ""
        if plan.enough is None
        else tr("{enough} steps: close enough.").format(enough=spoken(str(plan.enough))),
        "nudge": tr("one hundredth") if plan.nudge == 0.01 else number_text(plan.nudge),
        "ahead": _ahead(plan),
        "levelled": tr("Descent is on level ground, and stops.") if outcome.stops(plan) else "",
        "rival_steps": int(plan.rival.lengths),
        "many": tr("a hundred made-up dots")
        if plan.made_up
        else tr("{count} dots").format(count=len(plan.others)),
        "every": tr("every tenth loss")
        if plan.report_every == 10
        else tr("a loss every {count} rounds").format(count=plan.report_every),
        "other_rate": number_text(plan.other_rate),
        **_tries(plan),
        "first_report": _report(reports[0]),
        "last_report": f"{plan.second_walk.losses[-1]:.3f}",
        "lowest": f"{plan.lowest:.3f}",
        "w_end": _last_w(plan, pizzas),
        "lines": spoken(str(plan.lines)),
        "still": _still(plan),
        "identical": ""
        if plan.alike < 2
        else tr("The last {alike} lines are identical.").format(alike=plan.alike),
        "nothing": tr("zero pizzas, every evening") if pizzas else tr("zero, each time"),
        "neighbours": tr("larger is worse, and so is smaller")
        if outcome.both_worse(plan)
        else tr("neither is better, larger or smaller"),
    }


def _aloud(line: WorkedLine) -> str:
    start, share, slope, end = (spoken(brief(number)) for number in line.numbers)
    return tr("{start} minus {share} times {slope}: {end}.").format(
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


def rival_guess(plan: Plan) -> tuple[tuple[str, ...], str]:
    """How many steps the rival needs, roughly: three answers, and the right one."""
    right, about = round(float(f"{int(plan.rival.lengths):.0e}")), tr("about {count}")
    least = right // _TENS or right
    answers = (about.format(count=f"{least * more:,}") for more in (1, _TENS, _TENS**2))
    return tuple(answers), about.format(count=f"{right:,}")


def _ahead(plan: Plan) -> str:
    if (steps := outcome.lower_after(plan)) is not None:
        words = tr("After {steps} steps, descent was already lower than that.")
    elif (steps := outcome.level_after(plan)) is not None:
        words = tr("After {steps} steps, descent had the same loss, in all ten decimals.")
    else:
        return tr("Here the rival ends lower than descent. It had good luck with its nudge.")
    return words.format(steps=spoken(str(steps)).lower())


def _last_w(plan: Plan, pizzas: bool) -> str:
    """What the last line of the log says, as people say it: 1.78 pizzas a table."""
    w = plainly(float(plan.run.log[-1].partition("=")[2]))
    return tr("{w} pizzas a table").format(w=w) if pizzas else w


def _tries(plan: Plan) -> dict[str, str]:
    """How the rival's first two tries are told, and where it is known what they are worth."""
    keep, worse = tr("Keep it"), tr("that is worse")
    if plan.best > 0:
        words = tr("It tries w a little larger. Better? {keep}.")
        return {"try_0": words.format(keep=keep), "decided_0": keep}
    return {
        "try_0": tr("It tries w a little larger. Here, {worse}.").format(worse=worse),
        "try_1": tr("Then it tries a little smaller. Better? {keep}.").format(keep=keep),
        "decided_0": worse,
        "decided_1": keep,
    }


def times_less(powers: int) -> str:
    """How many times less a line of an axis stands for than the one above it.

    >>> times_less(3), times_less(5)
    ('a thousand', '100,000')
    """
    words = {1: tr("ten"), 2: tr("a hundred"), 3: tr("a thousand")}
    return words.get(powers, f"{10**powers:,}")


def _still(plan: Plan) -> str:
    if plan.alike < 2:
        return tr("After {rounds} rounds, {digits} digits stand still.").format(
            rounds=plan.iterations, digits=plan.gold[-2] if len(plan.gold) > 1 else 0
        )
    return tr("After {still} steps, all ten decimals are settled.").format(still=plan.still)


__all__ = ["facts", "guess_of", "lesson", "plainly", "rival_guess", "times_less", "worked_line"]
