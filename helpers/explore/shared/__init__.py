"""What several explorers use: their Python class and traits, JavaScript, CSS. No explorer is here.

bundle.py makes one text of an explorer's files, each of which has a scope of its own.
"""
