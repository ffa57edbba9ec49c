import type { Text } from '@liti/contract/common'
import type { LinkView } from '@liti/contract/needs'
import { dateText } from '@liti/contract/time-text'
import { namesOf, type AssignmentRow, type NeedRecord } from '../record/need-record.ts'
import { timelineOf } from './timeline.ts'

type Entry = LinkView['timeline'][number]

/** What the requester added since, and the unit's own part from the link that was sent to where it stands now, newest first. */
export function linkTimeline(record: NeedRecord, own: AssignmentRow, lead: Text, paused: boolean): Entry[] {
  const yours = { ...namesOf(record), partOf: () => ({ zh: '您单位', en: 'your unit' }) }
  const told = timelineOf(
    record.events.filter((event) => event.assignment_id === own.id || event.kind === 'supplemented'),
    yours,
    'handlers',
  ).map((entry) => ({ ...entry, text: { zh: entry.text.zh, en: capital(entry.text.en) } }))
  const sent = entry('done', { zh: '发出协办链接', en: 'The link was sent to you' }, own.created_at.toString(), lead)
  const now = nowText(own, paused)
  return [...(now ? [entry('now', now)] : []), ...told, sent]
}

function nowText({ state, outcome, promised_day: day, missing }: AssignmentRow, paused: boolean): Text | null {
  if (state === 'assigned') return { zh: '等您单位签收', en: 'Waiting for your unit to sign for it' }
  if (state !== 'signed') return null
  if (paused) return { zh: '停表，等牵头单位答复', en: 'Your clock stands still until the lead answers' }
  if (outcome === 'promised' && day !== null)
    return { zh: `等到 ${dateText(day).zh}，您单位说好的日子`, en: `Waiting for ${dateText(day).en}, the day your unit named` }
  if (missing !== null) return { zh: '等您单位补充回复', en: 'Waiting for your unit to complete its reply' }
  return { zh: '等您单位回复', en: 'Waiting for the reply of your unit' }
}

const entry = (tone: Entry['tone'], text: Text, at: string | null = null, by: Text = { zh: '', en: '' }): Entry => ({
  id: null,
  tone,
  text,
  detail: null,
  note: '',
  at,
  by,
  files: [],
})

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
