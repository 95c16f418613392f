"""CAP 1.2 in XML: a file dropped by an editor, or a feed that gives one message, or an Atom feed that holds them.

Read by defusedxml, without document type, entities or anything from outside. Leaves out the rules of alerts
(`in_force`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from player.feeds.cap import Area, Info, Message, language_of, level_of, read_references
from player.feeds.document import MOST_BYTES, DocumentError, clean, read_moment

_DEEPEST = 12
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")


def read_cap(raw: bytes) -> tuple[Message, ...]:
    """The messages of a document. Raises DocumentError when it holds none that can be read.

    An empty Atom feed is a document: it says that there is nothing.
    """
    if len(raw) > MOST_BYTES:
        raise DocumentError(f"more than {MOST_BYTES} bytes")
    try:
        root = _parsed(raw.lstrip())
    except DefusedXmlException as error:
        raise DocumentError("a document type or an entity, which no alert has") from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise DocumentError(f"not XML: {error!s:.120}") from error
    messages = tuple(_message(alert) for alert in _alerts(root, 0))
    if not messages and _name(root) != "feed":
        raise DocumentError("no alert in it")
    found = tuple(message for message in messages if message is not None)
    if messages and not found:
        raise DocumentError("an alert without identifier or time of sending")
    return found


def _parsed(raw: bytes) -> Element:
    """The document's root. One that says it is UTF-8 and is not is read in the usual other encoding."""
    try:
        return fromstring(raw, forbid_dtd=True)
    except ParseError:
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            return fromstring(_DECLARATION.sub("", raw.decode("cp1252", "replace"), count=1), forbid_dtd=True)
        raise


def _alerts(element: Element, depth: int) -> Iterator[Element]:
    if _name(element) == "alert":
        yield element
    elif depth < _DEEPEST:
        for child in element:
            yield from _alerts(child, depth + 1)


def _message(alert: Element) -> Message | None:
    identifier, sent = _text(alert, "identifier"), read_moment(_text(alert, "sent"))
    if not identifier or sent is None:
        return None
    return Message(
        identifier=identifier,
        sender=_text(alert, "sender"),
        sent=sent,
        status=_text(alert, "status").casefold(),
        kind=_text(alert, "msgtype").casefold(),
        scope=_text(alert, "scope").casefold(),
        references=read_references(_text(alert, "references")),
        infos=tuple(_info(info) for info in _all(alert, "info")),
    )


def _info(info: Element) -> Info:
    words = [_text(info, "description"), _text(info, "instruction")]
    return Info(
        lang=language_of(_text(info, "language")),
        event=_text(info, "event"),
        text="\n\n".join(filter(None, words)),
        headline=_text(info, "headline"),
        sender_name=_text(info, "sendername"),
        web=_text(info, "web"),
        expires=read_moment(_text(info, "expires")),
        effective=read_moment(_text(info, "effective")),
        areas=tuple(_area(area) for area in _all(info, "area")),
        level=level_of(_text(info, "severity")),
    )


def _area(area: Element) -> Area:
    codes = tuple(filter(None, (_text(code, "value") for code in _all(area, "geocode"))))
    polygons = tuple(filter(None, (_polygon(each.text or "") for each in _all(area, "polygon"))))
    circles = tuple(circle for each in _all(area, "circle") if (circle := _circle(each.text or "")) is not None)
    return Area(_text(area, "areadesc"), _swedish(codes), polygons, circles)


def _swedish(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Counties and municipalities; the codes of other registers (EMMA_ID, UGC) say nothing to us."""
    return tuple(code for code in codes if code.isdecimal() and len(code) in (2, 4))


def _polygon(text: str) -> tuple[tuple[float, float], ...]:
    try:
        points = [tuple(map(float, pair.split(","))) for pair in text.split()]
        return tuple((north, east) for north, east in points)
    except ValueError:
        return ()


def _circle(text: str) -> tuple[float, float, float] | None:
    """`56.83,13.93 8`: a point, and a radius in km."""
    try:
        point, radius_km = text.split()
        north, east = map(float, point.split(","))
        return north, east, float(radius_km)
    except ValueError:
        return None


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].casefold()


def _all(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _name(child) == name)


def _text(element: Element, name: str) -> str:
    return next((clean(child.text or "") for child in _all(element, name)), "")
