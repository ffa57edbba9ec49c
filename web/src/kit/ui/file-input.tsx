import type { FileRef } from '@liti/contract/common'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { errorText, RefusedError } from '../api/errors.ts'
import { useLang } from '../words/lang.ts'
import { texts } from '../words/text.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

const useText = texts({
  zh: {
    add: '加照片或文件',
    full: (max: number) => `最多 ${max} 个`,
    big: (name: string, mb: number) => `${name} 超过 ${mb} MB。可以先压缩，或换一张`,
    remove: (name: string) => `去掉 ${name}`,
    removeShort: '去掉',
    again: '再传一次',
    sending: (percent: number) => `已传 ${percent}%`,
    size: (kb: number) => (kb < 1000 ? `${kb} KB` : `${(kb / 1024).toFixed(1)} MB`),
  },
  en: {
    add: 'Add photos or files',
    full: (max) => `${max} at most`,
    big: (name, mb) => `${name} is larger than ${mb} MB. Make it smaller or choose another`,
    remove: (name) => `Remove ${name}`,
    removeShort: 'Remove',
    again: 'Send again',
    sending: (percent) => `${percent}% sent`,
    size: (kb) => (kb < 1000 ? `${kb} KB` : `${(kb / 1024).toFixed(1)} MB`),
  },
})

type Sending = { key: string; file: File; share: number; error: unknown }
export type Uploader = (file: File, onProgress: (share: number) => void) => Promise<FileRef>

/** Photos and files, sent as soon as they are chosen; `send` uploads one (see upload.ts), `onChange` gets those that are there. */
export function FileInput({
  files,
  onChange,
  send,
  max = 6,
  maxMb = 10,
  accept = 'image/*,.pdf,.docx,.xlsx,.csv,.txt',
  capture,
  label,
}: {
  files: readonly FileRef[]
  onChange: (files: FileRef[]) => void
  send: Uploader
  max?: number
  maxMb?: number
  accept?: string
  /** `environment` opens the camera at once. */
  capture?: 'environment' | 'user'
  label?: ReactNode
}): ReactNode {
  const t = useText()
  const lang = useLang()
  const id = useId()
  const [sending, setSending] = useState<Sending[]>([])
  const [problem, setProblem] = useState('')
  const there = useRef(files)
  useLayoutEffect(() => {
    there.current = files
  })
  const room = max - files.length - sending.length

  const patch = (key: string, change: Partial<Sending>): void =>
    setSending((list) => list.map((each) => (each.key === key ? { ...each, ...change } : each)))
  const drop = (key: string): void => setSending((list) => list.filter((each) => each.key !== key))

  const start = async ({ key, file }: Pick<Sending, 'key' | 'file'>): Promise<void> => {
    patch(key, { error: null, share: 0 })
    try {
      const sent = await send(file, (share) => patch(key, { share }))
      drop(key)
      // Several may end before one is drawn: each has to find those before it.
      there.current = [...there.current, sent]
      onChange([...there.current])
    } catch (error) {
      patch(key, { error })
    }
  }

  const choose = (chosen: File[]): void => {
    const big = chosen.find((file) => file.size > maxMb * 1024 * 1024)
    setProblem(big ? t.big(big.name, maxMb) : chosen.length > room ? t.full(max) : '')
    const taken = chosen.filter((file) => file.size <= maxMb * 1024 * 1024).slice(0, room)
    const fresh = taken.map((file) => ({ key: crypto.randomUUID(), file, share: 0, error: null }))
    setSending((list) => [...list, ...fresh])
    for (const each of fresh) void start(each)
  }

  return (
    <div className="field">
      {(files.length > 0 || sending.length > 0) && (
        <ul className="files">
          {files.map((file) => (
            <li key={file.id}>
              <Thumb type={file.type} url={file.url} />
              <span className="name">
                {file.name}
                <br />
                <span className="s muted">{t.size(Math.ceil(file.size / 1024))}</span>
              </span>
              <Button look="text" label={t.remove(file.name)} onPress={() => onChange(files.filter((each) => each.id !== file.id))}>
                {t.removeShort}
              </Button>
            </li>
          ))}
          {sending.map((each) => (
            <li key={each.key}>
              <LocalThumb file={each.file} />
              <span className="name">
                {each.file.name}
                {!each.error && <progress max={1} value={each.share} aria-label={t.sending(Math.round(each.share * 100))} />}
              </span>
              {each.error ? (
                <>
                  <Button look="text" label={t.remove(each.file.name)} onPress={() => drop(each.key)}>
                    {t.removeShort}
                  </Button>
                  <p className="msg s" role="alert">
                    <Icon name="alert" /> {errorText(each.error, lang)}
                  </p>
                  {mayTryAgain(each.error) && <Button onPress={() => void start(each)}>{t.again}</Button>}
                </>
              ) : (
                <span className="s muted">{t.sending(Math.round(each.share * 100))}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {problem && (
        <p className="msg" role="alert">
          <Icon name="alert" />
          {problem}
        </p>
      )}
      {room > 0 && (
        <label className="btn file-pick" htmlFor={id}>
          <Icon name="clip" />
          {label ?? t.add}
          <input
            id={id}
            type="file"
            multiple={max > 1}
            accept={accept}
            capture={capture}
            onChange={(event) => {
              choose([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
        </label>
      )}
    </div>
  )
}

/** What was refused is refused again, unless it only came too fast. */
const mayTryAgain = (error: unknown): boolean => !(error instanceof RefusedError) || error.status === 429

function Thumb({ type, url }: { type: string; url: string | null }): ReactNode {
  if (type.startsWith('image/') && url) return <img src={url} alt="" loading="lazy" />
  return (
    <span className="ico">
      <Icon name={type.startsWith('image/') ? 'lock' : 'doc'} />
    </span>
  )
}

function LocalThumb({ file }: { file: File }): ReactNode {
  const url = useMemo(() => (file.type.startsWith('image/') ? URL.createObjectURL(file) : null), [file])
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url])
  return <Thumb type={file.type} url={url} />
}

/** Files to open, as small tiles: as many beside each other as there is room for. */
export function FileList({ files }: { files: readonly FileRef[] }): ReactNode {
  const t = useText()
  return (
    <ul className="files tiles">
      {files.map((file) => (
        <li key={file.id}>
          <Thumb type={file.type} url={file.url} />
          <span className="name">
            {file.url ? <a href={file.url}>{file.name}</a> : file.name}
            <br />
            <span className="s muted">{t.size(Math.ceil(file.size / 1024))}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
