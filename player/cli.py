"""The command line: arguments, logging, exit codes.

Each command is one module in `commands/` and is imported only when it is the one asked for: a board's first picture
must not wait for the publisher's libraries. Leaves out what a command does.
"""

from __future__ import annotations

import argparse
import importlib
import io
import logging
import os
import sys
from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import NoReturn

from player import __version__
from player.device.journal import JournalHandler, is_heard_by_the_journal
from player.errors import EXIT_OUR_FAULT, BytavlaError, InputError, UsageError

COMMANDS = {
    "play": "play a folder or a synced cache on the screen",
    "check": "say what is wrong in an editors' folder",
    "preview": "draw every slide of a site as PNG files, to look at on a laptop",
    "timetable": "say what a site will show, and when",
    "fetch": "fetch the feeds that an editors' folder asks for, for publish to read",
    "publish": "turn an editors' folder into a signed tree for any web server",
    "sync": "keep a verified offline copy of one site",
    "verify": "check every byte of an offline copy",
    "scans": "count which codes were scanned, from the web server's log",
    "status": "say what the player on this machine is showing",
    "doctor": "examine this machine, and say what to do",
    "demo": "publish, serve, sync and play the sample board on this machine",
}


class _Parser(argparse.ArgumentParser):
    """Argparse, but a wrong use is answered with one sentence and where to read on."""

    def error(self, message: str) -> NoReturn:
        self.exit(UsageError.exit_code, f"{self.prog}: {message}\nTry: {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code (docs/commands.md)."""
    _let_output_take_anything()
    given = list(sys.argv[1:] if arguments is None else arguments)
    name = next((word for word in given if word in COMMANDS), None)
    parser = _parser(name, COMMANDS if name is None or name != given[0] else (name,))
    options = parser.parse_args(given)
    if options.command is None:
        parser.print_help(sys.stderr)
        return UsageError.exit_code
    _set_up_logging(options.verbose)
    return _run(_module(options.command), options)


def _let_output_take_anything() -> None:
    """A title in letters that the terminal has not, or that no encoding has, costs these letters and not the answer."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _parser(wanted: str | None, known: Iterable[str]) -> argparse.ArgumentParser:
    """Knows only some commands where the first word already says which: each of the others costs half a millisecond."""
    parser = _Parser(prog="bytavla", description="A notice board for the places where a village meets.")
    parser.add_argument("--version", action="version", version=f"bytavla {__version__}")
    parser.add_argument("-v", "--verbose", action="store_true", help="log more on standard error")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    for name in known:
        line = COMMANDS[name]
        command = commands.add_parser(name, help=line, description=line[0].upper() + line[1:] + ".")
        if name == wanted:
            _module(name).add_arguments(command)
    return parser


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"player.commands.{name}")


def _set_up_logging(verbose: bool) -> None:  # noqa: FBT001 - comes straight from the switch
    to_journal = is_heard_by_the_journal(os.environ)
    logging.basicConfig(
        level=logging.DEBUG if verbose else logging.INFO,
        format="%(levelname)s %(name)s: %(message)s" if sys.stderr.isatty() else "%(message)s",
        handlers=[JournalHandler() if to_journal else logging.StreamHandler(sys.stderr)],
    )
    for chatty in ("PIL", "urllib3", "tuf", "watchdog", "fontTools"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _run(command: ModuleType, options: argparse.Namespace) -> int:
    try:
        return int(command.run(options))
    except InputError as error:
        print(f"bytavla: {error}", file=sys.stderr)
        for problem in error.problems:
            print(f"  {problem.file or '-'}: {problem.sv}\n  {problem.en}", file=sys.stderr)
        return error.exit_code
    except BytavlaError as error:
        print(f"bytavla: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (head, less) has gone: nothing to tell, and Python's own flush at exit must not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception:
        logging.getLogger("bytavla").exception("A fault of ours: please report it with the lines above.")
        return EXIT_OUR_FAULT
