import type { BoundedCount } from '@liti/contract/common'
import { listUnits } from '@liti/contract/directory'
import { listWork } from '@liti/contract/needs'
import type { Me } from '@liti/contract/session'
import { useSignOut } from '../kit/me.ts'
import { useRead } from '../kit/api/query.tsx'
import type { DeskFrame } from '../kit/shell/desk-page.tsx'
import { texts, useTx } from '../kit/words/text.ts'
import { countText } from '../kit/work/bounded.ts'
import { useKeptScope } from './kept-scope.ts'

const useText = texts({
  zh: { needs: '诉求', callbacks: '回访', overdue: '超时', buildings: '楼宇', figures: '数据', notices: '通知', all: '全部楼宇' },
  en: {
    needs: 'Needs',
    callbacks: 'Call-backs',
    overdue: 'Overdue',
    buildings: 'Buildings',
    figures: 'Figures',
    notices: 'Messages',
    all: 'All buildings',
  },
})

/** What the bar of every desk page shows, for one who holds a seat; null for anybody else. */
export function useDeskFrame(me: Me | undefined): Omit<DeskFrame, 'onSearch'> | null {
  const t = useText()
  const tx = useTx()
  const seat = me?.person?.seats[0]
  const when = seat !== undefined
  const units = useRead(listUnits, {}, { when }).data?.units
  const [chosen, onScope] = useKeptScope()
  const scope = units && !units.some(({ id }) => id === chosen) ? null : chosen
  const work = useRead(listWork, { query: { limit: 1, unit: scope ?? undefined } }, { when, live: ['needs', 'body'], keep: true })
  const onSignOut = useSignOut('/')
  if (!me || !seat) return null

  const counts = work.data?.counts
  return {
    places: [
      { to: '/desk/needs', label: t.needs, count: shown(counts?.mine) },
      { to: '/desk/callbacks', label: t.callbacks, count: shown(counts?.callback) },
      { to: '/desk/overdue', label: t.overdue, count: shown(counts?.overdue) },
      { to: '/desk/buildings', label: t.buildings },
      { to: '/desk/figures', label: t.figures },
      { to: '/desk/notices', label: t.notices },
    ],
    scopes: [{ id: null, name: t.all }, ...(units ?? []).map(({ id, name }) => ({ id, name: tx(name) }))],
    scope,
    onScope,
    unread: me.unread,
    who: tx(seat.title),
    onSignOut,
  }
}

const shown = (count: BoundedCount | undefined): string | undefined => (count && count.count > 0 ? countText(count) : undefined)
