import { useEffect, useState, type ReactNode } from 'react'
import { usePath } from '../nav.tsx'
import { useLetterKeys } from '../letter-keys.ts'
import { announce, forgetFormer, takeOffer, useAnnounced, type Offer } from '../toast.ts'
import { texts } from '../words/text.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

const useText = texts({
  zh: { copy: '复制', copied: '已复制', cannot: '这台设备不让网页复制，请长按选中再复制', print: '打印' },
  en: { copy: 'Copy', copied: 'Copied', cannot: 'This device does not let pages copy. Select the text and copy it', print: 'Print' },
})

/** Copies a text and says so; whether it went well. */
function useCopy(): (text: string, said?: string) => Promise<boolean> {
  const t = useText()
  return async (text, said) => {
    try {
      await navigator.clipboard.writeText(text)
      announce(said ?? t.copied)
      return true
    } catch {
      announce(t.cannot)
      return false
    }
  }
}

/** Copies a text and says so. */
export function CopyButton({ text, children }: { text: string; children?: ReactNode }): ReactNode {
  const t = useText()
  const copy = useCopy()
  const [done, setDone] = useState(false)
  return (
    <Button icon={done ? 'check' : 'link'} onPress={() => void copy(text).then((well) => well && setDone(true))}>
      {children ?? (done ? t.copied : t.copy)}
    </Button>
  )
}

/** The same as a link among others; `said` tells what was copied. */
export function CopyLink({ text, said, children }: { text: string; said: string; children: ReactNode }): ReactNode {
  const copy = useCopy()
  return (
    <button type="button" className="as-link" onClick={() => void copy(text, said)}>
      <Icon name="link" /> {children}
    </button>
  )
}

export function PrintButton({ look, children }: { look?: 'plain' | 'text'; children?: ReactNode }): ReactNode {
  const t = useText()
  return (
    <Button icon="print" look={look ?? 'plain'} onPress={() => window.print()}>
      {children ?? t.print}
    </Button>
  )
}

/** Where `announce` speaks: once per shell. */
export function Announcer(): ReactNode {
  const shown = useAnnounced()
  const path = usePath()
  useEffect(forgetFormer, [path])
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ n, text, offer }) => (
        <p key={n}>
          {text}
          {offer && <Offered offer={offer} />}
        </p>
      ))}
    </div>
  )
}

const secondsLeft = (until: number): number => Math.max(0, Math.ceil((until - Date.now()) / 1000))

/** The button of an offer and how long it stands; the seconds are for the eye alone, read out they would drown everything else. */
function Offered({ offer }: { offer: Offer }): ReactNode {
  const [left, setLeft] = useState(() => secondsLeft(offer.until))
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsLeft(offer.until)), 250)
    return () => clearInterval(timer)
  }, [offer])
  const letters = useLetterKeys()
  if (left === 0) return null
  return (
    <button type="button" className="offer" onClick={takeOffer}>
      {offer.label} {letters && <kbd aria-hidden="true">Z</kbd>} <span aria-hidden="true">{left}</span>
    </button>
  )
}
