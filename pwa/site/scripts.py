"""Joins the modules of a script into the one classic script that old phones can read: Chromium 49 knows no modules.

The sources are ES2015 modules. What they have in common with the build they import from `contract.js`, which is no
file: it is written here, from pwa/contract.py, with the names that this script really uses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import minify

from pwa.problems import Origin, Problem, Problems
from pwa.project import Project
from pwa.wording import Told

CONTRACT = "contract.js"

_NAME = r"[A-Za-z_$][\w$]*"
_IMPORT = re.compile(rf"import\s*\{{(\s*{_NAME}(?:\s*,\s*{_NAME})*)\s*,?\s*\}}\s*from\s*([\"'])(\.[^\"']*)\2\s*;")
_EXPORT = re.compile(r"export\s+(?=(?:function|const|let|class)\b)")
_DECLARATION = re.compile(rf"(?<![\w$.])(?:(?:function\s*\*|function\s|class\s)\s*({_NAME})|(const|let|var)(?![\w$]))")
_PLAIN = re.compile(r'^const ([A-Z][A-Z_]*) = (\d+|0x[0-9a-f]+|"[^"\\\n]*");', re.M)
_WORD = re.compile(r"(?<![\w$.])(import|export)(?![\w$]|\s*:)")
_REGEX_AFTER = re.compile(r"(?:^|[(,=:\[!&|?{};+\-*%~^<>]|(?<![\w$.])(?:return|typeof|case|in|of))\s*$")
_REGEX = re.compile(r"/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_LITERAL = re.compile(r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'""", re.S)


def join(project: Project, entry: Path, contract: Mapping[str, Any]) -> str:
    """Return `entry` and all that it imports as one classic script, minified; raise `Problems`.

    A module stands once, after those that it imports, in the order in which they are imported.
    """
    return _script(_graph(project, entry, contract))


def expose(project: Project, entry: Path, contract: Mapping[str, Any]) -> str:
    """Return the same script with what `entry` exports as properties of `self`: for trying out one module."""
    graph = _graph(project, entry, contract)
    return _script(graph, f"Object.assign(self, {{ {', '.join(graph.modules[entry.resolve()].exports)} }});")


def code_only(text: str) -> str:
    """Return a script with blanks instead of what its comments, strings and regular expressions say."""
    out, at = "", 0
    while at < len(text):
        found = _LITERAL.match(text, at)
        if not found and text[at] == "/" and _REGEX_AFTER.search(out[-40:]):
            found = _REGEX.match(text, at)
        if found:
            # A literal keeps its quotes, so that something still stands there.
            inside = re.sub(r"[^\n]", " ", found.group())
            out += inside if text.startswith(("//", "/*"), at) else text[at] + inside[1:-1] + text[at]
            at = found.end()
        else:
            out += text[at]
            at += 1
    return out


@dataclass
class _Module:
    """`text` is what it says without its imports and exports; `imports` gives the line of each name."""

    path: Path
    text: str = ""
    code: str = ""
    imports: list[tuple[Path, str, int]] = field(default_factory=list)
    exports: list[str] = field(default_factory=list)
    names: list[tuple[str, int]] = field(default_factory=list)

    def put(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]
        self.code = self.code[:start] + code_only(text) + self.code[end:]


@dataclass
class _Graph:
    project: Project
    contract: Mapping[str, Any]
    modules: dict[Path, _Module] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)

    def refuse(self, path: Path, line: int, what: str, advice: str) -> None:
        # For developers: English in any language.
        self.problems.append(Problem(Origin(self.project.shown(path), line), Told(what), Told(advice)))


def _graph(project: Project, entry: Path, contract: Mapping[str, Any]) -> _Graph:
    graph = _Graph(project, contract)
    _add(graph, entry.resolve(), entry, 1, ())
    _check_imports(graph)
    _check_names(graph)
    if graph.problems:
        raise Problems(graph.problems)
    return graph


def _script(graph: _Graph, last: str = "") -> str:
    constants = list(_constants(graph))
    if graph.problems:
        raise Problems(graph.problems)
    parts = [f"const {', '.join(constants)};"] if constants else []
    parts += [module.text for module in graph.modules.values()]
    # Nothing younger than the oldest engine that saves: Chromium 49.
    minify.config({"js-version": 2015})
    body = "\n".join((*parts, last))
    try:
        return str(minify.string("text/javascript", f'(function(){{"use strict";\n{body}\n}})();'))
    except minify.MinifyError as error:
        entry = Origin(graph.project.shown(next(reversed(graph.modules))))
        told = str(error).partition("\n")[0]  # what follows draws an arrow at a place in the joined script
        what = f"this script, with what it imports, can't be read ({told})"
        raise Problems([Problem(entry, Told(what), Told("correct its syntax"))]) from None


def _constants(graph: _Graph) -> Iterator[str]:
    """Yield the declarations of the names of the contract. A text or a number is put where its name stands.

    So are the texts and numbers that a module names in capitals: a name costs nothing.
    """
    plain = {}
    for name in graph.shared:
        value = _json(graph.contract[name])
        if isinstance(graph.contract[name], str | int | float):
            plain[name] = value
        else:
            yield f"{name} = {value}"
    for module in graph.modules.values():
        for found in reversed(list(_PLAIN.finditer(module.text))):
            if not _depth(module.code, found.start()):
                plain[found.group(1)] = found.group(2)
                module.put(found.start(), found.end(), "")
    for module in graph.modules.values():
        for name, value in plain.items():
            for use in reversed(list(_used(name).finditer(module.code))):
                if _is_key(module.code, use):
                    line = _line(module.code, use.start())
                    graph.refuse(module.path, line, f"{name} is the key of an object", "give the key another name")
                module.put(use.start(), use.end(), value)


def _is_key(code: str, use: re.Match[str]) -> bool:
    """Whether a name stands as the key of an object, or as key and value at once: there it can't be replaced."""
    before, after = code[: use.start()].rstrip()[-1:], code[use.end() :].lstrip()[:1]
    return before + after in ("{:", ",:", "{,", "{}", ",}")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _add(graph: _Graph, path: Path, asking: Path, line: int, way: tuple[Path, ...]) -> None:
    """Add a module after those that it imports; `way` leads from the entry to it."""
    if path in way:
        names = " → ".join(each.name for each in (*way[way.index(path) :], path))
        graph.refuse(asking, line, f"modules import each other in a circle, {names}", "move what they share to a third")
        return
    if path in graph.modules:
        return
    if not path.is_file():
        graph.refuse(asking, line, f"there is no file {path.name}", "correct the address of the import")
        return
    module = _read(graph, path)
    for other, at in dict.fromkeys((each[0], each[2]) for each in module.imports):
        if other.name != CONTRACT:
            _add(graph, other, path, at, (*way, path))
    graph.modules[path] = module


def _read(graph: _Graph, path: Path) -> _Module:
    text = graph.project.read_text(path)
    code = code_only(text)
    module, spans = _Module(path, text, code), []
    if "`" in code:
        advice = "join strings with +"
        graph.refuse(path, _line(code, code.index("`")), "a template literal can't be read here", advice)
    for word in _WORD.finditer(code):
        start, line = word.start(), _line(code, word.start())
        known = (_IMPORT if word.group(1) == "import" else _EXPORT).match(text, start)
        if not known or _depth(code, start):
            graph.refuse(path, line, f"this form of {word.group(1)} can't be joined", _ADVICE[word.group(1)])
            continue
        spans.append((start, known.end()))
        if word.group(1) == "export":
            module.exports += [name for name, _ in _declared(code, known.end())]
        else:
            other = (path.parent / known.group(3)).resolve()
            module.imports += [(other, name, line) for name in re.findall(_NAME, known.group(1))]
    module.names = list(_top_level(code))
    for start, end in reversed(spans):
        module.put(start, end, "")
    return module


_ADVICE = {
    "import": 'write import { name } from "./file.js"; at the top level',
    "export": "write export before a function, const, let or class",
}


def _check_imports(graph: _Graph) -> None:
    for module in graph.modules.values():
        for other, name, line in module.imports:
            if other.name == CONTRACT:
                if name not in graph.contract:
                    graph.refuse(module.path, line, f"the contract has no {name}", "add it to pwa/contract.py")
                elif name not in graph.shared:
                    graph.shared.append(name)
            elif other in graph.modules and name not in graph.modules[other].exports:
                graph.refuse(module.path, line, f"{other.name} exports no {name}", "export it, or correct the name")
            if not _used(name).search(module.code):
                graph.refuse(module.path, line, f"{name} is imported and not used", "take it away")


def _used(name: str) -> re.Pattern[str]:
    """Match a name where it stands for itself: not as a property, but also where it is spread."""
    return re.compile(rf"(?:(?<=\.\.\.)|(?<![\w$.])){re.escape(name)}(?![\w$])")


def _check_names(graph: _Graph) -> None:
    """All modules share one scope once they are joined."""
    first: dict[str, str] = dict.fromkeys(graph.shared, CONTRACT)
    for module in graph.modules.values():
        for name, line in module.names:
            if name in first:
                graph.refuse(module.path, line, f"{name} is also a name in {first[name]}", "give one another name")
            first.setdefault(name, module.path.name)


def _top_level(code: str) -> Iterator[tuple[str, int]]:
    """Yield each name that the module declares for all of itself, with its line."""
    depth = 0
    for found in re.finditer(rf"[{{(\[\])}}]|{_DECLARATION.pattern}", code):
        depth += _step(found.group()[0])
        if not depth and len(found.group()) > 1:
            yield from _declared(code, found.start())


def _declared(code: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield the names of the declaration that begins at `start`."""
    found = _DECLARATION.match(code, start)
    if not found:
        return
    if found.group(1):
        yield found.group(1), _line(code, start)
        return
    for part, at in _parts(code, found.end(), ",", ";"):
        for name in _bound(part):
            yield name, _line(code, at)


def _parts(code: str, start: int, between: str, end: str = "") -> Iterator[tuple[str, int]]:
    """Yield what stands around each `between` outside of brackets, up to `end`, with where it begins."""
    depth, at = 0, start
    for here in range(start, len(code)):
        if not depth and code[here] in between + end:
            yield code[at:here], _after_blanks(code, at)
            at = here + 1
            if code[here] == end:
                return
        depth += _step(code[here])
    yield code[at:], _after_blanks(code, at)


def _bound(declared: str) -> Iterator[str]:
    """Yield the names in one part of a declaration: a name or a pattern, with or without a value."""
    pattern = next(_parts(declared, 0, "="))[0].strip().removeprefix("...").strip()
    if pattern[:1] not in ("{", "["):
        yield from [pattern] if pattern else []
        return
    for part, _ in _parts(pattern[1:-1], 0, ","):
        yield from _bound(list(_parts(part, 0, ":"))[-1][0] if pattern[0] == "{" else part)


def _step(letter: str) -> int:
    return (letter in "{([") - (letter in "})]")


def _depth(code: str, end: int) -> int:
    return sum(_step(letter) for letter in code[:end])


def _after_blanks(code: str, at: int) -> int:
    return at + len(code[at:]) - len(code[at:].lstrip())


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
