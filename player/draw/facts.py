"""What a slide tells of a notice besides its text: a guest network, a contact, a story's author, what a ticket costs,
whom to ask.

For those without a phone to scan with. Leaves out the text itself and the codes (`variant`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from babel.dates import format_date, format_time

from player.draw.copyediting import readable_phone
from player.draw.job import Job
from player.draw.phrases import language_name
from player.draw.story import Block, Part, block, keyed
from player.notices.notice import Admission, Contact, Kind, Notice, Role, Variant, Wifi


@dataclass(frozen=True, slots=True)
class Facts:
    """The blocks that stand before a notice's text, and those after it."""

    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()


def facts_of(job: Job, notice: Notice, variant: Variant) -> Facts:
    """All that is known besides the text."""
    if variant.wifi is not None:
        return Facts(after=_network(job, variant.wifi))
    if variant.contact is not None:
        return Facts(after=_contact(job, variant.contact, variant.title))
    before: list[Block] = []
    after: list[Block] = []
    if variant.author:
        before.append(block(Part.LEAD, job.phrases.by.format(variant.author), rtl=job.mirrored))
    if notice.admission is not None:
        before += _occasion(job, notice.admission)
        after += _price(job, notice.admission)
    if notice.kind is Kind.STORY:
        after += _heard(job, notice)
    if notice.contact:
        after.append(block(Part.PARAGRAPH, notice.contact, rtl=job.mirrored))
    if variant.credit:
        after.append(block(Part.LEAD, variant.credit, rtl=job.mirrored))
    return Facts(tuple(before), tuple(after))


def _network(job: Job, wifi: Wifi) -> tuple[Block, ...]:
    rtl, say = job.mirrored, job.phrases
    network = (block(Part.LABEL, say.network, rtl=rtl), block(Part.VALUE, wifi.ssid, rtl=rtl, exact=True))
    if not wifi.password:
        return (*network, block(Part.LEAD, say.no_password, rtl=rtl))
    password = block(Part.VALUE, wifi.password, rtl=rtl, exact=True)
    return (*network, block(Part.LABEL, say.password, rtl=rtl), password)


def _contact(job: Job, contact: Contact, title: str) -> tuple[Block, ...]:
    """Whom it is about first: the title is the file's name, which may be any word."""
    rtl, said = job.mirrored, {"", title.casefold()}
    roles = []
    for text in (contact.name, contact.title, contact.organisation):
        if text.casefold() not in said:
            roles.append(block(Part.LEAD, text, rtl=rtl))
            said.add(text.casefold())
    return (
        *roles,
        *(block(Part.VALUE, readable_phone(phone), rtl=rtl) for phone in contact.phones),
        *(block(Part.ADDRESS, email, rtl=rtl, exact=True) for email in contact.emails),
    )


def _heard(job: Job, notice: Notice) -> list[Block]:
    """The languages in which a story is read aloud, by their own names; the slide's own first."""
    spoken = [each.lang for each in notice.variants if any(part.role is Role.SOUND for part in each.parts)]
    spoken.sort(key=lambda lang: lang != job.lang)
    names = " · ".join(language_name(lang) for lang in spoken if lang)
    return [block(Part.LABEL, names, rtl=job.mirrored, exact=True)] if names else []


def _occasion(job: Job, admission: Admission) -> list[Block]:
    rtl = job.mirrored
    when = [block(Part.VALUE, _moment(job, admission.begins), rtl=rtl)] if admission.begins else []
    return [*when, *([block(Part.LEAD, admission.place, rtl=rtl)] if admission.place else [])]


def _price(job: Job, admission: Admission) -> list[Block]:
    say, rtl = job.phrases, job.mirrored
    price = [keyed([(say.price, admission.price)], rtl=rtl)] if admission.price else []
    if admission.sold_out:
        return [*price, block(Part.VALUE, say.sold_out, rtl=rtl)]
    if admission.closed:
        return [*price, keyed([(say.tickets, say.sale_ended)], rtl=rtl)]
    if admission.sales_end is not None:
        last = say.sold_until.format(_last_day(job, admission.sales_end))
        rows = [(say.price, admission.price)] if admission.price else []
        return [keyed([*rows, (say.tickets, last)], rtl=rtl)]
    return price


def _moment(job: Job, moment: datetime) -> str:
    local = moment.astimezone(job.zone)
    day = format_date(local.date(), "EEEE d MMMM", locale=job.lang)
    clock = format_time(local.time(), "short", locale=job.lang)
    named = f"{day[:1].upper()}{day[1:]}"
    return named if (local.hour, local.minute) == (0, 0) else f"{named}, {clock}"


def _last_day(job: Job, end: datetime) -> str:
    """An end at midnight is spoken of as the day before it."""
    local = end.astimezone(job.zone)
    day = local.date() if (local.hour, local.minute) != (0, 0) else local.date().fromordinal(local.toordinal() - 1)
    return format_date(day, "d MMMM", locale=job.lang)
