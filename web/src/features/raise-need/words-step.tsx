import { addDraftFile } from '@liti/contract/needs'
import { useRef, type ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { AreaField, TextField } from '../../kit/ui/field.tsx'
import { FileInput } from '../../kit/ui/file-input.tsx'
import { Icon } from '../../kit/ui/icon.tsx'
import { upload } from '../../kit/api/upload.ts'
import { textMax } from './check-writing.ts'
import type { StepProps } from './step-props.ts'

const useText = texts({
  zh: {
    hint: '遇到了什么事，希望我们帮您做什么。怎么说都行，不用写成公文。',
    place: '楼里什么位置',
    placeHint: '几层、几号房，或者“B2 停车场东头”。',
    waiting: '还有文件没传完。请等一下，或者去掉没传上的',
    privacy: '只有楼宇工作站和承办、协办单位能看到。身份证号、病情等信息请不要写在这里。照片和文件一天内没提交就会删掉，要重新加。',
  },
  en: {
    hint: 'What happened, and what you would like done. Any way of saying it is fine.',
    place: 'Where in the building',
    placeHint: 'Floor and room, or “east end of the B2 car park”.',
    waiting: 'A file is still being sent. Wait a moment, or remove what did not go through',
    privacy:
      'Only the building workstation and the units that handle it can read this. Please leave out identity numbers and health details. Photos and files not sent within a day are deleted and have to be added again.',
  },
})

/** The requester's own words, where it is, and photos. */
export function WordsStep({
  writing,
  set,
  wrong,
  title,
  waiting,
  onSending,
}: StepProps & { title: string; waiting: boolean; onSending: (count: number) => void }): ReactNode {
  const t = useText()
  const sending = useRef(0)
  const count = (change: number): void => {
    sending.current += change
    onSending(sending.current)
  }
  return (
    <>
      <AreaField
        heading
        id="text"
        label={title}
        hint={t.hint}
        error={wrong.text}
        max={textMax}
        value={writing.text}
        onChange={(text) => set({ text })}
      />
      <TextField
        id="place"
        label={t.place}
        optional
        hint={t.placeHint}
        error={wrong.place}
        value={writing.place}
        onChange={(place) => set({ place })}
      />
      {waiting && (
        <p className="due soon" role="alert">
          <Icon name="alert" /> {t.waiting}
        </p>
      )}
      <FileInput
        files={writing.files}
        onChange={(files) => set({ files })}
        send={async (file, onProgress) => {
          count(1)
          try {
            return (await upload(addDraftFile, {}, file, { onProgress })).file
          } finally {
            count(-1)
          }
        }}
      />
      <p className="note-line s soft raise-privacy">
        <Icon name="lock" />
        <span>{t.privacy}</span>
      </p>
    </>
  )
}
