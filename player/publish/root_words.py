"""What the maintainer is told about the root key, in the file that lies beside it. Leaves out the key (`keys`)."""

ROOT_KEY_README = """\
ROTNYCKELN
==========
root.pem i den här mappen är nyckeln till alla tavlor: den som har den kan bestämma vem tavlorna litar på. Den behövs
nästan aldrig: bara när en av publiceringens vanliga nycklar har kommit bort, eller vart tionde år. Gör därför så här:

1. Flytta root.pem (flytta, inte kopiera) till ett USB-minne. Gör ett till likadant. Lägg dem på två ställen där
   ingen annan kommer åt dem, till exempel föreningens kassaskåp och ordförandens hem.
2. Skriv upp var de ligger, så att den som tar över efter dig hittar dem.
3. Ge varje tavla filen {root_file} (den är inte hemlig). Den anges vid installationen med --root.
4. Ta en säkerhetskopia av mappen som den här mappen ligger i. Där finns de vanliga nycklarna.

Har publiceringens nycklar kommit bort eller i orätta händer (tavlorna följer med av sig själva):
    bytavla publish MAPP {public} --replace-keys /media/usb/root.pem
Skriv under roten på nytt, vart tionde år:
    bytavla publish MAPP {public} --renew-root /media/usb/root.pem

Förlorad rotnyckel: tavlorna fortsätter som förut, men deras förtroende kan aldrig ändras utan att någon går till
varje tavla med en ny rotfil.

THE ROOT KEY
============
root.pem in this folder is the key to every board: whoever has it decides whom the boards trust. It is hardly ever
needed: only when one of the everyday keys has been lost or stolen, or every ten years. Therefore:

1. Move root.pem (move, do not copy) to a USB stick. Make a second one. Keep them in two places where nobody else
   gets at them, such as the association's safe and the chair's home.
2. Write down where they are, so that whoever comes after you finds them.
3. Give every board the file {root_file} (it is no secret). It is named at installation with --root.
4. Keep a backup of the folder that this one lies in. The everyday keys are there.

When the everyday keys are lost or stolen (boards follow by themselves):
    bytavla publish FOLDER {public} --replace-keys /media/usb/root.pem
To sign the root anew, every ten years:
    bytavla publish FOLDER {public} --renew-root /media/usb/root.pem

A lost root key: boards go on as before, but whom they trust can never be changed again unless somebody brings a new
root file to each of them.
"""
