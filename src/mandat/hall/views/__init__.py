"""Pages: who asks, what is read or done, which template shows it. Five to ten lines each."""
