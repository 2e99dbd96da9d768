"""What the guide says in each language, and in which language it ended up."""
