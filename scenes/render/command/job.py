"""One film as a job that any computer with Downhill can do: what goes in, what comes out.

A job runs in a process of its own, a copy of this one (`scenes.render.command.ready`) or a new one
(``python -m scenes.render.command.job``), which reads it from its input and writes to its output,
as lines of JSON, how far it has got and at last what it made.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from manim import logger, tempconfig

from scenes.render import transcript
from scenes.render.command.course import Film, film
from scenes.render.command.ready import Process, ready
from scenes.render.command.settings import with_settings
from scenes.render.command.telling import Manner
from scenes.render.copies import die_with_parent
from scenes.render.fingerprint import house
from scenes.render.hashes import ENDING, frame_hashes
from scenes.render.progress import CHANNEL
from scenes.render.trouble import Trouble, sentence
from scenes.render.whole import write_whole

_INTERRUPTED = 130

Tell = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Job:
    """What is to be rendered and how; plain values only, so that it can travel."""

    name: str
    width: int
    height: int
    fps: float
    format: str = "mp4"
    transparent: bool = False
    jobs: int = 1
    settings: dict[str, Any] = field(default_factory=dict)
    manner: dict[str, str | None] = field(default_factory=dict)  # of telling it
    data: dict[str, tuple[str, str]] = field(default_factory=dict)  # parameter → file, as base64
    recorded: list[tuple[str, str]] = field(default_factory=list)  # files, as base64
    program: tuple[str, str] | None = None  # of a film in a file of its own
    media: str = ""  # where pieces are kept; empty for a place of the worker's own
    hashes: bool = False  # whether a hash of each frame is made as well
    house: str = ""  # fingerprint of the program that the job was made for


@dataclass(frozen=True)
class Made:
    """A finished film: its files by their endings, the film itself first."""

    name: str
    files: dict[str, bytes]
    seconds: float  # of film
    took: float  # seconds of work on it


class Processes:
    """The processes that do jobs, to be stopped all at once."""

    def __init__(self) -> None:
        self._running: dict[Process, bool] = {}  # whether it has begun to draw
        self._stopped = False

    def add(self, process: Process) -> None:
        """Take note of one."""
        self._running[process] = False
        if self._stopped:
            process.kill()

    def begun(self, process: Process) -> None:
        """Take note that one is at work, and so can stop by itself and leave whole files."""
        self._running[process] = True

    def stop(self) -> None:
        """Interrupt them, as Ctrl-C does."""
        self._stopped = True
        for process, begun in list(self._running.items()):
            process.send_signal(signal.SIGINT if begun else signal.SIGKILL)


class FilmError(Exception):
    """A film that could not be made, and why in a sentence or a traceback."""


def travelling(job: Job) -> Job:
    """The job with the files that it needs, for a place where there are no such files."""
    data = {
        key: _packed(value)
        for key, value in job.settings.items()
        if isinstance(value, str) and os.path.isfile(value)
    }
    program = _packed(job.name) if job.name.endswith(".py") else None
    takes = [_packed(str(file)) for file in _recordings(job)]
    return replace(job, data=data, program=program, recorded=takes, media="", house=house())


def _recordings(job: Job) -> list[Path]:
    """The files that were recorded for the film."""
    folder = job.manner.get("recordings")
    if folder is None:
        return []
    return sorted(
        file for file in (Path(folder) / film(job.name).label).iterdir() if file.is_file()
    )


def _packed(path: str) -> tuple[str, str]:
    return os.path.basename(path), b64encode(Path(path).read_bytes()).decode()


def _unpacked(folder: Path, file: tuple[str, str]) -> str:
    """Write a file that travelled with a job, and say where."""
    name, content = file
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / os.path.basename(name)
    write_whole(path, lambda unfinished: unfinished.write_bytes(b64decode(content)))
    return str(path)


def do(
    job: Job,
    tell: Tell = lambda news: None,
    processes: Processes | None = None,
    waiting: list[Process] | None = None,
) -> Made:
    """Render the film in a process of its own; ``tell`` hears of each step of its progress.

    It takes one of those that are ``waiting``, or begins one. Ctrl-C on a terminal does not reach
    that process: whoever has it done stops it.
    """
    processes = processes or Processes()
    began = time.monotonic()
    process = waiting.pop() if waiting else _new()
    processes.add(process)
    assert process.stdin is not None
    assert process.stdout is not None
    outcome: dict[str, Any] = {}
    with process.stdout:
        try:
            with process.stdin:
                process.stdin.write(json.dumps(asdict(job)).encode())
            for line in process.stdout:
                news = json.loads(line)
                if "known" in news:
                    processes.begun(process)
                    tell(news)
                else:
                    outcome = news
        except BaseException:
            processes.stop()
            process.wait()
            raise
    status = process.wait()
    if "files" not in outcome:
        ended = f"its process ended with status {status}"
        raise FilmError(outcome.get("failed") or ended)
    files = {ending: Path(path).read_bytes() for ending, path in outcome["files"].items()}
    return Made(job.name, files, outcome["seconds"], time.monotonic() - began)


def _new() -> Process:
    # -P: where a lecturer has a package called scenes, it must not take the place of ours.
    command = [sys.executable, "-P", "-m", __spec__.name]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, start_new_session=True)


def waiting_for(films: Iterable[Film]) -> AbstractContextManager[list[Process]]:
    """Processes that wait for a job each, one for each of the films; none if there is no such.

    Several films in files of one's own may import different modules of the same name.
    """
    names = [film.name for film in films]
    alike = len(names) == 1 or not any(name.endswith(".py") for name in names)
    return ready(work, len(names) if alike else 0)


def work() -> int:
    """Do the job on standard input; nothing but the lines of JSON goes to standard output."""
    channel = os.dup(1)
    os.dup2(2, 1)  # whatever else prints
    os.environ[CHANNEL] = str(channel)
    status, outcome = 1, {}
    try:
        outcome = _render(_received())
        status = 0
    except SystemExit as trouble:
        outcome = {"failed": str(trouble.code)}
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except Exception as error:
        outcome = {"failed": sentence(error) or traceback.format_exc()}
    os.write(channel, json.dumps(outcome).encode() + b"\n")
    return status


def _received() -> Job:
    job = Job(**json.load(sys.stdin))
    if job.house and job.house != house():
        raise Trouble("This worker has another version of Downhill than the one that asks.")
    place = Path(job.media or Path(tempfile.gettempdir()) / f"downhill-{getpass.getuser()}")
    brought = repr((job.data, job.program, job.recorded)).encode()
    own = place / "files" / hashlib.sha256(brought).hexdigest()[:16]
    settings = {**job.settings, **{key: _unpacked(own, file) for key, file in job.data.items()}}
    name = _unpacked(own, job.program) if job.program else job.name
    manner = job.manner
    if job.recorded:
        manner = {**manner, "recordings": str(own / "recordings")}
        for file in job.recorded:
            _unpacked(own / "recordings" / film(name).label, file)
    return replace(job, name=name, settings=settings, manner=manner, media=str(place))


def _render(job: Job) -> dict[str, Any]:
    os.environ["DOWNHILL_JOBS"] = str(job.jobs)
    wanted = film(job.name)
    with Manner(**job.manner).observed(), tempconfig(picture_settings(job)):
        scene = with_settings(wanted, job.settings)()
        scene.render()
        made = scene.renderer.file_writer.output_plan
        captions = made.subcaption_file
        files = {made.primary_artifact.suffix: str(made.primary_artifact)}
        if captions is not None and captions.exists():
            files |= {suffix: str(captions.with_suffix(suffix)) for suffix in (".srt", ".vtt")}
        files |= _transcript(made.primary_artifact)
        if job.hashes:
            hashes = made.primary_artifact.with_suffix(ENDING)
            text = frame_hashes(made.primary_artifact)
            write_whole(hashes, lambda path: path.write_text(text, encoding="utf-8"))
            files[ENDING] = str(hashes)
        return {"files": files, "seconds": scene.renderer.time}


def _transcript(film: Path) -> dict[str, str]:
    """The transcript of a film with its pictures, if there is one."""
    if not film.with_suffix(transcript.ENDING).is_file() or film.suffix == ".gif":
        return {}
    pictures = sorted(transcript.pictures_of(film).glob("*.jpg"))
    files = {f"{transcript.STILLS}/{picture.name}": str(picture) for picture in pictures}
    return files | {transcript.ENDING: str(film.with_suffix(transcript.ENDING))}


def picture_settings(job: Job) -> dict[str, Any]:
    """Manim's settings for a job: the lecturer's own `manim.cfg` counts, but for what is asked."""
    logger.setLevel(logging.ERROR)  # Manim tells of every file it reads
    return {
        "input_file": job.name if job.name.endswith(".py") else f"scenes/{job.name}.py",
        "media_dir": job.media,
        "pixel_width": job.width,
        "pixel_height": job.height,
        "frame_rate": job.fps,
        "format": job.format,
        "transparent": job.transparent,
        "progress_bar": "none",
        "verbosity": "ERROR",
        "renderer": "cairo",
        "dry_run": False,
        "preview": False,
        "output_file": "",
        "from_animation_number": 0,
        "upto_animation_number": -1,
    }


if __name__ == "__main__":
    die_with_parent()
    sys.exit(work())
