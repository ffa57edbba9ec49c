import { endNeed } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts } from '../../../kit/words/text.ts'
import type { ActionProps } from './ask.ts'
import { LastWordDialog } from './last-word-dialog.tsx'

const useText = texts({
  zh: {
    title: '终结这件诉求',
    intro: '重办过两次还没有解决。对方会收到这份书面决定，这件事到此为止。',
    reason: '决定：做过什么，为什么到此为止',
    where: '还可以找谁，怎么找',
    whereHint: '写单位、地址或电话，比如上级部门、仲裁、法院。',
    said: '已终结，书面决定发给了对方',
  },
  en: {
    title: 'End this need',
    intro: 'It was taken up again twice and is not solved. The requester gets this written decision; the need ends with it.',
    reason: 'The decision: what was done, and why it ends here',
    where: 'Where else to go',
    whereHint: 'Unit, address or phone: a higher office, arbitration, a court.',
    said: 'Ended; the written decision went to the requester',
  },
})

/** The sub-district's last word, after two rounds. */
export function EndDialog(props: ActionProps): ReactNode {
  return <LastWordDialog {...props} route={endNeed} about="end" can={props.need.can.end} words={useText()} max={1000} rows={5} />
}
