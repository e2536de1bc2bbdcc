import pytest

from graph_loaders.name_keys import name_keys


def keys(name: str) -> set[str]:
    return set(name_keys(name).split())


def begins(name: str, text: str) -> bool:
    return any(key.startswith(text) for key in keys(name))


def test_every_syllable_start_has_its_pinyin_and_its_initials() -> None:
    assert {"jingbalu", "balu", "lu", "jbl", "bl", "l"} <= keys("经八路")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("中共郑州市金水区经八路街道工作委员会", "jbl"),
        ("中共郑州市金水区经八路街道工作委员会", "zhonggongzhengzhou"),
        ("中共郑州市金水区经八路街道工作委员会", "gzwyh"),
        ("重庆路社区", "chongqing"),
        ("重庆路社区", "zhongqing"),
        ("重庆路社区", "cql"),
        ("重庆路社区", "zql"),
        ("长乐街", "zhangle"),
        ("长乐街", "changyue"),
        ("祭城路街道", "zhaicheng"),
        ("祭城路街道", "zcl"),
        ("祭城路街道", "jicheng"),
        ("任砦社区", "renzhai"),
        ("杓袁", "shaoyuan"),
        ("绿城百合社区", "lvcheng"),
        ("UFO.WORK共享办公党支部", "ufoworkgongxiang"),
        ("UFO.WORK共享办公党支部", "workgxbg"),
        ("体育社区3号楼党小组", "3haolou"),
    ],
)
def test_what_people_type_is_the_beginning_of_a_key(name: str, typed: str) -> None:
    assert begins(name, typed)


def test_words_of_office_have_their_one_reading() -> None:
    assert begins("体育社区委员会", "weiyuanhui")
    assert not begins("体育社区委员会", "weiyuankuai")


def test_keys_are_bounded_lower_case_and_sorted() -> None:
    text = name_keys("中共郑州市金水区东风路十二里屯社区重长乐行会参差委员会")

    assert text == text.lower()
    assert text.split() == sorted(set(text.split()))
    assert len(text.split()) <= 2 * 16 * 25


def test_a_name_without_anything_to_read_has_no_keys() -> None:
    assert name_keys("· — !") == ""
