import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Refusal } from '../../kernel/refusal.ts'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
export type Sniffed = { kind: 'csv' | 'xlsx'; encoding: Encoding; sha256: string; head: string }

const headBytes = 65_536
/** Where so few of the characters are broken, it is UTF-8 with a scratch and not another encoding. */
const scratched = 0.02

/**
 * Reads a file once: its hash, whether it is a workbook or text, and how the text is encoded (UTF-8, else GB18030; UTF-16 by its mark).
 * @throws Refusal `invalid` for what is neither, `not-found` where there is no such file
 */
export async function sniff(path: string): Promise<Sniffed> {
  const hash = createHash('sha256')
  const utf8 = new TextDecoder('utf-8')
  let first = Buffer.alloc(0)
  let wide = 0
  let broken = 0
  const count = (text: string) => {
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code > 0x7f) wide += 1
      if (code === 0xfffd) broken += 1
    }
  }
  try {
    for await (const piece of createReadStream(path)) {
      const chunk = piece as Buffer
      hash.update(chunk)
      if (first.length < headBytes) first = Buffer.concat([first, chunk]).subarray(0, headBytes)
      count(utf8.decode(chunk, { stream: true }))
    }
    count(utf8.decode())
  } catch (error) {
    throw unreadable(path, error)
  }
  const sha256 = hash.digest('hex')
  if (first.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return { kind: 'xlsx', encoding: 'utf-8', sha256, head: '' }
  if (first.subarray(0, 4).equals(Buffer.of(0xd0, 0xcf, 0x11, 0xe0))) {
    throw new Refusal('invalid', 'old-workbook', {
      zh: '这是旧的 .xls 文件，或者加了密码。请另存为 .xlsx（不加密）再导入',
      en: 'This is an old .xls file, or one with a password. Save it as .xlsx without a password',
    })
  }
  const encoding = encodingOf(first, wide, broken)
  const head = new TextDecoder(encoding).decode(first)
  if (encoding.startsWith('utf-8') ? first.includes(0) : head.includes('\u0000')) {
    throw new Refusal('invalid', 'not-a-table', {
      zh: '文件不是 CSV，也不是 XLSX',
      en: 'The file is neither CSV nor XLSX',
    })
  }
  return { kind: 'csv', encoding, sha256, head }
}

function encodingOf(first: Buffer, wide: number, broken: number): Encoding {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return broken === 0 || broken < wide * scratched ? 'utf-8' : 'gb18030'
}

/** The text of a file, piece by piece. */
export async function* decoded(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}

export function unreadable(path: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ENOENT') return new Refusal('not-found', 'no-file', { zh: `没有这个文件：${path}`, en: `There is no such file: ${path}` })
  if (code === 'EISDIR') return new Refusal('invalid', 'folder', { zh: `这是文件夹：${path}`, en: `This is a folder: ${path}` })
  if (code === 'EACCES' || code === 'EPERM')
    return new Refusal('invalid', 'no-right', { zh: `没有读这个文件的权限：${path}`, en: `This account may not read the file: ${path}` })
  return error
}
