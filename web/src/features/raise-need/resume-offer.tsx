import { dropDraft, type DraftData, type getIntake } from '@liti/contract/needs'
import type { ReactNode } from 'react'
import type { ReplyOf } from '../../kit/api/api.ts'
import { useGo } from '../../kit/nav.tsx'
import { useAct } from '../../kit/api/query.tsx'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts, useTx } from '../../kit/words/text.ts'
import { useWhen } from '../../kit/words/time.ts'
import { Button } from '../../kit/ui/button.tsx'
import { KeyValue } from '../../kit/ui/card.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { chosenCategory, fromDraft, pathOf, type Writing } from './writing.ts'

const useText = texts({
  zh: {
    title: '您有一份没写完的诉求',
    home: '首页',
    saved: '上次存下',
    kind: '哪一类',
    words: '写了什么',
    nothing: '还没写内容',
    files: '照片和文件',
    filesValue: (n: number) => `${n} 个`,
    gone: '要重新添加',
    goneValue: (names: string) => `${names}（没有提交的文件只保留一天）`,
    comma: '、',
    goOn: '接着写',
    fresh: '重新写一份，旧的删掉',
  },
  en: {
    title: 'You have a need half written',
    home: 'Home',
    saved: 'Last kept',
    kind: 'Kind',
    words: 'Written so far',
    nothing: 'No words yet',
    files: 'Photos and files',
    filesValue: (n) => String(n),
    gone: 'To be added again',
    goneValue: (names) => `${names} (files not sent are kept for a day)`,
    comma: ', ',
    goOn: 'Go on writing',
    fresh: 'Start anew and delete this one',
  },
})

export function ResumeOffer({
  saved,
  intake,
  onContinue,
  onFresh,
}: {
  saved: { data: DraftData; savedAt: string; gone: readonly string[] }
  intake: ReplyOf<typeof getIntake>
  onContinue: (writing: Writing) => void
  onFresh: () => void
}): ReactNode {
  const t = useText()
  const tx = useTx()
  const when = useWhen()
  const go = useGo()
  const drop = useAct(dropDraft)
  const { writing, step } = fromDraft(saved.data)
  const kind = chosenCategory(intake.categories, writing.category)
  const goOn = (): void => {
    onContinue(writing)
    if (step !== 'where') go(pathOf(step))
  }
  return (
    <PortalPage
      title={t.title}
      heading={t.title}
      back={{ to: '/', label: t.home }}
      foot={
        <Button look="primary" grow onPress={goOn}>
          {t.goOn}
        </Button>
      }
    >
      <div className="stack">
        <ErrorSummary error={drop.error} />
        <KeyValue
          rows={[
            [t.saved, when(saved.savedAt)],
            ...(kind ? [[t.kind, tx((kind.leaf ?? kind.top).name)] as const] : []),
            [t.words, writing.text.trim() || t.nothing],
            ...(writing.files.length > 0 ? [[t.files, t.filesValue(writing.files.length)] as const] : []),
            ...(saved.gone.length > 0 ? [[t.gone, t.goneValue(saved.gone.join(t.comma))] as const] : []),
          ]}
        />
        <Button wide pending={drop.pending} onPress={() => drop.run({}, onFresh)}>
          {t.fresh}
        </Button>
      </div>
    </PortalPage>
  )
}
