import type { Me } from '@liti/contract/session'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { List, WayLink } from '../../kit/ui/card.tsx'

const useText = texts({
  zh: {
    find: '查进度',
    findLine: '用回执号和手机尾号 4 位',
    signIn: '登录',
    signInLine: '看您用手机号提过的全部诉求',
    desk: '去工作台',
  },
  en: {
    find: 'Check progress',
    findLine: 'With the receipt number and the last 4 digits of the phone',
    signIn: 'Sign in',
    signInLine: 'See everything raised with your phone number',
    desk: 'Go to the desk',
  },
})

/** What else one can do from the first page. */
export function HomeWays({ me }: { me: Me | undefined }): ReactNode {
  const t = useText()
  const tx = useTx()
  const seat = me?.person?.seats[0]
  return (
    <List className="ways home-ways">
      {seat && <WayLink to="/desk" icon="desk" title={t.desk} line={tx(seat.title)} />}
      <WayLink to="/find" icon="search" title={t.find} line={t.findLine} />
      {me && !me.person && <WayLink to="/sign-in" icon="user" title={t.signIn} line={t.signInLine} />}
    </List>
  )
}
