"""`downhill playground`: the page to play with, in the browser or as a file of one's own."""

from __future__ import annotations

import shutil
import webbrowser
from pathlib import Path

import cloup

from scenes.render.command.course import SCENES
from scenes.render.command.output import file_for, write
from scenes.render.trouble import Trouble

PAGE = SCENES / "playground.html"


@cloup.command()
@cloup.option(
    "-o",
    "--output",
    type=cloup.Path(path_type=Path),
    help="Write the page to this file or folder instead of opening it.",
)
def playground(output: Path | None) -> None:
    """Open the playground: drop a walker, press Step.

    It is one file that needs no network; a copy of it goes into any course page.
    """
    if not PAGE.is_file():
        raise Trouble("The playground is not built; in a checkout, run: make playground")
    if output is None:
        if not webbrowser.open(PAGE.as_uri()):
            raise Trouble(f"No browser could be opened; the page is {PAGE}.")
        return
    target = file_for(output, Path(PAGE.name))
    if not target.parent.is_dir():
        raise Trouble(f"There is no folder {target.parent} to write the page to.")
    write(target, lambda unfinished: shutil.copyfile(PAGE, unfinished))
