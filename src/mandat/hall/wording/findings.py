"""What a finding is about and why it matters, in the language of the visitor.

The texts are those of `mandat.core.findings.CODES`, which knows nothing of languages: `scripts/texts.py` reads them
from there.
"""

from django.utils.translation import gettext

from mandat.core.findings import CODES, Finding


def title(finding: Finding) -> str:
    """What kind of finding it is, in a few words."""
    return gettext(CODES[finding.code].title)


def why(finding: Finding) -> str:
    """Why it matters."""
    return gettext(finding.why)
