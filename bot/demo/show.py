"""The story as a person reads it on a terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.core.messages import Button, Outgoing
from bot.demo.outcome import Outcome
from bot.demo.story import About
from bot.words import say, say_both

_WIDTH_COLUMNS = 96


class Printed:
    """Prints each part under a heading: what people type on the left, what they are told below it, indented."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(width=_WIDTH_COLUMNS, highlight=False)

    def chapter(self, key: str) -> None:
        """Begin a chapter, by the key of its name."""
        self._console.print()
        self._console.rule(Text.assemble((f"{say('zh', key)} ", "bold"), (say("en", key), "dim")), align="left")

    def person(self, who: str, about: About) -> None:
        """Say who speaks next."""
        self._console.print(Text.assemble("\n", (who, "bold cyan"), (f"  {about.zh} · {about.en}", "dim")))

    def note(self, words: str) -> None:
        """Say what happens beside the conversations."""
        self._console.print(Text(words, "dim"))

    def said(self, who: str, words: str) -> None:
        """Show what somebody typed."""
        self._console.print(Text.assemble((f"{who}：", "cyan"), words))

    def pressed(self, who: str, label: str) -> None:
        """Show which button somebody pressed."""
        presses = f"{say('zh', 'demo.presses')} "
        self._console.print(Text.assemble((f"{who}：", "cyan"), (presses, "dim"), (f"[{label}]", "reverse")))

    def told(self, who: str, messages: Iterable[Outgoing]) -> None:
        """Show what somebody is told; nothing where there is nothing."""
        for message in messages:
            words = Text.assemble((f"{say('zh', 'demo.name')} → {who}  ", "green dim"), message.text)
            self._console.print(Padding(words, (0, 0, 0, 4)))
            for row in message.buttons:
                self._console.print(Padding(_keys(row), (0, 0, 0, 4)))

    def outcomes(self, outcomes: Sequence[Outcome]) -> None:
        """Show how every need ended, and whether that is how the story says."""
        table = Table(title=say_both("demo.endings", " "), title_justify="left", box=None, pad_edge=False)
        for heading in ("who", "need", "outcome", "by", "when"):
            table.add_column(say_both(f"demo.{heading}", " "), overflow="fold")
        table.add_column("", overflow="fold")
        for outcome in outcomes:
            mark = Text("✓", "green") if outcome.as_told else Text("✗", "bold red")
            table.add_row(outcome.who, outcome.need, outcome.status, outcome.by, outcome.when, mark)
        self._console.print()
        self._console.print(table)


def _keys(row: Iterable[Button]) -> Text:
    return Text(" ".join(f"[{button.label}]" for button in row), "dim")
