"""Tools of the course: what runs it, derives its files and measures it. course.py is the door."""
