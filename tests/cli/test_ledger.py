"""`mandat ledger ...` as a user runs it: a federation, two branches, and somebody who rewrites history."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from mandat.cli.commands.ledger import COMMANDS, command
from mandat.ledger.store import Damaged

UNION = Path(__file__).parent / "union"
EMPTY_ROOT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
ACT = "2024-06-01 note n1 about congress\n"


def told(said):
    assert said.err == ""
    return json.loads(said.out)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_page_and_json(run, name):
    said = run("ledger", name, "--help")
    assert (said.code, said.err) == (0, "")
    assert "--json" in said.out
    found = command.get_command(None, name)
    assert all(param.help for param in found.params if param.param_type_name == "option")


def test_the_page_lists_the_commands(run):
    assert [name for name in COMMANDS if f"  {name}" not in run("ledger", "--help").out] == []


def test_a_misspelt_command(run):
    said = run("ledger", "verfy")
    assert (said.code, said.out, said.err) == (2, "", 'mandat: there is no command "verfy": did you mean verify?\n')


def test_a_misuse_names_the_command_of_the_ledger_and_not_another_of_its_name(run):
    said = run("ledger", "import", "--frob")
    assert said.err.startswith(
        "mandat ledger import: there is no option --frob\nusage: mandat [-b BOOK] ledger import BOOK;"
    )


def test_a_ledger_without_entries(ledger):
    assert ledger("init", "--origin", "union.example/record").out.startswith(
        "made: sqlite:///union.db\nkey: union.exam"
    )
    assert ledger("init").out.startswith("there already: sqlite:///union.db\nkey: union.example/record+")
    expected = {"ok": True, "entries": 0, "root": EMPTY_ROOT, "first_bad": None, "reason": None}
    assert told(ledger("verify", "--json")) == expected
    assert ledger("export", "-") == (0, "", "")


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"init", "import", "confirm", "append"}))
def test_a_ledger_that_is_not_there(ledger, name):
    more = {"export": ["x"], "prove": ["x"], "erase": ["x", "--order", "y"], "backup": ["x"]}.get(name, [])
    said = ledger(name, *more, url="sqlite:///none.db")
    assert (said.code, said.out) == (2, "")
    assert "none.db" in said.err
    assert "Traceback" not in said.err
    assert not Path("none.db").exists()


def test_a_closed_standard_input_holds_no_act(ledger, monkeypatch):
    ledger("init")
    monkeypatch.setattr(sys, "stdin", None)
    assert ledger("append", "-") == (0, "0 new, 0 there already\n", "")


def test_keys_that_cannot_be_kept_are_told(ledger, monkeypatch, tmp_path):
    (tmp_path / "full").touch()
    monkeypatch.setenv("MANDAT_KEYS", str(tmp_path / "full"))
    said = ledger("init")
    assert (said.code, said.out) == (2, "")
    assert (
        "full: a new private key cannot be kept there (it is there already); name another folder in MANDAT_KEYS"
        in said.err
    )


def test_a_book_that_is_not_there_is_not_put_in(ledger):
    said = ledger("import", "none")
    assert said == (2, "", "mandat: none: there is no such file or folder; name the book that is to be put in\n")


def test_a_book_is_no_ledger(run):
    said = run("-b", UNION, "ledger", "verify")
    assert (said.code, said.out) == (2, "")
    assert "this is no URL of a ledger; name one: mandat -b sqlite:///union.db ledger ..., or postgresql:" in said.err


def test_import_then_export_gives_back_the_book(union, run):
    text = union("export", "-").out
    Path("again").mkdir()
    Path("again/record.mandat").write_text(text, encoding="utf-8")
    for question in (["votes"], ["tree"], ["log"], ["check"]):
        before, after = (json.loads(run("-b", book, *question, "--json").out) for book in (UNION, "again"))
        for row in (*before, *after):
            for place in ("file", "line", "column", "excerpt"):
                row.pop(place, None)
        assert after == before
    assert union("import", "again", url="sqlite:///second.db").code == 0
    assert union("export", "-", url="sqlite:///second.db").out == text


@pytest.mark.parametrize("question", [["tree"], ["votes"], ["dispatches"], ["reports"], ["support", "assembly"]])
def test_every_question_runs_on_a_ledger(union, run, question):
    before = run("-b", UNION, *question, "--json")
    assert before.code == 0
    assert run("-b", "sqlite:///union.db", *question, "--json") == before


def test_the_same_on_a_server_with_several_records(ledger, run, new_database):
    """All that a federation does with a ledger, in PostgreSQL; the record beside it is another one."""
    url, other = new_database, f"{new_database}&record=other"
    assert ledger("import", UNION, url=url).code == 0
    assert ledger("init", url=other).code == 0
    for question in (["tree"], ["votes"], ["support", "assembly"]):
        assert run("-b", url, *question, "--json") == run("-b", UNION, *question, "--json")
    Path("kept").write_text(ledger("checkpoint", url=url).out, encoding="utf-8")
    assert ledger("witness", "--name", "kiel.example/w", url=url).code == 0
    person = next(row["id"] for row in json.loads(run("-b", url, "log", "--json").out) if row["kind"] == "person")
    assert ledger("erase", person, "--order", "assembly", url=url).code == 0
    assert ledger("verify", "--against", "kept", url=url).code == 0
    assert person not in ledger("export", "-", url=url).out.split()
    assert ledger("backup", "copy.db", url=url).code == 0
    assert told(ledger("verify", "--json", url="sqlite:///copy.db")) == told(ledger("verify", "--json", url=url))
    assert told(ledger("verify", "--json", url=other))["entries"] == 0


def test_import_again_adds_nothing(union):
    again = told(union("import", UNION, "--json"))
    assert again["new"] == 0
    assert again["entries"] == again["acts"]


def test_a_book_that_cannot_be_read_whole_is_not_imported(ledger):
    Path("bad.mandat").write_text("2024-13-01 note n\n", encoding="utf-8")
    said = ledger("import", "bad.mandat")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("mandat: bad.mandat: 1 thing cannot be read, the first: bad.mandat:1: ")
    assert said.err.endswith("; see mandat -b bad.mandat check\n")


def test_append_says_how_far_acts_have_come(union):
    Path("new.mandat").write_text(ACT, encoding="utf-8")
    entries = told(union("verify", "--json"))["entries"]
    assert told(union("append", "new.mandat", "--json")) == [{"id": "n1", "index": entries, "standing": "committed"}]
    union("checkpoint")
    assert union("append", "new.mandat").out == f"checkpointed  {entries:>7}  n1\n0 new, 1 there already\n"
    union("witness", "--name", "kiel.example/w")
    assert told(union("append", "new.mandat", "--json"))[0]["standing"] == "cosigned"


def test_what_cannot_be_read_is_not_appended(union):
    Path("new.mandat").write_text(f"{ACT}\nrubbish\n", encoding="utf-8")
    said = union("append", "new.mandat")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("mandat: new.mandat: 1 thing cannot be read, the first: line 3: ")
    assert (
        union("append", "none.mandat").err
        == "mandat: none.mandat: there is no such file or folder; name a file that can be read\n"
    )


def test_a_proof_is_confirmed_without_the_ledger(union, run):
    key = told(union("init", "--json"))["key"]
    act = json.loads(run("-b", UNION, "log", "--json").out)[3]["id"]
    assert union("prove", act).err.startswith(f"mandat: {act} is committed, and no checkpoint covers it yet; make one")
    union("checkpoint")
    witness = told(union("witness", "--name", "kiel.example/w", "--json"))["witness"]
    assert union("prove", act, "--out", "act.tlog-proof").out == "written: act.tlog-proof\n"
    assert union("prove", act, "--out", "new/act.tlog-proof").code == 2
    assert not Path("new").exists()
    Path("union.db").unlink()
    assert told(run("ledger", "confirm", "act.tlog-proof", "--key", key, "--witness", witness, "--json"))["ok"]
    said = run("ledger", "confirm", "act.tlog-proof", "--key", key)
    assert said.out.startswith("proved: ")
    assert json.loads(run("-b", UNION, "log", "--json").out)[3]["at"] in said.out.splitlines()[3]
    text = Path("act.tlog-proof").read_text(encoding="utf-8")
    Path("act.tlog-proof").write_text(text.replace("index ", "index 1"), encoding="utf-8")
    said = run("ledger", "confirm", "act.tlog-proof", "--key", key)
    assert (said.code, said.out.split(":")[0]) == (1, "not proved")
    assert run("ledger", "confirm", "act.tlog-proof", "--key", "nonsense").code == 2


def test_a_whole_file_that_was_rolled_back_is_found_only_from_outside(union):
    shutil.copy("union.db", "older.db")
    Path("new.mandat").write_text(ACT, encoding="utf-8")
    union("append", "new.mandat")
    Path("kept.checkpoint").write_text(union("checkpoint").out, encoding="utf-8")
    assert union("witness").code == 0
    for name in ("union.db", "union.db-wal", "union.db-shm"):
        Path(name).unlink(missing_ok=True)
    shutil.copy("older.db", "union.db")
    assert union("verify").code == 0
    said = union("verify", "--against", "kept.checkpoint")
    assert said.code == 1
    assert "the ledger was rolled back" in said.out
    said = union("checkpoint")
    assert (said.code, said.out) == (2, "")
    assert "contradicts its own checkpoint" in said.err


def test_a_ledger_that_is_damaged_past_opening_is_not_good(union, monkeypatch):
    def damaged(*_, **__):
        raise Damaged("sqlite:///union.db", "its tables are gone")

    monkeypatch.setattr("mandat.cli.commands.ledger.verify.opened", damaged)
    said = union("verify", "--json")
    assert said.code == 1
    assert told(said)["reason"].startswith("sqlite:///union.db is damaged or cannot be read (its tables are gone)")
    assert union("verify").out.startswith("not good: sqlite:///union.db is damaged")


def test_a_split_view_is_found_by_the_first_who_compares(union):
    """The centre shows one history to Kiel and another to Bremen, both signed with its own key."""
    for branch in ("kiel", "bremen"):
        shutil.copy("union.db", f"{branch}.db")
        Path("new.mandat").write_text(f"2024-06-01 note n-{branch} about congress\n", encoding="utf-8")
        union("append", "new.mandat", url=f"sqlite:///{branch}.db")
    kiel = union("checkpoint", url="sqlite:///kiel.db").out
    for seen in Path("keys").glob("*.seen"):
        shutil.rmtree(seen)  # the centre forgets what it signed
    Path("bremen.checkpoint").write_text(union("checkpoint", url="sqlite:///bremen.db").out, encoding="utf-8")
    Path("kiel.checkpoint").write_text(kiel, encoding="utf-8")
    assert union("verify", "--against", "kiel.checkpoint", url="sqlite:///kiel.db").code == 0
    said = union("verify", "--against", "bremen.checkpoint", url="sqlite:///kiel.db")
    assert (said.code, "history was rewritten" in said.out) == (1, True)


def test_a_witness_does_not_cosign_another_history(union):
    union("checkpoint")
    shutil.copy("union.db", "other.db")
    assert union("witness", "--name", "kiel.example/w").code == 0
    Path("new.mandat").write_text(ACT, encoding="utf-8")
    union("append", "new.mandat")
    union("checkpoint")
    assert union("witness", "--name", "kiel.example/w").code == 0
    Path("union.db").unlink()
    shutil.copy("other.db", "union.db")
    said = union("witness", "--name", "kiel.example/w")
    assert said.code == 1
    assert said.out.startswith("not cosigned: rolled back: ")
    assert "it showed before:" in said.out
    assert told(union("witness", "--name", "kiel.example/w", "--json"))["cosigned"] is False


def test_a_witness_does_not_take_another_key_for_the_same_ledger(union):
    union("checkpoint")
    union("witness")
    Path("union.db").unlink()
    union("import", UNION)
    union("checkpoint")
    said = union("witness")
    assert said.code == 1
    assert "it is another ledger, or was replaced" in said.out


def test_a_person_is_erased_everywhere(union, run):
    person = next(row["id"] for row in json.loads(run("-b", UNION, "log", "--json").out) if row["kind"] == "person")
    order = next(row["id"] for row in json.loads(run("-b", UNION, "log", "--json").out) if row["kind"] == "body")
    done = told(union("erase", person, "--order", order, "--json"))
    assert done["erased"] > 0
    for question in (["log"], ["tree"], ["roster", "assembly"], ["check"], ["log", "--json"]):
        words = run("-b", "sqlite:///union.db", *question).out.replace(",", " ").replace('"', " ").split()
        assert person not in words
    assert run("-b", "sqlite:///union.db", "show", person).code == 2
    assert run("-b", "sqlite:///union.db", "show", done["alias"]).code == 0
    assert union("verify").code == 0
    assert union("erase", done["alias"], "--order", order).out.startswith("erased before; ")


COUNTED = """
2024-01-01 body board "Board"
2024-01-01 person anna "Anna Brandt"
2024-01-02 vote v in board
    ballots "anna"
    method  motion
    for     2
    against 1
"""


def test_a_book_with_files_is_imported_with_them_and_one_is_erased_after_the_person_called_like_it(ledger, tmp_path):
    (tmp_path / "b.mandat").write_text(COUNTED)
    (tmp_path / "anna").write_text("for,against\n1,\n1,\n,1\n")
    assert ledger("import", "b.mandat").out.startswith("imported: 3 of 3 acts, with 1 file\n")
    person = ledger("erase", "anna", "--order", "v").out.splitlines()
    assert person[0].startswith("erased: 2 texts; what is left is called p-")
    left = person[0].split()[-2]
    file, again = (ledger("erase", left, "--order", "v").out.splitlines() for _ in range(2))
    assert file[0].startswith("erased: 1 file (")
    assert again[0] == file[0].replace("erased: 1 file", "erased before")
    assert file[1] == again[1] == f"nobody can count or read any more: {left}"


def test_follow_prints_what_is_there_and_ends_when_it_has_enough(union):
    said = union("follow", "--from", "0", "--count", "2", "--json")
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [row["index"] for row in rows] == [0, 1]
    assert all(row["text"] and row["committed"].endswith("Z") for row in rows)
    assert union("follow", "--from", "0", "--count", "1").out.startswith("; 0, 20")


def test_a_backup_verifies_and_says_the_same(union):
    assert union("backup", "copy.db").code == 0
    assert told(union("verify", "--json", url="sqlite:///copy.db")) == told(union("verify", "--json"))
    assert union("backup", "copy.db").code == 2


def test_a_ledger_moves_to_a_server_with_its_root_and_its_key(union, new_database):
    signed = union("checkpoint").out
    assert union("backup", new_database).out.startswith("copied: ")
    assert told(union("verify", "--json", url=new_database)) == told(union("verify", "--json"))
    assert union("checkpoint", url=new_database).out == signed
    assert union("backup", new_database).code == 2
    assert "named by its path; write backup.db" in union("backup", "sqlite:///copy.db").err


def test_status_says_how_far_the_record_has_come(union):
    entries = told(union("verify", "--json"))["entries"]
    key = told(union("init", "--json"))["key"]
    assert told(union("status", "--json")) == {"key": key, "committed": entries, "checkpointed": 0, "cosigned": []}
    union("checkpoint")
    union("witness", "--name", "kiel.example/w")
    status = told(union("status", "--json"))
    assert (status["checkpointed"], status["cosigned"][0]["size"]) == (entries, entries)
    assert union("status").out.splitlines()[3].startswith(f"cosigned      {entries:>9}  by kiel.example/w, 20")


def test_a_private_key_is_in_no_ledger_and_nobody_elses_to_read(union, tmp_path):
    (key,) = (tmp_path / "keys").glob("*.key")
    assert key.stat().st_mode & 0o077 == 0
    secret = key.read_text(encoding="utf-8").strip().split("+", 4)[4]
    assert secret.encode() not in Path("union.db").read_bytes()
    key.unlink()
    said = union("checkpoint")
    assert said.code == 2
    assert "holds no private key of mandat/" in said.err


def test_a_key_that_is_given_is_of_the_kind_that_is_wanted(union, tmp_path):
    union("checkpoint")
    log = told(union("init", "--json"))["key"]
    seen = told(union("witness", "--name", "kiel.example/w", "--json"))["witness"]
    union("prove", "board", "--out", "p")
    private = next(path for path in (tmp_path / "keys").glob("mandat-*.key")).read_text().strip()
    for options, says in (
        (["--key", log, "--witness", log], "--witness: this is the key of a ledger, and that of a witness is wanted"),
        (["--key", seen], "--key: this is the key of a witness, and that of a ledger is wanted"),
        (
            ["--key", private],
            "--key: this is no key; it is a private one, which nobody else may see; the public one is",
        ),
        (["--key", "x"], "--key: this is no key; a public key is written NAME+8 hexadecimal digits+Base64"),
    ):
        said = union("confirm", "p", *options)
        assert (said.code, said.out) == (2, "")
        assert said.err.startswith(f"mandat ledger confirm: {says}")
        assert private not in said.err


@pytest.mark.parametrize("name", ["", "two words", "a+b"])
def test_a_name_that_no_key_can_have_is_refused_before_anything_is_made(ledger, name):
    for said in (ledger("init", "--origin", name), ledger("witness", "--name", name)):
        assert (said.code, said.out) == (2, "")
        assert f'"{name}" cannot be the name of a key' in said.err
    assert not Path("union.db").exists()


def test_a_file_that_is_no_checkpoint_is_named(union):
    Path("letter").write_text("Dear members\n")
    said = union("verify", "--against", "letter")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("mandat: letter: this is no signed note: ")
    assert said.err.endswith("; name a file that holds what mandat ledger checkpoint printed\n")
