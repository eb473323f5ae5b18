"""What can be tried on the page of the course, in the words of that page."""

from __future__ import annotations

from scenes.stage import GRADIENT, LABEL_SIZE, Measured, Readout, Stack, StepByStep, Words, tr


class Trial(Stack):
    """How to open the page, and what it says of a walker, step by step."""

    def __init__(self, walker: StepByStep) -> None:
        super().__init__(
            Words(tr("try it:")),
            Words(tr("downhill playground")),
            Readout("tried", tr("Step:"), lambda: walker.step, 0),
            Measured("magnitude", tr("Gradient Mag:"), walker.steepness, color=GRADIENT),
            Words(tr("= steepest slope"), LABEL_SIZE, GRADIENT),
        )
