"""Our matcher for the patterns of YAML rules beside google-re2: `pip install google-re2`, then `python bench/patterns.py`.

Prints, for each pattern, whether both find the same stretch in every text, and microseconds per cell.
"""

import time
from collections.abc import Callable, Sequence

from jixiao_lint.config.declared.pattern import pattern

TEXTS = (
    "修复管网长度", "≥120公里", "2025年12月31日前完成", "培训人次（线上）", "有效保障机关正常运转",
    "按照津财绩效〔2020〕16号文件要求执行",
    "a" * 200, "甲乙丙丁" * 50, "第一季度完成招标，第二季度开工，第三季度完成主体工程，第四季度验收",
)  # fmt: skip
PATTERNS = (
    r"\d{4}年", r"(不|未|没有)[低少]于", r"^[^（）]+$", r"[一二三四]季度", r"(a+)+b", r"(.|.)*丁$", r"〔\d{4}〕\d+号",
)  # fmt: skip


def measured(work: Callable[[str], object], texts: Sequence[str], rounds: int = 50) -> float:
    """Microseconds per text, the best of three."""
    best = float("inf")
    for _ in range(3):
        began = time.process_time()
        for _ in range(rounds):
            for text in texts:
                work(text)
        best = min(best, time.process_time() - began)
    return best / rounds / len(texts) * 1e6


def main() -> None:
    """Compare, pattern by pattern."""
    import re2  # type: ignore[import-not-found, import-untyped, unused-ignore]

    options = re2.Options()
    options.longest_match = True
    print("| pattern | same stretch | ours, µs a cell | re2, µs a cell |\n|---|---|---:|---:|")
    for text in PATTERNS:
        ours, theirs = pattern(text), re2.compile(text, options)
        same = all(_stretch(theirs.search(cell)) == _ours(ours.first(cell)) for cell in TEXTS)
        print(f"| `{text}` | {same} | {measured(ours.first, TEXTS, 5):.0f} | {measured(theirs.search, TEXTS):.1f} |")


def _stretch(match: object) -> tuple[int, int] | None:
    return match.span() if match else None  # type: ignore[attr-defined]


def _ours(span: object) -> tuple[int, int] | None:
    return (span.start, span.end) if span else None  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
