import { undoStep, type NeedView } from '@liti/contract/needs'
import { call } from '../../kit/api/api.ts'
import { errorText } from '../../kit/api/errors.ts'
import { queryClient } from '../../kit/api/query.tsx'
import { now } from '../../kit/api/server-time.ts'
import { texts } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'

const useText = texts({
  zh: { undo: '撤销', waits: (said: string) => `${said}。通知 10 秒后发出`, undone: '撤销了，没有通知任何人' },
  en: { undo: 'Undo', waits: (said) => `${said}. Messages leave in 10 seconds`, undone: 'Taken back; nobody was told' },
})

const mostMs = 10_000

/** Says what was done and, where the server lets it be taken back, offers that: by a button, for as long as the messages wait. */
export function useOfferUndo(): (view: NeedView, said: string) => void {
  const t = useText()
  return (view, said) => {
    const { id: needId, undo } = view
    const left = undo ? Math.min(Date.parse(undo.until) - now(), mostMs) : 0
    if (left <= 0) {
      announce(said)
      return
    }
    const idempotencyKey = crypto.randomUUID()
    const run = async (): Promise<void> => {
      try {
        await call(undoStep, { params: { needId }, body: {} }, { idempotencyKey })
        announce(t.undone)
      } catch (error) {
        announce(errorText(error))
      }
      await queryClient.invalidateQueries()
    }
    announce(t.waits(said), { label: t.undo, until: Date.now() + left, run: () => void run() })
  }
}
