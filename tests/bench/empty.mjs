// Nothing: the floor of every benchmark of starting.
