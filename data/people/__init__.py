"""People: becoming known, roles, invitations, sign-in, calls for help; not what they need or offer."""
