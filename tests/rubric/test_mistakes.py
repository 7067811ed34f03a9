"""A mistake in a rubric gives the file, the line, the key and what was expected."""

import contextlib
import random
from pathlib import Path

import pytest

from policycheck.errors import RubricError
from policycheck.rubric import load_rubric
from tests.rubric.conftest import SMALL, write

# (what stands in the small rubric, what stands there instead, key at fault, words of the message)
MISTAKES = {
    "unknown key": ("    why: A home", "    whi: A home", "criteria.0.whi", "did you mean 'why'"),
    "unknown key at the top": ("title: A small", "titel: A small", "titel", "did you mean 'title'"),
    "unknown key in a cue": (
        "denied: supports}",
        "denies: supports}",
        "criteria.0.cues.0.denies",
        "'denied'",
    ),
    "unknown key in a term": ("denial: true", "denail: true", "terms.evict.denail", "'denial'"),
    "missing key": ("    why: A home keeps people alive.\n", "", "criteria.0.why", "this key is missing"),
    "wrong stance": (
        "says: undermines, all",
        "says: undermine, all",
        "criteria.0.cues.0.says",
        "'undermines'",
    ),
    "wrong id": ("id: p4.keeps-home", "id: p9.keeps-home", "criteria.0.id", "'p4.walk-in'"),
    "text for a list": (
        'phrases: [drug use, "use~ drugs"]',
        "phrases: drug use",
        "terms.drug-use.phrases",
        "a list",
    ),
    "number for text": ("version: 0.1.0", "version: 1", "version", "put it in quotes"),
    "weight too great": (
        "    ask:",
        "    weight: 11\n    ask:",
        "criteria.0.weight",
        "less than or equal to 10",
    ),
    "unknown term": (
        "all: [evict, drug-use]",
        "all: [evict, drug-usd]",
        "criteria.0.cues.0.all.1",
        "'drug-use'",
    ),
    "unknown term in an either": (
        "[evict, drug",
        "[evict | evikt, drug",
        "criteria.0.cues.0.all.0",
        "'evict'",
    ),
    "two terms in a slot": ("[evict, drug-use]", "[evict drug-use]", "criteria.0.cues.0.all.0", "'a | b'"),
    "unknown term in none": (
        "denied: supports}",
        "none: [x-y]}",
        "criteria.0.cues.0.none.0",
        "no term 'x-y'",
    ),
    "unknown kind": ("[house-rules]", "[house-rule]", "criteria.0.not_for.0", "'house-rules'"),
    "unknown included term": (
        "denial: true",
        "includes: [drugs-use]",
        "terms.evict.includes.0",
        "'drug-use'",
    ),
    "capitals in a phrase": ("[drug use,", "[Drug use,", "terms.drug-use.phrases.0", "lower case"),
    "inflection inside a word": ('["evict~"]', '["ev~ict"]', "terms.evict.phrases.0", "end of a word"),
    "pattern that does not compile": ("denial: true", "patterns: ['(']", "terms.evict.patterns.0", "RE2"),
    "pattern beyond RE2": ("denial: true", "patterns: ['(?=a)b']", "terms.evict.patterns.0", "RE2"),
    "pattern for nothing": ("denial: true", "patterns: ['a*']", "terms.evict.patterns.0", "empty text"),
    "empty term": ('    phrases: ["evict~"]\n', "", "terms.evict", "expected phrases"),
    "unknown criterion of a word": (
        "advice: replace",
        "advice: replace\n    counts_as: p4.x",
        "language.0.counts_as",
        "no criterion",
    ),
    "unknown level": ("level: 3, when", "level: 5, when", "levels.0.level", "less than or equal to 4"),
    "no last level": ("when: nothing}", "when: nothing, conditions: {against: 1}}", "levels", "last row"),
    "unknown off": ("language:", "off: [p4.keep-home]\nlanguage:", "off.0", "'p4.keeps-home'"),
    "unknown base": ("name: small", "extends: harm-reductoin\nname: small", "extends", "'harm-reduction'"),
}

# Values that fit no key of the small rubric, or only by chance.
STRANGE = [
    "null",
    "[]",
    "{}",
    "3",
    "3.5",
    "true",
    "[null]",
    "{a: 1}",
    "{1: 2}",
    "[[1]]",
    "~",
    "!!set {a}",
    "2020-01-01",
    ".nan",
]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_names_file_line_key_and_what_was_expected(tmp_path: Path, mistake: str) -> None:
    right, wrong, key, message = MISTAKES[mistake]
    assert SMALL.count(right) == 1
    text = SMALL.replace(right, wrong)
    file = write(tmp_path / "mine.yaml", text)
    with pytest.raises(RubricError) as raised:
        load_rubric(file)
    assert raised.value.file == str(file)
    assert raised.value.key == key
    assert message in raised.value.expected
    # The key stands in the line that is named; where it is missing, what should hold it does.
    named = text.splitlines()[raised.value.line - 1]
    last = key.rsplit(".", 1)[-1]
    assert last.isdigit() or last in named or message == "this key is missing"
    assert str(raised.value).startswith(f"{file}:{raised.value.line}: {key}: ")


def test_the_line_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    text = SMALL.replace("all: [evict, drug-use]", "all: [evict, drug-usd]")
    with pytest.raises(RubricError) as raised:
        load_rubric(write(tmp_path / "mine.yaml", text))
    assert raised.value.line == text[: text.index("drug-usd")].count("\n") + 1


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("name: a\ntitle: b\nname: c\n", 3, "twice"),
        ("name: a\nterms:\n  x: {phrases: [a]}\n  x: {phrases: [b]}\n", 4, "twice"),
        ("name: a\n  title: b\n", 2, "expected YAML"),
        ("name: [a\n", 2, "expected YAML"),
        ("- a\n- b\n", 1, "found a list"),
        ("", 1, "the file is empty"),
        ("a: &x [1]\nb: *x\n", 2, "aliases are not read"),
        ("name: !!python/object/apply:os.getcwd []\n", 1, "expected YAML"),
        ("name: !!binary aGVsbG8=\n", 1, "expected YAML"),
        ("name: a\ntitle: \x07\n", 2, "control characters"),
        ("a: " + "[" * 60 + "]" * 60, 1, "levels of nesting"),
        ("[" * 100_000, 1, "levels of nesting"),
        ("- " * 5_000 + "a", 1, "levels of nesting"),
    ],
)
def test_yaml_that_cannot_be_a_rubric(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(RubricError) as raised:
        load_rubric(write(tmp_path / "mine.yaml", text))
    assert (raised.value.line, message in raised.value.expected) == (line, True)


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_bytes("name: a\ntitle: caf\u00e9\n".encode("latin-1"))
    with pytest.raises(RubricError, match=r"mine\.yaml:2: expected UTF-8"):
        load_rubric(file)


def test_words_that_old_yaml_takes_for_booleans_stay_words(tmp_path: Path) -> None:
    text = SMALL.replace("[drug use,", "[no, yes, off, on, drug use,")
    assert load_rubric(write(tmp_path / "mine.yaml", text)).terms["drug-use"].phrases[:4] == [
        "no",
        "yes",
        "off",
        "on",
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [("harm-reducton", "did you mean 'harm-reduction'"), ("nowhere/mine.yaml", "shipped: harm-reduction")],
)
def test_a_rubric_that_is_not_there(name: str, message: str) -> None:
    with pytest.raises(RubricError, match=message):
        load_rubric(name)


def test_a_folder_without_a_rubric(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match=r"no rubric\.yaml"):
        load_rubric(tmp_path)


def test_a_part_alone_is_no_rubric(tmp_path: Path) -> None:
    with pytest.raises(RubricError, match="title: this key is missing"):
        load_rubric(write(tmp_path / "part.yaml", "name: part\n"))


def test_terms_that_include_each_other_in_a_ring(tmp_path: Path) -> None:
    ring = "terms:\n  a: {includes: [b]}\n  b: {includes: [c]}\n  c: {includes: [a]}\n  evict:"
    text = SMALL.replace("terms:\n  evict:", ring)
    with pytest.raises(RubricError, match="a -> b -> c -> a"):
        load_rubric(write(tmp_path / "mine.yaml", text))


def test_an_id_that_stands_twice_in_one_rubric(tmp_path: Path) -> None:
    write(tmp_path / "mine" / "rubric.yaml", SMALL)
    criterion = SMALL[SMALL.index("criteria:") : SMALL.index("language:")]
    write(tmp_path / "mine" / "p4.yaml", criterion)
    with pytest.raises(RubricError, match=r"criteria\.0\.id: the criterion 'p4.keeps-home' stands twice"):
        load_rubric(tmp_path / "mine")


def test_a_criterion_in_the_file_of_another_principle(tmp_path: Path) -> None:
    text = SMALL.replace("criteria:", "principle: 5\ncriteria:")
    with pytest.raises(RubricError, match=r"starts with p5\."):
        load_rubric(write(tmp_path / "mine.yaml", text))


def test_a_mistake_in_a_rubric_that_is_built_on_names_that_file(tmp_path: Path, small: Path) -> None:
    write(small, SMALL.replace("why:", "whi:"))
    mine = write(tmp_path / "mine.yaml", "extends: small.yaml\n")
    with pytest.raises(RubricError) as raised:
        load_rubric(mine)
    assert Path(raised.value.file) == small


def test_rubrics_that_build_on_each_other_in_a_ring(tmp_path: Path) -> None:
    write(tmp_path / "a.yaml", "extends: b.yaml\n")
    write(tmp_path / "b.yaml", "extends: a.yaml\n")
    with pytest.raises(RubricError, match=r"a\.yaml -> b\.yaml -> a\.yaml"):
        load_rubric(tmp_path / "a.yaml")


@pytest.mark.parametrize("seed", range(150))
def test_whatever_is_damaged_gives_a_rubric_or_a_rubric_error(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    lines = SMALL.split("\n")
    for _ in range(chance.randint(1, 3)):
        number = chance.randrange(len(lines))
        key, colon, _ = lines[number].partition(":")
        damage = [
            "",
            key,
            key + colon,
            key + ": " + chance.choice(STRANGE),
            lines[number] + chance.choice("[]{}:#'\"&*!"),
        ]
        lines[number] = chance.choice(damage)
    with contextlib.suppress(RubricError):
        load_rubric(write(tmp_path / "mine.yaml", "\n".join(lines)))
