"""Thresholds and figures from scores and labels: AUROC, F1, precision."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.mood.solver import Floats

Bools = NDArray[np.bool_]


def auroc(scores: Floats, labels: Bools) -> float:
    """The chance that a row with the label scores above one without; ties count half. nan without both kinds."""
    with_label = int(labels.sum())
    without = len(labels) - with_label
    if not with_label or not without:
        return float("nan")
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return float((ranks[labels].sum() - with_label * (with_label + 1) / 2) / (with_label * without))


def precision_recall(said: Bools, labels: Bools) -> tuple[float, float]:
    """Precision and recall; nan where nothing was said or nothing has the label."""
    right = float((said & labels).sum())
    return (right / said.sum() if said.any() else float("nan")), (
        right / labels.sum() if labels.any() else float("nan")
    )


def f1(said: Bools, labels: Bools) -> float:
    """Harmonic mean of precision and recall, 0 where nothing right was said."""
    right = float((said & labels).sum())
    return 2 * right / (said.sum() + labels.sum()) if right else 0.0


def best_f1(scores: Floats, labels: Bools, weights: Floats) -> float:
    """The threshold with the greatest weighted F1, smoothed: the middle of the scores that come within 0.5 % of it."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(np.where(labels[order], weights[order], 0.0))
    said = np.cumsum(weights[order])
    curve = 2 * right / (said + right[-1])
    good = np.flatnonzero(curve >= curve.max() * 0.995)
    return float(np.median(scores[order][good]))


def sure(scores: Floats, labels: Bools, weights: Floats, precision: float) -> float:
    """The lowest threshold from which on the weighted precision holds, by at least 20 rows."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(np.where(labels[order], weights[order], 0.0))
    shares = right / np.cumsum(weights[order])
    good = np.flatnonzero((shares >= precision) & (np.arange(len(shares)) >= 19))
    return float(scores[order][good[-1]]) if len(good) else float(scores.max())
