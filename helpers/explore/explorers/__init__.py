"""A folder for each explorer: its class and function, its JavaScript (NAME.js draws), its CSS.

What a second one uses, too, is in shared/; what it says in helpers/text/explore_NAME.toml.
"""
