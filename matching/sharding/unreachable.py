"""What is raised where no cluster answers; apart, so that naming it does not load Dask."""


class Unreachable(Exception):  # noqa: N818 - says what is the matter
    """No scheduler answers at the address."""
