"""Which modules a program is made of: what it imports, and what these import, read from the source.

Only one's own modules count: those of Downhill and those that a lecturer brings along, not
Python's and not installed ones. A package that merely passes names on, such as ``scenes.stage``,
counts name by name: ``from scenes.stage import View`` is the module that defines ``View``. What
cannot be told from the source, such as ``importlib`` or ``exec``, counts everything.
"""

from __future__ import annotations

import os
import site
import sys
import sysconfig
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.machinery import ModuleSpec, PathFinder
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

from scenes.render.imports import SOURCES, Module, Names

HOUSE = Path(__file__).resolve().parents[2]
ROOMS = ("gdmath", "scenes/stage", "scenes/parts", "scenes/render", "scenes/voice")
_OURS = tuple(os.path.join(HOUSE, name, "") for name in ("gdmath", "scenes"))
_BOOT = 0.01  # seconds of its life in which Python has read nothing of one's own yet


def _began() -> float:
    """Since when this process runs. A file that changed later may not be what runs.

    Linux keeps it to a hundredth of a second. Elsewhere the time that the processor has worked for
    the process tells it, as long as it works on one thing at a time.
    """
    try:
        told = Path("/proc/self/stat").read_text(encoding="ascii", errors="replace")
        ticks = int(told.rpartition(")")[2].split()[19])
        lasted = time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        lasted = time.process_time()
    return time.time() - lasted + _BOOT


_BEGAN = _began()


# -- finding modules -------------------------------------------------------------------------------


def find(name: str) -> Module | None:
    """The module of one's own that is called ``name``, whether it is imported yet or not."""
    path = _file_of(name)
    return module_at(path, name) if path is not None and is_own(path) else None


def module_at(path: Path, name: str) -> Module | None:
    """The module in a file, or None if the file cannot be read."""
    try:
        state = path.stat()
        changed = max(state.st_mtime, state.st_ctime)
        mark = (state.st_mtime_ns, state.st_ctime_ns, state.st_size)
        return _read(name, path, mark, changed < _BEGAN)
    except OSError:
        return None


@lru_cache(1024)
def _read(name: str, path: Path, mark: tuple[int, ...], settled: bool) -> Module:
    return Module(name, path, path.read_bytes(), settled)


@lru_cache(4096)
def is_own(path: Path) -> bool:
    """Whether a file is of Downhill or of a lecturer, neither Python's nor installed."""
    return is_of_house(path) or not str(path).startswith(_installed())


def is_of_house(path: Path) -> bool:
    """Whether a file is of Downhill."""
    return str(path).startswith(_OURS)


@cache
def _installed() -> tuple[str, ...]:
    kinds = ("stdlib", "platstdlib", "purelib", "platlib")
    folders = [sysconfig.get_path(kind) for kind in kinds]
    folders += [*site.getsitepackages(), site.getusersitepackages()]
    beginnings = [os.path.join(os.path.realpath(folder), "") for folder in folders]
    library = os.path.realpath(sysconfig.get_path("stdlib"))
    # Python looks for its library in an archive first: python311.zip, which hardly ever is there.
    return (*beginnings, os.path.join(os.path.dirname(library), "python"))


def _file_of(name: str) -> Path | None:
    """The file of a module, without importing it."""
    module = sys.modules.get(name)
    if module is not None:
        origin = getattr(module, "__file__", None)
        return _resolved(origin) if origin else None
    spec = _spec(name)
    return _resolved(spec.origin) if spec and spec.has_location and spec.origin else None


@lru_cache(4096)
def _resolved(origin: str) -> Path:
    """The file itself, where links lead; many lie in one folder, of which that is asked once."""
    folder, name = os.path.split(origin)
    path = os.path.join(_real(folder), name)
    return Path(os.path.realpath(path) if os.path.islink(path) else path)


@cache
def _real(folder: str) -> str:
    return os.path.realpath(folder)


def _is_hidden(name: str) -> bool:
    """Whether a module of one's own is imported from what is no file."""
    path = _file_of(name)
    return path is not None and is_own(path) and not path.is_file()


def _spec(name: str) -> ModuleSpec | None:
    """As ``importlib.util.find_spec``, which would import the packages around the module."""
    parent = name.rpartition(".")[0]
    if not parent:
        return PathFinder.find_spec(name)
    loaded = sys.modules.get(parent)
    if loaded is not None:
        folders = getattr(loaded, "__path__", None)
    else:
        above = _spec(parent)
        folders = above.submodule_search_locations if above else None
    return PathFinder.find_spec(name, list(folders)) if folders is not None else None


def versions(packages: Iterable[str]) -> list[tuple[str, str]]:
    """The versions of installed packages, by the names that they are imported or installed by."""
    found = set()
    for name in set(packages) - sys.stdlib_module_names:
        with suppress(PackageNotFoundError):
            found.add((name, version(name)))
            continue
        for owner in _owners().get(name, ()):
            found.add((owner, version(owner)))
    return sorted(found)


@cache
def _owners() -> Mapping[str, list[str]]:
    """By which distributions each package is installed, which depends on what lies on the path."""
    states = [(folder, os.stat(folder).st_mtime_ns) for folder in sys.path if _is_installed(folder)]
    return SOURCES.answer(f"owners {states}".encode(), packages_distributions)


def _is_installed(folder: str) -> bool:
    """Whether distributions lie in a folder of the path: one's own changes with every film."""
    with suppress(OSError):
        return any(name.endswith((".dist-info", ".egg-info")) for name in os.listdir(folder))
    return False


# -- what a program is made of ---------------------------------------------------------------------


@dataclass
class Program:
    """Everything of one's own that a program is made of, beginning with some of its modules."""

    modules: dict[Path, Module] = field(default_factory=dict)
    outside: set[str] = field(default_factory=set)  # imported packages of others
    is_dynamic: bool = False
    is_readable: bool = True  # a module of one's own in an archive, say, is not
    _loaded: dict[Path, Module] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)  # packages of which anything can be had

    @classmethod
    def of(cls, roots: Iterable[Module]) -> Program:
        """The program that begins with ``roots``."""
        program = cls()
        for root in roots:
            program._add(root)
        program._add_the_rest()
        if program.is_dynamic:
            program._add_everything()
        SOURCES.save()
        return program

    @property
    def settled(self) -> bool:
        """Whether what runs is certainly what stands in the files."""
        return self.is_readable and all(module.settled for module in self.modules.values())

    def _add(self, module: Module) -> None:
        """Count a module and what it imports."""
        if module.path in self.modules:
            return
        self.modules[module.path] = module
        self.is_dynamic |= module.said.is_dynamic
        self._load(module)
        for one in module.said.imports:
            self._take(one.module, one.names)

    def _take(self, name: str, names: Names, seen: frozenset[str] = frozenset()) -> None:
        """Count what is imported from the module called ``name``."""
        module = find(name)
        if module is None:
            self.outside.add(name.partition(".")[0])
            self.is_readable &= not _is_hidden(name)
            for inner in names or ():  # of a package without a file of its own
                if found := find(f"{name}.{inner}"):
                    self._add(found)
            return
        self._load(module)
        if names is None:
            self._add_all_of(module)
        elif module.said.passes_on is None:
            self._add(module)
        for inner in names or ():
            self._take_name(module, inner, seen)

    def _take_name(self, module: Module, name: str, seen: frozenset[str]) -> None:
        """Count where a name of a module comes from."""
        source = (module.said.passes_on or {}).get(name)
        key = f"{module.name}.{name}"
        if source is not None and key not in seen:
            self._take(*source, seen=seen | {key})
        elif module.is_package:
            self._add_all_of(find(key) or module)
        else:
            self._add(module)

    def _add_all_of(self, module: Module) -> None:
        """Count a module of which any name may be used."""
        self._add(module)
        if module.is_package:
            self._open.add(f"{module.name}.")

    def _load(self, module: Module) -> None:
        """Note what Python imports along with a module: all packages around it, and their imports.

        Being imported is not enough to count; a module that acts while it is imported does.
        """
        waiting = [module]
        while waiting:
            one = waiting.pop()
            if one.path in self._loaded:
                continue
            self._loaded[one.path] = one
            parts = one.name.split(".")
            waiting += filter(None, (find(".".join(parts[:n])) for n in range(1, len(parts))))
            for each in one.said.imports:
                if (found := find(each.module)) is not None:
                    waiting.append(found)
                    inner = each.names or () if found.is_package else ()
                    waiting += filter(None, (find(f"{each.module}.{name}") for name in inner))

    def _add_the_rest(self) -> None:
        """Count what acts while it is imported, and what can be had through a package."""
        before = -1
        while before < len(self.modules):
            before = len(self.modules)
            for module in list(self._loaded.values()):
                if module.said.acts or module.name.startswith(tuple(self._open)):
                    self._add(module)

    def _add_everything(self) -> None:
        """Count all of Downhill but the films, and all modules of a lecturer that are imported."""
        for room in ROOMS:
            for path in sorted((HOUSE / room).rglob("*.py")):
                parts = path.relative_to(HOUSE).with_suffix("").parts
                name = ".".join(parts[:-1] if path.stem == "__init__" else parts)
                if (module := module_at(path, name)) is not None:
                    self.modules[path] = module
        for name in list(sys.modules):
            found = find(name)
            if found is not None and not found.path.is_relative_to(HOUSE / "scenes"):
                self.modules[found.path] = found
