import { createHash } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { allKinds, cleanName, endingOf, fileKinds, nameFits, type FileKind } from './file-kinds.ts'
import { damaged, FileProblem } from './file-problem.ts'
import { cleanImage } from './image.ts'
import { officeKind } from './office.ts'
import { plainText } from './plain-text.ts'

export const MAX_BYTES = 10 * 1024 * 1024

export type Ingested = {
  kind: FileKind
  /** Media type by content, as the file is to be served. */
  type: string
  ext: string
  /** Cleaned name with the ending of what the file is. */
  name: string
  /** Of the bytes kept, which for pictures and texts are not the ones sent. */
  size: number
  sha256: string
  bytes: Buffer
}

/**
 * Takes a stranger's file in: what it is, is decided by its content; pictures are painted anew without place or device, texts become UTF-8,
 * Office files are looked through. PDF and Office files are kept as they are, with whatever their authors left in them:
 * serve everything as an attachment with `nosniff`.
 * @param name as the sender calls the file; its ending must not contradict the content
 * @param options.maxBytes of what is sent, 10 MiB unless told
 * @param options.allowed kinds this place takes, all unless told
 * @throws {FileProblem}
 */
export async function ingest(
  input: Uint8Array | AsyncIterable<Uint8Array>,
  name: string,
  { maxBytes = MAX_BYTES, allowed = allKinds }: { maxBytes?: number; allowed?: readonly FileKind[] } = {},
): Promise<Ingested> {
  const sent = await collect(input, maxBytes)
  const kind = await kindOf(sent, name)
  if (!nameFits(kind, name)) {
    throw new FileProblem(
      'file-mismatch',
      `文件名写的是 .${endingOf(name)}，内容却是 ${fileKinds[kind].ext}。请改对文件名再传`,
      `The name says .${endingOf(name)}, the content is ${fileKinds[kind].ext}. Correct the name and send it again`,
    )
  }
  if (!allowed.includes(kind)) throw notAllowed(allowed)
  const bytes = await clean(sent, kind)
  const { type, ext } = fileKinds[kind]
  return {
    kind,
    type,
    ext,
    name: cleanName(name, kind),
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes,
  }
}

async function collect(input: Uint8Array | AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of input instanceof Uint8Array ? [input] : input) {
    size += chunk.length
    if (size > maxBytes) {
      const limit = `${Math.floor((maxBytes / 1024 / 1024) * 10) / 10} MB`
      throw new FileProblem('file-too-large', `文件超过 ${limit}。请缩小或分开传`, `The file is over ${limit}. Make it smaller or split it`)
    }
    chunks.push(chunk)
  }
  if (size === 0) throw new FileProblem('file-empty', '这是空文件。请重新选一次', 'This file is empty. Choose it again')
  return Buffer.concat(chunks)
}

async function kindOf(bytes: Buffer, name: string): Promise<FileKind> {
  // Texts have no mark of their own and can begin like a picture ("BM…"), so a name of theirs is tried first.
  const ending = endingOf(name)
  if ((ending === 'csv' || ending === 'txt') && plainText(bytes) !== null) return ending
  const found = await fileTypeFromBuffer(bytes).catch((error: unknown) => {
    throw damaged(error)
  })
  const kind = allKinds.find((one) => fileKinds[one].type === found?.mime)
  if (kind && fileKinds[kind].family !== 'office') return kind
  if (kind || found?.mime === 'application/zip' || /macroenabled/i.test(found?.mime ?? '')) {
    const office = await officeKind(bytes)
    if (office) return office
  }
  if (found?.mime.startsWith('image/hei')) {
    throw new FileProblem(
      'file-heic',
      '这是 HEIC 照片，暂时打不开。请在手机里存成 JPG 再传，或截一张图',
      'This is a HEIC photo, which cannot be opened here. Save it as JPG or take a screenshot',
    )
  }
  if (found?.mime === 'application/x-cfb') {
    throw new FileProblem(
      'file-old-office',
      '这是旧格式或加了密码的文件。请另存为 .docx 或 .xlsx，不加密码',
      'This file is in an old format or has a password. Save it as .docx or .xlsx without one',
    )
  }
  throw new FileProblem(
    'file-unknown',
    `认不出这种文件。可以传：${list(allKinds, '、')}`,
    `This kind of file is not known here. You can send ${list(allKinds)}`,
  )
}

async function clean(bytes: Buffer, kind: FileKind): Promise<Buffer> {
  switch (kind) {
    case 'jpeg':
    case 'png':
    case 'webp':
      return cleanImage(bytes, kind)
    case 'pdf':
      if (!bytes.subarray(-4096).includes('%%EOF')) throw damaged()
      return bytes
    case 'csv':
      // The mark is what makes Excel read UTF-8.
      return Buffer.from(`\ufeff${plainText(bytes) ?? ''}`, 'utf8')
    case 'txt':
      return Buffer.from(plainText(bytes) ?? '', 'utf8')
    case 'docx':
    case 'xlsx':
      return bytes
  }
}

const list = (kinds: readonly FileKind[], comma = ', ') => kinds.map((kind) => fileKinds[kind].ext).join(comma)

const notAllowed = (allowed: readonly FileKind[]) =>
  new FileProblem('file-not-allowed', `这里只能传：${list(allowed, '、')}`, `Only these can be sent here: ${list(allowed)}`)
