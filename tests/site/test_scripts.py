"""Modules become one classic script; what can't be joined is refused with its place."""

import re
from pathlib import Path

import pytest

from pwa.contract import CONTRACT
from pwa.problems import Problems
from pwa.project import Project
from pwa.site.scripts import code_only, expose, join

PROJECT = Project.installed()
LONGEST = 60
SOURCES = [*sorted((PROJECT.static / "js").rglob("*.js")), *sorted((PROJECT.static / "worker").glob("*.js"))]


@pytest.fixture
def write(tmp_path):
    """Return a function that writes modules; the first is the entry."""

    def all_of(**modules: str) -> Path:
        for stem, text in modules.items():
            (tmp_path / f"{stem}.js").write_text(text, encoding="utf-8")
        return tmp_path / f"{next(iter(modules))}.js"

    return all_of


def refused(entry: Path) -> list[str]:
    with pytest.raises(Problems) as caught:
        join(PROJECT, entry, {"PLACE": "/place/"})
    return [f"{Path(each.origin.file).name}:{each.origin.line}: {each.what}" for each in caught.value.problems]


def test_what_is_imported_stands_first_and_once(write):
    entry = write(
        start='import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c("start"));\n',
        b='import { c } from "./c.js";\nexport function b(x) { return c("b") + x; }\n',
        c='export const c = x => x + "c";\n',
    )

    joined = join(PROJECT, entry, {})

    assert joined.count('+"c"') == 1
    assert joined.index('"c"') < joined.index('"b"') < joined.index('"start"')


def test_a_module_that_nobody_imports_stays_out(write):
    assert "alone" not in join(PROJECT, write(start="self.x = 1;\n", other='export const other = "alone";\n'), {})


def test_an_import_may_span_lines_and_be_followed_by_a_comment(write):
    entry = write(
        start='import {\n  a,\n  b,\n} from "./a.js"; // both\nself.sum = a + b;\n', a="export const a = 1, b = 2;\n"
    )

    assert "import" not in join(PROJECT, entry, {})


def test_the_contract_gives_the_names_that_are_asked_for_and_no_others(write):
    entry = write(start='import { PLACE } from "../contract.js";\nself.place = PLACE;\n')

    joined = join(PROJECT, entry, {"PLACE": ["/é/", 1], "OTHER": "other"})

    assert '["/é/",1]' in joined
    assert "other" not in joined


def test_a_text_or_a_number_stands_where_its_name_stood(write):
    entry = write(
        start='import { PLACE } from "./contract.js";\nimport { MOST } from "./a.js";\n'
        "const LESS = 0x10; // of it\nself.x = [PLACE, MOST, LESS, { x: [LESS, MOST] }, self.MOST];\n",
        a="export const MOST = 77;\nexport const a = 1;\n",
    )

    assert '["/place/",77,16,{x:[16,77]},self.MOST]' in join(PROJECT, entry, {"PLACE": "/place/"})


def test_a_module_can_be_tried_alone(write):
    entry = write(start='import { a } from "./a.js";\nexport const { x, y } = a;\n', a="export const a = {};\n")

    assert re.search(r"Object\.assign\(self,\{x:?\w*,y:?\w*\}\)", expose(PROJECT, entry, {}))


@pytest.mark.parametrize(
    "form",
    [
        'import * as all from "./a.js";',
        'import a from "./a.js";',
        'import "./a.js";',
        'import { a as b } from "./a.js";',
        'import { a } from "a";',
        'import { a } from "./a.js"',
        'if (self.x) { import("./a.js"); }',
    ],
)
def test_other_forms_of_import_are_refused(write, form):
    entry = write(start=f"// The start\n{form}", a="export const a = 1;\n")

    assert refused(entry) == ["start.js:2: this form of import can't be joined"]


@pytest.mark.parametrize(
    "form",
    [
        "export { a };",
        "export { a as b };",
        "export default a;",
        "export default function () {}",
        'export * from "./b.js";',
        'export { b } from "./b.js";',
        "export async function c() {}",
    ],
)
def test_other_forms_of_export_are_refused(write, form):
    entry = write(start=f"const a = 1;\n\n{form}\n", b="export const b = 1;\n")

    assert refused(entry) == ["start.js:3: this form of export can't be joined"]


def test_generators_share_the_scope_too(write):
    two = "function* b() {}\n"
    entry = write(start=f'import {{ a }} from "./a.js";\n{two}a(b);\n', a=f"export function a() {{}}\n{two}")

    assert len(refused(entry)) == 1


@pytest.mark.parametrize("form", ["{ MOST: 1 }", "{ a: 1, MOST: 2 }", "{ MOST }", "{ a: 1, MOST }"])
def test_a_constant_is_no_key_of_an_object(write, form):
    entry = write(start=f"const MOST = 7;\nself.x = {form};\n")

    assert refused(entry) == ["start.js:2: MOST is the key of an object"]


def test_words_in_comments_texts_and_patterns_are_no_imports(write):
    entry = write(start='// import it\nself.x = ["export default", /[/"]import x/, 4 / 2 / 1, self.import];\n')

    assert "export default" in join(PROJECT, entry, {})


def test_what_is_not_there_is_refused(write):
    entry = write(
        start='import { a } from "./a.js";\nimport { b } from "./gone.js";\n'
        'import { OTHER } from "./contract.js";\nself.x = [a, b, OTHER];\n',
        a="const a = 1;\n",
    )

    assert refused(entry) == [
        "start.js:1: a.js exports no a",
        "start.js:2: there is no file gone.js",
        "start.js:3: the contract has no OTHER",
    ]


def test_an_imported_name_that_is_not_used_is_refused(write):
    entry = write(
        start='import {\n  a,\n  b } from "./a.js";\n// b\nself.x = [a, self.b, "b"];\n', a="export let a, b;\n"
    )

    assert refused(entry) == ["start.js:1: b is imported and not used"]


@pytest.mark.parametrize(
    "declared",
    [
        "function same() {}",
        "class same {}",
        "let same;",
        "const other = [1, 2], same = 3;",
        "const { x = 1, same } = self;",
        "const { x: same } = self;",
        "const { x: { y: [, same] } } = self;",
        "const { same = (1, 2), ...others } = self;",
        "const { ...same } = self;",
        "export const [x, same] = self.y;",
    ],
)
def test_two_equal_names_are_refused(write, declared):
    entry = write(start=f'import {{ a }} from "./a.js";\n{declared}\na();\n', a="export function a() {}\nvar same;\n")

    assert refused(entry) == ["start.js:2: same is also a name in a.js"]


def test_a_name_that_is_spread_is_used(write):
    entry = write(start='import { a } from "./a.js";\nself.max = Math.max(...a);\n', a="export const a = [1, 2];\n")

    assert "..." in join(PROJECT, entry, {})


def test_equal_names_inside_of_functions_are_none(write):
    entry = write(
        start='import { a } from "./a.js";\nconst u = (x, y) => { const z = x, same = y; return a(same + z); };\n',
        a="export function a(same) { let x = same; return { u: x }; }\nconst same = { x: 1, a: 2 };\na(same);\n",
    )

    assert "return" in join(PROJECT, entry, {})


def test_a_circle_is_refused(write):
    entry = write(
        start='import { a } from "./a.js";\na();\n',
        a='import { b } from "./b.js";\nexport function a() { b(); }\n',
        b='\nimport { a } from "./a.js";\nexport function b() { a(); }\n',
    )

    assert refused(entry) == ["b.js:2: modules import each other in a circle, a.js → b.js → a.js"]


def test_a_template_literal_is_refused(write):
    assert refused(write(start="\nself.x = `a`;\n")) == ["start.js:2: a template literal can't be read here"]


def functions(text: str):
    """Yield the first line and the number of lines of each function with a body in braces."""
    code = code_only(text)
    for found in re.finditer(r"\bfunction\b[^{]*\{|=>\s*\{", code):
        depth, at = 1, found.end()
        while depth:
            depth += (code[at] == "{") - (code[at] == "}")
            at += 1
        yield code.count("\n", 0, found.start()) + 1, code.count("\n", found.start(), at) + 1


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_function_is_long(path):
    found = functions(path.read_text(encoding="utf-8"))

    assert [f"line {line}: {length} lines" for line, length in found if length > LONGEST] == []


@pytest.mark.parametrize("entry", ["js/app/start.js", "js/tools/tools.js", "worker/worker.js"])
def test_every_source_is_part_of_a_script(entry):
    folder = (PROJECT.static / entry).parent
    seen, left = set(), [PROJECT.static / entry]
    while left:
        path = left.pop().resolve()
        if path not in seen and path.name != "contract.js":
            seen.add(path)
            left += [path.parent / each for each in re.findall(r'from "(\..*?)";', path.read_text(encoding="utf-8"))]

    assert {each for each in folder.glob("*.js") if each.resolve() not in seen} == set()


@pytest.mark.parametrize("entry", ["js/app/start.js", "js/tools/tools.js", "worker/worker.js"])
def test_the_scripts_of_the_guide_can_be_joined(entry):
    assert join(PROJECT, PROJECT.static / entry, CONTRACT).startswith("(function(){")
