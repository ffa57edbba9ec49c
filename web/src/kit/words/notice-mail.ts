import { setMail } from '@liti/contract/session'
import { useState } from 'react'
import { fieldErrors } from '../api/errors.ts'
import { useLang } from './lang.ts'
import { useAct } from '../api/query.tsx'
import { announce } from '../toast.ts'

/** The address messages also go to by mail: given, replaced or taken away. The stored one is never shown, so the field begins empty. */
export function useNoticeMail(words: { empty: string; saved: string; removed: string }) {
  const lang = useLang()
  const save = useAct(setMail)
  const [mail, setMailTyped] = useState('')
  const [tried, setTried] = useState(0)
  const send = (next: string, said: string): void =>
    save.run({ body: { mail: next } }, () => {
      setMailTyped('')
      setTried(0)
      announce(said)
    })
  return {
    mail,
    type: (typed: string): void => {
      setMailTyped(typed)
      save.reset()
    },
    tried,
    /** What is wrong with the address. */
    wrong: fieldErrors(save.error, lang)['mail'] ?? (tried > 0 && mail.trim() === '' ? words.empty : undefined),
    refused: save.error,
    pending: save.pending,
    keep: (): void => {
      setTried(tried + 1)
      if (mail.trim() !== '') send(mail.trim(), words.saved)
    },
    remove: (): void => send('', words.removed),
  }
}
