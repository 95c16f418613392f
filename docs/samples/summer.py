"""What the summer pictures share: the sky."""

from __future__ import annotations

from prints import CREAM, LAKE, PAPER, mixed

SUMMER_SKY = [mixed(LAKE, PAPER, 0.4), mixed(LAKE, PAPER, 0.6), mixed(LAKE, PAPER, 0.78), mixed(CREAM, PAPER, 0.45)]
