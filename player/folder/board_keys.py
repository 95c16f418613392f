"""The keys of `_board/board.toml` and their Swedish spellings, section by section: the one table of them.

Leaves out what the values mean (`board`, `board_*`).
"""

from __future__ import annotations

Keys = dict[str, tuple[str, ...]]

TOP: Keys = {"board": ("tavla", "tavlan"), "sites": ("platser", "site"), "playlists": ("spellistor", "playlist")}

BOARD: Keys = {
    "name": ("namn",),
    "address": ("adress",),
    "languages": ("språk",),
    "timezone": ("tidszon",),
    "publish_ahead": ("publicera_före",),
    "owner": ("ägare",),
    "theme": ("tema", "färger"),
}

PARTY: Keys = {"name": ("namn",), "contact": ("kontakt",), "advertise": ("annonsera",)}

THEME: Keys = {
    "paper": ("papper", "bakgrund"),
    "ink": ("bläck", "text"),
    "accent": ("accentfärg",),
    "urgent": ("brådskande",),
    "logo": ("logotyp", "logga"),
}

SITE: Keys = {
    "id": (),
    "name": ("namn",),
    "place": ("ort",),
    "municipality": ("kommun", "kommunkod"),
    "position": ("läge", "koordinater"),
    "address": ("adress",),
    "languages": ("språk",),
    "hours": ("öppettider",),
    "closed": ("stängt",),
    "lap_seconds": ("varv_sekunder",),
    "sound": ("ljud",),
    "screen": ("skärm",),
    "responsible": ("ansvarig",),
}

SCREEN: Keys = {
    "diagonal_inches": ("tum",),
    "viewing_distance_m": ("avstånd_m",),
    "size": ("upplösning",),
    "rotate": ("vridning",),
    "off_when_closed": ("släckt_när_stängt",),
    "minutes_before_opening": ("minuter_före_öppning",),
    "minutes_after_closing": ("minuter_efter_stängning",),
}

PLAYLIST: Keys = {
    "folder": ("mapp",),
    "id": (),
    "responsible": ("ansvarig",),
    "contact": ("kontakt",),
    "advertise": ("annonsera",),
    "sites": ("platser",),
    "share": ("andel",),
    "lifetime_days": ("dagar",),
    "may": ("får",),
    "approval": ("godkänns_av",),
    "adverts": ("annonser",),
}

MAY: Keys = {
    "urgent": ("brådskande",),
    "wifi": ("wi-fi",),
    "feeds": ("flöden",),
    "sound": ("ljud",),
    "payment": ("betalning",),
}
"""What stands in a playlist's `may`."""

SECTIONS: dict[str, Keys] = {
    "[board]": BOARD,
    "[board.owner]": PARTY,
    "[board.theme]": THEME,
    "[[sites]]": SITE,
    "[sites.screen]": SCREEN,
    "[sites.responsible]": PARTY,
    "[[playlists]]": PLAYLIST,
}
"""Where each key stands, as the file writes it."""
