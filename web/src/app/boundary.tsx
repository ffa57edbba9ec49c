import { Component, type ReactNode } from 'react'
import { texts } from '../kit/words/text.ts'
import { Button } from '../kit/ui/button.tsx'

const useText = texts({
  zh: {
    title: '这一页没有打开',
    text: '页面的一部分没有取到，可能是网络断了，也可能刚刚更新过。您写的草稿还在。',
    reload: '重新打开这一页',
  },
  en: {
    title: 'This page did not open',
    text: 'A part of it could not be fetched: the network may have dropped, or there is a new version. Your drafts are kept.',
    reload: 'Open it again',
  },
})

function Broken(): ReactNode {
  const t = useText()
  return (
    <main className="mobile bare">
      <div className="trouble" role="alert">
        <h1>{t.title}</h1>
        <p>{t.text}</p>
        <Button look="primary" onPress={() => location.reload()}>
          {t.reload}
        </Button>
      </div>
    </main>
  )
}

/** Catches what breaks while drawing, so that a person never faces an empty window. A class: React offers no other way. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }
  override render(): ReactNode {
    return this.state.broken ? <Broken /> : this.props.children
  }
}
