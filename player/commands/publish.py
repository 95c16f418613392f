"""Turn an editors' folder into a signed tree for any web server."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack, closing
from pathlib import Path

from player.commands.answer import print_json_line, problems_data
from player.commands.publish_told import PublishTeller
from player.errors import InputError
from player.publish.feeds import asks_for_feeds
from player.publish.fetching import Fetching
from player.publish.places import Places
from player.publish.publisher import Publisher
from player.publish.stopping import stopped_by_signals
from player.publish.watch import watch

_NEW_KEYS = (
    "Nya nycklar är gjorda; de gamla gäller inte längre. Tavlorna följer med av sig själva. Lägg tillbaka rotnyckeln.\n"
    "New keys are made; the old ones hold no longer. Boards follow by themselves. Put the root key back."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="the editors' folder, with _board/board.toml in it")
    parser.add_argument("public", type=Path, metavar="PUBLIC", help="the tree to write; PUBLIC.private keeps the rest")
    parser.add_argument("--init", action="store_true", help="make the keys first; once for each tree")
    parser.add_argument("--watch", action="store_true", help="go on publishing whatever changes, and sign every day")
    parser.add_argument(
        "--serve", type=_address, metavar="HOST:PORT", help="serve the tree too: for a demo or one shop"
    )
    parser.add_argument("--renew-root", type=Path, metavar="KEY", help="sign the root anew with the root key KEY")
    parser.add_argument(
        "--replace-keys", type=Path, metavar="KEY", help="make new everyday keys, signed for by the root key KEY"
    )
    feeds = parser.add_mutually_exclusive_group()
    feeds.add_argument("--no-fetch", action="store_true", help="fetch no feeds and show none")
    feeds.add_argument(
        "--feeds",
        type=Path,
        metavar="FEEDS",
        help="read feeds from where `fetch` leaves them; by default they are fetched",
    )
    parser.add_argument(
        "--allow-inside",
        action="append",
        default=[],
        metavar="HOST:PORT",
        help="a server of your own network that feeds may be fetched from",
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON on standard output, one object a publish")


def run(arguments: argparse.Namespace) -> int:
    """Publishes once; with --watch or --serve until SIGTERM or SIGINT, and then answers 0."""
    with ExitStack() as running:
        own = None if arguments.no_fetch or arguments.feeds else Places(arguments.public.absolute()).feeds
        feeds = arguments.feeds or own
        publisher = running.enter_context(Publisher(arguments.folder, arguments.public, feeds=feeds))
        if arguments.init:
            publisher.init()
            print(_about_keys(publisher), file=sys.stderr)
        if arguments.replace_keys:
            publisher.replace_keys(arguments.replace_keys)
            print(_NEW_KEYS, file=sys.stderr)
        if arguments.renew_root:
            publisher.renew_root(arguments.renew_root)
        if arguments.serve:
            from player.publish.serve import serve  # noqa: PLC0415 - a web server that few ask for

            running.enter_context(serve(arguments.public, *arguments.serve))
        fetching = None
        if own is not None:
            fetching = running.enter_context(closing(Fetching(publisher.folder, own, arguments.allow_inside)))
        if arguments.watch or arguments.serve:
            return _go_on(publisher, arguments, running, fetching)
        return _fetched_and_once(publisher, fetching, json=arguments.json)


def _fetched_and_once(publisher: Publisher, fetching: Fetching | None, *, json: bool) -> int:
    if fetching is not None and asks_for_feeds(path.name for path in publisher.folder.rglob("*")):
        fetching.once()
    return _once(publisher, json=json)


def _once(publisher: Publisher, *, json: bool) -> int:
    try:
        report = publisher.publish_with_films()
    except InputError as error:
        if json:
            print_json_line(
                version=0,
                changed=False,
                added=[],
                updated=[],
                removed=[],
                held=[],
                problems=problems_data(error.problems),
            )
        raise
    PublishTeller(json=json).tell(report)
    return report.exit_code


def _go_on(publisher: Publisher, arguments: argparse.Namespace, running: ExitStack, fetching: Fetching | None) -> int:
    stop = running.enter_context(stopped_by_signals())
    if arguments.watch:
        watch(publisher, stop, PublishTeller(json=arguments.json).tell, fetching)
        return 0
    code = _fetched_and_once(publisher, fetching, json=arguments.json)
    stop.wait()
    return code


def _about_keys(publisher: Publisher) -> str:
    places = publisher.places
    return (
        f"Nycklarna är gjorda. Ge tavlorna {places.root_file} (--root), och flytta nu rotnyckeln i {places.root_key} "
        "till ett USB-minne: filen där säger hur.\n"
        f"The keys are made. Give the boards {places.root_file} (--root), and now move the root key in "
        f"{places.root_key} to a USB stick: the file there says how."
    )


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not HOST:PORT, such as 127.0.0.1:8080")
    return host.strip("[]"), int(port)
