"""mandat: plain-text governance. Who may speak and act for whom, on any date, by which chain of votes, with proof."""
