"""What the wheel needs, lent to an environment by the one that the tests run in.

Only what is declared, and what that declares in turn. It lies there as `pip` would have laid it,
and takes seconds, not minutes; `make setup` has seen that it can be had from the index.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Iterable
from email import message_from_bytes
from importlib import metadata
from importlib.util import cache_from_source
from pathlib import Path

from packaging.requirements import Requirement

_PROGRAM = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
from {module} import {function}
sys.exit({function}())
"""


def requirements_of(wheel: Path) -> list[Requirement]:
    """What a wheel declares, with the extras that nobody asks for."""
    with zipfile.ZipFile(wheel) as content:
        (name,) = (name for name in content.namelist() if name.endswith(".dist-info/METADATA"))
        told = message_from_bytes(content.read(name))
    return [Requirement(text) for text in told.get_all("Requires-Dist", [])]


def lend(environment: Path, requirements: Iterable[Requirement]) -> None:
    """Put all that is required where the Python of ``environment`` finds it."""
    (library,) = environment.glob("lib/python*/site-packages")
    for lent in _needed(requirements).values():
        own = Path(str(lent.locate_file("")))
        files = (Path(file) for file in lent.files or () if ".." not in Path(file).parts)
        for file in files:
            compiled = [Path(cache_from_source(str(file)))] if file.suffix == ".py" else []
            for each in (file, *compiled):
                if (own / each).is_file():
                    _link(own / each, library / each)
        for program in lent.entry_points.select(group="console_scripts"):
            path = environment / "bin" / program.name
            python = environment / "bin" / "python"
            text = _PROGRAM.format(python=python, module=program.module, function=program.attr)
            path.write_text(text, encoding="utf-8")
            path.chmod(0o755)


def _needed(requirements: Iterable[Requirement]) -> dict[str, metadata.Distribution]:
    """What is required, with its own requirements, by its names."""
    found: dict[str, metadata.Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [(requirement, [""]) for requirement in requirements]
    while waiting:
        requirement, asked = waiting.pop()
        marker = requirement.marker
        if marker is not None and not any(marker.evaluate({"extra": each}) for each in asked):
            continue
        if (key := (requirement.name, frozenset(requirement.extras))) in seen:
            continue
        seen.add(key)
        found[requirement.name] = metadata.distribution(requirement.name)
        extras = ["", *requirement.extras]
        waiting += [(Requirement(t), extras) for t in found[requirement.name].requires or ()]
    return found


def _link(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        return
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)
