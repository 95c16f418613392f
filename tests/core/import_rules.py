"""The rules on imports that docs/architecture.md lays down, as a table, and a function that finds what breaks them.

Leaves out cycles and names: only which module may import which is looked at, wherever in a file the import stands.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

BESIDE = frozenset({"player.errors", "player.changes", "player.durable"})
"""The modules that stand beside the rooms. The core does without them."""

INSIDE = frozenset(f"player.worker.{name}" for name in ("main", "drawings", "readings", "pagings", "filming", "finish"))
"""What runs in the worker's process alone. Whoever has a worker must never load these: they pull in everything."""

MESSAGES = frozenset({"player.worker.folder_messages"})
"""The folder's reader answers with the messages' own values, which import nothing but nouns."""

REEL = frozenset({"player.film.reel", "player.film.ring", "player.film.pcm"})
"""What the screen may know of a film: the process that decodes it, and how frames and sound come; no decoder."""

BY_NAME = frozenset({"player/cli.py", "player/worker/main.py"})
"""The two that load modules by names from a table of their own, so that only what is asked for is loaded."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a room may import besides itself and the standard library: our own, and others' by their import names."""

    ours: frozenset[str] = frozenset()
    libraries: frozenset[str] = frozenset()


def _room(ours: str = "", libraries: str = "", extra: frozenset[str] = frozenset()) -> Room:
    rooms = frozenset(f"player.{name}" for name in ours.split())
    return Room(rooms | extra, frozenset(libraries.split()))


ROOMS = {
    "notices": _room(),
    "feeds": _room("notices", "feedparser defusedxml"),
    "fetch": _room("notices worker", "requests urllib3", BESIDE),
    "folder": _room("notices feeds", "yaml holidays icalendar recurring_ical_events", BESIDE | MESSAGES),
    "draw": _room(
        "notices frames film", "PIL pillow_heif qrcode pypdfium2 zxingcpp markdown_it fontTools babel pyphen", BESIDE
    ),
    "frames": _room("notices", "lz4", BESIDE),
    "film": _room("worker", "av", BESIDE),
    "worker": _room("notices frames", "", BESIDE),
    "screen": _room("notices frames worker cache device", "pygame", BESIDE | REEL),
    "cache": _room("notices", "", BESIDE),
    "sync": _room("notices cache", "requests urllib3 tuf securesystemslib", BESIDE),
    "publish": _room("notices frames worker web", "tuf securesystemslib cryptography jinja2 starlette uvicorn", BESIDE),
    "web": _room("notices", "jinja2 markupsafe babel", BESIDE),
    "device": _room("notices", "systemd", BESIDE),
    "checks": _room("notices frames worker screen cache device", "", BESIDE),
    "commands": _room(
        "notices folder fetch draw frames worker screen cache sync publish web device checks", "rich", BESIDE
    ),
}
"""A door's name also lets in the parts that its library is made of: urllib3 for requests, securesystemslib for tuf."""

_IN_THE_WORKER = _room("notices frames worker feeds folder draw film", "", BESIDE)

MODULES = {
    "player/worker/main.py": _IN_THE_WORKER,
    "player/worker/drawings.py": _IN_THE_WORKER,
    "player/worker/filming.py": _IN_THE_WORKER,
    "player/worker/readings.py": _IN_THE_WORKER,
    "player/worker/finish.py": _IN_THE_WORKER,
    "player/worker/pagings.py": _IN_THE_WORKER,
    "player/errors.py": _room("notices"),
    "player/durable.py": _room("", "", frozenset({"player.errors"})),
    "player/changes.py": _room("", "watchdog", frozenset({"player.errors"})),
    "player/cli.py": _room("commands", "rich", frozenset({"player.errors", "player.device.journal"})),
    "player/__main__.py": _room("", "", frozenset({"player.cli"})),
}
"""Single modules that have a rule of their own."""


def violations(path: PurePosixPath, source: str) -> Iterator[str]:
    """Every import in the source of `path` (from the project's root, such as player/draw/card.py) that may not be."""
    if path.name == "__init__.py":
        yield from _more_than_a_docstring(path, source)
        return
    room = MODULES.get(str(path)) or (ROOMS.get(path.parts[1]) if len(path.parts) > 2 else None)
    if room is None:
        yield f"{path}: has no entry in the table of rooms"
        return
    for line, module in imported(source, path):
        if not _allowed(module, room, path):
            yield f"{path}:{line}: may not import {module}"


MADE_UP = "a name made up at run time"


IMPORTING = ("import_module", "__import__")


def imported(source: str, path: PurePosixPath) -> Iterator[tuple[int, str]]:
    """(line, full name) of everything imported, also inside functions, under TYPE_CHECKING, relatively or by name."""
    tree = _parsed(source)
    for node in _statements(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.parts[: len(path.parts) - node.level] if node.level else ()
            base = ".".join((*package, *([node.module] if node.module else [])))
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
    if any(name in source for name in IMPORTING):
        yield from _imported_by_call(tree)


def _parsed(source: str) -> ast.Module:
    """As much of a module as can import: up to the last mention of it. To parse the rest takes three times as long."""
    at = source.rfind("import")
    line_end = source.find("\n", at)
    end = source.find(")", at) + 1 if source[at:line_end].endswith("(") else line_end
    try:
        return ast.parse(source[:end] if end > 0 else source)
    except SyntaxError:  # cut in the midst of a statement or of a text
        return ast.parse(source)


def _statements(tree: ast.Module) -> Iterator[ast.AST]:
    """Every statement at any depth. Expressions are nine tenths of a module, and take most of the time to walk."""
    ahead: list[ast.AST] = [tree]
    while ahead:
        node = ahead.pop()
        yield node
        for name in ("body", "orelse", "finalbody", "handlers", "cases"):
            ahead.extend(getattr(node, name, ()))


def _imported_by_call(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_import_call(node.func):
            for argument in node.args[:1]:
                named = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                yield node.lineno, str(argument.value) if named else MADE_UP


def _is_import_call(called: ast.expr) -> bool:
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in IMPORTING


def _allowed(module: str, room: Room, path: PurePosixPath) -> bool:
    if module == MADE_UP:
        return str(path) in BY_NAME
    top, _, rest = module.partition(".")
    if top != "player":
        return top in sys.stdlib_module_names or top in room.libraries
    own = f"player.{path.parts[1]}" if len(path.parts) > 2 else "player.__main__"
    if rest in ("", "__version__"):
        return own != "player.notices"
    if _is_in(module, INSIDE) and f"player.worker.{path.stem}" not in INSIDE:
        return False
    return _is_in(module, room.ours | {own})


def _is_in(module: str, names: frozenset[str]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def _more_than_a_docstring(path: PurePosixPath, source: str) -> Iterator[str]:
    body = ast.parse(source).body
    if path.parts == ("player", "__init__.py"):
        body = [node for node in body if not _sets_version(node)]
    if len(body) != 1 or not isinstance(body[0], ast.Expr) or not isinstance(body[0].value, ast.Constant):
        yield f"{path}: may hold a docstring and nothing else"


def _sets_version(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["__version__"]


def all_violations(root: Path) -> list[str]:
    """Every broken rule under the project's root."""
    found = [
        message
        for file in sorted((root / "player").rglob("*.py"))
        for message in violations(PurePosixPath(file.relative_to(root).as_posix()), file.read_text(encoding="utf-8"))
    ]
    if (root / "systemd" / "__init__.py").exists():
        found.append("systemd/__init__.py: the folder of units would shadow systemd-python")
    return found
