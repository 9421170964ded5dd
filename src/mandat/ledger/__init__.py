"""The ledger: the acts of a record as entries that can only be added to, stored so that they outlive any crash."""
