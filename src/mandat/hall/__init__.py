"""The hall: the web application in which a federation meets. It adds no rule of its own.

What happens here is an act, checked before it is recorded and appended through the clerk; who may do what is asked of
the law at every request. A page is made on this way:

    urls -> views/     five to ten lines: who asks (`here`), what is read (`reads/`) or done (`moves/`), which template
            reads/     shape what the clerk answers into what a page shows; they write nothing
            moves/     one verb a module, the only writers: acts are proposed to the desk
            desks.py   the opened ledgers of this process
            models.py  the few tables for what is no act: accounts, ballots before the count, the speakers' list
"""
