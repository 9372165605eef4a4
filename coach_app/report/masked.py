"""A judged call without identifiers: what reports and exports are written from, unless somebody asks for the words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from coach_app.privacy.masking import Masker
from coach_app.privacy.names import mask_name
from coach_app.report.model import Analysis


def masked(analysis: Analysis, published: Collection[str] = ()) -> Analysis:
    """The same call with identifiers hidden in words, phrases, evidence and the name of the file.

    Parameters
    ----------
    analysis : Analysis
        A judged call.
    published : collection of str
        Numbers that stay readable (:func:`coach_app.privacy.masking.published_in`).

    Returns
    -------
    Analysis
        Masking it again changes nothing.
    """
    masker = Masker([said.utterance for said in analysis.said], published)
    return replace(
        analysis,
        started=replace(
            analysis.started,
            file=mask_name(analysis.started.file),
            items=tuple(masker.item(state) for state in analysis.started.items),
        ),
        said=tuple(masker.said(said, number) for number, said in enumerate(analysis.said)),
        findings=tuple(replace(finding, flag=masker.flag(finding.flag)) for finding in analysis.findings),
        checklist=tuple(masker.item(state) for state in analysis.checklist),
    )
