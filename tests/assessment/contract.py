"""The example of the assessment file that the design promises, every key of it filled."""

__all__ = ["CONTRACT"]

CONTRACT = """\
edition: 2568
note: ฉบับร่าง
agency: {name: เทศบาลตำบลตัวอย่าง, type: เทศบาลตำบล, district: เมือง, province: ชลบุรี, unit: สำนักปลัด,
         website: 'https://example.go.th'}
items:                      # tool -> item -> a score, or answers
  IIT:  {i1: 99.33, i2: {counts: [29, 0, 0, 0, 0, 1]}, i3: {percent: [99.47, 0.53]}}
  EIT1: {e1: 100}
  EIT2: {e1: 95}
  OIT:  {o1: 100, o6: 50, o7: {score: 0, url: 'https://example.go.th/o7', note: ไม่พบ, derived: true}}
published:                  # what ITAS printed
  {total: 96.04, level: ผ่านดี, tools: {IIT: 99.60}, indicators: {1: 98.67}, subindicators: {9.1: 87.5},
   parts: {EIT1: {6: 100}}}
unprocessed: [EIT2]
previous: {edition: 2567, published: {total: 97.02, level: ผ่านดี, tools: {}, indicators: {}}}
history: {2564: 92.90, 2565: 90.10}
respondents: {IIT: {count: 188, groups: {อายุ: {ต่ำกว่า 20 ปี: 0, 20 - 30 ปี: 32}}}, EIT1: {}}
divisions: {o1: สำนักปลัด, i4: กองคลัง}
analysis: {1: {cause: ก, way_forward: ข}, issue-1: {cause: ค}}
plan: [{indicator: 1, finding: พบ, measure: ทำ, steps: [ก, ข], period: ต.ค., responsible: กองคลัง,
        follow_up: ติดตาม, division: คลัง}]
constraints: [{constraint: คน, impact: ช้า, remedy: จ้าง}]
"""
