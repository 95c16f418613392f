"""The few words that the board itself puts on slides, in the languages it speaks.

Leaves out what editors write. A language not listed here gets English, as visitors most likely read that too.
"""

from __future__ import annotations

from dataclasses import dataclass

from babel import Locale, UnknownLocaleError


@dataclass(frozen=True, slots=True)
class Phrases:
    """`more` stands by a link's code, `listen` by a story's, `keep` by a poster's, `join` by a Wi-Fi's, `save` and
    `call` by a contact's, `visit` by a service point's own. `sold_until` and `until` are sentences around a date, `by`
    one around an author."""

    more: str
    listen: str
    keep: str
    join: str
    save: str
    call: str
    visit: str
    urgent: str
    network: str
    password: str
    no_password: str
    hours: str
    closed: str
    always_open: str
    public_holiday: str
    responsible: str
    advertise: str
    wifi: str
    advert: str
    price: str
    tickets: str
    sold_out: str
    sale_ended: str
    sold_until: str
    more_here: str
    until: str
    by: str


_SWEDISH = Phrases(
    more="Läs mer",
    keep="Ta med i mobilen",
    join="Anslut med mobilen",
    save="Spara kontakten",
    call="Ring med mobilen",
    visit="Vår webbsida",
    urgent="BRÅDSKANDE",
    network="Nätverk",
    password="Lösenord",  # noqa: S106  (the word, on the wall)
    no_password="Inget lösenord behövs",  # noqa: S106
    hours="Öppettider",
    closed="stängt",
    always_open="dygnet runt",
    public_holiday="Helgdag",
    responsible="Ansvarig för tavlan",
    advertise="Vill du synas här?",
    wifi="Gratis wifi",
    listen="Lyssna i mobilen",
    advert="Annons",
    price="Pris",
    tickets="Biljetter",
    sold_out="SLUTSÅLT",
    sale_ended="försäljningen är slut",
    sold_until="säljs till {}",
    more_here="Mer på gång",
    until="till {}",
    by="Av {}",
)
_ENGLISH = Phrases(
    more="Read more",
    keep="Keep it on your phone",
    join="Join with your phone",
    save="Save the contact",
    call="Call with your phone",
    visit="Our website",
    urgent="URGENT",
    network="Network",
    password="Password",  # noqa: S106
    no_password="No password needed",  # noqa: S106
    hours="Opening hours",
    closed="closed",
    always_open="day and night",
    public_holiday="Public holiday",
    responsible="Responsible for this board",
    advertise="Want to be seen here?",
    wifi="Free Wi-Fi",
    listen="Listen on your phone",
    advert="Advertisement",
    price="Price",
    tickets="Tickets",
    sold_out="SOLD OUT",
    sale_ended="the sale has ended",
    sold_until="on sale until {}",
    more_here="More going on",
    until="until {}",
    by="By {}",
)
_GERMAN = Phrases(
    more="Mehr dazu",
    keep="Aufs Handy holen",
    join="Mit dem Handy verbinden",
    save="Kontakt speichern",
    call="Mit dem Handy anrufen",
    visit="Unsere Website",
    urgent="DRINGEND",
    network="Netzwerk",
    password="Passwort",  # noqa: S106
    no_password="Kein Passwort nötig",  # noqa: S106
    hours="Öffnungszeiten",
    closed="geschlossen",
    always_open="rund um die Uhr",
    public_holiday="Feiertag",
    responsible="Verantwortlich für die Tafel",
    advertise="Hier gesehen werden?",
    wifi="Gratis-WLAN",
    listen="Mit dem Handy anhören",
    advert="Anzeige",
    price="Preis",
    tickets="Karten",
    sold_out="AUSVERKAUFT",
    sale_ended="der Verkauf ist beendet",
    sold_until="im Verkauf bis {}",
    more_here="Was sonst noch los ist",
    until="bis {}",
    by="Von {}",
)
_UKRAINIAN = Phrases(
    more="Докладніше",
    listen="Слухати на телефоні",
    keep="Зберегти на телефоні",
    join="Під’єднатися з телефона",
    save="Зберегти контакт",
    call="Подзвонити з телефона",
    visit="Наш сайт",
    urgent="ТЕРМІНОВО",
    network="Мережа",
    password="Пароль",  # noqa: S106
    no_password="Пароль не потрібен",  # noqa: S106
    hours="Години роботи",
    closed="зачинено",
    always_open="цілодобово",
    public_holiday="Святкові дні",
    responsible="Відповідальний за дошку",
    advertise="Хочете розмістити оголошення?",
    wifi="Безкоштовний Wi-Fi",
    advert="Реклама",
    price="Ціна",
    tickets="Квитки",
    sold_out="ПРОДАНО",
    sale_ended="продаж завершено",
    sold_until="у продажу до {}",
    more_here="Що ще відбувається",
    until="до {}",
    by="Автор: {}",
)
_ARABIC = Phrases(
    more="اقرأ المزيد",
    listen="استمع على هاتفك",
    keep="احفظه في هاتفك",
    join="اتصل بهاتفك",
    save="احفظ جهة الاتصال",
    call="اتصل من هاتفك",
    visit="موقعنا",
    urgent="عاجل",
    network="الشبكة",
    password="كلمة المرور",  # noqa: S106
    no_password="لا حاجة إلى كلمة مرور",  # noqa: S106
    hours="ساعات العمل",
    closed="مغلق",
    always_open="على مدار الساعة",
    public_holiday="العطل الرسمية",
    responsible="المسؤول عن اللوحة",
    advertise="هل تريد الإعلان هنا؟",
    wifi="واي فاي مجاني",
    advert="إعلان",
    price="السعر",
    tickets="التذاكر",
    sold_out="نفدت التذاكر",
    sale_ended="انتهى البيع",
    sold_until="البيع حتى {}",
    more_here="المزيد مما يجري",
    until="حتى {}",
    by="بقلم {}",
)
_SOMALI = Phrases(
    more="Wax badan akhri",
    listen="Ka dhageyso taleefanka",
    keep="Ku kaydi taleefanka",
    join="Ku xidh taleefankaaga",
    save="Kaydi xiriirka",
    call="Ka wac taleefankaaga",
    visit="Boggayaga",
    urgent="DEGDEG",
    network="Shabakad",
    password="Furaha sirta",  # noqa: S106
    no_password="Furaha looma baahna",  # noqa: S106
    hours="Saacadaha furan",
    closed="xiran",
    always_open="habeen iyo maalin",
    public_holiday="Maalin fasax ah",
    responsible="Masuulka looxa",
    advertise="Ma rabtaa in lagugu arko halkan?",
    wifi="Wi-Fi bilaash ah",
    advert="Xayeysiis",
    price="Qiimaha",
    tickets="Tikidhada",
    sold_out="WAA LA DHAMEEYAY",
    sale_ended="iibku waa dhammaaday",
    sold_until="la iibiyo ilaa {}",
    more_here="Wax kale oo socda",
    until="ilaa {}",
    by="Waxaa qoray {}",
)
_PHRASES = {
    "sv": _SWEDISH,
    "en": _ENGLISH,
    "de": _GERMAN,
    "uk": _UKRAINIAN,
    "ar": _ARABIC,
    "so": _SOMALI,
}


def phrases_in(lang: str) -> Phrases:
    return _PHRASES.get(lang, _PHRASES["en"])


def urgent_words(lang: str) -> str:
    """What the band over an urgent slide says: always Swedish and English, and the slide's own language."""
    words = (_PHRASES["sv"].urgent, _PHRASES["en"].urgent, phrases_in(lang).urgent)
    return "\u00a0· ".join(dict.fromkeys(words))


def language_name(lang: str) -> str:
    """What a language calls itself, as a label: "Svenska", "Українська". The code itself when nobody knows."""
    try:
        name = Locale.parse(lang).get_language_name(lang)
    except (UnknownLocaleError, ValueError):
        return lang
    return f"{name[:1].upper()}{name[1:]}" if name else lang
