"""What is personal in an act is kept apart, under a salted commitment, and an alias stands for it in the tree.

Personal are the id of a person, names of persons, these wherever a text mentions them, ids of acts that contain the id
of a person, and how a seat voted in a roll call. What is not known to be something else may be a person.
"""
