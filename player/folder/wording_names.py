"""What editors are told about names: dates, sites, languages, STOPP, copies, and how long a notice shows.

Leaves out what is inside the files (`wording_files`).
"""

from __future__ import annotations

from player.folder.words import Words, asked, refused

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
    "dates-reversed": asked(
        "”{file}”: slutet {ends} ligger före början {starts}, så inget av datumen används. Byt plats på dem.",
        "“{file}”: the end {ends} comes before the start {starts}, so neither date is used. Swap them.",
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
        "”{file}”: ”{written}” läses inte som en plats, så anslaget visas inte bara där.{meant} Är det en plats, "
        "skriv ett blanksteg före @ och platsen tätt efter.",
        "“{file}”: “{written}” is not read as a site, so the notice is not shown only there.{meant} If it is one, "
        "write a blank before the @ and the site right after it.",
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
    "stop-nothing": asked(
        "”{file}”: inget anslag i spellistan heter ”{name}”, så det är inte på tavlan. Filen kan tas bort.",
        "“{file}”: no notice in this playlist is called “{name}”, so it is not on the board. The file can be removed.",
    ),
    "stop-misspelt": refused(
        "”{file}” stoppar inget: inget anslag heter ”{name}”.{meant} Byt namn på filen till ”STOPP” och anslagets "
        "namn.",
        "“{file}” stops nothing: no notice is called “{name}”.{meant} Rename the file to “STOPP” and the notice's "
        "name.",
    ),
    "stop-everything": asked(
        "”{file}” nämner inget anslag och stoppar därför hela spellistan. Skriv ”STOPP” och anslagets namn för att "
        "stoppa bara ett.",
        "“{file}” names no notice and therefore stops the whole playlist. Write “STOPP” and the notice's name to "
        "stop only one.",
    ),
    "closing-noted": asked(
        "”{file}”: nu står det stängt {days_sv}, och skärmen rättar sig efter det. Ta bort filen om det inte stämmer.",
        "“{file}”: the place is now said to be closed {days_en}, and the screen follows. Remove the file if that is "
        "wrong.",
    ),
    "closing-over": asked(
        "”{file}” gällde till och med {last} och stänger inget längre. Ta bort filen; lägg in en ny nästa gång.",
        "“{file}” applied through {last} and closes nothing any more. Remove it; put in a new one next time.",
    ),
    "closing-long": refused(
        "”{file}” skulle stänga från {first} till och med {last}. En fil kan stänga högst {days} dagar: rätta datumet, "
        "eller be tavlans ägare om längre stängning.",
        "“{file}” would close from {first} through {last}. A file can close for {days} days at most: correct the date, "
        "or ask the board's owner for more.",
    ),
    "closing-whose": refused(
        "”{file}” stänger inget: den här mappen är inte en enda plats egen. Lägg filen i platsens egen mapp.",
        "“{file}” closes nothing: this folder is not a single place's own. Put it into that place's own folder.",
    ),
    "awaits-approval": asked(
        "”{file}” väntar på att godkännas av {who}, och visas när den flyttas ut ur Inkorg.",
        "“{file}” awaits the approval of {who}, and is shown when it is moved out of Inkorg.",
    ),
    "inbox-of-nobody": asked(
        "”{file}” ligger i Inkorg och visas inte. Ingen är utsedd att godkänna i den här mappen: flytta ut filen.",
        "“{file}” lies in Inkorg and is not shown. Nobody is named to approve in this folder: move the file out.",
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
        "”{file}” visas inte, för anslaget har redan ”{other}” av samma slag på samma språk. Ta bort den ena eller "
        "byt namn.",
        "“{file}” is not shown, for the notice already has “{other}” of the same kind in that language. Remove one "
        "or rename it.",
    ),
    "beside-poster": asked(
        "”{file}” visas inte, för anslaget visar PDF-filen ”{poster}”, som fyller hela tavlan. Byt namn, så blir "
        "filen ett eget anslag.",
        "“{file}” is not shown, for the notice shows the PDF “{poster}”, which fills the whole board. Rename the "
        "file to make it a notice of its own.",
    ),
    "same-id": asked(
        "”{file}”: id ”{id}” används redan av ”{other}”. Det här anslaget får ett eget id; ändra det ena.",
        "“{file}”: the id “{id}” is already used by “{other}”. This notice gets an id of its own; change one of them.",
    ),
    "conflict-copy": refused(
        "”{file}” är en konfliktkopia från synkningen och visas inte. Jämför den med originalet, behåll det som "
        "ska gälla och ta bort kopian.",
        "“{file}” is a conflict copy made by the sync and is not shown. Compare it with the original, keep what "
        "should count and remove the copy.",
    ),
    "name-encoding": refused(
        "Filen ”{file}” har ett namn med trasiga tecken och visas inte. Byt namn på den.",
        "The file “{file}” has a name with broken characters and is not shown. Rename it.",
    ),
    "leads-out": refused(
        "”{file}” är en länk ut ur tavlans mapp och visas inte. Lägg själva filen här i stället.",
        "“{file}” is a link that leads out of the board's folder and is not shown. Put the file itself here instead.",
    ),
    "link-to-nothing": refused(
        "”{file}” är en länk till en fil som inte finns och visas inte. Lägg själva filen här i stället.",
        "“{file}” is a link to a file that does not exist and is not shown. Put the file itself here instead.",
    ),
    "link-to-folder": refused(
        "”{file}” är en länk till en mapp, och länkade mappar visas inte. Lägg själva filerna här i stället.",
        "“{file}” is a link to a folder, and linked folders are not shown. Put the files themselves here instead.",
    ),
    "not-a-file": refused(
        "”{file}” är varken en vanlig fil eller en mapp och visas inte. Ta bort den.",
        "“{file}” is neither an ordinary file nor a folder and is not shown. Remove it.",
    ),
    "folder-too-deep": refused(
        "Mappen ”{file}” visas inte: ett anslags mapp får inte innehålla fler mappar. Flytta ut filerna ur den.",
        "The folder “{file}” is not shown: a notice's folder cannot hold more folders. Move the files out of it.",
    ),
    "folder-of-drafts": asked(
        "Mappen ”{file}” visas inte, för namnet säger att det som ligger där inte är färdigt eller inte längre gäller. "
        "Ska den visas, byt namn på den; ska den aldrig visas, flytta in den i mappen Arkiv.",
        "The folder “{file}” is not shown, for its name says that what lies there is not ready or no longer true. To "
        "show it, rename it; if it is never to be shown, move it into the folder Arkiv.",
    ),
    "folder-perhaps-archive": asked(
        "Mappen ”{file}” visas som ett anslag. Är den ett arkiv, flytta in den i mappen Arkiv, som aldrig visas.",
        "The folder “{file}” is shown as a notice. If it is an archive, move it into the folder Arkiv, which is never "
        "shown.",
    ),
    "folder-empty": asked(
        "Mappen ”{file}” är tom. Lägg anslagets filer i den eller ta bort den.",
        "The folder “{file}” is empty. Put the notice's files into it or remove it.",
    ),
}
