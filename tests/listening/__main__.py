"""`python -m tests.listening [FILM …] [--made FOLDER]`: how well the narration is understood.

A recogniser that knows nothing of gradient descent listens to every sentence; of those that it
gets wrong by more than two words in five, both versions are shown. With ``--made`` it listens to
the finished films in a folder, else to what the voice gives.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from scenes.render.command.course import course, films_called
from tests.listening.ear import error, listen, narration

_TOO_MUCH = 0.4


def main() -> None:
    """Listen to the films, one after the other."""
    parser = argparse.ArgumentParser(prog="python -m tests.listening", description=__doc__)
    parser.add_argument("films", nargs="*", metavar="FILM")
    parser.add_argument("--made", type=Path, metavar="FOLDER")
    given = parser.parse_args()
    for film in films_called(given.films) if given.films else course():
        file = given.made / f"{film.stem}.mp4" if given.made else None
        heard = listen(narration(film.scene), file)
        if not heard:
            print(f"{film.name}: nothing is said")
            continue
        print(f"{film.name}: {error(heard):.0%} of the words of {len(heard)} sentences are wrong")
        for each in heard:
            if each.error > _TOO_MUCH:
                print(f"  {each.error:4.0%}  {each.line.beat}-{each.line.number:02}  {each.meant}")
                print(f"        {each.heard}")


if __name__ == "__main__":
    main()
