"""What is said to the board's owner about `_board/board.toml` and the folders beside it.

Leaves out what editors are told of their own files (`wording_names`, `wording_files`).
"""

from __future__ import annotations

from player.folder.words import Words, asked, refused

BOARD_WORDS: dict[str, Words] = {
    "board-missing": refused(
        "Filen {file} saknas. Skapa den, så att tavlan vet vilka platser och spellistor som finns.",
        "The file {file} is missing. Create it, so that the board knows its sites and playlists.",
    ),
    "board-unreadable": refused(
        "Filen {file} kan inte läsas ({reason}). Kontrollera att filen finns kvar och att programmet får läsa den.",
        "The file {file} cannot be read ({reason}). Check that it is there and that the program may read it.",
    ),
    "board-not-toml": refused(
        "Filen {file} är inte giltig TOML: {reason_sv}. Rätta det.",
        "The file {file} is not valid TOML: {reason_en}. Correct that.",
    ),
    "board-no-site": refused(
        "Filen {file} beskriver ingen plats som kan användas. Lägg till minst en [[sites]] med id och name.",
        "The file {file} describes no usable site. Add at least one [[sites]] with id and name.",
    ),
    "board-unknown-key": refused(
        "I {file} betyder nyckeln ”{key}” under {where} ingenting.{meant} Rätta stavningen eller ta bort raden.",
        "In {file} the key “{key}” under {where} means nothing.{meant} Correct its spelling or remove the line.",
    ),
    "board-misplaced-key": refused(
        "I {file} står ”{key}” på fel plats, under {where}, och gäller inte. Flytta raden till {home}.",
        "In {file} “{key}” stands in the wrong place, under {where}, and does not hold. Move the line to {home}.",
    ),
    "board-value": refused(
        "I {file} kan ”{key}” under {where} inte vara ”{value}”: {expected_sv}. Tills det är rättat gäller {used}.",
        "In {file} “{key}” under {where} cannot be “{value}”: {expected_en}. Until that is corrected, {used} applies.",
    ),
    "board-missing-key": refused(
        "I {file} saknas ”{key}” under {where}. Lägg till raden.",
        "In {file} “{key}” is missing under {where}. Add the line.",
    ),
    "board-twice": refused(
        "I {file} finns ”{value}” två gånger under {where}. Den första gäller; ge den andra ett eget namn.",
        "In {file} “{value}” stands twice under {where}. The first counts; give the other a name of its own.",
    ),
    "board-unknown-site": refused(
        "I {file} nämner {where} platsen ”{site}”, som inte finns.{meant} Platserna är: {sites}.",
        "In {file} {where} names the site “{site}”, which does not exist.{meant} The sites are: {sites}.",
    ),
    "board-no-owner": asked(
        "I {file} saknas [board.owner] med name. Skriv vem som äger tavlan och hur man når dem; så länge står "
        "tavlans eget namn där.",
        "In {file} [board.owner] with a name is missing. Say who owns the board and how to reach them; until then "
        "the board's own name stands there.",
    ),
    "board-no-responsible": asked(
        "I {file} saknar spellistan ”{folder}” en ansvarig (responsible). Skriv vem som svarar för den; så länge "
        "står tavlans ägare som ansvarig.",
        "In {file} the playlist “{folder}” has nobody responsible. Say who answers for it; until then the board's "
        "owner is named.",
    ),
    "board-logo": refused(
        "Logotypen ”{logo}” som {file} nämner kan inte användas: {reason_sv}. Lägg en PNG eller JPG i mappen _board.",
        "The logo “{logo}” that {file} names cannot be used: {reason_en}. Put a PNG or JPG into the folder _board.",
    ),
    "folder-not-named": refused(
        "Mappen ”{file}” visas inte, för ingen svarar för den: _board/board.toml nämner den inte.{meant} Tavlans "
        "ägare lägger till den under [[playlists]] med den som ansvarar.",
        "The folder “{file}” is not shown, for nobody answers for it: _board/board.toml does not name it.{meant} "
        "The board's owner adds it under [[playlists]] with who is responsible.",
    ),
    "folder-missing": refused(
        "Mappen ”{file}” saknas. Det som senast visades ligger kvar på tavlan. Lägg tillbaka mappen, eller ta bort "
        "spellistan ur _board/board.toml; ska den vara tom, låt en tom mapp ligga kvar.",
        "The folder “{file}” is missing. What was last shown stays on the board. Put the folder back, or take the "
        "playlist out of _board/board.toml; if it is meant to be empty, leave an empty folder.",
    ),
    "folder-unreadable": refused(
        "Mappen ”{file}” kan inte läsas ({reason}). Det som senast visades ligger kvar. Kontrollera rättigheterna.",
        "The folder “{file}” cannot be read ({reason}). What was last shown stays. Check its permissions.",
    ),
    "folder-leads-out": refused(
        "Mappen ”{file}” är en länk ut ur tavlans mapp och läses inte. Lägg själva mappen här i stället.",
        "The folder “{file}” is a link out of the board's folder and is not read. Put the folder itself here.",
    ),
    "loose-file": asked(
        "Filen ”{file}” ligger utanför spellistornas mappar och visas inte. Lägg den i en spellistas mapp.",
        "The file “{file}” lies outside the playlists' folders and is not shown. Put it into a playlist's folder.",
    ),
}
