"""Logistic regression over sparse rows with numpy alone: limited-memory BFGS, the same steps in every run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rows:
    """Sparse rows: row i holds columns[starts[i]:starts[i+1]] with the values beside them. No row is empty."""

    starts: Ints
    columns: NDArray[np.int32]
    values: NDArray[np.float32]
    width: int

    def times(self, weights: Floats) -> Floats:
        """One product per row, shape (rows,). Products are single precision: half the memory to walk through."""
        return np.add.reduceat(weights.astype(np.float32)[self.columns] * self.values, self.starts[:-1]).astype(
            np.float64
        )

    def column_sums(self, shares: Floats) -> Floats:
        """The transposed product, shape (width,)."""
        spread = np.repeat(shares, np.diff(self.starts))
        return np.bincount(self.columns, weights=spread * self.values, minlength=self.width).astype(np.float64)

    def turner(self) -> Callable[[Floats], Floats]:
        """The transposed product for many calls: sorted by column once, then only short vectors are jumped through."""
        order = np.argsort(self.columns, kind="stable")
        columns, firsts = np.unique(self.columns[order], return_index=True)
        owners = np.repeat(np.arange(len(self.starts) - 1, dtype=np.int32), np.diff(self.starts))[order]
        values = self.values[order]

        def back(residuals: Floats) -> Floats:
            full = np.zeros(self.width)
            full[columns] = np.add.reduceat(residuals.astype(np.float32)[owners] * values, firsts)
            return full

        return back

    def squared(self) -> Rows:
        """The same rows with squared values."""
        return Rows(self.starts, self.columns, self.values**2, self.width)

    def take(self, chosen: Ints) -> Rows:
        """Some of the rows, in the order asked for."""
        sizes = np.diff(self.starts)[chosen]
        starts = np.concatenate([[0], np.cumsum(sizes)])
        places = np.repeat(self.starts[chosen] - starts[:-1], sizes) + np.arange(starts[-1])
        return Rows(starts, self.columns[places], self.values[places], self.width)

    def between(self, first: int, end: int) -> Rows:
        """The same rows with the columns in [first, end) only; none of them may become empty."""
        kept = (self.columns >= first) & (self.columns < end)
        sizes = np.add.reduceat(kept.astype(np.int64), self.starts[:-1])
        starts = np.concatenate([[0], np.cumsum(sizes)])
        return Rows(starts, self.columns[kept], self.values[kept], self.width)

    def packed(self) -> tuple[Ints, Rows]:
        """The columns that occur, ascending, and the same rows with their places among them as columns."""
        occurs = np.zeros(self.width, dtype=np.bool_)
        occurs[self.columns] = True
        places = np.cumsum(occurs) - 1
        used = np.flatnonzero(occurs)
        return used, Rows(self.starts, places[self.columns].astype(np.int32), self.values, len(used))


def sigmoid(logits: Floats) -> Floats:
    """Probabilities, shape as given."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -35, 35))))


def logistic(
    rows: Rows, labels: Floats, weights: Floats, penalty: Floats, offsets: Floats, scale: Floats
) -> Callable[[Floats], tuple[float, Floats]]:
    """Weighted logistic loss with a ridge penalty per column, and its gradient.

    The point is scaled: a column's weight is point * scale, and a row's logit its product plus its offset.
    """

    back = rows.turner()

    def loss(point: Floats) -> tuple[float, Floats]:
        held = point * scale
        logits = offsets + rows.times(held)
        fits = np.logaddexp(0.0, logits) - labels * logits
        residuals = weights * (sigmoid(logits) - labels)
        value = float(np.sum(weights * fits) + 0.5 * np.sum(penalty * held * held))
        return value, scale * (back(residuals) + penalty * held)

    return loss


def minimise(loss: Callable[[Floats], tuple[float, Floats]], start: Floats, steps: int, memory: int = 8) -> Floats:
    """L-BFGS (Nocedal & Wright, algorithm 7.5) with halving line search; ends after `steps` or when it stands still."""
    point = start.copy()
    value, slope = loss(point)
    pairs: list[tuple[Floats, Floats, float]] = []
    for _ in range(steps):
        direction = -_two_loops(slope, pairs)
        downhill = float(np.sum(direction * slope))
        stride = 1.0 if pairs else min(1.0, 1.0 / float(np.sum(np.abs(slope))))
        while True:
            new_point = point + stride * direction
            new_value, new_slope = loss(new_point)
            if new_value <= value + 1e-4 * stride * downhill or stride < 1e-10:
                break
            stride *= 0.5
        moved, turned = new_point - point, new_slope - slope
        bend = float(np.sum(moved * turned))
        if bend > 1e-12:
            pairs = [*pairs[-memory + 1 :], (moved, turned, 1.0 / bend)]
        stands = value - new_value < 1e-6 * abs(value)
        point, value, slope = new_point, new_value, new_slope
        if stands:
            break
    return point


def _two_loops(slope: Floats, pairs: list[tuple[Floats, Floats, float]]) -> Floats:
    """The inverse Hessian's estimate times the gradient."""
    result = slope.copy()
    shares = []
    for moved, turned, inverse in reversed(pairs):
        share = inverse * float(np.sum(moved * result))
        shares.append(share)
        result -= share * turned
    if pairs:
        moved, turned, inverse = pairs[-1]
        result *= 1.0 / (inverse * float(np.sum(turned * turned)))
    for (moved, turned, inverse), share in zip(pairs, reversed(shares), strict=True):
        result += (share - inverse * float(np.sum(turned * result))) * moved
    return result
