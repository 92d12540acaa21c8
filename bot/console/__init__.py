"""The coordinators' review page."""
