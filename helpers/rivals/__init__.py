"""What a net has to beat: rules and tables that count and have nothing to learn by gradients.

Written out, since being seen is their purpose. They are handed pairs of tokens and a label; where
such pairs come from stands in helpers/tasks.
"""
