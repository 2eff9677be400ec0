"""Gives distances in words as one of a few steps, as features name them."""

BUCKETS = (1, 2, 3, 5, 8, 12, 20)
STEPS = tuple(str(next((step for step in BUCKETS if n <= step), 99)) for n in range(BUCKETS[-1] + 2))


def bucket(distance: int) -> str:
    """Give a distance in words as one of a few steps.

    >>> bucket(4), bucket(40)
    ('5', '99')
    """
    return STEPS[max(0, min(distance, BUCKETS[-1] + 1))]
