"""People: becoming known, roles, where they are reached, invitations, sign-in; not what they need or offer."""
