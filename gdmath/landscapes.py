"""The landscapes of the lectures, by name.

>>> from gdmath import LANDSCAPES
>>> LANDSCAPES["himmelblau"].value([3, 2])
np.float64(0.0)
>>> LANDSCAPES["himmelbau"]
Traceback (most recent call last):
gdmath.registry.UnknownNameError: There is no landscape named 'himmelbau'. Did you mean
'himmelblau'?
"""

from gdmath.bowls import BOWLS
from gdmath.hills import HILLS
from gdmath.landscape import Landscape
from gdmath.registry import Registry
from gdmath.valleys import VALLEYS
from gdmath.wells import WELLS

__all__ = ["LANDSCAPES"]

LANDSCAPES: Registry[Landscape] = Registry(
    "landscape", {landscape.name: landscape for landscape in (*BOWLS, *HILLS, *VALLEYS, *WELLS)}
)
