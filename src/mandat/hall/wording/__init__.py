"""What pages say in words, in the language of the visitor."""
