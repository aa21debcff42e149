"""What course.py does before and while a learner works: .venv, work/, JupyterLab, its words."""
