import { getDraft, listMyNeeds, previewNeed, submitNeed } from '@liti/contract/needs'
import { getMe } from '@liti/contract/session'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState, type ReactNode } from 'react'
import { fieldErrors } from '../../kit/api/errors.ts'
import { currentLang } from '../../kit/words/lang.ts'
import { useMe } from '../../kit/me.ts'
import { Link, useGo } from '../../kit/nav.tsx'
import { groupedPhone, plainPhone } from '../../kit/words/phone.ts'
import { cameByPoster } from '../../kit/portal/chosen-building.ts'
import { useAct, useRead } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { Button, isSecondPress } from '../../kit/ui/button.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { FileList } from '../../kit/ui/file-input.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import type { Field, Wrong } from './check-writing.ts'
import { ForWhom, whomOf } from './for-whom.tsx'
import { HideChoice } from './hide-choice.tsx'
import { PreviewCard } from './preview-card.tsx'
import type { StepProps } from './step-props.ts'
import { SimilarNote } from './similar-note.tsx'
import type { DraftSaver } from './use-draft-saver.ts'
import { chosenCategory, isAgainst, isHidden, pathOf, self, type Step } from './writing.ts'

const useText = texts({
  zh: {
    unit: '哪栋楼',
    place: '什么位置',
    kind: '哪一类',
    urgent: '急不急',
    utilities: '停水、停电或停热',
    danger: '现在有危险',
    words: '说了什么',
    files: '照片和文件',
    phone: '手机号',
    name: '怎么称呼',
    firm: '哪家单位的',
    hidden: '身份',
    hiddenYes: '不让承办单位知道',
    change: '改',
    changeWhat: (what: string) => `改“${what}”`,
    send: '提给楼宇工作站',
    after: '提完给您一个回执号，不登录也能查进度。',
    ended: '登录到期了，写的都在。留个手机号就能接着提',
  },
  en: {
    unit: 'Building',
    place: 'Where in it',
    kind: 'Kind',
    urgent: 'Urgency',
    utilities: 'Water, power or heating is out',
    danger: 'There is danger now',
    words: 'Your words',
    files: 'Photos and files',
    phone: 'Mobile number',
    name: 'Called',
    firm: 'Firm',
    hidden: 'Identity',
    hiddenYes: 'Not told to the handling units',
    change: 'Change',
    changeWhat: (what) => `Change: ${what}`,
    send: 'Hand it to the workstation',
    after: 'You then get a receipt number and can follow it without signing in.',
    ended: 'Your session has ended; what you wrote is still here. Leave a phone number and go on',
  },
})

type Line = { field: Field | 'grade' | 'files' | 'hidden'; step: Step; name: string; value: ReactNode }

/** Everything once, with the way back to each part; then it is sent, once however often the button is pressed. */
export function CheckStep({
  writing,
  set,
  wrong,
  intake,
  signedIn,
  saver,
  onRefused,
  top,
  back,
  end,
  title,
}: StepProps & {
  saver: DraftSaver
  onRefused: (wrong: Wrong) => void
  top: ReactNode
  back: { to: string; label: string }
  end: ReactNode
  title: string
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const go = useGo()
  const client = useQueryClient()
  // The draft's own id: what another tab sends of the same draft is taken once.
  const send = useAct(submitNeed, { touches: [getDraft, listMyNeeds], key: saver.draftId })
  const [busy, setBusy] = useState(false)
  const started = useRef(false)
  const unit = intake.units.find(({ id }) => id === writing.unitId)
  const tower = unit?.towers.find(({ id }) => id === writing.buildingId)
  const firms = useMe().data?.person?.organisations ?? []
  const whom = whomOf(writing, firms, unit?.slug)
  const kind = chosenCategory(intake.categories, writing.category)
  const preview = useRead(
    previewNeed,
    { query: { unit: writing.unitId, category: writing.category, grade: writing.grade } },
    { keep: true },
  )

  const submit = async (): Promise<void> => {
    // The ref, because a second press can come before the first has drawn anything.
    if (started.current) return
    started.current = true
    setBusy(true)
    await saver.flush()
    saver.hold(true)
    const body = {
      unitId: writing.unitId,
      ...(tower && { buildingId: tower.id }),
      category: writing.category,
      grade: writing.grade,
      place: writing.place.trim(),
      text: writing.text.trim(),
      contactName: signedIn ? '' : writing.contactName.trim(),
      hidden: isHidden(writing),
      ...(signedIn && !isHidden(writing) && whom !== self && { organisationId: whom }),
      files: writing.files.map(({ id }) => id),
      source: cameByPoster(unit?.slug ?? null) ? ('poster' as const) : ('portal' as const),
      lang: currentLang(),
      ...(!signedIn && { phone: plainPhone(writing.phone), saidFirm: isHidden(writing) ? '' : writing.saidFirm.trim() }),
    }
    try {
      const receipt = await send.runAsync({ body })
      go(`/r/${receipt.needId}`, { replace: true })
    } catch (error) {
      started.current = false
      setBusy(false)
      saver.hold(false)
      const wrong = fieldErrors(error)
      onRefused(wrong)
      // Who was signed in is not asked for a number; that one is missing means that the session is over.
      if (!signedIn || !wrong['phone']) return
      announce(t.ended)
      void client.invalidateQueries({ queryKey: [getMe.path] })
    }
  }

  const lines: Line[] = [
    { field: 'unitId', step: 'where', name: t.unit, value: [unit && tx(unit.name), tower && tx(tower.name)].filter(Boolean).join(' ') },
    { field: 'category', step: 'where', name: t.kind, value: kind ? tx((kind.leaf ?? kind.top).name) : '' },
    ...(writing.grade === 'ordinary' ? [] : [{ field: 'grade', step: 'where', name: t.urgent, value: t[writing.grade] } as const]),
    { field: 'text', step: 'words', name: t.words, value: <span className="own-words">{writing.text.trim()}</span> },
    ...(writing.place ? [{ field: 'place', step: 'words', name: t.place, value: writing.place } as const] : []),
    ...(writing.files.length > 0
      ? [{ field: 'files', step: 'words', name: t.files, value: <FileList files={writing.files} /> } as const]
      : []),
    ...(signedIn ? [] : [{ field: 'phone', step: 'contact', name: t.phone, value: groupedPhone(writing.phone) } as const]),
    ...(!signedIn && writing.saidFirm && !isHidden(writing)
      ? [{ field: 'saidFirm', step: 'contact', name: t.firm, value: writing.saidFirm } as const]
      : []),
    ...(!signedIn && writing.contactName
      ? [{ field: 'contactName', step: 'contact', name: t.name, value: writing.contactName } as const]
      : []),
    ...(!signedIn && isHidden(writing) ? [{ field: 'hidden', step: 'contact', name: t.hidden, value: t.hiddenYes } as const] : []),
  ]
  return (
    <PortalPage
      title={title}
      back={back}
      end={end}
      foot={
        <Button look="primary" grow pending={busy} onPress={(event) => !isSecondPress(event) && void submit()}>
          {t.send}
        </Button>
      }
    >
      {top}
      <div className="stack raise-form">
        <h1>{title}</h1>
        <ErrorSummary error={send.error} />
        <dl className="card list check-list">
          {lines.map(({ field, step, name, value }) => (
            <div key={field} className={wrong[field as Field] ? 'err' : undefined}>
              <dt className="s muted">{name}</dt>
              <dd>
                {wrong[field as Field] && (
                  <p className="msg">
                    <Icon name="alert" /> {wrong[field as Field]}
                  </p>
                )}
                {value}
              </dd>
              <dd className="change">
                <Link to={pathOf(step)} label={t.changeWhat(name)}>
                  {t.change}
                </Link>
              </dd>
            </div>
          ))}
        </dl>
        {signedIn && <HideChoice hidden={isHidden(writing)} against={isAgainst(writing)} onChange={(hidden) => set({ hidden })} />}
        {firms.length > 0 && !isHidden(writing) && <ForWhom whom={whom} firms={firms} onChange={(forWhom) => set({ forWhom })} />}
        <PreviewCard preview={preview} warning={intake.calendarWarning} />
        {kind && <SimilarNote unitId={writing.unitId} category={writing.category} name={tx(kind.leaf?.name ?? kind.top.name)} />}
        <p className="s soft">{t.after}</p>
      </div>
    </PortalPage>
  )
}
