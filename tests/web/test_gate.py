"""Which names lead to a server, without one."""

import pytest

from jixiao_lint.web.gate import Door


@pytest.mark.parametrize(
    ("host", "address", "is_local"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/#t", True),
        ("localhost", "http://localhost:8000/#t", True),
        ("::1", "http://[::1]:8000/#t", True),
        ("0.0.0.0", "http://127.0.0.1:8000/#t", False),
        ("::", "http://[::1]:8000/#t", False),
        ("192.168.1.5", "http://192.168.1.5:8000/#t", False),
    ],
)
def test_the_address_is_one_to_go_to(host: str, address: str, is_local: bool) -> None:
    door = Door(host, 8000, "t")
    assert (door.address, door.is_local) == (address, is_local)
    assert door.is_own(address.split("/")[2])


@pytest.mark.parametrize(
    "name",
    [
        "evil.example:8000",
        "127.0.0.1",
        "127.0.0.1:80",
        "",
        ":8000",
        "127.0.0.1:8000/x",
        "a@127.0.0.1:8000",
        "[::1:8000",
        "192.168.1.5:8000",
    ],
)
def test_no_other_name_leads_to_this_machine(name: str) -> None:
    assert not Door("127.0.0.1", 8000, "t").is_own(name)


def test_where_others_get_in_addresses_do_and_names_do_not() -> None:
    door = Door("0.0.0.0", 8000, "t")
    assert door.is_own("192.168.1.5:8000")
    assert not door.is_own("led.elsewhere:8000")
