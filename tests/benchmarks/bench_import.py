"""What importing gdmath costs, against importing NumPy, which it needs."""

import subprocess
import sys
from collections.abc import Callable, Iterator

from tests.benchmarks.measure import Row, compare


def rows() -> Iterator[Row]:
    """Import both in fresh interpreters, in turn."""
    peers = {"import numpy": _interpreter("import numpy")}
    yield from compare("import gdmath", _interpreter("import gdmath"), peers, target=1.3, times=25)


def _interpreter(line: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", line], check=True)
