"""Files that appear under their names only complete, whatever is killed meanwhile."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

LONGEST_NAME = 255  # bytes that a disk takes for the name of a file
_UNFINISHED = ".unfinished"
_SUM = 32  # bytes, at the beginning


def draft(path: Path) -> Path:
    """Where to write what is to become ``path``: beside it, under this process's own name."""
    ending = f".{os.getpid()}{_UNFINISHED}{path.suffix}"
    stem = os.fsencode(path.stem)[: LONGEST_NAME - len(f".{ending}")].decode(errors="ignore")
    return path.with_name(f".{stem}{ending}")


def write_whole(target: Path, write: Callable[[Path], object]) -> None:
    """Let ``write`` write to another name, then give what it wrote the name of ``target``."""
    unfinished = draft(target)
    try:
        write(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def write_sealed(target: Path, content: bytes) -> None:
    """Write a file that begins with the checksum of what it holds."""
    sealed = hashlib.sha256(content).digest() + content
    write_whole(target, lambda path: path.write_bytes(sealed))


def read_sealed(path: Path) -> bytes | None:
    """What such a file holds; None if it is not what was written."""
    content = path.read_bytes()
    whole = hashlib.sha256(content[_SUM:]).digest() == content[:_SUM]
    return content[_SUM:] if whole else None


def sweep(folder: Path) -> None:
    """Throw away what processes that are no more left unfinished."""
    for path in folder.glob(f".*{_UNFINISHED}.*"):
        number = path.name.split(".")[-3]
        if not (number.isdecimal() and _is_alive(int(number))):
            path.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    with suppress(OSError):  # Linux: it may have ended without its parent having taken note
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        return state not in "ZX"
    return True
