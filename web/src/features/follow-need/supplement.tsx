import type { FileRef } from '@liti/contract/common'
import { addDraftFile, supplementNeed } from '@liti/contract/needs'
import { useState, type ReactNode } from 'react'
import { useAct } from '../../kit/api/query.tsx'
import { texts } from '../../kit/words/text.ts'
import { announce } from '../../kit/toast.ts'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { AreaField } from '../../kit/ui/field.tsx'
import { FileInput } from '../../kit/ui/file-input.tsx'
import { ConfirmDialog } from '../../kit/ui/sheet.tsx'
import { upload } from '../../kit/api/upload.ts'
import { useForm } from '../../kit/work/use-form.ts'

const max = 1000
const useText = texts({
  zh: {
    title: '补充说明',
    label: '还有什么要说的',
    hint: '新情况、漏说的，都可以写。办理单位马上能看到。',
    empty: '还没写内容。只传照片也请写一句是什么',
    long: '太长了，请删短一些',
    send: '补充给办理单位',
    done: '补充好了，办理单位能看到',
    later: '先不发',
  },
  en: {
    title: 'Add something',
    label: 'What else is there to say',
    hint: 'News, or what was left out. The handling unit sees it at once.',
    empty: 'Nothing is written yet. With photos alone, please say in a sentence what they show',
    long: 'Too long; please shorten it',
    send: 'Send it to the handling unit',
    done: 'Added; the handling unit can see it',
    later: 'Not now',
  },
})

/** The dialog for adding to a need; what was written stays when it is closed. */
export function useSupplement(needId: string): { open: () => void; dialog: ReactNode } {
  const t = useText()
  const [shown, setShown] = useState(false)
  const send = useAct(supplementNeed)
  const form = useForm(
    `supplement ${needId}`,
    { text: '', files: [] as FileRef[] },
    ({ text }) => ({ text: !text.trim() ? t.empty : Array.from(text).length > max ? t.long : undefined }),
    send.error,
  )
  const submit = (): void => {
    if (!form.ready()) return
    const { text, files } = form.values
    send.run({ params: { needId }, body: { text: text.trim(), files: files.map(({ id }) => id) } }, () => {
      form.done()
      setShown(false)
      announce(t.done)
    })
  }
  const dialog = shown && (
    <ConfirmDialog
      title={t.title}
      confirm={t.send}
      cancel={t.later}
      pending={send.pending}
      onConfirm={submit}
      onClose={() => setShown(false)}
    >
      <div className="ask-body">
        <ErrorSummary error={send.error} />
        <AreaField
          id="supplement"
          label={t.label}
          hint={t.hint}
          error={form.errors.text}
          max={max}
          rows={5}
          value={form.values.text}
          onChange={(text) => form.set({ text })}
        />
        <FileInput
          files={form.values.files}
          onChange={(files) => form.set({ files })}
          send={async (file, onProgress) => (await upload(addDraftFile, {}, file, { onProgress })).file}
        />
      </div>
    </ConfirmDialog>
  )
  return { open: () => setShown(true), dialog }
}
