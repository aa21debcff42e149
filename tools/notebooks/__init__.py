"""From lessons/ to notebooks/: read, check, execute, link, write. tools/build.py is the door."""
