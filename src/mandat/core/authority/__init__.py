"""Who may act: may X exercise power P over Y at t?

The law in seven steps; each is one small function that returns links of a proof or a gap.

1. *held*           X is a body that holds P over Y, or holds an office that does           `chain`
2. *conferred*      P came down an unbroken chain of conferrals to a root                   `chain`
3. *living*         the acting body lives                                                   `living`
4. *entitled*       1 to 3: so say the root's own rules                                     `entitlement`
5. *recognised*     the body nearest to X of which Y has spoken is recognised               `recognition`
6. *countersigned*  who must sign has signed                                                `countersign`
7. *effective*      4 to 6                                                                  `ask`

Every root through which X has a candidate chain, or which Y recognises for P by word, answers for itself. Chains on
which nothing is broken are found for all powers at once (`good`); those on which something is, by a climb (`climb`).
"""
