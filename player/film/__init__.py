"""Moving pictures: opened, made fit to publish, and decoded by a limited process of its own into shared memory."""
