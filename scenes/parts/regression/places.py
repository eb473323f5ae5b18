"""Where things stand in the film: the map of lines on the left, the dots on the right."""

from __future__ import annotations

from scenes.stage import STAGE, TITLE, Box

HILLS = {"azimuth": -100.0, "elevation": 40.0, "perspective": 0.0}
"""From where the ground is seen, as it leans back."""
RELIEF = 3.2
"""How high it is: so low that the near wall, too, is seen from inside."""
_BELOW = STAGE.inset(top=TITLE.height + 0.15)
MAP_BOX = Box(STAGE.left + 0.85, _BELOW.bottom + 0.65, 0.05, _BELOW.top - 0.45)
"""The map of lines, its numbers around it."""
MAP_NOTE = MAP_BOX.inset(top=0.12, right=0.12)
"""In the map's upper right corner."""
GROUND_BOX = Box(STAGE.left + 0.5, STAGE.bottom + 0.65, 0.05, _BELOW.top - 0.05)
DATA_BOX = Box(0.75, STAGE.bottom, STAGE.right, _BELOW.top - 0.15)
"""The dots: always as large, so that a line is always as steep."""
WORK = Box(STAGE.left + 0.3, STAGE.bottom + 0.6, DATA_BOX.left - 0.4, _BELOW.top - 0.3)
"""What is worked out of the dots, while the map is away."""
SQUARES = Box(WORK.left, STAGE.bottom + 0.3, WORK.right, 2.3)
"""Where all squares stand, each a column."""
ROWS = Box(WORK.left, SQUARES.top + 0.15, WORK.right, STAGE.top)
"""Above them: what one is worked out of."""
CLOSE = Box(-2.4, STAGE.bottom, STAGE.right, STAGE.top)
"""The dots, while one of them is looked at from nearer by."""
ASIDE = Box(STAGE.left, -1.4, CLOSE.left - 0.2, 1.6)
"""Beside it: what is worked out of that one."""
PILES = Box(WORK.left, WORK.bottom + 0.65, WORK.right, WORK.top)
"""Where errors are piled up, and their sum is read below."""
SUM = Box(WORK.left, WORK.bottom - 0.3, WORK.right, PILES.bottom - 0.2)
CORNER = Box(-3.6, STAGE.bottom, 0.6, STAGE.bottom + 0.62)
"""Where the loss is read below the ground."""
CLEAR = Box(STAGE.left, 2.55, -0.2, STAGE.top)
"""Above the low rim of the ground, which leaves room there."""
ABOVE = Box(DATA_BOX.left + 0.6, TITLE.bottom, STAGE.right - 2.75, TITLE.top)
"""Above the dots, without the card."""
PROBE = Box(ABOVE.left, 2.75, STAGE.right, STAGE.top)
"""The same, and where the card is, while that is away."""
OPENING = STAGE.inset(left=0.3, right=0.3, top=0.3)
"""The dots alone, as large as they can be; in the corner, where none is, comes the card."""
BAND = TITLE._replace(right=TITLE.right - 2.45)
"""The top of the frame, without the card."""
COUNTED = TITLE._replace(left=TITLE.right - 3.4)
"""Where the steps are counted of the descent that was guessed at."""
GUESS = TITLE._replace(right=COUNTED.left - 0.3)
"""Left of that: what can be guessed."""

__all__ = [
    "ABOVE",
    "ASIDE",
    "BAND",
    "CLEAR",
    "CLOSE",
    "CORNER",
    "COUNTED",
    "DATA_BOX",
    "GROUND_BOX",
    "GUESS",
    "HILLS",
    "MAP_BOX",
    "MAP_NOTE",
    "OPENING",
    "PILES",
    "PROBE",
    "RELIEF",
    "ROWS",
    "SQUARES",
    "SUM",
    "WORK",
]
