"""Sittings of a body as the record tells them: how far each has gone, who is there, what is on the table.

`course` finds the sittings and their acts; the other modules look at the acts of one. There is no table of sittings:
what one is follows from `convene`, `open`, `adjourn`, `resume` and `close`, and from
what was written down between them.
"""
