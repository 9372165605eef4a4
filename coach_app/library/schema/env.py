"""What Alembic runs to take the steps: on the connection that it is given, inside that one's transaction."""

from __future__ import annotations

from alembic import context

from coach_app.library.tables import Base


def migrate() -> None:
    """Take the steps; whoever asks has opened the transaction and ends it."""
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=Base.metadata,
        render_as_batch=True,  # SQLite alters few things in place
        transactional_ddl=False,  # one transaction around all steps, which is not Alembic's to end
    )
    context.run_migrations()


if __name__ == "env_py":  # the name by which Alembic loads it; anybody else only wants to look
    migrate()
