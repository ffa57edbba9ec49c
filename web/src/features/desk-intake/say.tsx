import type { Preview } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { useDue } from '../../kit/words/time.ts'

const useText = texts({
  zh: {
    title: '挂电话前可以说',
    say: (lead: string, contact: string, answer: string) => `记下了。${contact} 前${lead}会联系您，最晚 ${answer} 答复您。`,
    nobody: (workstation: string, answer: string) => `记下了。${workstation}看过以后派给负责的单位，最晚 ${answer} 答复您。`,
  },
  en: {
    title: 'Before hanging up you can say',
    say: (lead, contact, answer) =>
      `I have written it down. ${lead} will contact you by ${contact}, and you will have an answer by ${answer}.`,
    nobody: (workstation, answer) =>
      `I have written it down. ${workstation} will pass it to the right unit, and you will have an answer by ${answer}.`,
  },
})

/** What the caller may be promised, in one sentence; every date in it is one that will be kept. */
export function Say({ preview, leadName, workstation }: { preview: Preview; leadName: string; workstation: string }): ReactNode {
  const t = useText()
  const when = useDue()
  const contact = preview.steps.find(({ kind }) => kind === 'contact')
  const answer = when(preview.answer.dueAt)
  return (
    <section>
      <h2>{t.title}</h2>
      <p className="say">{leadName && contact ? t.say(leadName, when(contact.dueAt), answer) : t.nobody(workstation, answer)}</p>
    </section>
  )
}
