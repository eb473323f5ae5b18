"""What a lecturer waits for while she writes: a film after an edit, a still, a rehearsal.

Each in a process of its own. The film is that of the hills, as a file of her own, at 480p15.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import scenes
from tests.benchmarks.measure import Row, Spent

FILM = Path(scenes.__file__).with_name("hills.py")
LAST = re.compile(r'(.*@beat\("[^"]*)"', re.DOTALL)  # greedy: up to the last caption
RENDER = ["-m", "manim", "render", "-ql", "--progress_bar", "none", "film.py"]
STILL = ["-m", "scenes", "still", "hills", "--at", "44", "--output", "still.png"]
REHEARSE = ["-c", "from scenes.hills import Hills\nfrom scenes.render.rehearsal import rehearse\n"]
REHEARSE[1] += "rehearse(Hills)"


def rows() -> Iterator[Row]:
    """Again after the last caption was edited; then with what is computed kept, and not."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        film = folder / "film.py"
        film.write_text(source := FILM.read_text(encoding="utf-8"), encoding="utf-8")
        whole = run(folder, RENDER)
        film.write_text(LAST.sub(r'\1 So."', source, count=1), encoding="utf-8")
        edited = run(folder, RENDER)
        what = "hills at 480p15 after an edit of its last caption"
        yield Row(what, edited.clock, "all of it", whole.clock, target=0.25)
        yield Row("the same, in seconds of work", edited.work, "all of it", whole.work, target=0.25)
        for what, command in (("a still of hills", STILL), ("a rehearsal of hills", REHEARSE)):
            kept = run(folder, command)
            computed = run(folder, command, cache="emptied")
            yield Row(f"{what}, numbers kept", kept.clock, "computed", computed.clock)
            yield Row("the same, in seconds of work", kept.work, "computed", computed.work)


def run(folder: Path, command: list[str], cache: str = "kept") -> Spent:
    """What a process takes."""
    environment = {**os.environ, "DOWNHILL_CACHE": str(folder / cache)}
    start = Spent.now()
    subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(FILM.parents[1])},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    spent = Spent.now() - start
    shutil.rmtree(folder / "emptied", ignore_errors=True)
    return spent
