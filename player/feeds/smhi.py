"""SMHI's impact-based weather warnings (IBWW) as alerts. Leaves out which level is told or takes over (`alerts`).

Met in the field: county ids as numbers (7 is 07), no `approximateEnd`, level codes in either case, empty polygons.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from player.feeds.cap import Area, Info, Level, Message
from player.feeds.document import DocumentError, Record, read_json, records
from player.feeds.wording import between

CREDIT = "SMHI, CC BY 4.0"
LEVELS = {"message": Level.MINOR, "yellow": Level.MODERATE, "orange": Level.SEVERE, "red": Level.EXTREME}
_NAMES = {
    "message": ("Meddelande", "Message"),
    "yellow": ("Gul varning", "Yellow warning"),
    "orange": ("Orange varning", "Orange warning"),
    "red": ("Röd varning", "Red warning"),
}


def read_smhi(raw: bytes, confirmed: datetime, zone: ZoneInfo) -> tuple[Message, ...]:
    """The warnings of an answer that the server confirmed last at that moment. Raises DocumentError.

    A warning without an end holds for as long as SMHI's list has it; should the list not come any more, through the
    day after.
    """
    data = read_json(raw)
    if not isinstance(data, list):
        raise DocumentError("no list of warnings")
    lasts = _through_tomorrow(confirmed, zone)
    return tuple(
        message
        for warning in records(data)
        for area in warning.list("warningAreas")
        if (message := _message(warning, area, lasts, zone)) is not None
    )


def _message(warning: Record, area: Record, lasts: datetime, zone: ZoneInfo) -> Message | None:
    code = area.inner("warningLevel").text("code").casefold()
    sent = area.moment("published") or area.moment("created") or area.moment("approximateStart")
    if code not in LEVELS or sent is None or not area.text("id"):
        return None
    return Message(
        identifier=f"{warning.text('id')}.{area.text('id')}",
        sender="smhi.se",
        sent=sent,
        status="actual",
        kind="alert",
        scope="public",
        infos=tuple(_infos(warning, area, code, lasts, zone)),
        credit=CREDIT,
    )


def _infos(warning: Record, area: Record, code: str, lasts: datetime, zone: ZoneInfo) -> Iterator[Info]:
    starts, ends = area.moment("approximateStart"), area.moment("approximateEnd")
    for number, lang in enumerate(("sv", "en")):
        event = area.inner("eventDescription").text(lang) or warning.inner("event").text(lang)
        told = [part.inner("text").text(lang) for part in (*area.list("descriptions"), *warning.list("descriptions"))]
        text = "\n\n".join(filter(None, (between(starts, ends, lang, zone), *told)))
        if event:
            yield Info(
                lang=lang,
                event=f"{_NAMES[code][number]}: {event}",
                text=text,
                sender_name="SMHI",
                expires=ends or lasts,
                areas=(_area(area, lang),),
                level=LEVELS[code],
            )


def _area(area: Record, lang: str) -> Area:
    counties = tuple(f"{int(county.text('id')):02d}" for county in area.list("affectedAreas") if _is_id(county))
    polygons = tuple(_polygons(area.inner("area").inner("geometry")))
    return Area(area.inner("areaName").text(lang), counties, polygons, narrowed=True)


def _is_id(county: Record) -> bool:
    return county.text("id").isdecimal() and len(county.text("id")) <= 2


def _polygons(geometry: Record) -> Iterator[tuple[tuple[float, float], ...]]:
    """GeoJSON's outer rings. It writes east before north."""
    data = geometry.raw("coordinates")
    shapes = data if geometry.text("type") == "MultiPolygon" else [data]
    for shape in shapes if isinstance(shapes, list) else []:
        ring = shape[0] if isinstance(shape, list) and shape else []
        points = [point for point in ring if _is_point(point)] if isinstance(ring, list) else []
        if len(points) >= 3:
            yield tuple((float(north), float(east)) for east, north, *_ in points)


def _is_point(point: object) -> bool:
    return isinstance(point, list) and len(point) >= 2 and all(isinstance(each, int | float) for each in point)


def _through_tomorrow(confirmed: datetime, zone: ZoneInfo) -> datetime:
    day = confirmed.astimezone(zone).date() + timedelta(days=2)
    return datetime(day.year, day.month, day.day, tzinfo=zone)
