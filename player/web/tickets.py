"""What a ticket costs, when and where, and whether there are any left; and the event that it is for.

Leaves out the page that it stands on (`notice_page`).
"""

from __future__ import annotations

from datetime import timedelta

from player.notices.notice import Admission, Event
from player.web.model import Matter
from player.web.press import Press
from player.web.words import Words

_LASTS = timedelta(hours=2)
"""How long something lasts of which only the beginning is known."""


def ticket_event(matter: Matter) -> Event | None:
    """What the tickets are for, when its time is known."""
    notice = matter.notice
    admission = notice.admission
    if admission is None or admission.begins is None:
        return None
    starts, title = admission.begins, matter.tellings[0].variant.title
    return Event(notice.id, title, starts, starts + _LASTS, place=admission.place, playlist=notice.playlist)


def ticket_view(press: Press, matter: Matter, words: Words) -> dict[str, object] | None:
    """The admission as its box on the page tells it."""
    admission = matter.notice.admission
    if admission is None:
        return None
    calendar, until = press.calendar(words.lang), admission.sales_end
    facts = [(words["when"], calendar.moment(admission.begins))] if admission.begins else []
    facts += [(words["where"], admission.place)] if admission.place else []
    facts += [(words["price"], admission.price)] if admission.price else []
    why = no_tickets(admission, press)
    return {
        "facts": facts,
        "status": words[why] if why else "",
        "until": words.fill("sales_end", day=calendar.last_day(until)) if until and not why else "",
        "ics": f"{press.frame.base}/n/{matter.code}.ics" if admission.begins else "",
    }


def is_closed(admission: Admission, press: Press) -> bool:
    """Whether no more tickets are sold, though some may be left."""
    return admission.closed or (admission.sales_end is not None and admission.sales_end <= press.now)


def no_tickets(admission: Admission, press: Press) -> str:
    """The word for why none are sold: "sold_out", "sales_closed", or "" while some are."""
    if admission.sold_out:
        return "sold_out"
    return "sales_closed" if is_closed(admission, press) else ""
