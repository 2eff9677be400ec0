"""Takes the readings of a store; gives stories: the same act told by several outlets, with its independent chains."""
