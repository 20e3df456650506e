"""Every written form of the contract, every decision, and values of real tables, read one by one."""

import pytest

from grammar.value_rows import number, read, rows
from jixiao_grammar import parse, resolve, to_json

FIELDS = ("kind", "op", "unit", "date", "boundary")


@pytest.mark.parametrize("row", rows("forms.tsv"), ids=lambda row: row["value"])
def test_every_form_of_the_contract_is_read(row: dict[str, str]) -> None:
    answer = read(row["value"])
    assert {key: answer[key] or "" for key in FIELDS if key != "op" or row["kind"] != "compound"} == {
        key: row[key] for key in FIELDS if key != "op" or row["kind"] != "compound"
    }
    assert ("yes" if answer["vague"] else "") == row["vague"]
    if row["kind"] != "compound":
        assert number(answer) == row["number"]


@pytest.mark.parametrize("table", ["decisions.tsv", "field_values.tsv", "whole_values.tsv"])
def test_values_of_real_tables_are_read_as_a_reviewer_reads_them(table: str) -> None:
    wrong = {}
    for row in rows(table):
        answer = read(row["value"])
        got = {key: answer[key] or "" for key in FIELDS}
        got |= {"number": number(answer), "codes": " ".join(remark["code"] for remark in answer["diagnostics"])}
        expected = {key: row[key] for key in got}
        if got != expected:
            wrong[row["value"]] = {key: (expected[key], got[key]) for key in got if got[key] != expected[key]}
    assert wrong == {}


def test_no_number_is_ever_silently_wrong() -> None:
    """The gate: where a number is given without an error, it is the number of the table."""
    silent = []
    for table in ("forms.tsv", "decisions.tsv", "field_values.tsv", "whole_values.tsv"):
        for row in rows(table):
            answer = read(row["value"])
            given = number(answer) and not any(remark["severity"] == "error" for remark in answer["diagnostics"])
            if given and row["number"] and number(answer) != row["number"]:
                silent.append((row["value"], row["number"], number(answer)))
            if given and not row["number"] and row["kind"] != "compound":
                silent.append((row["value"], "no number", number(answer)))
    assert silent == []


@pytest.mark.parametrize("row", rows("positions.tsv"), ids=lambda row: row["value"])
def test_a_diagnostic_points_at_the_characters_it_speaks_of(row: dict[str, str]) -> None:
    value = parse(row["value"])
    found = [remark for remark in value.diagnostics if remark.code == row["code"]]
    assert [remark.span.cut(row["value"]) for remark in found] == [row["found"]]
    assert (found[0].suggestion or "") == row["suggestion"]


def test_a_missing_unit_is_missed_at_the_end() -> None:
    assert [(remark.code, remark.span) for remark in parse("≥88").diagnostics] == [("missing-unit", (3, 3))]


def test_the_answer_has_the_keys_of_the_contract() -> None:
    assert list(to_json(parse("≥12次"))) == [
        "value", "kind", "op", "op_source", "number", "number_high", "printed_number", "printed_unit", "unit", "dimension",
        "date", "boundary", "year_from", "vague", "parts", "diagnostics", "canonical",
    ]  # fmt: skip


def test_a_multiplier_stays_with_the_printed_unit() -> None:
    answer = read("4.8万册")
    assert (answer["number"], answer["printed_number"], answer["printed_unit"]) == ("48000", "4.8", "万册")


def test_a_year_is_taken_from_the_context_and_never_overwrites_the_text() -> None:
    assert (read("12月底前")["date"], read("12月底前")["year_from"]) == ("2025-12-31", "context")
    assert (read("2024年12月底前")["date"], read("2024年12月底前")["year_from"]) == ("2024-12-31", "text")
    assert to_json(parse("10月31日前"))["date"] == "--10-31"
    assert to_json(resolve(parse("2月底前"), 2024))["date"] == "2024-02-29"


def test_a_later_milestone_takes_the_year_of_the_one_before() -> None:
    answer = read("2024年6月底前完成40%，12月底前完成100%")
    assert [[inner["date"] or inner["number"] for inner in pair["parts"]] for pair in answer["parts"]] == [
        ["2024-06-30", "40"],
        ["2024-12-31", "100"],
    ]


def test_a_bracket_that_says_the_same_again_is_a_second_part() -> None:
    answer = read("≥6次（每2月1次）")
    assert [(part["number"], part["unit"]) for part in answer["parts"]] == [("6", "次"), ("1", "次/2月")]


def test_a_bracket_with_another_number_is_no_second_target() -> None:
    assert (read("≤3%（全国平均5%）")["kind"], read("≤3%（全国平均5%）")["number"]) == ("percent", "3")
