import type { LinkView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { KeyValue } from '../../kit/ui/card.tsx'
import { TelLink } from '../../kit/ui/tel-link.tsx'

const useText = texts({
  zh: {
    title: '怎么确认这是真的',
    from: '谁发的',
    where: '诉求来自',
    call: '打电话问',
    give: (number: string) => `报编号 ${number}。也可以在区政府网站上查到号码再打。`,
    site: '网址',
    begins: (site: ReactNode) => <>以 {site} 开头，别的不要填</>,
    never: '不会问您',
    asks: '验证码、密码、身份证号、银行卡号；不让您转账，不让您装软件',
  },
  en: {
    title: 'How to check that this is genuine',
    from: 'Sent by',
    where: 'The need comes from',
    call: 'Call and ask',
    give: (number) => `Give the number ${number}. Or look the number up on the website of the district government and call that.`,
    site: 'Address',
    begins: (site) => <>begins with {site}; fill in nothing elsewhere</>,
    never: 'Never asked for',
    asks: 'codes, passwords, identity or bank card numbers, money, or installing anything',
  },
})

/** Somebody far away got a link from strangers: who they are in full, and how to be sure of it. */
export function LinkCheck({ view }: { view: LinkView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const { from, district, building, phones, site } = view.sender
  return (
    <section className="part">
      <h2>{t.title}</h2>
      <KeyValue
        small
        rows={[
          [t.from, tx(from)],
          [t.where, `${district} ${tx(building)}`],
          [
            t.call,
            <span key="call">
              {phones.map(({ name, phone }) => (
                <span key={phone} className="line">
                  {tx(name)} <TelLink number={phone} />
                </span>
              ))}
              <span className="soft">{t.give(view.needNumber)}</span>
            </span>,
          ],
          [t.site, t.begins(<span translate="no">{site}/link/</span>)],
          [t.never, t.asks],
        ]}
      />
    </section>
  )
}
