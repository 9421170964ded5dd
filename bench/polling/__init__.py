"""A poll of thousands: the hall beside a bare Django view, under the same load."""
