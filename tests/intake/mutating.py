"""Good files made bad: bytes changed, cut out, doubled, on the outside and inside of a package."""

import io
import random
import zipfile

_SIGNS = (b"<", b">", b"&", b"\0", b"\xff", b"9" * 12, b"-1", b"1e999", b"<w:tbl>", b"</w:p>")


def mutated(data: bytes, random_: random.Random) -> bytes:
    """Return `data` with a few changes."""
    if data.startswith(b"PK") and random_.random() < 0.7:
        return _inside(data, random_)
    changed = bytearray(data)
    for _ in range(random_.choice((1, 1, 2, 8, 40))):
        _change(changed, random_)
    return bytes(changed)


def _change(data: bytearray, random_: random.Random) -> None:
    if not data:
        return
    place = random_.randrange(len(data))
    match random_.randrange(5):
        case 0:
            data[place] = random_.randrange(256)
        case 1:
            del data[place : place + random_.randrange(1, 2000)]
        case 2:
            data[place:place] = random_.choice(_SIGNS)
        case 3:
            piece = data[place : place + random_.randrange(1, 400)]
            data[place:place] = piece * random_.randrange(1, 4)
        case 4:
            del data[place:]


def _inside(data: bytes, random_: random.Random) -> bytes:
    """A whole package in which one part was changed: its checksums are right."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        chosen = random_.choice([name for name in names if name.endswith((".xml", ".rels"))])
        for name in names:
            part = bytearray(old.read(name))
            if name == chosen:
                for _ in range(random_.choice((1, 2, 6))):
                    _change(part, random_)
            new.writestr(name, bytes(part), zipfile.ZIP_DEFLATED)
    return made.getvalue()
