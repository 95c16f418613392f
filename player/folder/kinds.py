"""Which kind of file a name promises, and what is said of kinds that the board does not show.

Leaves out whether the content keeps that promise (`signatures`).
"""

from __future__ import annotations

from enum import StrEnum

from player.folder.finding import Finding, finding


class FileKind(StrEnum):
    """What a file is read as. A later kind is added here and in `kind_readers`."""

    PICTURE = "picture"
    TEXT = "text"
    POSTER = "poster"
    SHORTCUT = "shortcut"
    WEBLOC = "webloc"
    WIFI = "wifi"
    CARD = "card"
    SOUND = "sound"
    CALENDAR = "calendar"
    FILM = "film"
    FEED = "feed"
    ALERT = "alert"
    UNSHOWN = "unshown"


_BY_EXTENSION = {
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "heic", "heif"), FileKind.PICTURE),
    **dict.fromkeys(("md", "markdown", "txt"), FileKind.TEXT),
    "pdf": FileKind.POSTER,
    "url": FileKind.SHORTCUT,
    "webloc": FileKind.WEBLOC,
    "wifi.toml": FileKind.WIFI,
    "vcf": FileKind.CARD,
    "vcard": FileKind.CARD,
    **dict.fromkeys(("mp3", "m4a"), FileKind.SOUND),
    **dict.fromkeys(("ics", "ical"), FileKind.CALENDAR),
    **dict.fromkeys(("mp4", "m4v", "mov"), FileKind.FILM),
    "feed.toml": FileKind.FEED,
    **dict.fromkeys(("cap", "cap.xml", "xml"), FileKind.ALERT),
}
_OFFICE = frozenset(
    [
        *("doc", "docx", "docm", "dot", "dotx", "odt", "ott", "rtf", "pages", "wps", "one"),
        *("xls", "xlsx", "xlsm", "ods", "numbers", "csv"),
        *("ppt", "pptx", "pptm", "pps", "ppsx", "odp", "key"),
        *("pub", "vsd", "vsdx", "odg", "indd", "ai"),
    ]
)
_OTHER_PICTURES = frozenset(
    ("tif", "tiff", "bmp", "svg", "avif", "jxl", "psd", "raw", "cr2", "cr3", "nef", "arw", "dng", "ico", "eps")
)
_OTHER_FILMS = frozenset(("avi", "mkv", "webm", "wmv", "mpg", "mpeg", "mts", "m2ts", "flv", "3gp", "ogv", "vob"))
_ARCHIVES = frozenset(("zip", "rar", "7z", "tar", "gz", "tgz"))
_DOUBLE = ("wifi.toml", "feed.toml", "cap.xml")


def split_name(name: str) -> tuple[str, str]:
    """(name without extension, extension casefolded and without its dot). A name may have no extension."""
    folded = name.casefold()
    for double in _DOUBLE:
        if folded.endswith("." + double):
            return name[: -len(double) - 1], double
        if folded == double:
            return double.partition(".")[0], double
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem or " " in extension:
        return name, ""
    return stem, extension.casefold()


def kind_of(extension: str) -> FileKind:
    """The kind that an extension promises."""
    return _BY_EXTENSION.get(extension, FileKind.UNSHOWN)


def is_extension(extension: str) -> bool:
    """True for endings that files have; `STOPP.Loppis` has none."""
    return kind_of(extension) is not FileKind.UNSHOWN or why_unshown(extension).code != "unknown-kind"


def why_unshown(extension: str) -> Finding:
    """What its editor is told of a file that the board does not show."""
    if extension in _OFFICE:
        return finding("office-file")
    if extension in _OTHER_PICTURES:
        return finding("other-picture")
    if extension in _OTHER_FILMS:
        return finding("other-film")
    if extension in _ARCHIVES:
        return finding("archive-file")
    return finding("unknown-kind")
