"""What search engines and other programs are told of a page (schema.org, JSON-LD).

Leaves out where it stands on the page (`press`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from player.notices.board import Party, Site
from player.notices.hours import OtherHours
from player.notices.notice import Admission, Contact, Event
from player.web.contacts import is_web, pieces_of
from player.web.model import Frame, Picture

Data = Mapping[str, object]
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def event_data(frame: Frame, event: Event, url: str, organiser: Party, link: str = "") -> Data:
    """A happening, with its local time and offset."""
    state = "EventCancelled" if event.cancelled else "EventScheduled"
    return {
        "@type": "Event",
        "name": event.title,
        "startDate": _time(frame, event.starts, all_day=event.all_day),
        "endDate": _time(frame, event.ends, all_day=event.all_day),
        "eventStatus": f"https://schema.org/{state}",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": event.place or frame.board.name, "address": event.place or "Sverige"},
        "organizer": party_data(organiser),
        "url": url,
        **({"offers": {"@type": "Offer", "url": link}} if is_web(link) else {}),
    }


_AVAILABILITY = {"": "InStock", "sold_out": "SoldOut", "sales_closed": "OutOfStock"}


def offer_data(admission: Admission, link: str, no_tickets: str) -> Data:
    """What a ticket costs, in the editor's words, and whether it can be had (`tickets.no_tickets`)."""
    return {
        "@type": "Offer",
        "description": admission.price,
        "availability": f"https://schema.org/{_AVAILABILITY[no_tickets]}",
        **({"url": link} if is_web(link) else {}),
        **({"availabilityEnds": admission.sales_end.isoformat()} if admission.sales_end else {}),
    }


def article_data(  # noqa: PLR0913, PLR0917  what an article is
    frame: Frame, title: str, url: str, lang: str, since: datetime, party: Party, author: str, picture: Picture | None
) -> Data:
    return {
        "@type": "Article",
        "headline": title,
        "url": url,
        "inLanguage": lang,
        "datePublished": _time(frame, since, all_day=False),
        "publisher": party_data(party),
        "author": {"@type": "Person", "name": author} if author else party_data(party),
        **({"image": frame.absolute(frame.media(picture.file))} if picture else {}),
    }


def contact_data(contact: Contact, url: str) -> Data:
    """Somebody who can be reached: a business where the card names one, else a person."""
    return {
        "@type": "LocalBusiness" if contact.organisation else "Person",
        "name": contact.organisation or contact.name,
        "url": contact.url if is_web(contact.url) else url,
        **({"telephone": contact.phones[0]} if contact.phones else {}),
        **({"email": contact.emails[0]} if contact.emails else {}),
        **({"address": contact.address} if contact.address else {}),
    }


def party_data(party: Party) -> Data:
    found = {piece.href.split(":")[0]: piece.text for piece in pieces_of(party.contact) if piece.href}
    return {
        "@type": "Organization",
        "name": party.name,
        **({"email": found["mailto"]} if "mailto" in found else {}),
        **({"telephone": found["tel"]} if "tel" in found else {}),
    }


def site_data(site: Site, url: str, others: Sequence[OtherHours]) -> Data:
    """A service point: a shop with its place and its hours, and the days to come that have others."""
    hours = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [_DAYS[day - 1] for day in each.days if day] or ["PublicHolidays"],
            "opens": _clock(each.opens),
            "closes": _clock(each.closes),
        }
        for each in site.hours
        if each.opens != each.closes
    ]
    special = [_special_hours(each, opens, closes) for each in others for opens, closes in each.runs or ((0, 0),)]
    contact = party_data(site.party) if site.party else {}
    return {
        "@type": "LocalBusiness",
        "name": site.name,
        "url": url,
        "address": {"@type": "PostalAddress", "addressLocality": site.place or site.name, "addressCountry": "SE"},
        **({"geo": _point(site.position)} if site.position else {}),
        **({"openingHoursSpecification": hours} if hours else {}),
        **({"specialOpeningHoursSpecification": special} if special else {}),
        **{key: contact[key] for key in ("email", "telephone") if key in contact},
    }


def _special_hours(days: OtherHours, opens: int, closes: int) -> Data:
    """Where both are midnight it is closed, as search engines have it."""
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": days.first.isoformat(),
        "validThrough": days.last.isoformat(),
        "opens": _clock(opens),
        "closes": _clock(closes),
    }


def _point(position: tuple[float, float]) -> Data:
    return {"@type": "GeoCoordinates", "latitude": position[0], "longitude": position[1]}


def _clock(minutes: int) -> str:
    return "23:59" if minutes >= 1440 else f"{minutes // 60:02d}:{minutes % 60:02d}"


def _time(frame: Frame, moment: datetime, *, all_day: bool) -> str:
    local = moment.astimezone(ZoneInfo(frame.board.timezone))
    return local.date().isoformat() if all_day else local.isoformat(timespec="minutes")
