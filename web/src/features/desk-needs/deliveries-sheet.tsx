import { listDeliveries } from '@liti/contract/notices'
import type { ReactNode } from 'react'
import { useRead } from '../../kit/api/query.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { Sheet } from '../../kit/ui/sheet.tsx'
import { Empty, Loaded } from '../../kit/ui/states.tsx'
import { Tag, type Tone } from '../../kit/ui/tag.tsx'

const useText = texts({
  zh: {
    title: '通知发到了没有',
    app: '站内消息',
    mail: '邮件',
    sms: '短信',
    waiting: '等着发',
    sent: '已发出',
    failed: '没发出，会再试',
    given_up: '发不出去',
    cancelled: '撤销了，没有发',
    tries: (n: number) => `试了 ${n} 次`,
    whole: '看全文（演示环境才有）',
    none: '还没有通知',
    noneWhen: '签收、答复、催办的时候会通知对方，发到没有都记在这里。',
  },
  en: {
    title: 'Were the messages delivered',
    app: 'In the product',
    mail: 'E-mail',
    sms: 'SMS',
    waiting: 'Waiting',
    sent: 'Sent',
    failed: 'Not sent, will retry',
    given_up: 'Cannot be sent',
    cancelled: 'Called back, not sent',
    tries: (n) => `${n} tries`,
    whole: 'The whole message (demonstration only)',
    none: 'No messages yet',
    noneWhen: 'Those concerned are told of each step; whether it reached them is noted here.',
  },
})

const tones = { waiting: 'neutral', sent: 'done', failed: 'soon', given_up: 'over', cancelled: 'neutral' } as const satisfies Record<
  string,
  Tone
>

/** Every message about one need: to whom, by what way, delivered or not. */
export function DeliveriesSheet({ needId, onClose }: { needId: string; onClose: () => void }): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const read = useRead(listDeliveries, { params: { kind: 'need', id: needId } }, { live: ['needs'] })
  return (
    <Sheet title={t.title} onClose={onClose}>
      <Loaded from={read}>
        {({ deliveries }) =>
          deliveries.length === 0 ? (
            <Empty title={t.none}>{t.noneWhen}</Empty>
          ) : (
            <ul className="card list deliveries">
              {deliveries.map((one) => (
                <li key={one.id}>
                  <span className="row">
                    <b className="grow">{one.subject}</b>
                    <Tag tone={tones[one.state]}>{t[one.state]}</Tag>
                  </span>
                  <span className="s soft">
                    {t[one.channel]}　{one.to}
                  </span>
                  <span className="s muted">
                    {when(one.sentAt ?? one.at)}
                    {one.attempts > 1 && `　${t.tries(one.attempts)}`}
                    {one.error && `　${tx(one.error)}`}
                  </span>
                  {one.text && (
                    <details className="s">
                      <summary>{t.whole}</summary>
                      <p className="said">{one.text}</p>
                    </details>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Sheet>
  )
}
