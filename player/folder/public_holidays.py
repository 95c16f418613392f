"""Sweden's public holidays, and the eves on which shops keep a holiday's hours.

Leaves out what a site does on them (its opening hours). The one door of the holidays library.
"""

from __future__ import annotations

from datetime import date, timedelta

import holidays


def swedish_holidays(years: range) -> tuple[tuple[date, str], ...]:
    """(day, its Swedish name) in order."""
    days = dict(holidays.country_holidays("SE", years=years, language="sv", include_sundays=False).items())
    for day, name in list(days.items()):
        if name == "Midsommardagen":
            days[day - timedelta(days=1)] = "Midsommarafton"
    for year in years:
        # By law ordinary days; by custom and collective agreements holidays, so shops name them together with these.
        days[date(year, 12, 24)] = "Julafton"
        days[date(year, 12, 31)] = "Nyårsafton"
    return tuple(sorted((day, str(name)) for day, name in days.items()))
