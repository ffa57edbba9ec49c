import { type searchDesk, searchKinds } from '@liti/contract/needs'
import { narrow } from '@liti/contract/typed'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { texts } from '../../kit/words/text.ts'
import type { IconName } from '../../kit/ui/icon.tsx'
import { needPath, searchOf } from '../../kit/work/paths.ts'

export type Group = ReplyOf<typeof searchDesk>['groups'][number]
export type Hit = Group['hits'][number]
export type Kind = (typeof searchKinds)[number]

export const useKindText = texts({
  zh: { needs: '诉求', organisations: '单位', rooms: '房间', people: '人', bodies: '机构', units: '楼' },
  en: { needs: 'Needs', organisations: 'Firms', rooms: 'Rooms', people: 'People', bodies: 'Bodies', units: 'Buildings' },
})

export const kindIcon = {
  needs: 'pen',
  organisations: 'building',
  rooms: 'pin',
  people: 'user',
  bodies: 'people',
  units: 'home',
} as const satisfies Record<Kind, IconName>

/** Where a hit leads to. A room is chosen on its building's plan. */
export function pathOf({ page, of, buildingId, id }: Hit): string {
  if (page === 'need') return needPath(of)
  if (page === 'organisation') return `/desk/organisations/${of}`
  if (page === 'body') return `/desk/bodies/${of}`
  return `/desk/units/${of}${searchOf(buildingId ? { building: buildingId, at: id } : {})}`
}

export const allOf = (kind: Kind, q: string): string =>
  kind === 'needs' ? `/desk/needs${searchOf({ tab: 'all', q })}` : `/desk/search${searchOf({ q, kind })}`

/** A text with what was typed marked in it, full-width or not. */
export function Marked({ text, words }: { text: string; words: string }): ReactNode {
  const plain = narrow(text).toLowerCase()
  const asked = narrow(words).trim().toLowerCase()
  const at = asked === '' || plain.length !== text.length ? -1 : plain.indexOf(asked)
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + asked.length)}</mark>
      {text.slice(at + asked.length)}
    </>
  )
}
