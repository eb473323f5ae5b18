"""What `scenes/regression.py` alone needs."""

from scenes.parts.regression.bottoms import Bottoms
from scenes.parts.regression.bowtie import Outcomes, Ways
from scenes.parts.regression.results import Results
from scenes.parts.regression.stage import RegressionStage
from scenes.parts.regression.trio import Trio

__all__ = ["Bottoms", "Outcomes", "RegressionStage", "Results", "Trio", "Ways"]
