"""What editors are told about what lies in their folder besides notices: STOPP, closing, copies, links, folders.

Leaves out what names say of notices (`wording_names`).
"""

from __future__ import annotations

from player.folder.words import Words, asked, refused

FOLDER_WORDS: dict[str, Words] = {
    "stop-nothing": asked(
        "”{file}”: inget anslag i spellistan heter ”{name}”, så det är inte på tavlan. Filen kan tas bort. "
        "Är den själv ett anslag, byt namn så att det inte börjar med STOPP.",
        "“{file}”: no notice in this playlist is called “{name}”, so it is not on the board. The file can be removed. "
        "If it is a notice itself, rename it so that its name does not begin with STOPP.",
    ),
    "stop-or-notice": asked(
        "”{file}” visas inte, för namnet börjar med STOPP. Ska den visas, byt namn så att något annat står först. "
        "Skulle den stoppa ett anslag är det redan gjort: inget i spellistan heter ”{name}”.",
        "“{file}” is not shown, for its name begins with STOPP. To show it, rename it so that something else stands "
        "first. If it was to stop a notice, that is done: none in this playlist is called “{name}”.",
    ),
    "stop-misspelt": refused(
        "”{file}” stoppar inget: inget anslag heter ”{name}”.{meant} Byt namn på filen till ”STOPP” och anslagets "
        "namn.",
        "“{file}” stops nothing: no notice is called “{name}”.{meant} Rename the file to “STOPP” and the notice's "
        "name.",
    ),
    "stop-everything": asked(
        "”{file}” nämner inget anslag och stoppar därför hela spellistan. Skriv ”STOPP” och anslagets namn för att "
        "stoppa bara ett. Är filen själv ett anslag, byt namn på den.",
        "“{file}” names no notice and therefore stops the whole playlist. Write “STOPP” and the notice's name to "
        "stop only one. If the file is a notice itself, rename it.",
    ),
    "closing-noted": asked(
        "”{file}”: nu står det stängt {days_sv}, och skärmen rättar sig efter det. Ta bort filen om det inte stämmer.",
        "“{file}”: the place is now said to be closed {days_en}, and the screen follows. Remove the file if that is "
        "wrong.",
    ),
    "closing-how": asked(
        "”{file}” är tom och stänger inget, för tavlan förstår inte vilken dag den menar. Döp den till ”Stängt i dag”, "
        "eller skriv dagen: ”Stängt 2026-12-24” eller ”Stängt 2026-12-24 till 2026-12-26”.",
        "“{file}” is empty and closes nothing, for the board does not understand which day it means. Call it “Closed "
        "today”, or write the day: “Closed 2026-12-24” or “Closed 2026-12-24 to 2026-12-26”.",
    ),
    "closing-perhaps": asked(
        "”{file}” visas som ett anslag, men ändrar inte öppettiderna på tavlan. Ska tavlan också säga att det är "
        "stängt, lägg dit en fil till som heter ”Stängt i dag {days}”.",
        "“{file}” is shown as a notice, but does not change the opening hours on the board. If the board is to say "
        "closed too, add another file called “Stängt i dag {days}”.",
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
    "conflict-copy": refused(
        "”{file}” är en konfliktkopia från synkningen och visas inte. Jämför den med originalet, behåll det som "
        "ska gälla och ta bort kopian.",
        "“{file}” is a conflict copy made by the sync and is not shown. Compare it with the original, keep what "
        "should count and remove the copy.",
    ),
    "copy-perhaps": asked(
        "”{file}” ser ut som en kopia av ”{other}” och visas som ett eget anslag. Ta bort den ena; ska båda visas, byt "
        "namn så att det syns vad som skiljer dem.",
        "“{file}” looks like a copy of “{other}” and is shown as a notice of its own. Remove one; if both are to be "
        "shown, give them names that tell them apart.",
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
    "folder-unlike": asked(
        "Mappen ”{file}” visas som ett enda anslag, men ”{one}” och ”{other}” verkar höra till olika. Är det flera "
        "anslag, flytta ut filerna ur mappen; annars kan texten heta text och bilden omslag.",
        "The folder “{file}” is shown as a single notice, but “{one}” and “{other}” seem to belong to different ones. "
        "If they are several, move the files out of the folder; otherwise call the text text and the picture cover.",
    ),
    "folder-empty": asked(
        "Mappen ”{file}” är tom. Lägg anslagets filer i den eller ta bort den.",
        "The folder “{file}” is empty. Put the notice's files into it or remove it.",
    ),
}
