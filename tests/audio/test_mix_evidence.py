from audio.mix_evidence import MixEvidence


def test_evidence_can_be_compared_and_kept() -> None:
    evidence = MixEvidence(True, 3.5, (10, 7), (220.0, 110.0))
    assert evidence == MixEvidence(True, 3.5, (10, 7), (220.0, 110.0))
    assert {evidence}
