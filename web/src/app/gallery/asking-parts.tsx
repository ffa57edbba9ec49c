import type { FileRef } from '@liti/contract/common'
import { useState, type ReactNode } from 'react'
import { CheckCards, RadioCards, RatingBoxes } from '../../kit/ui/choices.tsx'
import { CodeField } from '../../kit/ui/code-field.tsx'
import { ErrorSummary } from '../../kit/ui/error-summary.tsx'
import { AreaField, SelectField, TextField } from '../../kit/ui/field.tsx'
import { FileInput } from '../../kit/ui/file-input.tsx'
import { Steps } from '../../kit/ui/steps.tsx'
import { Part } from './part.tsx'

export function AskingParts(): ReactNode {
  const [phone, setPhone] = useState('138 0000 0000')
  const [plate, setPlate] = useState('京AD1234')
  const [words, setWords] = useState('电梯早高峰等 15 分钟。')
  const [code, setCode] = useState('4071')
  const [kind, setKind] = useState('')
  const [solved, setSolved] = useState<'yes' | 'no' | null>('yes')
  const [ways, setWays] = useState<('sms' | 'mail')[]>(['sms'])
  const [rating, setRating] = useState<number | null>(null)
  const [files, setFiles] = useState<FileRef[]>([{ id: '1', name: '现场照片.pdf', type: 'application/pdf', size: 245_000, url: null }])
  return (
    <>
      <Part title="表单和错误" wide="w4">
        <ErrorSummary fields={{ plate: '车牌少 1 位' }} />
        <TextField label="手机号" hint="办理人员会打这个电话" value={phone} onChange={setPhone} inputMode="tel" autoComplete="tel" />
        <TextField id="plate" label="车牌" error="绿牌是 8 位，现在少 1 位。请看行驶证再填" value={plate} onChange={setPlate} />
        <SelectField
          label="类型"
          value={kind}
          onChange={setKind}
          empty="请选一类"
          options={[
            { value: 'help', label: '求助' },
            { value: 'complaint', label: '投诉' },
          ]}
        />
        <CodeField label="短信验证码" aside="38 秒后可以重发" hint="5 分钟内有效。" value={code} onChange={setCode} />
      </Part>
      <Part title="长文字、文件、步骤" wide="w4">
        <Steps at={2} of={4} />
        <AreaField label="说说您的诉求" hint="怎么说都行，不用写成公文。" max={500} value={words} onChange={setWords} />
        <FileInput
          files={files}
          onChange={setFiles}
          send={async (file, onProgress) => {
            onProgress(0.5)
            await new Promise((done) => setTimeout(done, 800))
            return { id: crypto.randomUUID(), name: file.name, type: file.type, size: file.size, url: URL.createObjectURL(file) }
          }}
        />
      </Part>
      <Part title="选项、评价" wide="w4">
        <RadioCards
          legend="解决了没有"
          value={solved}
          onChange={setSolved}
          options={[
            { value: 'yes', label: '解决了' },
            { value: 'no', label: '没有解决，请重新办', note: '最多重办两次' },
          ]}
        />
        <RatingBoxes legend="满意不满意" value={rating} onChange={setRating} />
        <CheckCards
          legend="怎么告诉您"
          value={ways}
          onChange={setWays}
          options={[
            { value: 'sms', label: '短信' },
            { value: 'mail', label: '邮件' },
          ]}
        />
      </Part>
    </>
  )
}
