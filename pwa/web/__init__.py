"""Flask and the outside world: preview, build, negotiation, serving."""
