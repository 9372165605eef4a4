"""Who sits here: a name, and what this person says in the places where the pack leaves a blank."""

from __future__ import annotations

import secrets
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

#: The blanks of the pack that a profile's own fields fill in.
COMPANY, NAME, STAFF_NUMBER = "公司", "姓名", "工号"

#: What somebody does here.
Role = Literal["agent", "trainer"]

Id = Annotated[str, StringConstraints(pattern=r"^p-[0-9a-f]{12}$")]
Value = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]


class Profile(BaseModel):
    """One person on this computer.

    Parameters
    ----------
    id : str
        Names the person's folder; says nothing about the person.
    name : str
        As said to customers and shown in the window.
    staff_number : str
        工号, digits as they are read out.
    company : str
        公司, as it is said in the opening.
    placeholders : tuple of (name, value)
        What else is always said the same: 热线, 部门 …
    role : str
        ``agent``, or ``trainer`` for somebody who rules on others' calls.

    Examples
    --------
    >>> Profile.new("李静", staff_number="8021").values
    (('姓名', '李静'), ('工号', '8021'))
    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    id: Id
    name: Annotated[Value, Field(min_length=1)]
    staff_number: Value = ""
    company: Value = ""
    placeholders: tuple[tuple[Value, Value], ...] = ()
    role: Role = "agent"

    @classmethod
    def new(
        cls,
        name: str,
        staff_number: str = "",
        company: str = "",
        placeholders: tuple[tuple[str, str], ...] = (),
        role: Role = "agent",
    ) -> Profile:
        """A profile with an id of its own; it is kept once :class:`coach_app.people.people.People` has it.

        Raises
        ------
        pydantic.ValidationError
            If the name is empty or a value longer than 40 characters.
        """
        return cls(
            id=f"p-{secrets.token_hex(6)}",
            name=name,
            staff_number=staff_number,
            company=company,
            placeholders=placeholders,
            role=role,
        )

    @property
    def values(self) -> tuple[tuple[str, str], ...]:
        """What fills the pack's blanks for this person; empty values are left out."""
        own = ((COMPANY, self.company), (NAME, self.name), (STAFF_NUMBER, self.staff_number), *self.placeholders)
        return tuple((name, value) for name, value in own if name and value)
