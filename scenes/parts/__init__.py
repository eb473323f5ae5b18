"""Props that one film alone needs; a part moves to the stage with its second user."""
