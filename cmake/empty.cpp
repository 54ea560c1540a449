// A module whose sources do not exist yet.
