"""What it takes to come in, from a notice's settings. Leaves out how that ends the notice (`showing`)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from player.folder.local_dates import to_utc
from player.folder.settings import Settings
from player.notices.notice import Admission


def admission_of(settings: Settings, zone: ZoneInfo) -> Admission | None:
    """None when the editor has said nothing of it. Local moments are read in `zone`."""
    said = Admission(
        price=settings.price,
        begins=to_utc(settings.begins, zone),
        place=settings.venue,
        sold_out=settings.sold_out,
        sales_end=to_utc(settings.sales_end, zone),
    )
    return said if said != Admission() else None
