"""What editors wrote: the French guide, read and checked."""
