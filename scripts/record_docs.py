"""Run the commands shown in the documents and write down what they print. Run by `make docs`.

In README.md and under docs/, a fenced block of the kind `console` is a recording:

    ```console
    $ mandat -b examples/harbour-union may anna funds.spend hamburg
    no: ...
    # exit 1
    $ ls
    ```

- A line `$ mandat ...` is run by sh, also with `NAME=VALUE` or `echo '...' |` before it; what follows it, up to the
  next `$` or the end of the block, is what it prints: standard output and standard error as they come. `# exit N` ends
  it where N is not 0.
- Where what is printed is another text every time (a key, a root, a time), `…` stands in its place: a recording that
  agrees but for what `…` stands for within a line is left as it is.
- Other commands are not run; what stands below them is left as it is.
- The commands of one document run one after the other in one folder, which starts with a copy of `examples/`. A
  document may therefore make books of its own.
- `<!-- file: my-union/record.mandat -->` on the line before a fenced block writes that block to a file there.

To add a recording, write the `$` lines and run `make docs`. `tests/test_docs.py` fails where one is out of date.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

FAULT = "this is a fault of mandat"
"""What the command says where it has failed itself."""

_BLOCK = re.compile(
    r"(?:^<!-- file: (?P<file>\S+) -->\n)?^(?P<open>```(?P<kind>[\w-]*)[^\n]*\n)(?P<body>.*?)(?P<close>^```[ ]*$)",
    re.MULTILINE | re.DOTALL,
)

_COMMAND = re.compile(r"\$ (?:echo '[^']*' \| )?(?:[A-Z_]+=\S+ )*mandat\b")


def documents(root: Path = ROOT) -> list[Path]:
    """The documents that may hold recordings."""
    return sorted([root / "README.md", *(root / "docs").rglob("*.md")])


def rerecorded(text: str, examples: Path = ROOT / "examples", programs: Path = BIN) -> str:
    """`text` with every recording made anew, with the `mandat` found in the folder `programs`."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if examples.is_dir():
            shutil.copytree(examples, folder / "examples")

        def anew(found: re.Match) -> str:
            if found["file"]:
                _write(folder, found["file"], found["body"])
            if found["kind"] != "console":
                return found[0]
            start = found.start("body") - found.start()
            return found[0][:start] + _recording(found["body"], folder, programs) + found["close"]

        return _BLOCK.sub(anew, text)


def _write(folder: Path, name: str, text: str) -> None:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise ValueError(f"a document may not write outside its own folder: {name}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _recording(body: str, folder: Path, programs: Path) -> str:
    """One block made anew: each `$ mandat` line followed by what it prints."""
    before, *parts = re.split(r"^(?=\$ )", body, flags=re.MULTILINE)
    return before + "".join(
        _agreed(part, _run(part.partition("\n")[0], folder, programs)) if _COMMAND.match(part) else part
        for part in parts
    )


def _agreed(before: str, now: str) -> str:
    """What was recorded before, where the two agree but for what `…` stands for; else what is printed now."""
    same = re.fullmatch(".*".join(map(re.escape, before.split("…"))), now)
    return before if "…" in before and same else now


def _run(line: str, folder: Path, programs: Path) -> str:
    done = subprocess.run(
        ["sh", "-c", line.removeprefix("$ ")],
        cwd=folder,
        env={"PATH": f"{programs}:{os.defpath}", "HOME": str(folder), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    if FAULT in done.stdout:
        raise ValueError(f"{line}: no document shows a fault of the program:\n{done.stdout}")
    printed = "".join(f"{out.rstrip()}\n" for out in done.stdout.splitlines())
    return f"{line}\n{printed}" + (f"# exit {done.returncode}\n" if done.returncode else "")


def main() -> None:
    for path in documents():
        text = path.read_text(encoding="utf-8")
        new = rerecorded(text)
        if new != text:
            path.write_text(new, encoding="utf-8")
            print(f"{path.relative_to(ROOT)}: recorded anew")


if __name__ == "__main__":
    main()
