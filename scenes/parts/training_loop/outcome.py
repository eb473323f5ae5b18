"""How the race ends, and with how many digits that is to be seen."""

from __future__ import annotations

from scenes.parts.training_loop.plan import PRINTED, Plan
from scenes.stage import tr
from scenes.stage.type.text import number_text

_USUAL, _ROOM = 4, 6  # decimals of a loss in the race; the most above a place
_TENS, _LONG = 10, 1000  # from there on, a loss is told with three digits
_NEAR = 0.02  # of a loss, that a whole number may be off
_DIGITS = 3  # of a large loss, besides its decimals
_FEW_DIGITS = 2  # of what a loss is above the lowest


def plainly(number: float) -> str:
    """A loss as people say it, of no more than three digits that are not zero: 730, 9.57.

    >>> plainly(730.333), plainly(15.08), plainly(9.5695), plainly(0.3171), plainly(304581.0)
    ('730', '15', '9.57', '0.317', '305,000')
    >>> plainly(14.5), plainly(12.3456)
    ('14.5', '12.3')
    """
    short = float(f"{number:.3g}")
    whole = _TENS <= number < _LONG and abs(round(number) - number) <= _NEAR * number
    return number_text(round(number) if whole and short != number else short)


def loss_text(loss: float, decimals: int = _USUAL) -> str:
    """A loss with four decimals, or as many as are asked for; with fewer if it is large.

    >>> loss_text(9.58225), loss_text(812.86667), loss_text(304581.25), loss_text(0.11913, 5)
    ('9.5823', '812.8667', '304,581.2', '0.11913')
    """
    whole = len(f"{abs(loss):.0f}")
    return f"{loss:,.{max(0, min(decimals, decimals + _DIGITS - whole))}f}"


def lower_after(plan: Plan) -> int | None:
    """The step at which descent is lower than where the rival ends, if that is in time."""
    steps = plan.below
    return steps if steps is not None and steps <= int(plan.rival.lengths) else None


def level_after(plan: Plan) -> int | None:
    """The step from which on both losses are the same in all decimals of the log, if in time."""
    steps = plan.reached
    in_time = steps is not None and steps <= int(plan.rival.lengths)
    return steps if in_time and lower_after(plan) is None else None


def turning(plan: Plan) -> int:
    """The step of descent that decides the race; its last one where the rival ends lower."""
    lower, level = lower_after(plan), level_after(plan)
    enough = plan.iterations if plan.enough is None else plan.enough
    decided = lower if lower is not None else level
    return min(enough if decided is None else decided, int(plan.rival.lengths))


def stops(plan: Plan) -> bool:
    """Whether descent stops on level ground while the rival goes on."""
    steps = int(plan.rival.lengths)
    return plan.enough is not None and turning(plan) <= plan.enough < steps


def told_of(plan: Plan, lowest: float) -> str:
    """How low descent is at that step, on an axis of what losses are above the ``lowest``."""
    steps = turning(plan)
    loss = float(plan.walk.losses[steps])
    above = number_text(float(f"{max(0.0, loss - lowest):.{_FEW_DIGITS}g}"))
    words = tr("after {steps} steps: loss {loss}, {above} above the lowest")
    return words.format(steps=steps, loss=loss_text(loss, shown_decimals(plan)), above=above)


def neighbours(plan: Plan) -> tuple[float, float]:
    """The losses of the neighbours of where the rival ends, first that of the larger w."""
    last, nudge = float(plan.rival.points[-1, 0]), plan.nudge
    larger, smaller = (float(plan.landscape.value([last + way * nudge])) for way in (1, -1))
    return larger, smaller


def decimals(plan: Plan) -> int:
    """As many as tell those losses of the race apart that are told apart in words."""
    end = float(plan.rival.losses[-1])
    others = float(plan.walk.losses[turning(plan)]), *neighbours(plan)
    told = [loss for loss in others if round(loss, PRINTED) != round(end, PRINTED)]
    for count in range(_USUAL, PRINTED):
        if all(loss_text(loss, count) != loss_text(end, count) for loss in told):
            return count
    return PRINTED


def shown_decimals(plan: Plan) -> int:
    """As many of them as there is room for beside each other."""
    return min(decimals(plan), _ROOM)


def neighbour_texts(plan: Plan) -> tuple[str, str]:
    """The losses of the neighbours, as they stand above them."""
    larger, smaller = (loss_text(loss, shown_decimals(plan)) for loss in neighbours(plan))
    return larger, smaller


def both_worse(plan: Plan) -> bool:
    """Whether both neighbours are seen to be worse; one of them may be as good."""
    end = loss_text(float(plan.rival.losses[-1]), shown_decimals(plan))
    return end not in neighbour_texts(plan)


__all__ = [
    "both_worse",
    "decimals",
    "level_after",
    "loss_text",
    "lower_after",
    "neighbour_texts",
    "neighbours",
    "plainly",
    "shown_decimals",
    "told_of",
    "turning",
]
