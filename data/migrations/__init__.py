"""Alembic's migrations, packaged with the program and run by `Database.migrate`."""
