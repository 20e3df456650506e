"""The whole run, or one file of it, as reports tell it: with the rules that ran and the documents that they cite."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from jixiao_lint.documents import Cited, cited, family_names
from jixiao_lint.file_problems import infos
from jixiao_lint.file_result import rule_info
from jixiao_lint.options import Options
from jixiao_lint.packs import Pack, not_examined_by
from jixiao_lint.result import FileResult, MadeWith, RunResult, ToldLater, Verdict
from jixiao_lint.rulebook import Rulebook
from jixiao_lint.troubles import FAMILY, FAMILY_NAME
from jixiao_lint.weighed import weighed


class Summary:
    """What is told of results, whose files were checked by the rules of one rulebook. It looks each document up once."""

    def __init__(self, rulebook: Rulebook, options: Options) -> None:
        self._rulebook = rulebook
        self._options = options
        self._cited: dict[tuple[str, ...], Mapping[str, Cited]] = {}
        self._described: dict[int, RunResult] = {}

    def of_files(
        self, files: Sequence[FileResult], *, with_titles: bool = False, with_digests: bool = False
    ) -> RunResult:
        """The whole run, with every rule that was run on some file.

        With titles, the documents that findings cite are looked up: their titles, and what each weighs for the unit of its table.
        """
        sets = self._rulebook.chosen_for(file.path for file in files if file.verdict is Verdict.READ)
        ran = {active.code: active for chosen in sets for active in chosen.rules}
        packs = {pack.name: pack for chosen in sets for pack in chosen.packs}
        met = {finding.code for file in files for finding in file.findings}
        return RunResult(
            files=tuple(self._weighed(file) for file in files) if with_titles else tuple(files),
            rules=ToldLater({code: partial(rule_info, ran[code]) for code in sorted(ran)}),
            titles=self._titles(tuple(packs.values())) if with_titles else {},
            families={FAMILY: FAMILY_NAME, **family_names(packs.values())} if with_titles else {},
            troubles=tuple(info for info in infos() if info.code in met),
            suppressed=sum(file.suppressed for file in files),
            not_examined=not_examined_by(packs.values()),
            made_with=self._made_with(files, packs.values()) if with_digests else None,
        )

    def of_file(self, file: FileResult, *, with_titles: bool = False) -> RunResult:
        """One file of a run as a run of its own, for who prints file after file."""
        chosen = self._rulebook.chosen(self._rulebook.choice(file.path))
        if id(chosen) not in self._described:
            rules = ToldLater({active.code: partial(rule_info, active) for active in chosen.rules})
            titles = self._titles(chosen.packs) if with_titles else {}
            self._described[id(chosen)] = RunResult((), rules, titles, troubles=infos())
        return self._described[id(chosen)]._replace(files=(self._weighed(file) if with_titles else file,))

    def _made_with(self, files: Iterable[FileResult], packs: Iterable[Pack]) -> MadeWith:
        from jixiao_lint.made_with import made_with

        read = (file.path for file in files if file.verdict is Verdict.READ)
        return made_with(packs, map(self._rulebook.choice, read), self._options)

    def _weighed(self, file: FileResult) -> FileResult:
        if not file.findings:
            return file
        chosen = self._rulebook.chosen(self._rulebook.choice(file.path))
        return weighed(file, chosen, self._documents(chosen.packs))

    def _titles(self, packs: Sequence[Pack]) -> dict[str, str]:
        return {number: document.title for number, document in self._documents(packs).items()}

    def _documents(self, packs: Sequence[Pack]) -> Mapping[str, Cited]:
        key = tuple(pack.name for pack in packs)
        if key not in self._cited:
            self._cited[key] = cited(packs)
        return self._cited[key]
