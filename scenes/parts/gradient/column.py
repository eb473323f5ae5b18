"""The gradient as a column: its two slopes by name, by formula, at a place, and worked out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from gdmath.expression import partial_formulas
from scenes.parts.gradient.plan import Plan
from scenes.stage import GRADIENT, LOSS, QUIET, Formula
from scenes.stage.type.worked import add_up

_HEAD = "{{nabla f : grad}} {{= : is}}"
_SIZE = 64
_ROOM = 6.2  # scene units that a column may be wide
_LOST = 0.01  # of a slope, by rounding it
FINEST_SUM = 4  # decimals of a step that is worked out: more cannot be followed
_FINEST = 3  # decimals of slopes: where there are so many, all are shown
_WAVE = re.compile(r"(sin|cos)\(([xy])\)")
_OF_A_LETTER = re.compile(r"\b(sin|cos|exp|ln)\(([xy])\)")
_LETTER = re.compile(r"(?:\b(?:sin|cos|exp|ln) )?\b([xy])\b")  # alone, or what is of it
_WAVES = {"sin": np.sin, "cos": np.cos}


def column(
    *cells: str,
    size: float = _SIZE,
    called: Sequence[str] = "xyz",
) -> Formula:
    """The gradient as a column of cells, each ``called`` so; a single one has no brackets.

    With no names for cells, these have named parts.
    """
    named = [f"{{{{{cell} : {name}}}}}" for cell, name in zip(cells, called, strict=False)] or cells
    body = f"vec(gap: #0.55em, {', '.join(named)})" if len(named) > 1 else named[0]
    return Formula(f"{_HEAD} {body}", size=size, color=GRADIENT)


def partials() -> Formula:
    """The slopes along x and y by their names."""
    return column(*map(partial, "xy"), called="ab")


def partial(name: str) -> str:
    """A slope by its name, on one line: so all columns are as high."""
    return f"partial f \\/ partial {name}"


def number(value: float) -> str:
    """A number of the column with three decimals at most."""
    return f"{round(value, 3) + 0.0:g}"


def rows(plan: Plan) -> list[Formula]:
    """The column by name, by formula if there is one, as products, and worked out."""
    made, cells = [partials()], _formulas(plan)
    if cells:
        made += [_of_cells(cells[0], _part(partial("y"), "b")), _of_cells(*cells)]
    found = _found(plan) if of_waves(plan) else []
    if found:
        made.append(_of_cells(*(_at_her_place(cell, plan, r) for r, cell in enumerate(found))))
        made.append(_of_cells(*(str(_product(cell, plan, r)) for r, cell in enumerate(found))))
    return [*made, _of_cells(*map(_part, slopes(plan), ("s0", "s1")))]


def between(was: Formula, now: Formula) -> list[Formula]:
    """Rows from one to another: of cells that share no part, first one comes, then all do."""
    old, new = (_cells(row.source) for row in (was, now))
    shared = set(Formula.names_in(was.source)[2:]) & set(Formula.names_in(now.source)[2:])
    return [now] if shared or len(new) == 1 else [_of_cells(new[0], *old[1:]), now]


def _cells(source: str) -> list[str]:
    """The cells of a column."""
    return source.partition("0.55em, ")[2].removesuffix(")").split(", ")


def _formulas(plan: Plan) -> list[str]:
    """Both slopes by their formulas, their parts named; none where there are none."""
    if not plan.ground.expression:
        return []
    found = _found(plan)
    if of_waves(plan):
        letters = {letter: _italic(letter) for letter in "xy"}
        return [_waves(cell, letters, r) for r, cell in enumerate(found)]
    return [_part(_OF_A_LETTER.sub(r"\1 \2", cell), f"p{r}") for r, cell in enumerate(found)]


def _found(plan: Plan) -> list[str]:
    """Both slopes by their formulas, as they are derived."""
    return list(partial_formulas(plan.ground.expression, 2))


def _italic(letter: str) -> str:
    """A letter in a slope: it has the colour of that, and not its own."""
    return f"italic({letter})"


def _part(source: str, name: str) -> str:
    return f"{{{{{source} : {name}}}}}"


def _of_cells(*cells: str, size: float = _SIZE) -> Formula:
    """The gradient as a column of cells that have named parts."""
    return column(*cells, size=size, called="")


def _waves(cell: str, letters: dict[str, str], row: int, kind: str = "") -> str:
    """A cell of waves with something instead of each letter; each wave and that are a part.

    What is of another ``kind`` than in the row before comes as that goes: between two numbers, or
    a letter and a number, there is nothing to be read.
    """
    return _WAVE.sub(
        lambda it: (
            f"{_part(it[1], f'w{it[2]}{row}')} {_part(letters[it[2]], f'{kind}{it[2]}{row}')}"
        ),
        cell,
    )


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


def height(plan: Plan, frozen: int | None = None) -> Formula | None:
    """The formula of the ground, if it is short; what has a ``frozen`` letter is dim."""
    if not plan.ground.formula:
        return None
    count = iter(range(99))
    source = _LETTER.sub(lambda it: f"{{{{{it[0]} : {it[1]}{next(count)}}}}}", plan.ground.formula)
    made = f"{{{{f : height}}}}{{{{(x, y) = : of}}}} {source}"
    dim = "" if frozen is None else "xy"[frozen]
    dims = {name: QUIET for name in Formula.names_in(source) if dim and name[0] == dim}
    formula = Formula(made, {"height": LOSS, **dims}, 54)
    return formula if formula.width < _ROOM else None


def place_words(plan: Plan) -> list[str]:
    """Where she stands, in two lines."""
    return [f"{name} = {at}".replace("-", "−") for name, at in zip("xy", places(plan), strict=True)]


def places(plan: Plan) -> list[str]:
    """Both numbers of her place, in the digits with which her step is worked out from them."""
    return [str(step(plan, axis)[0][0]) for axis in (0, 1)]


def of_waves(plan: Plan) -> bool:
    """Whether each of its slopes is a product of two waves."""
    found = partial_formulas(plan.ground.expression, 2) if plan.ground.expression else [""]
    return all(_product(cell, plan) is not None for cell in found)


def _product(cell: str, plan: Plan, row: int = 0) -> str | None:
    """A cell of two waves as two numbers, 0.5 × 0.5."""
    waves = _WAVE.findall(cell)
    rest = _WAVE.sub("", cell).replace(" ", "").replace("dot", "").replace("*", "")
    if len(waves) != 2 or rest:
        return None
    at = dict(zip("xy", plan.place, strict=True))
    factors = [(number(float(_WAVES[wave](at[name]))), name) for wave, name in waves]
    times = _part("times", f"t{row}")  # all but the brackets has a name
    return f" {times} ".join(
        _part(f"({f})" if f.startswith("-") else f, f"m{name}{row}") for f, name in factors
    )


def _at_her_place(cell: str, plan: Plan, row: int) -> str:
    """A cell with the numbers of her place instead of letters: cos 1.0472 sin 0.5236."""
    return _waves(cell, dict(zip("xy", places(plan), strict=True)), row, "at")


__all__ = [
    "FINEST_SUM",
    "column",
    "decimals",
    "decimals_of",
    "height",
    "number",
    "numbers",
    "of_waves",
    "partial",
    "partials",
    "place_words",
    "rows",
    "slopes",
    "step",
    "told",
]
