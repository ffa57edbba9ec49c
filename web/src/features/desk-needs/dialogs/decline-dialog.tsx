import { declineNeed } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts } from '../../../kit/words/text.ts'
import type { ActionProps } from './ask.ts'
import { LastWordDialog } from './last-word-dialog.tsx'

const useText = texts({
  zh: {
    title: '不受理这件诉求',
    intro: '对方会看到这两句话。不受理以后这件事就结束了。',
    reason: '为什么不受理',
    where: '该找谁，怎么找',
    whereHint: '写单位、地址或电话，让对方不用再问一遍。',
    said: '已告诉对方不受理和该找谁',
  },
  en: {
    title: 'Decline this need',
    intro: 'The requester reads both. The need ends with it.',
    reason: 'Why it is declined',
    where: 'Where to go instead',
    whereHint: 'Unit, address or phone, so that they need not ask again.',
    said: 'Declined; the requester is told where to go',
  },
})

/** Saying no to a need that is not ours. */
export function DeclineDialog(props: ActionProps): ReactNode {
  return <LastWordDialog {...props} route={declineNeed} about="decline" can={props.need.can.decline} words={useText()} max={500} rows={3} />
}
