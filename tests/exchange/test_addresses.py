"""The addresses of single files: however they are pasted, each wrong line is told by its number and file."""

import pytest

from tracker.exchange.addresses import of_files
from tracker.rules.refusal import BadInput

A, B = "https://example.gov/a.pdf", "https://example.gov/papers/b?of=1,2"
BOTH = {"a.pdf": A, "Smith, b.pdf": B}


@pytest.mark.parametrize(
    "typed",
    [
        f'a.pdf, {A}\n"Smith, b.pdf","{B}"\n',
        f"a.pdf\t{A}\r\nSmith, b.pdf\t{B}",
        f"File name;Address\na.pdf;{A}\n\n\\\\share\\papers\\Smith, b.pdf;{B};\n",
        f'\ufefffile,address,\na.pdf,{A},\n"Smith, b.pdf","{B}",\n',
        f'a.pdf,{A}\n"Smith, b.pdf","{B}"\na.pdf,{A}\n',
    ],
)
def test_columns_are_read_however_they_are_parted(typed: str) -> None:
    assert of_files(typed.encode()) == BOTH


def test_nothing_is_no_address() -> None:
    assert of_files(b" \r\n") == {}


def test_each_wrong_line_is_told_with_its_file_and_what_to_do() -> None:
    lines = ("File name,Address", f"a.pdf,{A}", "b.pdf,", "", f",{A}", "c.pdf,example.gov/c.pdf", f"{A},d.pdf",
             f"a.pdf,{B.partition(',')[0]}", f"e.pdf,{B}", "file name,address")  # fmt: skip
    with pytest.raises(BadInput) as refused:
        of_files("\n".join(lines).encode())
    write = "Write the file's name, a comma and its address; in quotation marks what holds a comma itself."
    copy = "Copy it whole, as https://www.example.gov/paper.pdf."
    assert refused.value.field == "addresses"
    assert str(refused.value) == " ".join((
        "Addresses one by one: of these lines not all can be used.",
        f"Line 3 (b.pdf): no address stands in it. {write}",
        f"Line 5: no file name stands in it. {write}",
        f'Line 6 (c.pdf): "example.gov/c.pdf" is no address of the web. {copy}',
        f'Line 7 (a.pdf): "d.pdf" is no address of the web. {copy}',
        "Line 8 (a.pdf): a line above gives this file another address. Leave the right one.",
        f"Line 9 (e.pdf): it has 3 columns, not two. {write}",
        f'Line 10 (file name): "address" is no address of the web. {copy}',
    ))  # fmt: skip


def test_of_many_wrong_lines_the_first_are_told_and_the_rest_counted() -> None:
    with pytest.raises(BadInput, match=r"Line 20 \(19\.pdf\): no address .* And 1,005 more\.$"):
        of_files("\n".join(f"{number}.pdf," for number in range(1025)).encode())


def test_what_is_no_list_is_said() -> None:
    with pytest.raises(BadInput, match="the list cannot be read as CSV at line 1"):
        of_files(f'"a.pdf,{A}'.encode())
