"""Numbers that take long to compute, kept on disk for the next still, rehearsal or render.

They are known by the source of what computes them, with all that it imports, and by its arguments.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import wraps
from io import BytesIO
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple, ParamSpec, TypeVar

from scenes.render.memo import folder
from scenes.render.pieces import prune
from scenes.render.reads import READS, Read
from scenes.render.sources import Program, find, versions
from scenes.render.whole import read_sealed, sweep, write_sealed

Given = ParamSpec("Given")
Result = TypeVar("Result")

_ENDING = ".kept"
_AT_MOST = 200  # files
_UNFIT = (pickle.PickleError, AttributeError, TypeError, ValueError, RecursionError)


class _Known(NamedTuple):
    """A program that was read: its files as they were, and its digest."""

    files: dict[Path, tuple[int, ...]]
    digest: str | None


_PROGRAMS: dict[frozenset[str], _Known] = {}


class _Kept(NamedTuple):
    reads: tuple[Read, ...]
    result: Any


def kept(
    compute: Callable[Given, Result], *, among: str = "", at_most: int = _AT_MOST
) -> Callable[Given, Result]:
    """Compute each result once, and have it from disk from then on.

    For functions of a module that do nothing but compute, and read within themselves what they
    read. The result is each time a new one, so that nobody changes what is kept; what was computed
    and what was kept are the same to the last bit. Arguments and results are whatever `pickle`
    takes: numbers, arrays, frozen dataclasses, landscapes of named functions. With others, such as
    a landscape of a lambda, or where nothing can be written, it is computed every time.

    The files lie in the user's cache, or in the folder that ``DOWNHILL_CACHE`` names; ``at_most``
    so many of them, the youngest, in the folder ``among`` of it.
    """

    @wraps(compute)
    def remember(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        key = _key(compute, args, kwargs)
        if key is None:
            return compute(*args, **kwargs)
        file = folder() / among / f"{key}{_ENDING}"
        found = _read(file)
        if found is None:
            with READS.noted() as reads:
                result = compute(*args, **kwargs)
            try:
                content = pickle.dumps(_Kept(tuple(reads), result), protocol=5)
            except _UNFIT:
                return result
            _write(file, content, at_most)
            found = pickle.loads(content)
        else:
            READS.note(found.reads)
        return found.result

    return remember


def _key(compute: Callable[..., Any], args: Any, kwargs: dict[str, Any]) -> str | None:
    """What a result is known by; None if that cannot be told for certain."""
    written = BytesIO()
    namer = _Namer(written, protocol=5)
    try:
        namer.dump((args, sorted(kwargs.items())))
    except _UNFIT:
        return None
    program = _program(frozenset({compute.__module__, *namer.modules}))
    if program is None:
        return None
    name = f"{compute.__module__}.{compute.__qualname__}"
    digest = hashlib.sha256(repr((name, program, sys.version)).encode())
    digest.update(written.getvalue())
    return digest.hexdigest()[:32]


class _Namer(pickle.Pickler):
    """Notes the modules of all functions and classes that it writes by their names."""

    def __init__(self, file: BytesIO, protocol: int) -> None:
        super().__init__(file, protocol)
        self.modules: set[str] = set()

    def reducer_override(self, written: Any) -> Any:
        if isinstance(written, type | FunctionType) and written.__module__:
            self.modules.add(written.__module__)
        return NotImplemented


def _program(names: frozenset[str]) -> str | None:
    """A digest of modules and all that they import; None if it is not what surely runs."""
    known = _PROGRAMS.get(names)
    if known is None or known.files != _marks(known.files):
        known = _PROGRAMS[names] = _read_program(names)
    return known.digest


def _read_program(names: frozenset[str]) -> _Known:
    for name in names:
        origin = getattr(sys.modules.get(name), "__file__", None)
        if not origin and name.partition(".")[0] not in sys.stdlib_module_names:
            return _Known({}, None)  # made up in a notebook
    program = Program.of(found for name in sorted(names) if (found := find(name)) is not None)
    if not program.settled:
        return _Known({}, None)
    sources = sorted(module.source for module in program.modules.values())
    made_of = repr((sources, versions(program.outside))).encode()
    return _Known(_marks(program.modules), hashlib.sha256(made_of).hexdigest())


def _marks(files: Iterable[Path]) -> dict[Path, tuple[int, ...]]:
    """What changes when a file does."""
    marks: dict[Path, tuple[int, ...]] = {}
    for file in files:
        with suppress(OSError):
            state = file.stat()
            marks[file] = (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)
    return marks


def _read(file: Path) -> _Kept | None:
    """What a file keeps, if it is whole, and what was read for it has not changed."""
    try:
        if (content := read_sealed(file)) is None:
            return None
        found: _Kept = pickle.loads(content)
        os.utime(file)  # the youngest are kept longest
    except (OSError, EOFError, ImportError, *_UNFIT):
        return None
    return found if all(read.holds for read in found.reads) else None


def _write(file: Path, content: bytes, at_most: int) -> None:
    """Keep what can be kept; a disk that cannot be written to is no reason to end a film."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        sweep(file.parent)
        write_sealed(file, content)
        prune(file.parent, _ENDING, [file], at_most)
