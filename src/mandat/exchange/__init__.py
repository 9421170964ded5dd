"""Other people's formats: what is written for programs that are not mandat. It opens no file."""
