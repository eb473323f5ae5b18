"""What a film tells of itself: its title, and what it is about."""

from __future__ import annotations

import sys
from typing import Any


def about(film: type) -> dict[str, str]:
    """The title of a film, else the name of its class, and the first paragraph of its module.

    >>> class Sketch:
    ...     '''What I tried.'''
    ...
    ...     title = "A sketch"
    >>> about(Sketch)["title"]
    'A sketch'
    """
    module: Any = sys.modules.get(film.__module__)
    paragraph = (getattr(module, "__doc__", None) or "").strip().split("\n\n")[0]
    told = {
        "title": str(getattr(film, "title", "") or film.__name__),
        "description": " ".join(paragraph.split()),
    }
    return {key: value for key, value in told.items() if value}
