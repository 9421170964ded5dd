"""What commands and pages both say in words, in whatever language."""
