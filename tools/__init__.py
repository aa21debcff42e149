"""Tools of the course: whatever derives one file from another."""
