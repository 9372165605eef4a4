from __future__ import annotations

from feedback.lexicon_mistakes import Places, crossed, meant


def test_a_place_is_the_line_on_which_the_entry_begins() -> None:
    places = Places("phrases.toml", '[placeholders]\n\n[[phrase]]\nid = "STD-01"\n\n[[phrase]]\n')
    assert places.at(("phrase", 1)) == "phrases.toml, entry at line 6: "
    assert places.at(("phrase", 7)) == "phrases.toml: "
    assert places.at(None) == "phrases.toml: "


def test_a_misspelt_name_is_answered_with_the_one_meant() -> None:
    assert meant("need_wiat", ["need_wait", "call_start"]) == ", did you mean 'need_wait'?"
    assert meant("zzz", ["need_wait"]) == ""


def test_names_used_twice_and_names_never_defined_are_found() -> None:
    data = {
        "stages": {"hold": "等待"},
        "placeholders": {"公司": {"meaning": "企业"}},
        "trigger": [{"id": "need_wait"}],
        "phrase": [
            {"id": "STD-01", "text": "{公私}", "stage": "hald", "trigger": "need_wiat", "required": "when"},
            {"id": "STD-01", "text": "好", "required": "when", "replace_with": ["STD-02"]},
        ],
    }
    told = [what for _, what in crossed(data)]
    assert any("defined twice" in what for what in told)
    assert any("needs a trigger" in what for what in told)
    assert any("'need_wiat' is not defined, did you mean 'need_wait'?" in what for what in told)
    assert any("'hald'" in what for what in told)
    assert any("公私" in what for what in told)
    assert any("STD-02" in what for what in told)
