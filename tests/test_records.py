"""The blocks of a document are frozen, compare by what they show, and can be sent to another process."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError

import pytest

import docparse


def test_blocks_are_frozen_compared_and_pickled() -> None:
    document = docparse.parse("一、基本情况\n全县共有人口30万。\n（一）农业\n粮食增产。\n")
    same = docparse.parse("一、基本情况\n全县共有人口30万。\n（一）农业\n粮食增产。\n")
    other = docparse.parse("一、基本情况\n全县共有人口30万。\n")
    assert document == same != other
    assert hash(document) == hash(same)
    assert pickle.loads(pickle.dumps(document)) == copy.deepcopy(document) == document
    section = next(document.sections())
    assert repr(section.blocks[0]) == "<Paragraph 全县共有人口30万。, line 2>"
    assert section.blocks[0] != section.blocks[1]
    with pytest.raises(FrozenInstanceError):
        section.span = docparse.Span(0, 1)  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del section.span
