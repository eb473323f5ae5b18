"""A small neural network: layers of units, and its gradient by the chain rule, backwards.

All its knobs are one vector θ, layer by layer: the weights row by row (a row for each input of the
layer), then the heights. So a network is a point of a landscape like any other.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath.checks import points_array, real_array, shorten, whole
from gdmath.dataset import generator
from gdmath.descent import run_all
from gdmath.errors import InputError, InputTypeError
from gdmath.examples import Examples, checked
from gdmath.landscape import Landscape
from gdmath.logistic import sigmoid
from gdmath.second import Floats

__all__ = ["Network", "network_landscape", "two_spirals"]

# Numbers of one layer that are worked on at once, so that they stay in a core's cache.
_NUMBERS_AT_ONCE = 100_000
_TURNS, _RADIUS, _SCATTER = 1.25, 2.0, 0.03  # of each spiral; the scatter before the radius
_REACH = 3.0


class Layer(NamedTuple):
    """Where the knobs of a layer stand in θ: weights (inputs, units) row by row, then heights.

    >>> Network((2, 8, 1)).layers[1]
    Layer(first=24, inputs=8, units=1)
    """

    first: int
    inputs: int
    units: int

    @property
    def weights(self) -> slice:
        """The weights in θ."""
        return slice(self.first, self.first + self.inputs * self.units)

    @property
    def heights(self) -> slice:
        """The heights in θ, one for each unit."""
        return slice(self.weights.stop, self.weights.stop + self.units)


@dataclass(frozen=True)
class Network:
    """A network of tanh units that answers yes or no: a probability from its last, single unit.

    a₀ = x, aₗ = tanh(aₗ₋₁ Wₗ + bₗ), and the score h = a Wₙ + bₙ of the last layer; the probability
    of a 1 is sigmoid(h).

    Args:
        sizes: how many inputs, units in each layer, and 1 at the end.

    Raises TypeError or ValueError for anything but whole numbers of at least 1, two of them or
    more, the last one 1.

    >>> network = Network((2, 8, 8, 1))
    >>> network.knobs, network.copies
    (105, 106542032486400)
    >>> theta = network.start(np.random.default_rng(0))
    >>> network.scores(theta, [[1.0, 0.5], [-1.0, -0.5]]).round(4)
    array([ 0.0043, -0.0043])
    """

    sizes: tuple[int, ...]

    def __post_init__(self) -> None:
        given: Any = self.sizes
        sizes = tuple(given) if isinstance(given, list | tuple) else ()
        if len(sizes) < 2:
            raise InputTypeError(
                "sizes must be whole numbers, of inputs, of units in each layer, and 1, "
                f"got {shorten(self.sizes)}."
            )
        for size in sizes:
            whole("sizes", size, at_least=1)
        if sizes[-1] != 1:
            raise InputError(f"sizes must end with 1, the unit that answers, got {sizes[-1]}.")
        object.__setattr__(self, "sizes", tuple(int(size) for size in sizes))

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers, each with its place in θ."""
        layers, first = [], 0
        for inputs, units in pairwise(self.sizes):
            layers.append(Layer(first, inputs, units))
            first += (inputs + 1) * units
        return tuple(layers)

    @property
    def knobs(self) -> int:
        """How many numbers θ has: Σ (inputs + 1) · units."""
        last = self.layers[-1]
        return last.first + (last.inputs + 1) * last.units

    @property
    def copies(self) -> int:
        """How many networks answer alike: Π h! 2ʰ over the hidden layers.

        Units of a layer may trade places, and as tanh is odd each may flip all its signs.
        """
        hidden = self.sizes[1:-1]
        return math.prod(map(math.factorial, hidden)) << sum(hidden)

    def start(self, rng: "np.random.Generator | int") -> Floats:
        """Return knobs to begin with, (knobs,): weights N(0, 1/inputs), heights 0.

        (LeCun, Bottou, Orr, Müller, "Efficient BackProp", 1998.) Raises TypeError unless `rng` is
        a generator or a seed.
        """
        dealer = generator(rng)
        theta = np.zeros(self.knobs)
        for layer in self.layers:
            drawn = dealer.normal(size=(layer.inputs, layer.units)) / math.sqrt(layer.inputs)
            theta[layer.weights] = drawn.ravel()
        return theta

    def units(self) -> tuple[tuple[int, ...], ...]:
        """Return for each unit where its incoming weights stand in θ: what it is made of."""
        found = []
        for layer in self.layers:
            places = np.arange(layer.weights.start, layer.weights.stop)
            found += places.reshape(layer.inputs, layer.units).T.tolist()
        return tuple(map(tuple, found))

    def scores(self, theta: ArrayLike, x: ArrayLike) -> Floats:
        """Return the scores h of inputs (n, inputs) by networks (..., knobs): (..., n).

        Raises TypeError or ValueError for arrays that do not fit the network.
        """
        scores: Floats = self.activations(theta, x)[-1][..., 0]
        return scores

    def probabilities(self, theta: ArrayLike, x: ArrayLike) -> Floats:
        """Return the probability of a 1, (..., n), as `scores`; errors alike."""
        return sigmoid(self.scores(theta, x))

    def right(self, theta: ArrayLike, examples: Examples) -> NDArray[np.intp]:
        """Return how many answers are right, (...): scores above 0 where y is 1, else below."""
        told = self.scores(theta, checked(examples).x) > 0
        return np.asarray((told == (examples.y == 1)).sum(axis=-1))[()]

    def activations(self, theta: ArrayLike, x: ArrayLike) -> list[Floats]:
        """Return what each layer hands on, (..., n, units), the inputs first and h last.

        Errors as for `scores`.
        """
        knobs, inputs = points_array("theta", theta, self.knobs), real_array("x", x)
        if inputs.ndim != 2 or inputs.shape[1] != self.sizes[0]:
            raise InputError(
                f"x must have a row of {self.sizes[0]} inputs for each point, "
                f"got shape {inputs.shape}."
            )
        with np.errstate(over="ignore", invalid="ignore"):
            return _forward(self.layers, knobs, inputs)


def network_landscape(network: Network, examples: Examples) -> Landscape:
    """Return the mean surprise of a network as a landscape over its knobs.

    L = mean of ln(1 + eʰ) - y h, as in logistic regression, which is the network without a hidden
    layer. The gradient is backpropagation: the error p - y of the last unit goes back through the
    layers, each multiplying by its weights and by the slope 1 - a² of its units.

    The window shows knobs from -3 to 3; no minimum is listed.

    Args:
        network: with as many inputs as the examples have.
        examples: answers 0 or 1.

    Raises TypeError or ValueError if they do not fit each other.

    >>> network, spirals = Network((2, 8, 8, 1)), two_spirals(rng=0)
    >>> ground = network_landscape(network, spirals)
    >>> theta = network.start(0)
    >>> ground.value(theta).round(10), np.linalg.norm(ground.gradient(theta)).round(10)
    (np.float64(0.7129130799), np.float64(0.1219879874))

    Source: D. E. Rumelhart, G. E. Hinton, R. J. Williams, Learning representations by
    back-propagating errors, Nature 323 (1986).
    """
    if not isinstance(network, Network):
        raise InputTypeError(f"network must be a Network, got {shorten(network)}.")
    if checked(examples).x.shape[1] != network.sizes[0]:
        raise InputError(
            f"examples must have {network.sizes[0]} inputs for this network, "
            f"got {examples.x.shape[1]}."
        )
    others = examples.y[(examples.y != 0) & (examples.y != 1)]
    if len(others):
        raise InputError(f"y must be 0 or 1 for every example, got {others[0]:g}.")
    return Landscape(
        f"network {'-'.join(map(str, network.sizes))}",
        partial(_loss, network.layers, examples.x, examples.y),
        partial(_backward, network.layers, examples.x, examples.y),
        window=[(-_REACH, _REACH)] * network.knobs,
    )


def two_spirals(n: int = 100, *, rng: "np.random.Generator | int") -> Examples:
    """Return two spirals wound into each other, n points of each: no straight border parts them.

    Class c = 0, 1 has the points 2 t (cos φ, sin φ) with φ = 2.5 π t + π c, and t evenly from 0.08
    to 1; each coordinate is scattered by 0.06. The points of class 0 come first.

    Args:
        n: of each class, at least 1.
        rng: where the scatter comes from, or a seed for it.

    Raises TypeError or ValueError if an argument does not fit.

    >>> spirals = two_spirals(rng=0)
    >>> len(spirals), spirals.x[[0, 100]].round(6)
    (200, array([[ 0.136987,  0.086119],
           [-0.169255, -0.130851]]))

    Source: K. J. Lang, M. J. Witbrock, Learning to tell two spirals apart, Proceedings of the 1988
    Connectionist Models Summer School (1988); here with fewer turns.
    """
    count, dealer = whole("n", n, at_least=1), generator(rng)
    t = np.linspace(0.08, 1, count)
    points = []
    for c in (0, 1):
        angle = 2 * _TURNS * np.pi * t + np.pi * c
        circle = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        scatter = dealer.normal(0, _SCATTER, (count, 2))
        points.append(_RADIUS * (t[:, np.newaxis] * circle + scatter))
    return Examples(np.concatenate(points), np.repeat([0.0, 1.0], count), y_name="spiral")


def _forward(layers: Sequence[Layer], theta: Floats, x: Floats) -> list[Floats]:
    """Return the activations of all layers for networks (..., knobs)."""
    handed = [x]
    for layer in layers:
        matrix = theta[..., layer.weights].reshape(*theta.shape[:-1], layer.inputs, layer.units)
        heights = theta[..., np.newaxis, layer.heights]
        if layer is layers[-1]:
            handed.append(handed[-1] @ matrix + heights)
        else:
            handed.append(_tanh_of_half(handed[-1] @ (2.0 * matrix) + 2.0 * heights))
    return handed


def _tanh_of_half(scores: Floats) -> Floats:
    """Write tanh(h/2) = 1 - 2/(eʰ + 1) over h: NumPy's exponential is the quicker function."""
    np.exp(scores, out=scores)
    scores += 1.0
    np.divide(-2.0, scores, out=scores)
    scores += 1.0
    return scores


def _loss(layers: Sequence[Layer], x: Floats, y: Floats, theta: Floats) -> Floats:
    """Return the mean surprise of networks, (..., knobs) -> (...), on all cores."""
    flat = theta.reshape(-1, theta.shape[-1])
    losses = np.empty(len(flat))

    def work(part: slice) -> None:
        # Worker threads do not inherit NumPy's error state; overflow is expected here.
        with np.errstate(all="ignore"):
            scores = _forward(layers, flat[part], x)[-1][..., 0]
            losses[part] = (np.logaddexp(0.0, scores) - y * scores).mean(axis=-1)

    size = max(1, _NUMBERS_AT_ONCE // (len(x) * max(layer.units for layer in layers)))
    firsts = range(0, len(flat), size)
    run_all([partial(work, slice(first, first + size)) for first in firsts])
    return losses.reshape(theta.shape[:-1])


def _backward(layers: Sequence[Layer], x: Floats, y: Floats, theta: Floats) -> Floats:
    """Return the gradient of the mean surprise, (..., knobs) -> (..., knobs)."""
    handed = _forward(layers, theta, x)
    gradient = np.empty(theta.shape)
    small = np.exp(-np.abs(handed[-1]))
    p = np.where(handed[-1] >= 0, 1.0, small) / (1.0 + small)
    error = (p - y[:, np.newaxis]) / len(y)
    for layer, before in zip(reversed(layers), reversed(handed[:-1]), strict=True):
        slopes = np.swapaxes(before, -1, -2) @ error
        gradient[..., layer.weights] = slopes.reshape(*theta.shape[:-1], -1)
        gradient[..., layer.heights] = error.sum(axis=-2)
        if layer.first:
            matrix = theta[..., layer.weights].reshape(*theta.shape[:-1], layer.inputs, layer.units)
            error = (error @ np.swapaxes(matrix, -1, -2)) * (1.0 - before * before)
    return gradient
