"""The real window driven by a script: how quickly it starts, how long it stalls, what it looks like."""
