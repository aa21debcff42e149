"""How a net learns and what it then writes: loops, their bar, when to stop, sampling.

Nothing here knows a task: the lessons hand in batches and losses. The nets stand in helpers/nets,
what they learn in helpers/tasks.
"""
