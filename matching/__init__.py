"""The matching engine: a Problem in, a Plan out; knows nothing of databases or chat."""
