"""The codes that the desk and its networks raise or write down, found in the source."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFUSALS = frozenset({"Refused", "Asks", "NotFound", "Stale"})
"""Classes of desk/errors.py that reach the person who acts."""
FAILURES = frozenset({"Rejected", "Unknown"})
"""Classes whose code becomes that of a publication."""
OUTCOMES = frozenset({"rejected", "unconfirmed", "hold", "Judged", "replace", "IntegrationError"})
"""Calls in desk/ that write a publication's code down."""
ELSEWHERE = frozenset(
    {"message_gone", "message_locked", "not_modified", "too_late", "conflict"}
    | {"not_negative"}
    | {"comment_gone", "author_runs_it", "author_gone", "topic_closed", "topic_gone", "cannot_do"}
)
"""Telegram's answers to an edit, a deletion, a late press, a second poller, a reply or a ban, and why an
alert is closed: never to a post."""
INSIDE = frozenset({"lease_lost"})
"""Refusals that no person meets: a worker whose lease was swept goes on with the next post."""
PASSING = frozenset({"not_current", "not_approved", "spaced"})
"""Never shown: cancelled rows are left out of cards, and a spaced one is simply planned."""


def trees(*rooms: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every module of these rooms, without the sandbox and the migrations."""
    for room in rooms:
        for path in sorted((ROOT / room).rglob("*.py")):
            if not {"sandbox", "versions"} & set(path.relative_to(ROOT).parts):
                yield path, ast.parse(path.read_text("utf-8"))


def name_of(call: ast.Call) -> str:
    """The last part of what is called: `who.say.plain(…)` is plain."""
    called = call.func
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


def calls(tree: ast.AST, names: frozenset[str]) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and name_of(node) in names:
            yield node


def texts(node: ast.AST | None) -> Iterator[str]:
    """String constants in an expression."""
    for found in ast.walk(node) if node else ():
        if isinstance(found, ast.Constant) and isinstance(found.value, str):
            yield found.value


def raised(names: frozenset[str], *rooms: str) -> set[str]:
    """First arguments of these error classes."""
    found = {text for _, tree in trees(*rooms) for call in calls(tree, names) for text in texts(call.args[0])}
    return {text for text in found if not text.endswith("_")}  # what is put together is named where it is put together


def of_queries() -> set[str]:
    """Why a query of a watch cannot be read."""
    return {text for _, tree in trees("desk/matching") for call in calls(tree, _QUERY) for text in texts(call.args[0])}


def of_explanations(module: str) -> set[str]:
    """Codes with which that module of desk/matching explains something."""
    tree = next(tree for path, tree in trees("desk/matching") if path.stem == module)
    return {text for call in calls(tree, _EXPLANATION) for text in texts(call.args[0])}


_QUERY, _EXPLANATION = frozenset({"refuse"}), frozenset({"Explanation"})


def of_findings() -> dict[str, str]:
    """Code → severity of all findings of preflight and planning."""
    found = {}
    severities = frozenset({"_error", "_warning", "_hint"})
    for _, tree in trees("desk"):
        for call in calls(tree, severities):
            found[next(texts(call.args[0]))] = name_of(call).strip("_")
        for call in calls(tree, frozenset({"Finding"})):
            severity = call.args[0]
            if len(call.args) > 1 and isinstance(severity, ast.Attribute) and isinstance(call.args[1], ast.Constant):
                found[str(call.args[1].value)] = severity.attr.lower()
    return found


def of_faults() -> set[str]:
    """What can be wrong with a line of a file."""
    wanted = frozenset({"Fault"})
    return {text for _, tree in trees("desk") for call in calls(tree, wanted) for text in texts(call.args[1])}


def of_losses() -> set[str]:
    """What handlers/reading.py names as lost."""
    tree = next(tree for path, tree in trees("handlers") if path.name == "reading.py")
    named = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name == "_lost")
    return {text for node in named for text in texts(node) if text.isidentifier()}


def of_publications() -> set[str]:
    """Everything that can stand in a publication's code but for what passes at once."""
    found = raised(FAILURES, "integrations/telegram") | {"rejected"}  # whatever Telegram's table of words does not know
    for path, tree in trees("integrations"):
        if path.name == "answers.py":
            found |= _table(tree, "_CODES")
    for _, tree in trees("desk"):
        for call in calls(tree, OUTCOMES):
            first = {"replace": len(call.args), "IntegrationError": 0}.get(name_of(call), 1)
            said = call.args[first:]
            said += [k.value for k in call.keywords if k.arg == "code"]
            found |= {text for node in said for text in texts(node) if re.fullmatch(r"[a-z]+(_[a-z]+)*", text)}
    return found - PASSING


def of_sources() -> set[str]:
    """What can be said of an address that was to be read, or of an answer that was to go there."""
    kinds = REFUSALS | FAILURES | {"NotSent", "SlowDown"}
    found: set[str] = set()
    for path, tree in trees("integrations"):
        if "telegram" not in path.relative_to(ROOT).parts:
            found |= {text for call in calls(tree, kinds) for text in texts(call.args[0])}
    return found


def of_changes() -> set[str]:
    """What can stand there after a pin, an edit or a deletion: those that have a sentence of their own."""
    return {
        *("pin-no-rights", "pin-rejected", "edit-cannot-amend", "edit-message-gone", "edit-no-rights", "edit-rejected"),
        *("remove-no-rights", "remove-message-locked", "remove-rejected"),
    }


def of_steps() -> set[str]:
    """Verbs that the audit of a post can hold, and a word for those that it gets later."""
    found = {"edit", "edit_failed", "remove_failed", "pin_failed", "other"}
    places = {"record": 3, "settle": 2, "call_for_help": 2, "new_revision": 5}
    for _, tree in trees("desk"):
        for call in calls(tree, frozenset(places)):
            for given in call.args[places[name_of(call)] :][:1]:
                found |= {text for text in texts(given) if re.fullmatch(r"[a-z]+(_[a-z]+)*", text)}
        for node in ast.walk(tree):
            match node:
                case ast.Assign(targets=[ast.Name(id="verb")], value=ast.Subscript(value=table)):
                    found |= set(texts(table))
    return found - {"comment"}  # shown as what was said


def _table(tree: ast.Module, name: str) -> set[str]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            rows: tuple[tuple[str, str], ...] = ast.literal_eval(node.value)
            return {code for _, code in rows}
    raise LookupError(name)
