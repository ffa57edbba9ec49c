import '../kit/css/desk-all.css'
import { useEffect, useState, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useLang } from '../kit/lang.ts'
import { useLive } from '../kit/live.ts'
import { useMe } from '../kit/me.ts'
import { Redirect, usePath } from '../kit/nav.tsx'
import { DeskFrameProvider } from '../kit/shell/desk-page.tsx'
import { DeskDoor, DeskMissing, DeskWaiting } from './desk-doors.tsx'
import { deskPages } from './desk-pages.ts'
import { mount } from './mount.tsx'
import { Pages } from './pages.tsx'
import { useDeskFrame } from './use-desk-frame.ts'

function Desk(): ReactNode {
  const me = useMe()
  const frame = useDeskFrame(me.data)
  const path = usePath()
  useLive({ when: frame !== null })
  const person = me.data?.person?.id ?? null
  const [owner, setOwner] = useState(person)
  if (owner === null && person !== null) setOwner(person)
  // Somebody else signed in meanwhile: nothing read or written here is theirs.
  useEffect(() => {
    if (owner !== null && person !== null && person !== owner) location.reload()
  }, [owner, person])
  if (!frame) {
    const ended = owner !== null && me.data?.person === null
    return <DeskDoor me={me.data} error={me.error} ended={ended} retry={() => void me.refetch()} />
  }
  return (
    <DeskFrameProvider value={frame}>
      {path === '/desk' && <Redirect to="/desk/needs" replace />}
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
