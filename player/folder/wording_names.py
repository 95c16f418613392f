"""What editors are told about names: dates, sites, languages, ids, and how long a notice shows.

Leaves out what is inside the files (`wording_files`) and what lies in folders besides notices (`wording_folders`).
"""

from __future__ import annotations

from player.folder.words import Words, asked, refused, withheld

NAME_WORDS: dict[str, Words] = {
    "date-bare": asked(
        "”{file}”: betyder datumet {date} i namnet att anslaget ska sluta visas då? Skriv i så fall ”till {date}”. "
        "Nu är det bara en del av namnet.",
        "“{file}”: does the date {date} in the name mean that the notice should end then? If so write “till "
        "{date}”. Now it is only part of the name.",
    ),
    "date-ambiguous": asked(
        "”{file}”: datumet ”{date}” kan läsas på mer än ett sätt och används därför inte. Skriv till exempel "
        "{example}.",
        "“{file}”: the date “{date}” can be read in more than one way and is therefore not used. Write, for "
        "example, {example}.",
    ),
    "date-without-year": asked(
        "”{file}”: datumet ”{date}” saknar år och används därför inte. Skriv året också, till exempel {example}.",
        "“{file}”: the date “{date}” has no year and is therefore not used. Add the year, for example {example}.",
    ),
    "date-impossible": asked(
        "”{file}”: datumet ”{date}” finns inte och används därför inte. Skriv datumet som {example}.",
        "“{file}”: the date “{date}” does not exist and is therefore not used. Write the date as {example}.",
    ),
    "date-weekday": asked(
        "”{file}”: datumet ”{date}” används inte, för veckodagen stämmer inte med dagen. Rätta det som är fel, eller "
        "skriv bara {example}.",
        "“{file}”: the date “{date}” is not used, for it falls on another weekday. Correct what is wrong, or write "
        "just {example}.",
    ),
    "start-unread": withheld(
        "”{file}” visas inte: det står att det ska börja ”{date}”, men den dagen går inte att läsa säkert. Skriv den "
        "som {example}, eller ta bort den om det ska visas på en gång.",
        "“{file}” is not shown: it is to begin “{date}”, but that day cannot be read with certainty. Write it as "
        "{example}, or remove it to show the notice at once.",
    ),
    "dates-reversed": withheld(
        "”{file}” visas inte: slutet {ends} ligger före början {starts}. Byt plats på dem, eller rätta den som är fel.",
        "“{file}” is not shown: the end {ends} comes before the start {starts}. Swap them, or correct the wrong one.",
    ),
    "two-ends": asked(
        "”{file}”: namnet och texten anger olika datum ({first} och {second}). Den kortare tiden gäller; ta bort "
        "det som är fel.",
        "“{file}”: the name and the text give different dates ({first} and {second}). The shorter time counts; "
        "remove the wrong one.",
    ),
    "already-over": asked(
        "”{file}” visas inte: slutdatumet {ends} hade redan passerat när filen kom. Stämmer det? Flytta den annars "
        "till Arkiv, eller skriv rätt datum.",
        "“{file}” is not shown: its end {ends} had already passed when the file arrived. Is that right? If so move "
        "it to Arkiv; otherwise correct the date.",
    ),
    "lapses-soon": asked(
        "”{file}” slutar visas efter {last}, för den har inget slutdatum. Ska den vara kvar, skriv ”till” och ett "
        "datum i namnet eller flytta den till mappen Tillsvidare.",
        "“{file}” stops showing after {last}, for it has no end date. To keep it, write “till” and a date in its "
        "name or move it to the folder Tillsvidare.",
    ),
    "lapsed": asked(
        "”{file}” visas inte längre sedan {last}, för den hade inget slutdatum. Ska den visas igen, skriv ”till” "
        "och ett datum i namnet eller flytta den till mappen Tillsvidare; annars flytta den till Arkiv.",
        "“{file}” is no longer shown since {last}, for it had no end date. To show it again, write “till” and a "
        "date in its name or move it to the folder Tillsvidare; otherwise move it to Arkiv.",
    ),
    "site-unknown": refused(
        "”{file}”: platsen ”{site}” finns inte, så anslaget visas {where_sv}.{meant} Platserna är: {sites}.",
        "“{file}”: there is no site “{site}”, so the notice is not shown {where_en}.{meant} The sites are: {sites}.",
    ),
    "site-perhaps": asked(
        "”{file}”: ”{written}” är ingen av tavlans platser, så det bestämmer inte var anslaget visas.{meant} Är det en "
        "plats, rätta namnet och skriv @ tätt före det. Platserna är: {sites}.",
        "“{file}”: “{written}” is none of the board's sites, so it does not decide where the notice is shown.{meant} "
        "If it is a site, correct its name and write the @ right before it. The sites are: {sites}.",
    ),
    "site-or-venue": asked(
        "”{file}”: raden ”platser” säger vilka tavlor anslaget visas på. Skulle det stå var något äger rum, skriv "
        "”lokal: {venue}” i stället.",
        "“{file}”: the line “sites” says which boards show the notice. If it was to say where something takes place, "
        "write “venue: {venue}” instead.",
    ),
    "language-unknown": asked(
        "”{file}”: tavlan har inte språket ”{lang}”, så raden språk används inte.{meant} Språken är: {languages}.",
        "“{file}”: the board does not have the language “{lang}”, so that line is not used.{meant} The languages "
        "are: {languages}.",
    ),
    "site-not-here": refused(
        "”{file}”: spellistan visas inte på ”{site}”, så anslaget gör det inte heller. Fråga tavlans ägare.",
        "“{file}”: this playlist is not shown at “{site}”, so neither is the notice. Ask the board's owner.",
    ),
    "two-site-lists": asked(
        "”{file}”: namnet och texten anger olika platser. Namnets platser gäller; ta bort det som är fel.",
        "“{file}”: the name and the text give different sites. Those in the name count; remove what is wrong.",
    ),
    "language-not-declared": asked(
        "”{file}”: tavlan har inte språket ”{lang}”, så ”.{lang}” räknas som en del av namnet.{meant} Språken är: "
        "{languages}.",
        "“{file}”: the board does not have the language “{lang}”, so “.{lang}” counts as part of the name.{meant} "
        "The languages are: {languages}.",
    ),
    "old": asked(
        "”{file}” visas tills vidare och har inte ändrats sedan {since}. Stämmer det än? Spara om filen, eller ta bort "
        "den.",
        "“{file}” is shown until further notice and has not been changed since {since}. Is it still true? Save the "
        "file again, or remove it.",
    ),
    "crowded": asked(
        "Mappen ”{file}” har {count} anslag på {site}. Så många ryms inte på ett varv ({minutes} minuter): vart och "
        "ett syns ungefär vart {laps}:e varv. Ta ner det som inte behövs.",
        "The folder “{file}” has {count} notices at {site}. A lap ({minutes} minutes) has no room for so many: each is "
        "seen about once in {laps} laps. Take down what is not needed.",
    ),
    "same-name": asked(
        "”{file}” och ”{other}” har samma namn för de flesta datorer. Bara ”{other}” visas; byt namn på den ena "
        "eller ta bort den.",
        "“{file}” and “{other}” have the same name to most computers. Only “{other}” is shown; rename or remove one.",
    ),
    "same-thing-twice": asked(
        "”{file}” visas inte, för anslaget har redan ”{other}” av samma slag på samma språk. Ta bort den ena, eller "
        "gör den till ett eget anslag: byt namn, eller flytta ut den ur anslagets mapp.",
        "“{file}” is not shown, for the notice already has “{other}” of the same kind in that language. Remove one, "
        "or make it a notice of its own: rename it, or move it out of the notice's folder.",
    ),
    "beside-poster": asked(
        "”{file}” visas inte, för anslaget visar PDF-filen ”{poster}”, som fyller hela tavlan. Byt namn på "
        "filen, eller flytta ut den ur anslagets mapp, så blir den ett eget anslag.",
        "“{file}” is not shown, for the notice shows the PDF “{poster}”, which fills the whole board. Rename the "
        "file, or move it out of the notice's folder, to make it a notice of its own.",
    ),
    "same-id": asked(
        "”{file}”: id ”{id}” används redan av ”{other}”. Det här anslaget får ett eget id; ändra det ena.",
        "“{file}”: the id “{id}” is already used by “{other}”. This notice gets an id of its own; change one of them.",
    ),
}
