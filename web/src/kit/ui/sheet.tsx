import { useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { texts } from '../words/text.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

const useText = texts({ zh: { close: '关上', cancel: '先不办' }, en: { close: 'Close', cancel: 'Not now' } })

/**
 * The browser's own modal dialog: it keeps the focus inside, closes on Esc and gives the focus back.
 * Open while it is rendered; `onClose` has to take it away.
 */
export function Dialog({
  onClose,
  className,
  labelledBy,
  closed,
  children,
}: {
  onClose: () => void
  /** The browser has closed it all the same, as it does when Esc is pressed again; else `onClose` is told. */
  closed?: () => void
  className: string
  labelledBy: string
  children: ReactNode
}): ReactNode {
  const ref = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const dialog = ref.current
    dialog?.showModal()
    return () => {
      dialog?.close()
      setTimeout(keepPlace)
    }
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Esc does the same
    <dialog
      ref={ref}
      className={className}
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClose={() => {
        // the news may come late, of a dialog that stands open again
        if (ref.current?.open === false) (closed ?? onClose)()
      }}
      onClick={(event) => {
        if (event.target === ref.current && isOutside(event, ref.current)) onClose()
      }}
    >
      {children}
    </dialog>
  )
}

/** What had opened the dialog may be gone by now (the step is done): reading goes on at the page's heading, not at the top of everything. */
function keepPlace(): void {
  if (document.activeElement !== document.body) return
  const main = document.getElementById('main')
  const place = main?.querySelector<HTMLElement>('h1[tabindex]') ?? main
  place?.focus({ preventScroll: true })
}

function isOutside({ clientX, clientY }: { clientX: number; clientY: number }, dialog: HTMLDialogElement): boolean {
  const box = dialog.getBoundingClientRect()
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom
}

/** Answers one question over the page: from below on a phone, at the right on the desk. No primary button in it. */
export function Sheet({ title, onClose, children }: { title: ReactNode; onClose: () => void; children: ReactNode }): ReactNode {
  const t = useText()
  const id = useId()
  return (
    <Dialog className="sheet" labelledBy={id} onClose={onClose}>
      <div className="hd">
        <h2 id={id}>{title}</h2>
        <button type="button" aria-label={t.close} onClick={onClose}>
          <Icon name="cross" />
        </button>
      </div>
      {children}
    </Dialog>
  )
}

/** Asks before something that cannot be undone, or takes the few words an action needs (`children`). */
export function ConfirmDialog({
  title,
  children,
  confirm,
  onConfirm,
  onClose,
  danger,
  pending = false,
  cancel,
}: {
  title: ReactNode
  children?: ReactNode
  /** The verb and its object: 退回这件诉求 */
  confirm: ReactNode
  onConfirm: () => void
  onClose: () => void
  danger?: boolean
  pending?: boolean
  cancel?: ReactNode
}): ReactNode {
  const t = useText()
  const id = useId()
  return (
    // What is under way is waited for: closed now, nobody would hear how it went, and what was typed would seem unsent.
    <Dialog className="sheet ask" labelledBy={id} onClose={pending ? () => {} : onClose} closed={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!pending) onConfirm()
        }}
      >
        <div className="hd">
          <h2 id={id}>{title}</h2>
        </div>
        {children}
        <div className="ft">
          <Button disabled={pending} onPress={onClose}>
            {cancel ?? t.cancel}
          </Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'} pending={pending}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
