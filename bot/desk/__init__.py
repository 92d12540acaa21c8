"""The coordinators' desk as one feature: pages, their sign-in and style, and the decisions it shares with the chat."""
