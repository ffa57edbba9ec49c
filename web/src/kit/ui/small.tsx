import { useEffect, useState, type ReactNode } from 'react'
import { usePath } from '../nav.tsx'
import { announce, forgetFormer, useAnnounced } from '../toast.ts'
import { texts } from '../text.ts'
import { Button } from './button.tsx'

const useText = texts({
  zh: { copy: '复制', copied: '已复制', cannot: '这台设备不让网页复制，请长按选中再复制', print: '打印' },
  en: { copy: 'Copy', copied: 'Copied', cannot: 'This device does not let pages copy. Select the text and copy it', print: 'Print' },
})

/** Copies a text and says so. */
export function CopyButton({ text, children }: { text: string; children?: ReactNode }): ReactNode {
  const t = useText()
  const [done, setDone] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setDone(true)
      announce(t.copied)
    } catch {
      announce(t.cannot)
    }
  }
  return (
    <Button icon={done ? 'check' : 'link'} onPress={() => void copy()}>
      {children ?? (done ? t.copied : t.copy)}
    </Button>
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
  const said = useAnnounced()
  const path = usePath()
  useEffect(forgetFormer, [path])
  return (
    <div className="toasts" role="status" aria-live="polite">
      {said && <p key={said.n}>{said.text}</p>}
    </div>
  )
}
