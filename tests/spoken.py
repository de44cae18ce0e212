"""Which sentences the code speaks: keys given to a voice or to a button, found in the source of handlers/.

A key is followed through variables, parameters and returned values. One that is put together (`f"card-head-{state}"`)
has a gap; what can stand in it is said in GAPS, from the enumerations that fill it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from desk.diagnosing import Ailment
from desk.matching import Layer
from desk.model.approval import Verdict
from desk.model.attention import CaseState, MuteKind
from desk.model.content import LinkPreview, MediaKind
from desk.model.inbox import AlertKind, AlertState, Severity, SourceKind, SourceState
from desk.model.joins import WayKind
from desk.model.network import ChannelState
from desk.model.people import ApprovalMode, Right, Role
from desk.model.post import PostState
from desk.model.publication import PublicationState
from desk.model.reactions import On
from desk.model.stats import Kind, Span
from desk.model.stats import Why as Unknown
from desk.mood import Label
from desk.options import Option
from desk.preflight import Cure
from desk.preflight import Severity as Weight
from desk.sifting import Whose
from desk.typed_times import Why
from handlers.answer_lines import DOUBTS, FAILURES
from handlers.channels import LACKS
from handlers.charting.composing import VIEWS
from handlers.help import LINES
from handlers.menu import COMMANDS, IN_GROUPS
from handlers.mute import LASTS
from handlers.teach import STEPS as TOLD_OF
from tests import codes

SPEAKERS = {"say": 0, "plain": 0, "tap": 1, "link": 1}
"""What takes a key, and where it stands."""
BUTTONS = frozenset({"tap", "link"})
"""They put `button-` before it; they are made in handlers/buttons.py."""


def kebab(values: Iterable[str]) -> set[str]:
    return {value.replace("_", "-") for value in values}


_FACTS = {"right": Right, "role": Role, "state": (*PostState, *AlertState), "verdict": Verdict}
SOURCE_FAULTS = {
    *("address-refused", "too-large", "too-many-redirects", "source-gone", "source-private", "source-broken"),
    *("unreadable", "timed-out", "no-connection"),
}
"""What keeps a source that was found from being read: codes of integrations/http.py."""
GAPS: Mapping[str, set[str]] = {
    "card-head-{}": {
        *kebab(set(PostState) - {PostState.CLOSED}),
        *("published", "unconfirmed", "failed", "missed", "held", "sending", "removed", "deleted"),
        *("amend-draft", "amend-in-review", "amend-returned"),
    },
    "option-{}": kebab(set(Option) - {Option.LINK_PREVIEW}) | {"preview-above", "preview-off", "buttons"},
    "pub-{}": {*PublicationState} - {"cancelled", "seen", "planned", "published"},
    "why-{}": kebab(codes.of_publications() - codes.ELSEWHERE) | codes.of_changes(),
    "why-{}-rejected": {"pin", "edit", "remove"},
    "finding-{}": kebab(codes.of_findings()),
    "finding-{}-short": kebab(code for code, severity in codes.of_findings().items() if severity != "hint"),
    "answer-doubt-{}": kebab(DOUBTS),
    "answer-why-{}": kebab(FAILURES) | {"rejected"},
    "answer-not-{}": {"edit", "remove"},
    "button-case-{}": {"answer", "solved", "not-ours"},
    "case-{}": kebab(set(CaseState) - {CaseState.OPEN}),
    "alert-case-{}": {"answered", "solved", "not-ours"},
    "button-mod-{}": {"delete", "ban", "unban", "restrict", "lift"},
    "button-mod-{}-yes": {"delete", "ban", "restrict"},
    "question-mod-{}": {"delete", "ban", "restrict"},
    "moderated-{}": {"unban", "lift"},
    "lost-{}": kebab(codes.of_losses()),
    "button-cure-{}": kebab(set(Cure) - {Cure.EDIT, Cure.ACCEPT}),
    "toggle-preview-{}": {*LinkPreview},
    "untitled-{}": kebab(MediaKind),
    "sign-{}": kebab(PostState),
    "step-{}": kebab(codes.of_steps()),
    "refusal-{}": kebab(codes.raised(codes.REFUSALS, "desk", "handlers") - codes.INSIDE)
    | kebab(f"time_{why}" for why in Why)
    | kebab(codes.of_sources())
    | {"watch-not-found"}
    | {"network", "gone", "no-rights", "comment-gone", "cannot-do", "author-runs-it", "author-gone"},
    "{}-{}": {f"{name}-{value}" for name, kind in _FACTS.items() for value in kebab(kind)},
    "time-{}": kebab(Why),
    "query-{}": kebab(codes.of_queries()),
    "watch-{}": kebab(codes.of_explanations("explaining") - {"all_of", "any_of"}),
    "trial-{}": kebab(codes.of_explanations("trying")),
    "layer-{}": {*Layer},
    "role-{}": {*Role},
    "role-may-{}": {*Role},
    "help-{}": {line for line, _ in LINES},
    "command-{}": {name for name, _ in COMMANDS} | {*IN_GROUPS},
    "news-channel-{}": {*ChannelState} - {"removed"},
    "channel-line-{}": {"fine", "lacks", "blocked", "frozen"},
    "lack-{}": {*LACKS},
    "doctor-{}": kebab(set(Ailment) - {Ailment.LACKS}) | {"all-frozen"},
    "doctor-sign-{}": {*Weight},
    "rights-without-{}": {"edit", "delete", "edit-delete"},
    "plan-sign-{}": {*PublicationState},
    "settings-mode-{}": {*ApprovalMode},
    "button-mode-{}": {*ApprovalMode} - {"quorum"},
    "button-set-{}": {"name", "zone", "approval", "self-forbid", "self-allow", "undo-time", "team-chat", "hints"},
    "alert-head-{}": {*AlertKind},
    "alert-sign-{}": {*AlertKind},
    "alert-kind-{}": {*AlertKind},
    "severity-{}": {severity.name.lower() for severity in Severity},
    "mute-kind-{}": {*MuteKind},
    "button-mute-{}": {f"{whom}-{lasts}" for whom in ("author", "thread") for lasts in LASTS},
    "button-rules-{}": {"sla", "business", "quiet", "rate"},
    "inbox-{}": {*Whose},
    "war-room-{}": {"storm", "spike", "stopped", "out"},
    "reader-{}": {*AlertState},
    "source-sign-{}": {*SourceState} - {"removed"},
    "source-state-{}": {*SourceState},
    "source-kind-{}": kebab(SourceKind),
    "why-source-{}": SOURCE_FAULTS | {"other"},
    "alert-closed-{}": {"gone", "deleted", "storm", "not-negative"},
    "button-alert-{}": {"not-negative", "is-negative"},
    "alert-model-{}": {*Label},
    "why-rule-{}": {*AlertKind},
    "why-severity-{}": {severity.name.lower() for severity in Severity},
    "why-step-{}": kebab(TOLD_OF),
    "button-watch-severity-{}": {severity.name.lower() for severity in Severity},
    "watch-severity-{}": {severity.name.lower() for severity in Severity},
    "alert-media-{}": kebab({*MediaKind} | {"sticker", "other"}),
    "done-{}": {"freeze", "unfreeze"},
    "button-{}-one": {"freeze", "unfreeze"},
    "stats-{}": {"followers", "views", "engagement"},
    "stats-against-{}": {*Span},
    "way-{}": {*WayKind},
    "visits-fault-{}": kebab(codes.of_faults()),
    "stats-kind-{}": {*Kind} - {Kind.UNKNOWN},
    "done-source-{}": {"competitor", "no-competitor"},
    "button-source-{}": {"competitor", "no-competitor"},
    "stats-no-{}": {why.removeprefix("no_") for why in Unknown},
    "stats-why-{}": kebab(Unknown),
    "button-view-{}": {*VIEWS},
    "button-span-{}": {*Span},
    "button-export-{}": {"csv", "xlsx", "pdf"},
    "column-{}": {
        *("time", "day", "channel", "source", "kind", "label", "title", "link", "author", "text", "mood", "views"),
        *("reactions", "comments", "forwards", "clicks", "followers", "joins", "leaves", "positive", "negative"),
        *("seconds", "in-time", "by", "tag", "medium", "campaign", "visits"),
        "way",
        *("emoji", "reacted-on"),
        *("question", "option", "votes", "voters", "closed", "votes-1h", "votes-24h", "votes-7d"),
    },
    "reacted-on-{}": {*On},
    **{f"cause-{cause}-{{}}": {"up", "down"} for cause in ("posts", "hit", "kinds", "hours", "followers", "reach")},
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass
class Spoken:
    """`keys` literal or filled in; `patterns` those with gaps; `lost` calls whose key could not be followed."""

    keys: dict[str, str] = field(default_factory=dict)
    patterns: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)

    def take(self, key: str, place: str) -> None:
        if key.startswith("?"):
            self.lost.add(f"{place}: {key}")
        elif "{}" not in key:
            self.keys[key] = place
        else:
            self.patterns.add(key)
            for value in GAPS.get(key, ()):
                self.keys[value if key == "{}-{}" else key.replace("{}", value)] = place


def listen() -> Spoken:
    """Everything that handlers/ can say."""
    spoken = Spoken()
    for path, tree in codes.trees("handlers"):
        if path.stem != "buttons":
            module = Module(tree)
            for key, line in module.spoken():
                spoken.take(key, f"{path.stem}:{line}")
    return spoken


@dataclass
class Module:
    tree: ast.Module

    @cached_property
    def functions(self) -> dict[str, Function]:
        return {n.name: n for n in ast.walk(self.tree) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))}

    def spoken(self) -> Iterator[tuple[str, int]]:
        yield from self._in(self.tree, ())

    def _in(self, node: ast.AST, scopes: tuple[Function, ...]) -> Iterator[tuple[str, int]]:
        for child in ast.iter_child_nodes(node):
            inner = (child, *scopes) if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)) else scopes
            if isinstance(child, ast.Call) and (name := codes.name_of(child)) in SPEAKERS:
                for key in self.follow(child.args[SPEAKERS[name]], scopes):
                    yield (f"button-{key}" if name in BUTTONS and not key.startswith("?") else key), child.lineno
            yield from self._in(child, inner)

    def follow(self, node: ast.expr, scopes: Sequence[Function]) -> set[str]:
        """What an expression can be: texts, texts with gaps, or `?` and what it was."""
        match node:
            case ast.Constant(value=str(text)):
                return {text}
            case ast.IfExp(body=one, orelse=other):
                return self.follow(one, scopes) | self.follow(other, scopes)
            case ast.JoinedStr(values=pieces):
                return {"".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in pieces)}
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                ends = [{"{}"} if isinstance(e, ast.Call) else self.follow(e, scopes) for e in (left, right)]
                return {a + b for a in ends[0] for b in ends[1]}
            case ast.Name(id=name):
                return self._named(name, scopes)
            case ast.Call(func=ast.Name(id=name)) if name in self.functions:
                made = self.functions[name]
                values = [n.value for n in ast.walk(made) if isinstance(n, ast.Return) and n.value]
                return {key for value in values for key in self.follow(value, (made,))}
        return {f"? {ast.unparse(node)}"}

    def _named(self, name: str, scopes: Sequence[Function]) -> set[str]:
        for i, scope in enumerate(scopes):
            values = [v for n in ast.walk(scope) for v in _assigned(n, name)]
            if values:
                return {key for value in values for key in self.follow(value, scopes[i:])}
            if name in (names := [a.arg for a in scope.args.args]):
                return self._given(scope, names.index(name))
        return {f"? {name}"}

    def _given(self, function: Function, place: int) -> set[str]:
        """What callers in this module hand over."""
        found = set()
        for call in codes.calls(self.tree, frozenset({function.name})):
            if place < len(call.args):
                found |= self.follow(call.args[place], ())
        return found or {f"? nobody calls {function.name}"}


def _assigned(node: ast.AST, name: str) -> Iterator[ast.expr]:
    """Values given to a variable, also as one of several at once."""
    if not isinstance(node, ast.Assign):
        return
    target = node.targets[0]
    if isinstance(target, ast.Name) and target.id == name:
        yield node.value
    elif isinstance(target, ast.Tuple):
        for i, one in enumerate(target.elts):
            if isinstance(one, ast.Name) and one.id == name:
                branches = [node.value.body, node.value.orelse] if isinstance(node.value, ast.IfExp) else [node.value]
                yield from (b.elts[i] for b in branches if isinstance(b, ast.Tuple))
