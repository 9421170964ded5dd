"""A federation is made from a profile and registers, or from a book; everything is seen before it is written."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from mandat.errors import MandatError
from mandat.hall import desks
from mandat.hall.founding import NoSlug, NoTables, check_slug, found, from_book, from_profile
from mandat.hall.lifeline import NoFederation, lifeline
from mandat.hall.models import Federation, Invitation

TABLES = {
    "units.csv": "id,name,members\nhamburg,Hamburg branch,420\nkiel,Kiel branch,60\n",
    "people.csv": "id,name,office\nanna,Anna Brandt,congress-chair\nben,Ben Öz,\n",
    "seats.csv": "body,for,person,votes\ncongress,hamburg,anna,4\ncongress,kiel,ben,1\n",
}


@pytest.fixture
def tables(tmp_path, settings, db):
    """A folder with three registers, and a ledger of its own."""
    settings.LEDGER = f"sqlite:///{tmp_path / 'ledger.sqlite3'}"
    (tmp_path / "tables").mkdir()
    for name, text in TABLES.items():
        (tmp_path / "tables" / name).write_text(text, encoding="utf-8")
    yield tmp_path
    for federation in Federation.objects.all():
        desks.close(federation)


def test_a_federation_begins_with_its_charter_people_and_seats(tables, client):
    plan = from_profile("sea", "Sea Union", "congress", str(tables / "tables"), "2024-02-03")
    assert plan.findings == []
    assert "appoint by congress of anna as congress-chair" in plan.text
    codes = found(plan, tables)
    assert list(codes) == ["Anna Brandt"]
    client.post(f"/come-in/{codes['Anna Brandt']}/")
    assert "Sea Union" in client.get("/sea/").content.decode()


def test_nothing_is_written_by_a_plan(tables):
    from_profile("sea", "Sea Union", "congress", str(tables / "tables"), "2024-02-03")
    assert not Federation.objects.exists()
    assert not (tables / "ledger.sqlite3").exists()


def test_a_book_that_is_there_can_be_the_beginning(tables):
    (tables / "record.mandat").write_text('option title "Old Union"\n\n2024-01-01 body congress "Congress"\n')
    plan = from_book("old", str(tables / "record.mandat"))
    assert (plan.title, found(plan, tables)) == ("Old Union", {})


@pytest.mark.parametrize(
    "slug", ["account", "come-in", "i18n", "static", "Sea", "-sea", "s--a", "", "a/b", "x" * 61, "sea "]
)
def test_a_name_that_cannot_stand_in_addresses_is_refused(db, slug):
    with pytest.raises(NoSlug):
        check_slug(slug)


def test_a_name_that_is_taken_is_refused(db):
    Federation.objects.create(slug="sea", title="Sea")
    with pytest.raises(NoSlug, match="there is a federation of this name"):
        check_slug("sea")


def test_a_folder_without_registers_is_told(tables):
    with pytest.raises(NoTables, match="there is none of units.csv, people.csv, seats.csv"):
        from_profile("sea", "Sea", "congress", str(tables), "2024-02-03")


def test_what_is_wrong_in_a_register_is_told_with_its_line(tables):
    (tables / "tables" / "seats.csv").write_text("body,for,person\ncongress,emden,anna\n")
    with pytest.raises(MandatError, match=r'seats.csv:2: nothing on record is called "emden"'):
        from_profile("sea", "Sea", "congress", str(tables / "tables"), "2024-02-03")


def test_whoever_runs_the_hall_can_let_in_somebody_on_record(union, client):
    assert client.post(f"/come-in/{lifeline('pilots', 'ada')}/").status_code == 302
    assert client.get("/pilots/").status_code == 200


def test_whose_old_ways_to_sign_in_are_taken_away_by_that(union, sign_in, client):
    lost = sign_in("chair")
    answer = client.post(f"/come-in/{lifeline('pilots', 'ada')}/")
    assert answer["Location"] == "/account/begin/"
    assert lost.get("/account/").status_code == 302
    assert [(one.what, one.by) for one in User.objects.get().incidents.filter(what="reset")] == [("reset", None)]


def test_and_nobody_else(union):
    with pytest.raises(NoFederation, match="there are: pilots"):
        lifeline("sailors", "ada")
    with pytest.raises(MandatError, match="nothing in the record is called"):
        lifeline("pilots", "nobody")
    assert not Invitation.objects.exists()


def test_the_tables_of_the_hall_are_those_of_the_migrations(db):
    said = StringIO()
    call_command("makemigrations", "hall", dry_run=True, stdout=said)
    assert said.getvalue() == "No changes detected in app 'hall'\n"
