"""One edit, against the textbook's distance."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desk.matching.gate import Gate
from desk.matching.patterns import Kind, Pattern
from desk.matching.typos import one_edit, shortened
from tests.desk.matching.reference import distance

WORDS = st.text(alphabet="abcde", min_size=2, max_size=9)


@given(WORDS, WORDS)
@settings(deadline=None)
def test_one_edit_is_a_distance_of_one(name: str, word: str) -> None:
    near = distance(name, word) == 1 and name[0] == word[0]
    ending = word[:-1] == name and word[-1] != name[-1]
    assert one_edit(name, word) == (near and not ending)


@given(WORDS, WORDS)
@settings(deadline=None)
def test_words_one_edit_apart_share_a_shortened_word(name: str, word: str) -> None:
    if one_edit(name, word):
        assert set(shortened(name)) & set(shortened(word))


@given(st.text(alphabet="abcde", min_size=6, max_size=12), st.data())
@settings(deadline=None)
def test_the_gate_opens_for_every_typo(name: str, data: st.DataObject) -> None:
    gate = Gate()
    gate.admit(Pattern(Kind.WORD, name))
    at = data.draw(st.integers(1, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdef"))
    typos = {
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at + 1 :],
        name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
    }
    for typo in typos:
        assert gate.opens(typo)


def test_digits_and_the_first_letter_are_never_mistyped() -> None:
    assert not one_edit("galaxy24", "galaxy25")
    assert not one_edit("galaxy24", "galaxy2")
    assert not one_edit("samsung", "zamsung")
    assert one_edit("samsung", "samsungg")
    assert not one_edit("samsung", "samsungs")
