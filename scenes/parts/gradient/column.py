"""The gradient as a column: its two slopes by name, by formula, at a place, and worked out."""

from __future__ import annotations

import re
from decimal import Decimal

import numpy as np

from gdmath.expression import partial_formulas
from scenes.parts.gradient.plan import Plan
from scenes.stage import GRADIENT, LOSS, Formula, tr
from scenes.stage.type.worked import add_up

_HEAD = "{{nabla : grad}} {{f : height}} {{= : is}}"
_SIZE = 64
_LONG = 54  # where each cell has the numbers of her place, and no head
_ROOM = 5.6  # scene units that a column may be wide
_LOST = 0.01  # of a slope, by rounding it
FINEST_SUM = 4  # decimals of a step that is worked out: more cannot be followed
_FINEST = 3  # decimals of slopes: where there are so many, all are shown
_WAVE = re.compile(r"(sin|cos)\(([xy])\)")
_OF_A_LETTER = re.compile(r"\b(sin|cos|exp|ln)\(([xy])\)")
_WAVES = {"sin": np.sin, "cos": np.cos}


def column(
    *cells: str,
    head: str = "{{nabla : grad}} {{f : height}} {{= : is}}",
    size: float = _SIZE,
    called: str = "xyz",
) -> Formula:
    """A column of cells after its head; where these are ``called`` otherwise, they are replaced."""
    rows = ", ".join(f"{{{{{cell} : {name}}}}}" for cell, name in zip(cells, called, strict=False))
    colors = {"height": LOSS} if "height" in head else {}
    return Formula(f"{head} vec(gap: #0.55em, {rows})", colors, size, GRADIENT)


def partials(count: int = 2) -> Formula:
    """The slopes along x, y and so on by their names."""
    cells = (f"(partial f) / (partial {name})" for name in "xyz"[:count])
    return column(*cells, called="abc")


def one_number() -> Formula:
    """The gradient of one input: no column, only a slope."""
    return Formula(f"{_HEAD} {{{{(d f) / (d x) : a}}}}", {"height": LOSS}, _SIZE, GRADIENT)


def number(value: float) -> str:
    """A number of the column with three decimals at most."""
    return f"{round(value, 3) + 0.0:g}"


def rows(plan: Plan) -> list[Formula]:
    """The column by name, by formula if there is one, as products, and worked out."""
    made, ground = [partials()], plan.ground
    if ground.expression:
        found = partial_formulas(ground.expression, 2)
        cells = (_OF_A_LETTER.sub(r"\1 \2", cell) for cell in found)
        written = column(*cells, called="pq")
        made += [written] if written.width < _ROOM else []
        products = [_product(cell, plan) for cell in found]
        if all(products):
            numbers = (_at_her_place(cell, plan) for cell in found)
            made.append(column(*numbers, head="", size=_LONG, called="st"))
            made.append(column(*map(str, products), called="uv"))
    made.append(column(*slopes(plan)))
    return made


def decimals(plan: Plan) -> int:
    """With how many decimals slopes are shown: as many as the steepest of them."""
    return decimals_of(plan.steepness)


def decimals_of(number: float) -> int:
    """Four digits in all, three decimals at most."""
    return int(np.clip(3 - np.floor(np.log10(max(number, 1e-9))), 0, _FINEST))


def told(plan: Plan) -> list[float]:
    """Both slopes as they are told, with as many decimals as these are shown with.

    One so small that it would be lost has three digits.
    """
    rounded = [(slope, round(slope, decimals(plan))) for slope in plan.gradient.tolist()]
    return [
        short if abs(short - slope) <= _LOST * abs(slope) else float(f"{slope:.3g}")
        for slope, short in rounded
    ]


def step(plan: Plan, axis: int) -> tuple[list[Decimal], bool]:
    """Start, rate, slope and end of her step along an axis, as printed; whether they add up."""
    return add_up(*numbers(plan, axis), finest=FINEST_SUM)


def numbers(plan: Plan, axis: int) -> tuple[float, float, float]:
    """Where her step along an axis starts, the rate, and the slope in the digits it is told in."""
    return plan.place[axis], plan.rate, told(plan)[axis]


def slopes(plan: Plan) -> list[str]:
    """Both slopes in four digits or less, and without zeros that say nothing, for a formula.

    In quotation marks where there is a comma: else there would be room after it.
    """
    made = []
    for slope in told(plan):
        text = f"{abs(slope):,.{decimals(plan)}f}"
        if 0 < decimals(plan) < _FINEST:
            text = text.rstrip("0").rstrip(".")
        made.append(("-" if slope < 0 else "") + (f'"{text}"' if "," in text else text))
    return made


def height(plan: Plan) -> Formula | None:
    """The formula of the ground, if it is short."""
    if not plan.ground.formula:
        return None
    made = Formula(f"{{{{f : height}}}}(x, y) = {plan.ground.formula}", {"height": LOSS}, 46)
    return made if made.width < _ROOM else None


def place_words(plan: Plan) -> list[str]:
    """Where she stands, in two lines."""
    return [f"{name} = {at}".replace("-", "−") for name, at in zip("xy", places(plan), strict=True)]


def places(plan: Plan) -> list[str]:
    """Both numbers of her place, in the digits with which her step is worked out from them."""
    return [str(step(plan, axis)[0][0]) for axis in (0, 1)]


def products(plan: Plan) -> str:
    """The first cell with its numbers as a caption has it, 0.5 × 0.5; empty if it is no product."""
    if not plan.ground.expression:
        return ""
    cell = _product(partial_formulas(plan.ground.expression, 2)[0], plan)
    return cell.replace("times", "×").replace("-", "−") if cell else ""


def _product(cell: str, plan: Plan) -> str | None:
    """A cell that is a product of two waves as two numbers: 0.5 × 0.5."""
    waves = _WAVE.findall(cell)
    rest = _WAVE.sub("", cell).replace(" ", "").replace("dot", "").replace("*", "")
    if len(waves) != 2 or rest:
        return None
    at = dict(zip("xy", plan.place, strict=True))
    factors = (number(float(_WAVES[wave](at[name]))) for wave, name in waves)
    return " times ".join(f"({f})" if f.startswith("-") else f for f in factors)


def _at_her_place(cell: str, plan: Plan) -> str:
    """A cell with the numbers of her place instead of letters: cos 1.0472 sin 0.5236."""
    at = dict(zip("xy", places(plan), strict=True))
    return _WAVE.sub(lambda wave: f"{wave[1]} {at[wave[2]]}", cell)


def call_text(knobs: tuple[float, ...]) -> str:
    """A place as a row of numbers."""
    return tr("at ({numbers})").format(
        numbers=", ".join(number(k).replace("-", "−") for k in knobs)
    )


__all__ = [
    "FINEST_SUM",
    "call_text",
    "column",
    "decimals",
    "decimals_of",
    "height",
    "number",
    "numbers",
    "one_number",
    "partials",
    "place_words",
    "products",
    "rows",
    "slopes",
    "step",
    "told",
]
