"""A small plan with the row of its report: what services of measures are tried on."""

from prongsai.domain.plan.reading import Due, Link, Meta, Provenance, Reading, Row, Sections

STEP_DUE = Due("ภายในเดือนเมษายน 2566", "month", None, "2023-04-30", "2023-04", at="steps:2")
PLAN_ROW = Row(
    1,
    kind="plan",
    issue="ขั้นตอนไม่ชัดเจน",
    item_title="การเปิดเผย",
    item_code="o11",
    responsible=("สำนักปลัด",),
    steps=("จัดทำคู่มือ", "เผยแพร่ภายในเดือนเมษายน 2566"),
    due=(STEP_DUE,),
)
REPORT_ROW = Row(2, kind="report", item_title="การเปิดเผย")
READING = Reading(
    "สมมติ",
    Meta(fiscal_year=2566, prior_ita_year=2565),
    Sections(),
    (PLAN_ROW, REPORT_ROW),
    links=(Link(1, 2, "title", 0.9),),
    provenance=(
        Provenance("/measures/0/steps/1", "๒.เผยแพร่", line=7),
        Provenance("/measures/0/steps/0", "๑.จัดทำ", line=6),
    ),
)
