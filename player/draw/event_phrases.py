"""The words that the board puts to a calendar's events, in the languages it speaks.

Leaves out the names of days and months, which babel knows (`event_words`). A language not listed here gets English.
"""

from __future__ import annotations

from dataclasses import dataclass

from player.notices.agenda import When


@dataclass(frozen=True, slots=True)
class EventPhrases:
    """`events` heads those of several playlists; `more` says how many are not on the slides ({}).

    `calendar` stands by the code of a calendar's page.
    """

    events: str
    calendar: str
    today: str
    tomorrow: str
    this_week: str
    next_week: str
    later: str
    all_day: str
    ongoing: str
    cancelled: str
    nothing: str
    more: str

    def of(self, when: When) -> str:
        """What stands over a group; nothing where nobody knows what day it is."""
        return {
            When.TODAY: self.today,
            When.TOMORROW: self.tomorrow,
            When.THIS_WEEK: self.this_week,
            When.NEXT_WEEK: self.next_week,
            When.LATER: self.later,
            When.UNSAID: "",
        }[when]


_PHRASES = {
    "sv": EventPhrases(
        events="På gång i bygden",
        calendar="Hela kalendern",
        today="I dag",
        tomorrow="I morgon",
        this_week="I veckan",
        next_week="Nästa vecka",
        later="Längre fram",
        all_day="hela dagen",
        ongoing="pågår",
        cancelled="INSTÄLLT",
        nothing="Inget är planerat just nu",
        more="och {} till",
    ),
    "en": EventPhrases(
        events="What’s on",
        calendar="The whole calendar",
        today="Today",
        tomorrow="Tomorrow",
        this_week="This week",
        next_week="Next week",
        later="Later",
        all_day="all day",
        ongoing="now on",
        cancelled="CANCELLED",
        nothing="Nothing is planned just now",
        more="and {} more",
    ),
    "de": EventPhrases(
        events="Was ist los?",
        calendar="Zum Kalender",
        today="Heute",
        tomorrow="Morgen",
        this_week="Diese Woche",
        next_week="Nächste Woche",
        later="Später",
        all_day="ganztägig",
        ongoing="läuft",
        cancelled="ABGESAGT",
        nothing="Zurzeit ist nichts geplant",
        more="und {} weitere",
    ),
    "uk": EventPhrases(
        events="Що відбувається",
        calendar="Увесь календар",
        today="Сьогодні",
        tomorrow="Завтра",
        this_week="Цього тижня",
        next_week="Наступного тижня",
        later="Пізніше",
        all_day="увесь день",
        ongoing="триває",
        cancelled="СКАСОВАНО",
        nothing="Наразі нічого не заплановано",
        more="і ще {}",
    ),
    "ar": EventPhrases(
        events="فعاليات قادمة",
        calendar="التقويم كاملًا",
        today="اليوم",
        tomorrow="غدًا",
        this_week="هذا الأسبوع",
        next_week="الأسبوع القادم",
        later="لاحقًا",
        all_day="طوال اليوم",
        ongoing="جارٍ الآن",
        cancelled="أُلغي",
        nothing="لا توجد فعاليات حاليًا",
        more="و{} أخرى",
    ),
    "so": EventPhrases(
        events="Waxa dhacaya",
        calendar="Jadwalka oo dhan",
        today="Maanta",
        tomorrow="Berri",
        this_week="Toddobaadkan",
        next_week="Toddobaadka soo socda",
        later="Mar dambe",
        all_day="maalinta oo dhan",
        ongoing="socda",
        cancelled="WAA LA BAAJIYAY",
        nothing="Hadda waxba lama qorsheyn",
        more="iyo {} kale",
    ),
}


def event_phrases_in(lang: str) -> EventPhrases:
    return _PHRASES.get(lang, _PHRASES["en"])
