"""What editors are told about feeds and alerts: their files, how the fetching goes, what is not shown and why.

Leaves out other files (`wording_files`).
"""

from __future__ import annotations

from player.folder.words import Words, asked, refused

FEED_WORDS: dict[str, Words] = {
    "feed-broken": refused(
        '”{file}” kan inte läsas ({reason_sv}) och hämtas inte. Skriv raderna adress = "https://..." och slag = "rss".',
        '“{file}” cannot be read ({reason_en}) and is not fetched. Write the lines address = "https://..." and '
        'kind = "rss".',
    ),
    "feed-no-address": refused(
        '”{file}” hämtas inte, för den säger inte varifrån. Skriv en rad adress = "https://...".',
        '“{file}” is not fetched, for it does not say from where. Write a line address = "https://...".',
    ),
    "feed-address": refused(
        "”{file}” hämtas inte: ”{link}” är ingen hel adress. Den ska börja med https:// (eller http://), och en hemlig "
        "nyckel skrivs som ${{NAMN}} efter servernamnet.",
        "“{file}” is not fetched: “{link}” is no whole address. It begins with https:// (or http://), and a secret key "
        "is written as ${{NAME}} after the server's name.",
    ),
    "feed-kind": refused(
        "”{file}” hämtas inte: slaget ”{value}” finns inte. Skriv slag = något av {kinds}.{meant}",
        "“{file}” is not fetched: there is no kind “{value}”. Write kind = one of {kinds}.{meant}",
    ),
    "may-not-feeds": refused(
        "”{file}” hämtas inte, för den här spellistan får inte visa flöden. Fråga tavlans ägare.",
        "“{file}” is not fetched, for this playlist may not show feeds. Ask the board's owner.",
    ),
    "may-not-alert": refused(
        "”{file}” visas inte, för den här spellistan får inte skicka brådskande. Fråga tavlans ägare.",
        "“{file}” is not shown, for this playlist may not send urgent notices. Ask the board's owner.",
    ),
    "may-not-take-over": asked(
        "”{file}”: varningar visas bland andra anslag och tar inte över tavlan, för spellistan får inte skicka "
        'brådskande. Fråga tavlans ägare, eller skriv ta_över = "aldrig".',
        "“{file}”: warnings are shown among other notices and do not take over the board, for this playlist may not "
        'send urgent ones. Ask the board\'s owner, or write takeover = "never".',
    ),
    "feed-waiting": asked(
        "”{file}” har inte hämtats än. Händer inget på en stund: fråga den som sköter servern.",
        "“{file}” has not been fetched yet. If nothing happens for a while, ask whoever looks after the server.",
    ),
    "feed-never": asked(
        "”{file}” har aldrig kunnat hämtas: {why_sv}. Kontrollera adressen.",
        "“{file}” could never be fetched: {why_en}. Check its address.",
    ),
    "feed-failing": asked(
        "”{file}” kan inte hämtas sedan {since}: {why_sv}. Det som senast kom ({confirmed}) gäller så länge.",
        "“{file}” cannot be fetched since {since}: {why_en}. What came last ({confirmed}) holds meanwhile.",
    ),
    "feed-silent": asked(
        "”{file}” har inte hämtats sedan {confirmed}, och det som kom då gäller. Fråga den som sköter servern.",
        "“{file}” has not been fetched since {confirmed}, and that holds. Ask whoever looks after the server.",
    ),
    "feed-too-old": asked(
        "”{file}” visas inte: det som senast hämtades är från {confirmed}, äldre än vad filen tillåter (behåll).",
        "“{file}” is not shown: what was last fetched is from {confirmed}, older than the file allows (keep).",
    ),
    "feed-unreadable": asked(
        "”{file}”: det som har hämtats kan inte läsas och visas inte. Kontrollera adressen och slaget.",
        "“{file}”: what was fetched cannot be read and is not shown. Check its address and kind.",
    ),
    "cap-broken": refused(
        "”{file}” är ingen varning i CAP-format ({reason}) och visas inte.",
        "“{file}” is no alert in the CAP format ({reason}) and is not shown.",
    ),
    "cap-over": asked(
        "”{file}” visas inte längre: varningen gällde till {ends}.",
        "“{file}” is no longer shown: the alert was valid until {ends}.",
    ),
    "cap-ended": asked(
        "”{file}” visas inte: varningen är återkallad eller ersatt av en senare.",
        "“{file}” is not shown: the alert has been cancelled or replaced by a later one.",
    ),
    "cap-elsewhere": asked(
        "”{file}” visas inte: varningen gäller {area}, och där finns ingen av spellistans platser.",
        "“{file}” is not shown: the alert is for {area}, and none of the playlist's sites is there.",
    ),
    "cap-not-meant": asked(
        "”{file}” visas inte: bara skarpa varningar till allmänheten visas. Den här är {status_sv}, {scope_sv}.",
        "“{file}” is not shown: only actual, public alerts are. This one is {status_en}, {scope_en}.",
    ),
    "cap-kind": asked(
        "”{file}” visas inte: slaget ”{kind}” är ett svar program emellan. Varningar har msgType Alert eller Update.",
        "“{file}” is not shown: its kind “{kind}” is an answer among programs. Alerts have the msgType Alert or "
        "Update.",
    ),
    "stop-feed": asked(
        "”{file}” stoppar hela flödet, även det som kommer senare. Ta bort STOPP-filen så fort flödet ska visas igen.",
        "“{file}” stops the whole feed, also what comes later. Remove the STOPP file once it is to be shown again.",
    ),
}

WHY: dict[str, tuple[str, str]] = {
    "unreachable": ("servern kan inte nås", "the server cannot be reached"),
    "unknown-host": ("servernamnet finns inte, eller så saknas internet", "there is no such server, or no internet"),
    "inside": ("adressen leder in i det egna nätet", "the address leads inside our own network"),
    "certificate": ("serverns certifikat kan inte litas på", "the server's certificate cannot be trusted"),
    "status": ("servern svarar {detail}", "the server answers {detail}"),
    "slow": ("servern svarar för långsamt", "the server answers too slowly"),
    "big": ("svaret är för stort", "the answer is too big"),
    "broken-off": ("svaret bröts av", "the answer broke off"),
    "moved": ("servern skickar vidare dit vi inte följer", "the server redirects to where we do not follow"),
    "no-secret": (
        "nyckeln {detail} finns inte på servern, eller inte för den här adressen",
        "the key {detail} is not on our server, or not for this address",
    ),
    "not-it": ("svaret är något annat än vad filen lovar", "the answer is something else than the file promises"),
    "fault": ("ett fel hos oss; se serverns logg", "a fault of ours; see the server's log"),
}
"""Why a fetch failed, by the fetcher's codes. What lies inside our network, and every secret, is left unsaid."""


def why(code: str, detail: str) -> tuple[str, str]:
    sv, en = WHY.get(code, WHY["fault"])
    return sv.format(detail=detail), en.format(detail=detail)
