"""What is said of acts that are entered: the acts, what is found about them, where they are now."""

from collections.abc import Sequence

from mandat.cli.render.plain import plain
from mandat.core.findings import Finding


def page(text: str, many: int, found: Sequence[Finding], into: str | None) -> str:
    """The acts as they are written (where they are to be shown), findings, and into what they went; None: nowhere."""
    lines = [text] if text else []
    lines += [f"{one.severity} {one.code} {one.act}: {plain(str(one.says))}; {plain(str(one.mend))}" for one in found]
    acts = "1 act" if many == 1 else f"{many} acts"
    lines.append(f"{acts}, nothing written" if into is None else f"{acts} written: {into}")
    return "\n".join(lines)
