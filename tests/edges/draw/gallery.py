"""A small board to draw for, and the notices that go on it: the stage of every drawing test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from player.draw.page import Composition
from player.draw.standing import draw_standing
from player.draw.variant import draw_variant
from player.notices.board import Board, OpenHours, Party, Playlist, Screen, Site
from player.notices.notice import Contact, Event, Kind, Notice, Part, Role, Variant, Wifi
from player.notices.schedule import Priority

LYING = Screen(43, 2000, 1920, 1080)
STANDING_UP = Screen(43, 2000, 1920, 1080, rotate=90)
SCREENS = {
    "720p": Screen(32, 1500, 1280, 720),
    "1080p": LYING,
    "1080p standing": STANDING_UP,
    "1080p small and far": Screen(32, 2500, 1920, 1080),
    "1080p large and near": Screen(55, 1200, 1920, 1080, rotate=180),
    "4K": Screen(55, 2000, 3840, 2160),
    "4K standing": Screen(55, 2500, 3840, 2160, rotate=270),
}

PLAYLIST = Playlist("hembygd", "Hembygdsföreningen", "Hembygdsföreningen", Party("Sju socknars hembygdsförening"))
LINK = "https://hembygd.example/loppis"

TEXTS = {
    "sv": (
        "Loppis i hembygdsgården",
        "Lördag 13 juni kl 10-14.\n\n- Kaffe och våfflor\n- Fynd för **alla**\n\nVälkommen, *även* du som är ny här!",
    ),
    "en": ("Summer market", "Saturday 13 June, 10 am - 2 pm.\n\nCoffee, waffles and finds for **everyone**."),
    "de": ("Flohmarkt im Heimathof", "Samstag, 13. Juni, 10-14 Uhr.\n\nKaffee, Waffeln und Fundstücke für **alle**."),
    "uk": (
        "Літній ярмарок",
        "Субота, 13 червня, з 10 до 14.\n\nКава, вафлі та знахідки для **всіх**. Ґанок відчинено!",
    ),
    "ar": ("سوق الصيف", "السبت 13 حزيران من الساعة 10 حتى 14.\n\nقهوة وفطائر. اتصل على 0372-78 90 00 أو **تعال**."),
    "so": ("Suuqa xagaaga", "Sabti 13 Juun, 10 ilaa 14.\n\nQaxwo, doolsho iyo waxyaabo badan. **Soo dhawow!**"),
}
WIFI = Wifi("Hamneda gäst", "blåbär, och; mjölk")
CONTACT = Contact("Siv Bäck", "Turistbyrån", "Värd", ("0372-78 92 20", "070-174 06 05"), ("siv@turist.example",))

TODAY = date(2026, 11, 25)


def happening(day: int, hour: int, title: str, place: str = "Bygdegården", *, cancelled: bool = False) -> Event:
    """An event of an hour in November 2026, or later for days after the 30th."""
    starts = datetime(2026, 11, 1, hour - 1, tzinfo=UTC) + timedelta(days=day - 1)
    return Event(title, title, starts, starts + timedelta(hours=1), place=place, cancelled=cancelled)


EVENTS = (
    happening(25, 19, "Körövning"),
    happening(26, 17, "Bollskola", "Skogsvallen"),
    happening(29, 15, "Adventskonsert med fika", "Hamneda kyrka"),
    happening(32, 19, "Körövning", cancelled=True),
)


@dataclass(frozen=True)
class Gallery:
    """Draws notices whose files lie under `root`, for one screen."""

    root: Path
    screen: Screen = LYING
    languages: tuple[str, ...] = ("sv", "en", "uk", "ar")
    address: str = ""

    @property
    def site(self) -> Site:
        hours = (OpenHours((1, 2, 3, 4, 5), 480, 1080), OpenHours((6,), 540, 840), OpenHours((0,), 0, 0))
        site_id, name = "hamneda", "Åboden"
        return Site(site_id, name, "Hamneda", "https://bytavla.example/hamneda", self.languages, self.screen, hours)

    @property
    def board(self) -> Board:
        owner = Party("Bytavleföreningen", "styrelsen@bytavla.example, 070-174 06 05", "Skriv till styrelsen.")
        languages = ("sv", "en", "de", "uk", "ar", "so")
        return Board("Bytavlan", owner, (self.site,), (PLAYLIST,), self.address, languages)

    def standing(self) -> Composition:
        return draw_standing(self.board, self.site, (PLAYLIST,))

    def draw(self, kind: Kind, variant: Variant, *, urgent: bool = False) -> Composition:
        priority = Priority.URGENT if urgent else Priority.NORMAL
        notice = Notice("hembygd.loppis", PLAYLIST.id, kind, (variant,), priority=priority)
        return draw_variant(self.board, self.site, PLAYLIST, notice, variant, self.root, bytes.decode)

    def text(self, title: str, body: str, *, lang: str = "sv", link: str = "", urgent: bool = False) -> Composition:
        return self.draw(Kind.TEXT, Variant(lang, title, "loppis.md", (self.written(body),), link), urgent=urgent)

    def picture(self, name: str, *, link: str = "", body: str = "") -> Composition:
        parts = (self.part(Role.PICTURE, name, "image/jpeg"), *([self.written(body)] if body else []))
        return self.draw(Kind.PICTURE, Variant("sv", "Loppis i ladan", name, parts, link))

    def poster(self, name: str, *, link: str = "") -> Composition:
        return self.draw(Kind.POSTER, Variant("sv", "", name, (self.part(Role.POSTER, name, "application/pdf"),), link))

    def link(self, link: str = LINK) -> Composition:
        return self.draw(Kind.LINK, Variant("sv", "Sök bygglov", "bygglov.url", link=link))

    def wifi(self, wifi: Wifi = WIFI) -> Composition:
        return self.draw(Kind.WIFI, Variant("sv", "Gästnät", "gäst.wifi.toml", wifi=wifi))

    def contact(self, contact: Contact = CONTACT) -> Composition:
        return self.draw(Kind.CONTACT, Variant("sv", contact.name, "siv.vcf", contact=contact))

    def events(
        self, *events: Event, day: date | None = TODAY, lang: str = "sv", title: str = "", credit: str = ""
    ) -> Composition:
        named = title or ("" if lang == "ar" else "Kören sjunger")
        variant = Variant(lang, named, "kören.ics", link=LINK, credit=credit)
        notice = Notice("hembygd.koren", PLAYLIST.id, Kind.EVENTS, (variant,), events=events or EVENTS, day=day)
        return draw_variant(self.board, self.site, PLAYLIST, notice, variant, self.root, bytes.decode)

    def written(self, body: str) -> Part:
        (self.root / "loppis.md").write_text(body, encoding="utf-8")
        return self.part(Role.TEXT, "loppis.md", "text/markdown")

    @staticmethod
    def part(role: Role, name: str, media_type: str) -> Part:
        return Part(role, name, "1", 1, media_type)
