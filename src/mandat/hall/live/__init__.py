"""Live events: who watches a sitting sees what changes, within half a second.

A process of its own, since it holds thousands of connections that say little, and pages are the opposite. It shows what
everybody may see; what is somebody's own (a ballot, a desk) his page fetches, when it hears that it changed.

    door       the application: requests in, events out
    admission  who may listen
    pulse      whether anything was written since the last look
    watching   looks, for each federation by itself; renders what changed, at most five times a second
    channel    hands it to all who listen
    listener   their connections, of which none is waited for for ever
"""
