"""Who really decides: how often each vote turns a result, whatever its weight; on whole numbers."""
