"""Alerts (CAP) as authorities' programs write them, and feeds' files, valid and bent.

Leaves out the rules of alerts and what feeds bring.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.hard.entry import ALARM_FOLDER, Entry, Fate, refused, shown, spelt

FEED = 'adress = "https://nyheter.example/rss"\nslag = "rss"\nvar = "5 min"\nlista = true\nkälla = "Bladet"\n'.encode()
_NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2"
_KOMMUN = (
    "<area><areaDesc>Ljungby kommun</areaDesc>"
    "<geocode><valueName>Kommun</valueName><value>0781</value></geocode></area>"
)
_INFO = (
    "<info><language>sv-SE</language><event>Kokningsrekommendation</event><severity>Moderate</severity>"
    "<expires>2099-01-01T00:00:00+01:00</expires><headline>Koka vattnet</headline>"
    "<description>Prover visar bakterier i vattnet.</description>{area}</info>"
)
INFO = _INFO.format(area=_KOMMUN)
_ENGLISH = INFO.replace("sv-SE", "en-GB").replace("Koka vattnet", "Boil the water")
_SHAPE = "<area><areaDesc>Byn</areaDesc><polygon>{polygon}</polygon><circle>{circle}</circle></area>"


def alert(name: str, infos: str = INFO, kind: str = "Alert", status: str = "Actual") -> str:
    """An alert that goes on to the end of the century."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<alert xmlns="{_NAMESPACE}"><identifier>{name}</identifier>'
        f"<sender>rtj@ljungby.example</sender><sent>2026-01-14T07:30:00+01:00</sent><status>{status}</status>"
        f"<msgType>{kind}</msgType><scope>Public</scope>{infos}</alert>"
    )


def odd_alerts() -> dict[str, bytes]:
    """By what is odd about each."""
    shapes = _SHAPE.format(polygon="56,13 57,13 57,14 56,14", circle="56.83,13.93 80")
    texts = {
        "tre sprak": alert("tre sprak", INFO + _ENGLISH + INFO.replace("sv-SE", "fi")),
        "flera omraden": alert("flera omraden", _INFO.format(area=_KOMMUN.replace("0781", "0380") + _KOMMUN + shapes)),
        "utan omrade": alert("utan omrade", _INFO.format(area="")),
        "bara former": alert("bara former", _INFO.format(area=_SHAPE.format(polygon="strunt", circle="1,2 nan"))),
        "hela landet": alert("hela landet", INFO.replace("0781", "00")),
        "utan rymd": alert("utan rymd").replace(f' xmlns="{_NAMESPACE}"', ""),
        "cap elva": alert("cap elva").replace("cap:1.2", "cap:1.1"),
        "prefix": _prefixed(alert("prefix")),
        "i kuvert": _enveloped(alert("i kuvert")),
        "uppdatering": alert("uppdatering", kind="Update"),
        "cdata": alert("cdata", INFO.replace("Koka vattnet", "<![CDATA[Koka <allt> & allting]]>")),
        "lang": alert("lang", INFO.replace("Prover visar", "Prover visar nya fynd och fler. " * 12)),
        "ett ord": alert("ett ord", INFO.replace("Prover", "Smörgåsbord" * 40)),
        "rader": alert("rader", INFO.replace("<severity>", "\r\n\t<severity>\r\n")).replace("><", ">\r\n<"),
        "tid utan zon": alert("tid utan zon").replace("+01:00</sent>", "</sent>"),
        "okand grad": alert("okand grad", INFO.replace("Moderate", "Förskräcklig")),
    }  # fmt: skip
    return {
        **{name: text.encode() for name, text in texts.items()},
        "latin": alert("latin", INFO.replace("Koka", "Värm")).encode("latin-1"),
        "bom": b"\xef\xbb\xbf" + alert("bom").encode(),
        "utf16": alert("utf16").replace("UTF-8", "UTF-16").encode("utf-16"),
    }


def alerts() -> Iterator[Entry]:
    for name, data in odd_alerts().items():
        yield shown(f"larm-{spelt(name)}.cap.xml", data, ALARM_FOLDER)
    yield from _bent_alerts()
    yield from _feeds()


def _bent_alerts() -> Iterator[Entry]:
    whole = alert("hel").encode()
    broken = {
        "kapat": whole[: len(whole) // 2],
        "jpg-som": b"\xff\xd8\xff\xe0" + bytes(300),
        "text-som": b"Koka vattnet!\n",
        "utan-namn": whole.replace(b"<identifier>hel</identifier>", b""),
        "utan-tid": whole.replace(b"<sent>2026-01-14T07:30:00+01:00</sent>", b""),
        "djupt": b"<a>" * 100_000,
        "ut-i-systemet": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><alert>&b;</alert>',
    }
    for name, data in broken.items():
        yield refused(f"larm-{name}.xml", data, "cap-broken", ALARM_FOLDER)
    yield refused("larm-stort.xml", whole + b" " * 1_000_000, "too-big", ALARM_FOLDER)
    unmeant = {
        "slut": (alert("slut", INFO.replace("2099", "2026").replace("Koka", "Nu")), "cap-over"),
        "ovning": (alert("ovning", status="Exercise"), "cap-not-meant"),
        "annanstans": (alert("annanstans", INFO.replace("0781", "2580")), "cap-elsewhere"),
    }
    for name, (text, code) in unmeant.items():
        yield refused(f"larm-{name}.cap", text.encode(), code, ALARM_FOLDER)


def _feeds() -> Iterator[Entry]:
    kinds = ("ics", "rss", "cap", "smhi-warnings", "krisinformation", "vma")
    for kind in kinds:
        yield Entry(
            f"{ALARM_FOLDER}/flode-{kind}.feed.toml", FEED.replace(b'"rss"', f'"{kind}"'.encode()), Fate.FETCHED
        )
    yield Entry(f"{ALARM_FOLDER}/flode-bom.feed.toml", b"\xef\xbb\xbf" + FEED.replace(b"\n", b"\r\n"), Fate.FETCHED)
    yield refused("flode-kapat.feed.toml", FEED[:30], "feed-broken", ALARM_FOLDER)
    yield refused("flode-jpg.feed.toml", b"\xff\xd8\xff\xe0" + bytes(300), "feed-broken", ALARM_FOLDER)
    yield refused("flode-stort.feed.toml", FEED + b"# hej\n" * 5_000, "too-big", ALARM_FOLDER)
    yield refused("flode-utan.feed.toml", b'slag = "rss"\n', "feed-no-address", ALARM_FOLDER)
    yield refused("flode-var.feed.toml", FEED.replace(b"5 min", b"1 s"), "value", ALARM_FOLDER)


def _prefixed(text: str) -> str:
    named = text.replace("xmlns=", "xmlns:cap=").replace("<", "<cap:")
    return named.replace("<cap:/", "</cap:").replace("<cap:?", "<?")


def _enveloped(text: str) -> str:
    inner = text.partition("?>")[2]
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>{inner}</content></entry></feed>'
