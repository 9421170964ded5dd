"""What people do with a poll: put it, vote, count, close it. The result is one act, proposed to the desk."""
