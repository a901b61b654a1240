"""All near misses by name."""

from __future__ import annotations

from collections.abc import Callable

from generated.ground import Ground
from generated.near import achieved, named, narrated, told, values, yearly

NEAR_MISSES: dict[str, Callable[[Ground], bool]] = {
    "above 100%": values.above_100,
    "negative": values.negative,
    "fractions of persons": values.fractions_of_persons,
    "thousands of persons": values.thousands_of_persons,
    "延べ falls": values.yearly_count_falls,
    "debts fall": values.debts_fall,
    "計画期間累計": values.counted_within_the_plan,
    "人（累計）": values.unit_with_remark,
    "words for a target": values.words_for_a_target,
    "month": yearly.month_of_the_year,
    "month of the baseline": yearly.baseline_month,
    "month of the target": yearly.target_month,
    "毎年度": yearly.every_year,
    "average of years": yearly.average_of_years,
    "年度末": yearly.end_of_the_year,
    "4月1日": yearly.day_after_the_year,
    "削減量": achieved.not_a_reduction,
    "達成": achieved.achieved_in_words,
    "概ね達成": achieved.other_words,
    "0.13 under General": achieved.fraction_in_general,
    "unrounded figure": achieved.rounded_figure_in_cell,
    "from nothing": achieved.small_slip_is_none,
    "names that hold 世帯数": achieved.better_than_ever,
    "goals spelled": told.goals_spelled,
    "goals with spaces": told.goals_of_their_own_text,
    "a decimal more": told.converted_exactly,
    "percent format": values.percent_format,
    "0.9 to 50": values.from_below_one,
    "target alone": achieved.far_target,
    "未定": achieved.undecided_target,
    "coarser": told.coarser,
    "男 and 女": named.pairs_of_names,
    "wrapped name": named.wrapped,
}

IN_NARRATIVE: dict[str, Callable[[Ground], bool]] = {
    "another year's figure": narrated.figure_of_another_year,
    "a target's figure": narrated.figure_that_is_a_target,
    "other figures": narrated.other_figures,
    "調整中 in prose": narrated.still_arranging,
    "歯止め": narrated.stopped_falling,
    "増加を図る": narrated.meant_to_rise,
    "改善": narrated.better,
    "増加幅": narrated.slower,
    "shared text": narrated.shared_text,
    "several indicators": narrated.several_indicators,
    "quoted 取組名": narrated.quote_of_an_initiative,
}
