import type { Text } from '@liti/contract/common'
import { bodyName, type AssignmentRow } from '../record/need-record.ts'

const names = (rows: AssignmentRow[], lang: 'zh' | 'en') =>
  rows.map((row) => (lang === 'zh' && row.region) || bodyName(row)[lang]).join(lang === 'zh' ? '、' : ', ')

const cameOf =
  (...outcomes: (string | null)[]) =>
  (one: AssignmentRow): boolean =>
    one.state === 'replied' && outcomes.includes(one.outcome)
const promised = (one: AssignmentRow): boolean => one.state === 'signed' && one.outcome === 'promised'

const groups: [(who: Text) => Text, (one: AssignmentRow) => boolean][] = [
  [(who) => ({ zh: `${who.zh}办好`, en: `done: ${who.en}` }), cameOf('done', null)],
  [(who) => ({ zh: `${who.zh}办了一部分`, en: `done in part: ${who.en}` }), cameOf('partly')],
  [(who) => ({ zh: `${who.zh}办不了`, en: `cannot: ${who.en}` }), cameOf('cannot')],
  [(who) => ({ zh: `${who.zh}定了日子`, en: `day set: ${who.en}` }), promised],
  [(who) => ({ zh: `${who.zh}在办`, en: `at work: ${who.en}` }), (one) => one.state === 'signed' && !promised(one)],
  [(who) => ({ zh: `${who.zh}待签收`, en: `not yet signed for: ${who.en}` }), (one) => one.state === 'assigned'],
]

/** How the co-units stand, by where each part is: one that has not signed for its part is not at work on it. */
export function coUnitsStand(co: AssignmentRow[]): Text {
  const said = groups.flatMap(([text, is]) => {
    const rows = co.filter(is)
    return rows.length === 0 ? [] : [text({ zh: names(rows, 'zh'), en: names(rows, 'en') })]
  })
  return { zh: said.map(({ zh }) => zh).join('，'), en: said.map(({ en }) => en).join('; ') }
}
