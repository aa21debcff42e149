"""What `course.py bench` measures, and the code that it is compared with."""
