"""The changes of the robustness measure change what they say they change, and nothing else."""

import pytest
import variants


@pytest.mark.parametrize(
    ("change", "text", "expected"),
    [
        (variants.as_british, "The Program recognizes labor.", "The Programme recognizes labour."),
        (variants.as_american, "Whilst at the Centre, neighbours wait.", "While at the Center, neighbors wait."),
        (variants.other_numbers, "Up to ten kits within 72 hours.", "Up to twelve kits within 58 hours."),
        (variants.other_numbers, "Call 911, day or night, 24/7.", "Call 911, day or night, 24/7."),
        (variants.other_numbers, "It cost $18,400 in 2019.", "It cost $14,720 in 2019."),
        (variants.other_numbers, "No one hands in one for one.", "No one hands in one for one."),
        (variants.other_numbers, "Seven days a week, seven nights.", "Seven days a week, nine nights."),
        (variants.other_dates, "On Mondays until 3 May 2024.", "On Wednesdays until 3 October 2022."),
        (variants.other_dates, "Guests may stay; they march out.", "Guests may stay; they march out."),
        (variants.curly_quotes, "'Use' isn't \"abuse\".", "\u2018Use\u2019 isn\u2019t \u201cabuse\u201d."),
        (variants.straight_quotes, "\u2018Use\u2019 isn\u2019t \u201cabuse\u201d.", "'Use' isn't \"abuse\"."),
        (variants.other_dashes, "A walk-in site - no fee.", "A walk\u2010in site \u2014 no fee."),
        (variants.line_breaks, "a b c d e f g h i j", "a b c d e f g h\ni j"),
        (variants.with_organisation("the Okafor Foundation"), "The clinic is shut.", "The Okafor Foundation is shut."),
        (variants.with_organisation("Lakeview House"), "Ask the service users.", "Ask the service users."),
        (variants.with_person("Mr. Reed"), "Ask the nurse.", "Ask Mr. Reed."),
        (variants.other_names, "Maple Court is full.", "Cedar Row is full."),
    ],
)
def test_a_change_does_what_it_is_called(change: variants.Change, text: str, expected: str) -> None:
    assert change(text) == expected


def test_no_spelling_is_british_and_american_at_once() -> None:
    words = [pair.split() for pair in variants.SPELLINGS.split("|")]
    assert all(american != british for american, british in words)
    assert {american for american, _ in words}.isdisjoint(british for _, british in words)


@pytest.mark.parametrize("name", variants.INNOCENT)
def test_no_change_touches_a_negation(name: str) -> None:
    text = "No one shall be turned away, not for a test and never without a reason; they may not be searched."
    for _, change in variants.INNOCENT[name]:
        assert " ".join(change(text).lower().split()) == text.lower()
