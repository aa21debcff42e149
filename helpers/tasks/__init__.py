"""What a net is asked to learn, one module a task, and the stored studies of data/.

Batches are drawn from torch's random numbers, sentences from Python's; every drawer says its
shapes. What learns them stands in helpers/nets and helpers/training, what rivals them in rivals.
"""
