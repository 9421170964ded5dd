"""The results document: one HTML file that stands by itself, for screen and paper, with words beside pictures."""
