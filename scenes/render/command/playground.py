"""`downhill playground`: the page to play with, in the browser or as a file of one's own."""

from __future__ import annotations

import re
import shutil
import webbrowser
from pathlib import Path

import cloup

from scenes.render.command.course import SCENES, nearest
from scenes.render.command.output import file_for, write
from scenes.render.trouble import Trouble

PAGE = SCENES / "playground.html"
_SITUATION = re.compile(r"\bfilm:[\"'`](\w+)[\"'`],title:")  # as the page's builder writes it


@cloup.command()
@cloup.argument("film", required=False, help="Set up what this film begins with.")
@cloup.option(
    "-o",
    "--output",
    type=cloup.Path(path_type=Path),
    help="Write the page to this file or folder instead of opening it.",
)
def playground(film: str | None, output: Path | None) -> None:
    """Open the playground: drop a walker, press Step; or begin as FILM does.

    It is one file that needs no network; a copy of it goes into any course page.
    """
    if not PAGE.is_file():
        raise Trouble("The playground is not built; in a checkout, run: make playground")
    if film is not None and film not in (known := films_of(PAGE)):
        raise Trouble(f"The playground has nothing of a film called {film!r}{nearest(film, known)}")
    if output is None:
        address = PAGE.as_uri() + (f"#{film}" if film else "")
        if not webbrowser.open(address):
            raise Trouble(f"No browser could be opened; the page is {address}.")
        return
    target = file_for(output, Path(PAGE.name))
    if not target.parent.is_dir():
        raise Trouble(f"There is no folder {target.parent} to write the page to.")
    write(target, lambda unfinished: shutil.copyfile(PAGE, unfinished))


def films_of(page: Path) -> list[str]:
    """The films whose beginnings the page has, each under its name behind ``#``."""
    return _SITUATION.findall(page.read_text(encoding="utf-8"))
