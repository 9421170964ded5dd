"""The pages of sittings, and what is sent to them."""
