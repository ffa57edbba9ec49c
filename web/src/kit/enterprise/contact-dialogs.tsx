import { addContact, endAffiliation, type EnterprisePage } from '@liti/contract/directory'
import type { ReactNode } from 'react'
import { texts } from '../words/text.ts'
import { today } from '../words/today.ts'
import { useChecks } from '../work/checks.ts'
import { FormDialog } from '../work/form-dialog.tsx'

const useText = texts({
  zh: {
    add: (firm: string) => `${firm}：登记一个人`,
    kind: '是什么人',
    acts: '联系人',
    actsNote: '能看、能改企业的档案，能替企业提诉求',
    works: '在这里上班',
    worksNote: '能看档案；可以代表单位坐席位',
    name: '怎么称呼',
    nameHint: '用职务和姓，比如 联络员 王女士',
    phone: '手机号',
    phoneHint: '用这个号码登录的人，下次打开时会被问是不是；答“是”才算数',
    job: '职务',
    duties: '找他办什么',
    from: '从哪天起',
    confirm: '登记这个人',
    done: '登记好了，等本人确认',
    end: (name: string) => `${name}不再是这家单位的人`,
    endWhy: '从这天起看不到企业的档案，也不能再替企业提诉求。',
    on: '从哪天起',
    doEnd: '不再是',
    ended: '登记好了',
  },
  en: {
    add: (firm) => `${firm}: put somebody on file`,
    kind: 'Who they are',
    acts: 'A contact',
    actsNote: 'Sees and changes the firm’s file, raises needs for it',
    works: 'Works here',
    worksNote: 'Sees the file; can hold a seat for the firm',
    name: 'How to address them',
    nameHint: 'Job and family name, for example Liaison Ms Wang',
    phone: 'Mobile number',
    phoneHint: 'The person who signs in with this number is asked to confirm; it takes effect once they do',
    job: 'Job',
    duties: 'What to ask them about',
    from: 'From',
    confirm: 'Put them on file',
    done: 'On file; they have yet to confirm it',
    end: (name) => `${name} is no longer of this organisation`,
    endWhy: 'From this day they do not see its file and cannot raise needs for it.',
    on: 'From',
    doEnd: 'No longer',
    ended: 'It is on file',
  },
})

export function AddContact({ page, name, onClose }: { page: EnterprisePage; name: string; onClose: () => void }): ReactNode {
  const t = useText()
  const is = useChecks()
  return (
    <FormDialog
      route={addContact}
      about={`contact:${page.id}`}
      title={t.add(name)}
      confirm={t.confirm}
      done={t.done}
      initial={{ kind: 'acts_for', name: '', phone: '', job: '', duties: '', from: today() }}
      fields={() => [
        {
          name: 'kind',
          kind: 'choice',
          label: t.kind,
          options: [
            { value: 'acts_for', label: t.acts, note: t.actsNote },
            { value: 'works_at', label: t.works, note: t.worksNote },
          ],
        },
        { name: 'name', kind: 'text', label: t.name, hint: t.nameHint, max: 40 },
        { name: 'phone', kind: 'tel', label: t.phone, hint: t.phoneHint, max: 20 },
        { name: 'job', kind: 'text', label: t.job, optional: true, max: 30 },
        { name: 'duties', kind: 'text', label: t.duties, optional: true, max: 60 },
        { name: 'from', kind: 'day', label: t.from },
      ]}
      check={(values) => ({ name: is.words(values.name), phone: is.phone(values.phone), from: is.day(values.from) })}
      input={(values) => ({
        params: { organisationId: page.id },
        body: {
          kind: values.kind === 'works_at' ? ('works_at' as const) : ('acts_for' as const),
          name: values.name.trim(),
          phone: values.phone,
          job: values.job.trim(),
          duties: values.duties.trim(),
          from: values.from,
        },
      })}
      onClose={onClose}
    />
  )
}

export function EndContact({ contact, onClose }: { contact: EnterprisePage['contacts'][number]; onClose: () => void }): ReactNode {
  const t = useText()
  const is = useChecks()
  return (
    <FormDialog
      route={endAffiliation}
      about={`end-contact:${contact.affiliationId}`}
      title={t.end(contact.name)}
      intro={t.endWhy}
      confirm={t.doEnd}
      done={t.ended}
      danger
      initial={{ on: today() }}
      fields={() => [{ name: 'on', kind: 'day', label: t.on }]}
      check={({ on }) => ({ on: is.day(on) })}
      input={({ on }) => ({ params: { affiliationId: contact.affiliationId }, body: { on } })}
      onClose={onClose}
    />
  )
}
