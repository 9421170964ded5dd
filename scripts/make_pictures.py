"""Draw the pictures of the documents anew. Run by `make docs`; `tests/test_pictures.py` fails where one is old."""

from pathlib import Path

from mandat.clerk.opening import open_book
from mandat.clerk.print import drawn, recognition

ROOT = Path(__file__).resolve().parent.parent

PETROGRAD = (
    "petrograd-garrison", "volhynian-regiment", "semenovsky-regiment", "five-regiments", "other-regiments",
    "cossack-troops", "cyclist-battalion", "new-cyclist-battalions", "peter-paul-fortress", "arms-stores",
    "sestroretsk-factory", "railway-stations", "telephone-exchange", "state-bank", "government-offices",
    "winter-palace", "southern-mills", "aurora", "baltic-fleet", "front",
)  # fmt: skip
"""The units of 1917 that changed sides or were torn between two, the front and the fleet."""


def pictures() -> dict[Path, str]:
    """Where each picture stands, and what it should be."""
    petrograd = recognition(open_book(ROOT / "examples" / "petrograd-1917"), of=PETROGRAD, from_="1917-03")
    return {ROOT / "docs" / "pictures" / "petrograd-recognition.svg": drawn(petrograd)}


def main() -> None:
    for path, picture in pictures().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
