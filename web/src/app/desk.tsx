import '../kit/css/desk-all.css'
import { useEffect, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useLang } from '../kit/words/lang.ts'
import { getMe } from '@liti/contract/session'
import { later } from '../kit/later.tsx'
import { useLive } from '../kit/api/live.ts'
import { useMe } from '../kit/me.ts'
import { Redirect, usePath } from '../kit/nav.tsx'
import { inBackground } from '../kit/api/api.ts'
import { queryClient } from '../kit/api/query.tsx'
import { useSessionEnd } from '../kit/api/session-end.ts'
import { useSearchKey } from '../kit/shell/desk-keys.ts'
import { DeskFrameProvider } from '../kit/shell/desk-page.tsx'
import { DeskDoor, DeskMissing, DeskWaiting, EndsSoon } from './desk-doors.tsx'
import { deskPages } from './desk-pages.ts'
import { mount } from './mount.tsx'
import { Pages } from './pages.tsx'
import { useDeskFrame } from './use-desk-frame.ts'

const SearchPalette = later(async () => (await import('../features/desk-search/palette.tsx')).SearchPalette)

function Desk(): ReactNode {
  const me = useMe()
  const frame = useDeskFrame(me.data)
  const path = usePath()
  const [searching, setSearching] = useState(false)
  const search = (): void => setSearching(true)
  // Pressed before it is known who is there, it opens as soon as it is; who may not come in finds nothing here.
  useSearchKey(search)
  if (searching && me.data && !frame) setSearching(false)
  useLive({ when: frame !== null })
  const person = me.data?.person?.id ?? null
  const [owner, setOwner] = useState(person)
  if (owner === null && person !== null) setOwner(person)
  // Somebody else signed in meanwhile: nothing read or written here is theirs.
  useEffect(() => {
    if (owner !== null && person !== null && person !== owner) location.reload()
  }, [owner, person])
  const ended = owner !== null && me.data?.person === null
  // What was read is theirs who left; what was written stays, for when they come back.
  useEffect(() => {
    if (ended) queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== getMe.path })
  }, [ended])
  const left = useSessionEnd(me.data, me.dataUpdatedAt)
  const { refetch } = me
  useEffect(() => {
    // Asked quietly: another page may have gone on with it.
    if (left === 'over') inBackground(() => void refetch())
  }, [left, refetch])
  const gone = ended || (left === 'over' && me.isRefetchError)
  if (!frame || gone) return <DeskDoor me={me.data} error={me.error} ended={gone} retry={() => void refetch()} />
  return (
    <DeskFrameProvider
      value={
        typeof left === 'number'
          ? { ...frame, onSearch: search, notice: <EndsSoon minutes={left} onGoOn={() => void refetch()} /> }
          : { ...frame, onSearch: search }
      }
    >
      {path === '/desk' && <Redirect to="/desk/needs" replace />}
      {searching && <SearchPalette places={frame.places} onClose={() => setSearching(false)} />}
      <Pages pages={deskPages} missing={<DeskMissing />} waiting={<DeskWaiting />} />
    </DeskFrameProvider>
  )
}

function Localised(): ReactNode {
  return (
    <I18nProvider locale={useLang() === 'zh' ? 'zh-CN' : 'en-US'}>
      <Desk />
    </I18nProvider>
  )
}

mount(<Localised />)
