"""Functions of two variables: view, surface, map, field, arrows."""
