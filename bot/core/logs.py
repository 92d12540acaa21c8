"""Logging: one line an event on standard error, names and numbers only; what people say is never logged."""

import logging
import sys

import structlog


def configure(level: int = logging.INFO) -> None:
    """Log events from `level` up; readable on a terminal, JSON lines otherwise."""
    renderer = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=lambda *_: structlog.PrintLogger(sys.stderr),  # as it is then: a caller may have exchanged it
    )


def quiet() -> None:
    """Only what went wrong: for a terminal on which somebody is talking."""
    configure(logging.ERROR)
