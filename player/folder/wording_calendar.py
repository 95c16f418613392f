"""What editors are told about their calendars. Leaves out other files (`wording_files`)."""

from __future__ import annotations

from player.folder.words import Words, asked, refused

CALENDAR_WORDS: dict[str, Words] = {
    "not-a-calendar": refused(
        "”{file}” heter som en kalender men innehåller något annat, kanske en webbsida, och visas inte. Exportera "
        "kalendern på nytt som ICS.",
        "“{file}” is named as a calendar but holds something else, perhaps a web page, and is not shown. Export the "
        "calendar again as ICS.",
    ),
    "calendar-broken": refused(
        "”{file}” är trasig eller bara halvt kopierad och visas inte. Exportera kalendern på nytt som ICS.",
        "“{file}” is broken or only half copied and is not shown. Export the calendar again as ICS.",
    ),
    "calendar-too-much": refused(
        "”{file}” har för många händelser, eller upprepningar som aldrig tar slut att räkna, och visas inte. Exportera "
        "bara det kommande året, eller dela upp kalendern.",
        "“{file}” has too many events, or recurrences that never come to an end of counting, and is not shown. Export "
        "only the coming year, or split the calendar.",
    ),
    "calendar-too-often": asked(
        "”{file}”: ”{title}” upprepas varje timme eller oftare och visas därför inte (så är det med {count} i "
        "kalendern). Resten visas som vanligt.",
        "“{file}”: “{title}” recurs every hour or more often and is therefore not shown (as {count} in the calendar "
        "do). The rest is shown as usual.",
    ),
    "calendar-event-broken": asked(
        "”{file}”: ”{title}” har en tid eller en upprepning som inte går att förstå och visas därför inte (så är det "
        "med {count} i kalendern). Resten visas som vanligt.",
        "“{file}”: “{title}” has a time or a recurrence that cannot be understood and is therefore not shown (as "
        "{count} in the calendar do). The rest is shown as usual.",
    ),
}
