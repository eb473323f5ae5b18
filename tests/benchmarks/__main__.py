"""Measure against the budgets: `python -m tests.benchmarks [name ...]`.

Runs every bench_*.py in this directory, or those that are named, and prints one table. A peer that
is not installed is named as such; nothing fails because of it.
"""

import importlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.measure import Row

NAMES = sorted(
    path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py")
)


def main(names: list[str]) -> int:
    """Print the table of the named benchmarks, or of all; return the exit code."""
    console = Console()
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        console.print(f"There is no benchmark named {unknown[0]!r}. Known: {', '.join(NAMES)}.")
        return 2
    table = Table("what", "ours", "against", "takes", "ratio", "target")
    for name in names or NAMES:
        with console.status(f"measuring {name} ..."):
            for row in _rows(name):
                table.add_row(*_cells(row))
        table.add_section()
    console.print(table)
    return 0


def _rows(name: str) -> Iterator[Row]:
    """Yield the rows of one benchmark; a missing package ends it with a row that says so."""
    try:
        module = importlib.import_module(f"tests.benchmarks.bench_{name}")
        rows: Iterable[Row] = module.rows()
        yield from rows
    except ModuleNotFoundError as error:
        yield Row(name, None, f"{error.name}: not installed")


def _cells(row: Row) -> tuple[str, ...]:
    """Return the row as the cells of the table."""
    colour = {True: "green", False: "red", None: "default"}[row.met]
    ratio = "" if row.ratio is None else f"[{colour}]{row.ratio:.2f}[/]"
    target = "" if row.target is None else f"≤ {row.target:g}"
    return row.what, _seconds(row.ours), row.peer_name, _seconds(row.peer), ratio, target


def _seconds(seconds: float | None) -> str:
    """Return a time with three digits and the unit that suits it."""
    if seconds is None:
        return ""
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
