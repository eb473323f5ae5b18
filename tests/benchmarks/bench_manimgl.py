"""The hills at 1080p under a moving camera, against ManimGL drawing them in OpenGL.

ManimGL lives in an environment of its own (``pip install manimgl setuptools``); the environment
variable ``MANIMGL`` names its program if it is not on the path. Without a screen it runs under
Xvfb, and without a graphics card in Mesa's software.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scenes.render.rehearsal import offstage
from tests.benchmarks.bench_surface import FACES, WHAT, jobs
from tests.benchmarks.measure import Row, best_of

PEER = Path(__file__).with_name("peer_manimgl.py")


def rows() -> Iterator[Row]:
    """One frame of each, if ManimGL can run here."""
    program = os.environ.get("MANIMGL") or shutil.which("manimgl")
    screen = [] if os.environ.get("DISPLAY") else [shutil.which("xvfb-run") or "", "-a"]
    if not program or "" in screen:
        yield Row(WHAT, None, "ManimGL: not installed" if not program else "ManimGL: no screen")
        return
    with offstage(pixel_width=1920, pixel_height=1080):
        moving, *_ = jobs()
        best_of(1, moving)
        (ours,) = best_of(8, moving)
    with tempfile.TemporaryDirectory() as folder:
        flags = ["Hills", "-w", "--hd", "--video_dir", folder]
        command = [*screen, program, str(PEER), *flags]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    seconds = re.search(r"SECONDS (\S+)", done.stdout)
    if seconds is None:
        yield Row(WHAT, None, "ManimGL: did not run")
        return
    yield Row(WHAT, ours, f"ManimGL, {FACES} × {FACES} faces", float(seconds[1]))
