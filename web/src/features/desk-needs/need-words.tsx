import type { NeedView } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import { texts, useTx } from '../../kit/words/text.ts'
import { FileList } from '../../kit/ui/file-input.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { hasContact, RevealContact } from '../../kit/work/reveal-contact.tsx'

const useText = texts({
  zh: {
    need: '诉求',
    wanted: '想要的结果：',
    where: '在哪儿：',
    hidden: '对方要求保密，只有管这件事的人能看到是谁',
    nobody: '没有留名',
    saysFirm: (firm: string) => `说自己是${firm}的，没有核实`,
    phone: '电话',
    noPhone: '没有留电话',
    files: '附件',
    comma: '，',
  },
  en: {
    need: 'The need',
    wanted: 'Wanted: ',
    where: 'Where: ',
    hidden: 'They asked to stay unknown; only the officer in charge sees who it is',
    nobody: 'No name was left',
    saysFirm: (firm) => `Says they are of ${firm}; not verified`,
    phone: 'phone',
    noPhone: 'no phone number was left',
    files: 'Files',
    comma: ', ',
  },
})

/** The requester's own words, where, and who: the phone number only on request. */
export function NeedWords({ need }: { need: NeedView }): ReactNode {
  const t = useText()
  const tx = useTx()
  const { requester } = need
  const who = [requester.organisation && tx(requester.organisation), tx(requester.label)].filter(Boolean).join(t.comma)
  const place = [tx(need.unit.name), need.place].filter(Boolean).join(t.comma)
  return (
    <section>
      <h2>{t.need}</h2>
      <p className="words">{need.text}</p>
      {need.wanted && (
        <p className="soft">
          {t.wanted}
          {need.wanted}
        </p>
      )}
      <p className="s soft who">
        {t.where}
        {place}
      </p>
      <p className="s soft who">
        {who || t.nobody}
        {requester.phone && `${t.comma}${t.phone} ${requester.phone}`}
        {hasContact(requester) ? (
          <span className="no-print">
            {t.comma}
            <RevealContact needId={need.id} can={need.can.reveal} />
          </span>
        ) : (
          `${t.comma}${t.noPhone}`
        )}
      </p>
      {requester.said && (
        <p className="due soon">
          <Icon name="alert" /> {t.saysFirm(requester.said.firm)}
        </p>
      )}
      {requester.hidden && (
        <p className="s soft">
          <Icon name="lock" /> {t.hidden}
        </p>
      )}
      {need.files.length > 0 && (
        <>
          <h3>{t.files}</h3>
          <FileList files={need.files} />
        </>
      )}
    </section>
  )
}
