"""Where something is to be written: looked at before any work is done for it."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from scenes.render.trouble import Trouble
from scenes.render.whole import LONGEST_NAME, write_whole


def file_for(output: Path | None, usual: Path) -> Path:
    """The file to write: ``output``, or the file of the ``usual`` name if that is a folder.

    Raises Trouble, or the error of the system, where it cannot be written.
    """
    file = usual if output is None else output
    if os.path.isdir(file):
        file = file / usual.name
    refuse_unwritable(file)
    return file


def refuse_unwritable(file: Path) -> None:
    """See that a file can be made, with the folders it lies in; nothing is left behind."""
    for part in file.parts:
        if (size := len(os.fsencode(part))) > LONGEST_NAME:
            raise Trouble(f"{file}: a name may have {LONGEST_NAME} bytes, not {size}.")
    if os.path.isdir(file):
        raise Trouble(f"{file} is a folder, not a file to write to.")
    if os.path.exists(file) and not os.path.isfile(file):
        raise Trouble(f"{file} is no file that could be replaced.")
    folder = next(place for place in file.absolute().parents if os.path.exists(place))
    if not folder.is_dir():
        raise Trouble(f"{folder} is a file, not a folder to write to.")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        number = errno.EACCES if error.errno == errno.ENOENT else error.errno  # as in /proc
        raise OSError(number, error.strerror, str(file)) from None


def write(file: Path, content: Callable[[Path], object]) -> None:
    """Write a file, which appears when it is complete, and say where it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, content)
    print(file)
