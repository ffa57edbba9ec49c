import { checkCreditCode } from '@liti/contract/credit-code'
import { addOrganisation, moveIn, type PlanCell } from '@liti/contract/directory'
import { useState, type ReactNode } from 'react'
import { Namesakes, type Namesake } from '../../kit/enterprise/namesakes.tsx'
import { groupText, type Group } from '../../kit/plan/words.ts'
import { texts, useTx } from '../../kit/words/text.ts'
import { today } from '../../kit/words/today.ts'
import { useChecks } from '../../kit/work/checks.ts'
import { FormDialog, type FieldOf } from '../../kit/work/form-dialog.tsx'
import { FirmField } from '../../kit/work/firm-field.tsx'

const useText = texts({
  zh: {
    title: (code: string) => `${code}：登记搬来`,
    firm: '哪家单位',
    firmHint: '写名字或简称里的字',
    fresh: '没有找到？登记一家新单位',
    known: '单位已经登记过，从名单里找',
    name: '全称',
    shortName: '简称',
    shortHint: '写在楼层图上，比如 颐家安宁',
    nameEn: '英文名',
    creditCode: '统一社会信用代码',
    codeHint: '照营业执照填 18 位',
    group: '行业',
    other: '不归这几类',
    activity: '做什么',
    from: '从哪天起',
    leaseEnd: '租约到哪天',
    confirm: '登记搬来',
    done: '搬来登记好了',
  },
  en: {
    title: (code) => `${code}: record a move in`,
    firm: 'Which organisation',
    firmHint: 'Part of its name',
    fresh: 'Not found? Put a new one on file',
    known: 'It is on file: find it in the list',
    name: 'Full name',
    shortName: 'Short name',
    shortHint: 'As it stands on the plan',
    nameEn: 'Name in English',
    creditCode: 'Unified social credit code',
    codeHint: '18 characters, as on the business licence',
    group: 'Trade',
    other: 'None of these',
    activity: 'What it does',
    from: 'From',
    leaseEnd: 'Lease until',
    confirm: 'Record the move in',
    done: 'The move in is on file',
  },
})

type Days = 'from' | 'leaseEnd'

/** Who comes into a vacant room: an organisation on file, or a new one. */
export function MoveIn({ cell, onClose }: { cell: PlanCell; onClose: () => void }): ReactNode {
  const t = useText()
  const is = useChecks()
  const tx = useTx()
  const [fresh, setFresh] = useState(false)
  const [taken, setTaken] = useState<Namesake | null>(null)
  const days: FieldOf<Days>[] = [
    { name: 'from', kind: 'day', label: t.from },
    { name: 'leaseEnd', kind: 'day', label: t.leaseEnd, optional: true },
  ]
  const swap = (
    <button type="button" className="as-link" onClick={() => setFresh(!fresh)}>
      {fresh ? t.known : t.fresh}
    </button>
  )
  const frame = { title: t.title(cell.code), confirm: t.confirm, done: t.done, onClose }
  if (!fresh) {
    return (
      <FormDialog
        key="known"
        {...frame}
        route={moveIn}
        about={`move-in:${cell.spaceId}${taken ? `:${taken.id}` : ''}`}
        initial={{ organisationId: taken?.id ?? '', firm: taken?.name ?? '', from: today(), leaseEnd: '' }}
        fields={() => days}
        check={({ organisationId, from }) => ({ organisationId: is.picked(organisationId), from: is.day(from) })}
        input={({ organisationId, from, leaseEnd }) => ({
          params: { spaceId: cell.spaceId },
          body: { organisationId, from, leaseEnd: leaseEnd || null },
        })}
      >
        {(form) => (
          <>
            <FirmField
              id="f-organisationId"
              label={t.firm}
              hint={t.firmHint}
              error={form.errors.organisationId}
              value={form.values.organisationId === '' ? null : { id: form.values.organisationId, name: form.values.firm }}
              onChange={(firm) => form.set({ organisationId: firm?.id ?? '', firm: firm?.name ?? '' })}
            />
            <p>{swap}</p>
          </>
        )}
      </FormDialog>
    )
  }
  return (
    <FormDialog
      key="fresh"
      {...frame}
      route={addOrganisation}
      about={`new-firm:${cell.spaceId}`}
      initial={{ name: '', another: '', shortName: '', nameEn: '', creditCode: '', group: '', activity: '', from: today(), leaseEnd: '' }}
      fields={() => [
        { name: 'name', kind: 'text', label: t.name },
        { name: 'shortName', kind: 'text', label: t.shortName, hint: t.shortHint, max: 20 },
        { name: 'nameEn', kind: 'text', label: t.nameEn, optional: true, max: 120 },
        { name: 'creditCode', kind: 'text', label: t.creditCode, hint: t.codeHint, optional: true, max: 40 },
        {
          name: 'group',
          kind: 'select',
          label: t.group,
          empty: t.other,
          options: (Object.keys(groupText) as Group[]).map((group) => ({ value: group, label: tx(groupText[group]) })),
        },
        { name: 'activity', kind: 'text', label: t.activity, optional: true, max: 60 },
        ...days,
      ]}
      check={({ name, shortName, creditCode, from }) => {
        const code = creditCode.trim() === '' ? ({ ok: true } as const) : checkCreditCode(creditCode)
        return {
          name: is.words(name),
          shortName: is.words(shortName),
          creditCode: !code.ok && code.severity === 'error' ? tx(code.why) : undefined,
          from: is.day(from),
        }
      }}
      input={({ name, another, shortName, nameEn, creditCode, group, activity, from, leaseEnd }) => ({
        body: {
          kind: 'enterprise' as const,
          name: name.trim(),
          another: another === 'yes',
          shortName: shortName.trim(),
          nameEn: nameEn.trim(),
          creditCode: creditCode.trim() || null,
          group: (group || null) as Group | null,
          activity: activity.trim(),
          registeredHere: null,
          foundedYear: null,
          staff: null,
          women: null,
          partyMembers: null,
          move: { spaceId: cell.spaceId, from, leaseEnd: leaseEnd || null },
        },
      })}
    >
      {(form) => (
        <>
          <p>{swap}</p>
          <Namesakes
            name={form.values.name}
            another={form.values.another === 'yes'}
            onAnother={(yes) => form.set({ another: yes ? 'yes' : '' })}
            onTake={(firm) => {
              setTaken(firm)
              setFresh(false)
            }}
          />
        </>
      )}
    </FormDialog>
  )
}
