"""Sveriges Radio's VMA (API v2 and v3) as alerts: CAP messages in JSON. Leaves out the rules of alerts (`in_force`).

Met in the field: `category` as a text or a list, no `expires`, senders of every spelling, a Cancel without any `info`.
"""

from __future__ import annotations

from collections.abc import Iterator

from player.feeds.cap import Area, Info, Message, language_of, level_of, read_references
from player.feeds.document import DocumentError, Record, read_json

CREDIT = "Sveriges Radio"


def read_vma(raw: bytes) -> tuple[Message, ...]:
    """The messages of an answer. Raises DocumentError when it is none: that is never "no alerts"."""
    data = read_json(raw)
    answer = Record(data)
    if not isinstance(answer.raw("alerts"), list):
        raise DocumentError("no list of alerts")
    return tuple(_messages(answer))


def _messages(answer: Record) -> Iterator[Message]:
    for alert in answer.list("alerts"):
        sent, identifier = alert.moment("sent"), alert.text("identifier")
        if sent is None or not identifier:
            continue
        yield Message(
            identifier=identifier,
            sender=alert.text("sender"),
            sent=sent,
            status=alert.text("status").casefold(),
            kind=alert.text("msgType").casefold(),
            scope=alert.text("scope").casefold(),
            references=read_references(" ".join(alert.texts("references"))),
            infos=tuple(_info(info) for info in alert.list("info")),
            credit=CREDIT,
        )


def _info(info: Record) -> Info:
    words = [info.text("description"), info.text("instruction")]
    return Info(
        lang=language_of(info.text("language")),
        event=info.text("event"),
        text="\n\n".join(filter(None, words)),
        headline=info.text("headline"),
        sender_name=info.text("senderName"),
        web=info.text("web"),
        expires=info.moment("expires"),
        areas=tuple(_area(area) for area in info.list("area")),
        level=level_of(info.text("severity")),
    )


def _area(area: Record) -> Area:
    codes = (code.text("value") for code in area.list("geocode"))
    return Area(area.text("areaDesc"), tuple(filter(None, codes)))
