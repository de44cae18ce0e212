"""The trainer's parts on data small enough to check by hand, and that what is shipped is what the sources make."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from desk.mood.signs import CONCEPTS
from desk.mood.weights import GATED, load
from tools.mood import thresholds
from tools.mood.lexicon import SOURCES, compiled, read
from tools.mood.noise import latin
from tools.mood.pool import HELD_OUT, OWN, read_held_out, read_own, read_pool
from tools.mood.solver import Rows, logistic, minimise
from tools.train_mood import TARGET

KINDS = {"neg", "neu", "pos"}


def rows_of(dense: np.ndarray) -> Rows:
    height, width = dense.shape
    starts = np.arange(0, height * width + 1, width)
    return Rows(starts, np.tile(np.arange(width, dtype=np.int32), height), dense.ravel().astype(np.float32), width)


def test_the_solver_finds_the_minimum_and_finds_it_again() -> None:
    dice = np.random.default_rng(3)
    dense = dice.normal(size=(300, 4))
    labels = (dense @ np.array([2.0, -1.0, 0.0, 0.5]) + dice.normal(size=300) > 0).astype(float)
    ones = np.ones(4)
    loss = logistic(rows_of(dense), labels, np.ones(300), ones, np.zeros(300), ones)
    found = minimise(loss, np.zeros(4), 50)
    value, slope = loss(found)
    assert np.abs(slope).max() < 0.05
    assert value < loss(np.zeros(4))[0]
    assert np.array_equal(found, minimise(loss, np.zeros(4), 50))


def test_rows_are_taken_and_turned() -> None:
    dense = np.arange(12, dtype=float).reshape(4, 3)
    rows = rows_of(dense)
    assert np.allclose(rows.take(np.array([2, 0])).times(np.ones(3)), dense[[2, 0]].sum(axis=1))
    shares = np.array([1.0, 0.0, 2.0, 0.5])
    assert np.allclose(rows.turner()(shares), shares @ dense)
    assert np.allclose(rows.column_sums(shares), shares @ dense)
    assert np.allclose(rows.between(1, 3).times(np.ones(3)), dense[:, 1:].sum(axis=1))
    used, packed = rows.between(1, 3).packed()
    assert used.tolist() == [1, 2]
    assert np.allclose(packed.times(np.array([1.0, 10.0])), dense[:, 1:] @ np.array([1.0, 10.0]))


def test_figures_by_hand() -> None:
    scores = np.array([0.9, 0.8, 0.3, 0.2])
    labels = np.array([True, False, True, False])
    assert thresholds.auroc(scores, labels) == pytest.approx(0.75)
    assert thresholds.auroc(np.ones(4), labels) == pytest.approx(0.5)
    assert thresholds.f1(scores > 0.5, labels) == pytest.approx(0.5)
    assert thresholds.precision_recall(scores > 0.25, labels) == pytest.approx((2 / 3, 1.0))
    many = np.linspace(0, 1, 200)
    assert thresholds.sure(many, many > 0.4, np.ones(200), 0.9) < 0.45


def test_the_pool_is_read_by_language_and_source(tmp_path: Path) -> None:
    (tmp_path / "en.xlmt.tsv").write_text("neg\ttext\n1\tlate again\n0\tfine\n", encoding="utf-8")
    (tmp_path / "seed_lexicon.tsv").write_text("lang\tpolarity\tterm\n", encoding="utf-8")
    found = read_pool(tmp_path)
    assert [(row.language, row.source, row.negative, row.positive) for row in found] == [
        ("en", "xlmt", True, False),
        ("en", "xlmt", False, None),
    ]


def test_own_sentences_are_many_in_each_language_and_never_twice() -> None:
    found = read_own()
    for language in ("en", "ru", "vi", "ar", "zh-Hant", "zh-Hans", "sv", "el"):
        texts = [row.text for row in found if row.language == language]
        assert len(texts) >= 600, language
        assert len(set(texts)) == len(texts), language


@pytest.mark.parametrize("folder", [OWN, HELD_OUT], ids=["own", "held out"])
def test_sentence_files_have_their_columns(folder: Path) -> None:
    for path in folder.rglob("*.tsv"):
        head, *lines = path.read_text(encoding="utf-8").splitlines()
        assert head == "label\tkind\ttext", path.name
        for line in lines:
            label, kind, text = line.split("\t")
            assert label in KINDS and kind and text.strip(), (path.name, line)


def test_nothing_held_out_trains() -> None:
    held_out = {row.text for row in read_held_out()}
    assert len(held_out) >= 900
    assert held_out.isdisjoint(row.text for row in read_own())


def test_the_dictionary_uses_known_concepts_and_signs_that_agree() -> None:
    for path in SOURCES.glob("*.tsv"):
        for term, senses in read(path).items():
            assert all(name in CONCEPTS for name, _ in senses), (path.name, term)


def test_a_term_that_folding_turns_into_another_is_refused(tmp_path: Path) -> None:
    for term in ("a+", "+1", "d'"):
        (tmp_path / "en.tsv").write_text(f"good\t3\t{term}\n", encoding="utf-8")
        with pytest.raises(ValueError, match="says something else"):
            read(tmp_path / "en.tsv")
    (tmp_path / "en.tsv").write_text("good\t3\ttop, 10/10, <3\n", encoding="utf-8")
    assert set(read(tmp_path / "en.tsv")) == {"top", "10 10", "<3"}


def test_phrases_that_negate_are_known_to() -> None:
    lines = set(compiled().splitlines())
    assert "kan inte\tpity:-1,not:0" in lines
    assert "will never\tavoid:-3,not:0" in lines


def test_what_is_shipped_is_what_the_dictionary_makes() -> None:
    with np.load(TARGET) as data:
        assert data["lexicon"].tobytes().decode() == compiled()


def test_the_card_tells_the_thresholds() -> None:
    card = TARGET.with_name("MODEL_CARD.md").read_text(encoding="utf-8")
    for language, gates in zip(GATED, load().gates, strict=True):
        assert f"| {language} | " + " | ".join(f"{gate:.2f}"[1:] for gate in gates) + " |" in card


def test_what_is_retyped_is_latin_and_always_the_same() -> None:
    for language, text in (("ru", "Ужасный сервис, жду ещё"), ("el", "Απαράδεκτοι, ψέματα"), ("ar", "الخدمة سيئة جدا")):
        assert latin(language, text).isascii()
        assert latin(language, text) == latin(language, text)
    assert latin("vi", "Không tệ") == "Khong te"
