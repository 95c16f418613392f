"""What editors are told about what is in their files: kinds, front matter, links, Wi-Fi, contacts.

Leaves out names and dates in names (`wording_names`).
"""

from __future__ import annotations

from player.folder.words import Words, asked, refused, withheld

FILE_WORDS: dict[str, Words] = {
    "empty-file": asked(
        "”{file}” är tom (0 byte) och visas inte. Vänta tills den är färdigkopierad, eller spara den på nytt.",
        "“{file}” is empty (0 bytes) and is not shown. Wait until it has been copied, or save it again.",
    ),
    "empty-text": refused(
        "”{file}” har ingen text och visas inte. Skriv anslagets text i filen och spara.",
        "“{file}” has no text and is not shown. Write the notice's text into the file and save it.",
    ),
    "unreadable": refused(
        "”{file}” kan inte läsas ({reason}) och visas inte. Kontrollera rättigheterna eller lägg dit filen på nytt.",
        "“{file}” cannot be read ({reason}) and is not shown. Check its permissions or put it there again.",
    ),
    "broken-file": refused(
        "”{file}” är trasig på ett sätt som tavlan inte förstår och visas inte. Spara den på nytt eller byt ut den.",
        "“{file}” is broken in a way that the board does not understand and is not shown. Save it anew or replace it.",
    ),
    "office-file": refused(
        "”{file}” är ett kontorsdokument och kan inte visas. Öppna det, välj Spara som PDF och lägg PDF-filen här.",
        "“{file}” is an office document and cannot be shown. Open it, choose Save as PDF and put the PDF here.",
    ),
    "other-picture": refused(
        "”{file}” är en bild i ett format som tavlan inte visar. Spara bilden som JPG eller PNG och lägg den här.",
        "“{file}” is a picture in a format that the board does not show. Save it as JPG or PNG and put it here.",
    ),
    "archive-file": refused(
        "”{file}” är ett arkiv med packade filer och kan inte visas. Packa upp det och lägg filerna här.",
        "“{file}” is an archive of packed files and cannot be shown. Unpack it and put the files here.",
    ),
    "unknown-kind": refused(
        "”{file}” är av ett slag som tavlan inte visar. Använd JPG, PNG, PDF, TXT, MD, URL, VCF, MP3 eller MP4.",
        "“{file}” is of a kind that the board does not show. Use JPG, PNG, PDF, TXT, MD, URL, VCF, MP3 or MP4.",
    ),
    "too-big-text": refused(
        "”{file}” är för stor för en text ({size}; högst {most}) och visas inte. Korta texten eller spara den som PDF.",
        "“{file}” is too big for a text ({size}; at most {most}) and is not shown. Shorten it or save it as PDF.",
    ),
    "too-big": refused(
        "”{file}” är för stor ({size}; högst {most}) och visas inte. Spara den i ett mindre format.",
        "“{file}” is too big ({size}; at most {most}) and is not shown. Save it smaller.",
    ),
    "not-a-picture": refused(
        "”{file}” heter som en bild men innehåller något annat och visas inte. Spara bilden på nytt som JPG eller PNG.",
        "“{file}” is named as a picture but holds something else and is not shown. Save it again as JPG or PNG.",
    ),
    "not-a-sound": refused(
        "”{file}” heter som ett ljud men innehåller något annat och kan inte spelas upp. Spara ljudet på nytt som MP3.",
        "“{file}” is named as a sound but holds something else and cannot be played. Save the sound again as MP3.",
    ),
    "other-film": refused(
        "”{file}” är en film i ett format som tavlan inte visar. Spara filmen som MP4 och lägg den här.",
        "“{file}” is a film in a format that the board does not show. Save it as MP4 and put it here.",
    ),
    "not-a-film": refused(
        "”{file}” heter som en film men innehåller något annat och visas inte. Spara filmen på nytt som MP4.",
        "“{file}” is named as a film but holds something else and is not shown. Save the film again as MP4.",
    ),
    "rights-missing": refused(
        "”{file}” kan inte höras, för det står inte vem som har gett lov. Fråga författaren, och skriv en rad överst i "
        "berättelsens text: ”rättigheter: Med tillstånd av ...”.",
        "“{file}” cannot be heard, for nobody is named who has given leave. Ask the author, and write a line at the "
        "top of the story's text: “rights: With permission from ...”.",
    ),
    "author-missing": asked(
        "”{file}”: det står inte vem som har skrivit berättelsen. Skriv en rad överst i dess text: ”författare: ...”.",
        "“{file}”: nobody is named as the story's author. Write a line at the top of its text: “author: ...”.",
    ),
    "not-a-pdf": refused(
        "”{file}” heter som en PDF men är ingen och visas inte. Öppna originalet och välj Spara som PDF.",
        "“{file}” is named as a PDF but is none and is not shown. Open the original and choose Save as PDF.",
    ),
    "not-text": refused(
        "”{file}” heter som en text men innehåller något annat och visas inte. Spara den på nytt som ren text.",
        "“{file}” is named as a text but holds something else and is not shown. Save it again as plain text.",
    ),
    "front-matter-broken": asked(
        "”{file}”: inställningarna mellan strecken --- överst är för långa eller för invecklade och används inte. "
        "Skriv en per rad, som ”till: 2027-06-13”.",
        "“{file}”: the settings between the --- lines at the top are too long or too deep and are not used. Write "
        "one a line, as “until: 2027-06-13”.",
    ),
    "front-matter-held": withheld(
        "”{file}” visas inte: inställningarna mellan strecken --- överst är för långa eller för invecklade, och de "
        "kan säga när och var det får visas. Skriv en per rad, som ”från: 2026-12-20”.",
        "“{file}” is not shown: the settings between the --- lines at the top are too long or too deep, and they may "
        "say when and where it may be shown. Write one a line, as “from: 2026-12-20”.",
    ),
    "matter-line": asked(
        "”{file}”: raden ”{line}” bland inställningarna överst går inte att förstå och används inte. Skriv en "
        "inställning per rad, som ”till: 2027-06-13”.",
        "“{file}”: the line “{line}” among the settings at the top cannot be understood and is not used. Write one "
        "setting a line, as “until: 2027-06-13”.",
    ),
    "matter-line-held": withheld(
        "”{file}” visas inte: raden ”{line}” bland inställningarna överst går inte att förstå, och den kan säga när, "
        "var eller hur brådskande. Skriv den som ”från: 2026-12-20”, ”platser: hamneda” eller ”prioritet: brådskande”.",
        "“{file}” is not shown: the line “{line}” among the settings at the top cannot be understood, and it may say "
        "when, where or how urgent. Write it as “from: 2026-12-20”, “sites: hamneda” or “priority: urgent”.",
    ),
    "front-matter-unclear": asked(
        "”{file}” börjar med ---, men därunder står inga inställningar, så allt visas som text. Skriv "
        "inställningar som ”till: 2027-06-13”, en per rad, mellan två rader med ---; eller ta bort strecken.",
        "“{file}” begins with ---, but no settings follow, so all of it is shown as text. Write settings as "
        "“until: 2027-06-13”, one a line, between two --- lines; or remove the dashes.",
    ),
    "front-matter-unclosed": asked(
        "”{file}”: den andra raden med --- saknas, den efter inställningarna. De används ändå; den sista är ”{line}”. "
        "Skriv --- på en egen rad under den.",
        "“{file}”: the second line of --- is missing, the one below the settings. They are used all the same; the last "
        "is “{line}”. Write --- on a line of its own below it.",
    ),
    "settings-unfenced": asked(
        "”{file}”: ”{line}” ser ut som en inställning, men visas som text. Skriv --- på en egen rad både före och "
        "efter inställningarna.",
        "“{file}”: “{line}” looks like a setting, but is shown as text. Write --- on a line of its own both before and "
        "after the settings.",
    ),
    "settings-unfenced-held": withheld(
        "”{file}” visas inte: ”{line}” ser ut som en inställning, men står inte mellan två rader med ---. Skriv --- på "
        "en egen rad både före och efter inställningarna.",
        "“{file}” is not shown: “{line}” looks like a setting, but does not stand between two lines of ---. Write --- "
        "on a line of its own both before and after the settings.",
    ),
    "unknown-key": asked(
        "”{file}”: inställningen ”{key}” finns inte och används inte.{meant}",
        "“{file}”: there is no setting “{key}”, so it is not used.{meant}",
    ),
    "unknown-key-held": withheld(
        "”{file}” visas inte: inställningen ”{key}” finns inte, och den kan säga när, var eller hur brådskande.{meant} "
        "Rätta ordet eller ta bort raden.",
        "“{file}” is not shown: there is no setting “{key}”, and it may say when, where or how urgent.{meant} Correct "
        "the word or remove the line.",
    ),
    "start-twice": withheld(
        "”{file}” visas inte: inställningen ”{key}” står mer än en gång, så det går inte att veta när det börjar. Ta "
        "bort de som är fel.",
        "“{file}” is not shown: the setting “{key}” stands there more than once, so nobody knows when it begins. "
        "Remove those that are wrong.",
    ),
    "starts-twice": withheld(
        "”{file}” visas inte: ”{key}” och ”{other}” är samma inställning, så det går inte att veta när det börjar. Ta "
        "bort den som är fel.",
        "“{file}” is not shown: “{key}” and “{other}” are the same setting, so nobody knows when it begins. "
        "Remove the wrong one.",
    ),
    "key-twice": asked(
        "”{file}”: ”{key}” och ”{other}” är samma inställning. Den första gäller; ta bort den ena.",
        "“{file}”: “{key}” and “{other}” are the same setting. The first counts; remove one.",
    ),
    "key-repeated": asked(
        "”{file}”: inställningen ”{key}” står mer än en gång. Den första gäller; ta bort de andra.",
        "“{file}”: the setting “{key}” stands there more than once. The first counts; remove the others.",
    ),
    "value": asked(
        "”{file}”: ”{key}” kan inte vara ”{value}” och används därför inte. {expected_sv}",
        "“{file}”: “{key}” cannot be “{value}” and is therefore not used. {expected_en}",
    ),
    "text-is-link": asked(
        "”{file}” är bara en webbadress, som visas som text. Skriv den som ”länk: {link}” mellan två rader med ---, så "
        "blir den en kod att skanna, och skriv under dem vad den leder till.",
        "“{file}” is only a web address, shown as text. Write it as “link: {link}” between two lines of ---, and it "
        "becomes a code to scan; and write below them what it leads to.",
    ),
    "may-not-urgent": asked(
        "”{file}” visas som ett vanligt anslag, för spellistan får inte skicka brådskande. Fråga tavlans ägare.",
        "“{file}” is shown as an ordinary notice, for this playlist may not send urgent ones. Ask the board's owner.",
    ),
    "urgent-without-end": asked(
        "”{file}” är brådskande och tar över tavlan, men har inget slut. Skriv när det slutar, till exempel ”till: "
        "2026-12-02 18:00”.",
        "“{file}” is urgent and takes over the board, but has no end. Say when it ends, for example “until: "
        "2026-12-02 18:00”.",
    ),
    "urgent-end-unread": asked(
        "”{file}” är brådskande, men slutet går inte att förstå. Därför tas det ner {ends}, ett dygn efter att det "
        "kom. Skriv slutet som ”till: 2026-12-02 18:00”.",
        "“{file}” is urgent, but its end cannot be understood. It is therefore taken down at {ends}, a day after it "
        "came. Write the end as “until: 2026-12-02 18:00”.",
    ),
    "may-not-wifi": refused(
        "”{file}” visas inte, för den här spellistan får inte visa wifi. Fråga tavlans ägare.",
        "“{file}” is not shown, for this playlist may not show Wi-Fi. Ask the board's owner.",
    ),
    "link-scheme": refused(
        "”{file}”: länken ”{link}” används inte, för bara adresser som börjar med https:// eller http:// får visas.",
        "“{file}”: the link “{link}” is not used, for only addresses that begin with https:// or http:// may be shown.",
    ),
    "link-broken": refused(
        "”{file}”: länken ”{link}” är ingen hel webbadress och används inte. Skriv den som https://exempel.se/sida.",
        "“{file}”: the link “{link}” is not a whole web address and is not used. Write it as https://example.se/page.",
    ),
    "link-file-broken": refused(
        "”{file}” innehåller ingen länk som kan läsas och visas inte. Spara genvägen på nytt, eller skriv adressen "
        "i en textfil som ”länk: https://...”.",
        "“{file}” holds no link that can be read and is not shown. Save the shortcut again, or write the address "
        "into a text file as “link: https://...”.",
    ),
    "wifi-broken": refused(
        '”{file}” kan inte läsas ({reason_sv}) och visas inte. Skriv raderna ssid = "..." och password = "...".',
        '“{file}” cannot be read ({reason_en}) and is not shown. Write the lines ssid = "..." and password = "...".',
    ),
    "wifi-value": refused(
        "”{file}” visas inte: ”{key}” är fel. {expected_sv}",
        "“{file}” is not shown: “{key}” is wrong. {expected_en}",
    ),
    "wifi-risky": asked(
        "”{file}”: {what_sv} innehåller tecken som en del telefoner läser fel. Byt till bara vanliga bokstäver och "
        "siffror om det går.",
        "“{file}”: {what_en} holds characters that some phones misread. Change to plain letters and digits if you can.",
    ),
    "contact-broken": refused(
        "”{file}” innehåller inget kontaktkort som kan läsas och visas inte. Exportera kontakten på nytt som vCard.",
        "“{file}” holds no contact card that can be read and is not shown. Export the contact again as a vCard.",
    ),
    "contact-many": asked(
        "”{file}” innehåller flera kontakter; bara den första, ”{name}”, visas. Spara en fil för varje kontakt.",
        "“{file}” holds several contacts; only the first, “{name}”, is shown. Save one file for each contact.",
    ),
    "contact-private": asked(
        "”{file}”: uppgifter som kan vara privata tas inte med ({what_sv}), för tavlan och dess sidor är öppna för "
        "alla. Ska de visas: märk dem som arbete i kontakten och exportera kortet på nytt.",
        "“{file}”: what may be private is left out ({what_en}), for the board and its pages are open to all. To show "
        "it, mark it as work in the contact and export the card again.",
    ),
}
