"""The federation that meets in these tests, founded as `mandat hall create` founds one, once for every story."""

import json
import os
import sys
from pathlib import Path

RECORD = """
option title "Ferry Union"
option timezone "UTC"

2024-01-01 unit hamburg "Hamburg branch"
    members 40

2024-01-01 unit kiel "Kiel branch"
    members 30

2024-01-01 unit emden "Emden branch"
    members 20

2024-01-01 body congress "Congress"
    kind congress

2024-01-01 charter congress-rules of congress
    quorum   1/2 of seats
    majority simple
    notice   14 days

2024-01-01 person ada "Ada Ahrens"

2024-01-01 person ben "Ben Brandt"

2024-01-01 person cem "Cem Celik"

2024-01-01 person dora "Dora Dahl"

2024-01-01 person eva "Eva Ehlers"

2024-02-01 elect elect-hamburg of ada, cem to congress from hamburg
    votes 4
    for   30

2024-02-01 elect elect-kiel of ben, eva to congress from kiel
    votes 3
    for   20

2024-02-01 elect elect-emden of dora to congress from emden
    votes 2
    for   15

2024-03-01 office congress-chair in congress "Chair"
    powers sitting.preside, sitting.admit

2024-03-01 office congress-secretary in congress "Secretary"
    powers sitting.minute, sitting.admit

2024-03-01 office congress-teller in congress "Teller"
    powers sitting.count

2024-03-01 appoint chair-ada by congress of ada as congress-chair

2024-03-01 appoint secretary-ben by congress of ben as congress-secretary

2024-03-01 appoint teller-cem by congress of cem as congress-teller

2024-03-01 appoint teller-eva by congress of eva as congress-teller

2026-04-01 motion motion-boat in congress by hamburg "The union buys one old boat"

2026-04-02 instruct emden-boat by emden in congress on motion-boat mode bound says against
    for     15
    against 3
"""

CALLED = """
2026-05-01T10:00 convene june from ada to congress "In Hamburg: the boat, and the fares"
    for   congress
    meets 2026-06-01T10:00
"""

GOING_ON = (
    CALLED
    + """
2026-06-01T10:00 open opened in congress on june
    present 0
    chair   ada

2026-06-01T10:01 arrive came-ada in congress of ada
    count 4

2026-06-01T10:01 arrive came-cem in congress of cem
    count 0

2026-06-01T10:02 arrive came-ben in congress of ben
    count 3

2026-06-01T10:02 arrive came-eva in congress of eva
    count 0

2026-06-01T10:03 arrive came-dora in congress of dora
    count 2
"""
)


def _found(slug: str, record: str, strict: bool) -> dict[str, str]:
    """Found a federation whose sittings are public; a code for everybody on record."""
    from django.conf import settings

    from mandat.hall.founding import found, from_book
    from mandat.hall.models import Federation, Invitation
    from mandat.hall.models.federation import Openness
    from mandat.hall.moves.invite import invite

    path = Path(settings.FOLDER) / f"{slug}.mandat"
    path.write_text(record, encoding="utf-8")
    found(from_book(slug, str(path)), Path(settings.FOLDER))
    federation = Federation.objects.get(slug=slug)
    federation.openness, federation.second_factor = Openness.SITTINGS, strict
    federation.save()
    Invitation.objects.filter(federation=federation).delete()
    return {person: invite(federation, person) for person in ("ada", "ben", "cem", "dora", "eva")}


def main(stories: dict[str, dict]) -> None:
    """Found a federation for each story, by its name: `{"record": ..., "strict": ...}`. Prints the codes as JSON."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "mandat.hall.settings"
    import django

    django.setup()
    from mandat.hall.preparing import prepare

    prepare()
    json.dump({slug: _found(slug, **how) for slug, how in stories.items()}, sys.stdout)


if __name__ == "__main__":
    main(json.load(sys.stdin))
