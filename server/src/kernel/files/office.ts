import yauzl from 'yauzl'
import { damaged, FileProblem } from './file-problem.ts'

const MOST_ENTRIES = 2_000
const MOST_UNPACKED = 100 * 1024 * 1024
const MOST_CONTENT_TYPES = 1024 * 1024

const mainParts = {
  docx: { path: 'word/document.xml', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml' },
  xlsx: { path: 'xl/workbook.xml', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' },
} as const

/**
 * Which kind of Office file an archive is, by its own list of contents (ECMA-376 part 2), or null for any other archive.
 * Every entry is unpacked once, so a small file that lies about its size is found here and not by whoever reads it later.
 * @throws {FileProblem} damaged, encrypted, with macros, unpacks to more than 100 MB
 */
export async function officeKind(bytes: Uint8Array): Promise<'docx' | 'xlsx' | null> {
  const { names, contentTypes } = await unpackAndCount(bytes).catch((error: unknown) => {
    throw error instanceof FileProblem ? error : damaged(error)
  })
  // Writers declare types for endings no part has; what a part is, an Override says.
  if (names.some((name) => /vbaproject\.bin$|\/activex\//i.test(name)) || /<Override\b[^>]*macroenabled|vbaproject/i.test(contentTypes)) {
    throw new FileProblem(
      'file-macros',
      '文件里有宏，不能上传。请另存为不带宏的 .docx 或 .xlsx',
      'The file holds macros. Save it as .docx or .xlsx without them',
    )
  }
  for (const kind of ['docx', 'xlsx'] as const) {
    const { path, type } = mainParts[kind]
    if (names.includes(path) && contentTypes.includes(`"${type}"`)) return kind
  }
  return null
}

async function unpackAndCount(bytes: Uint8Array): Promise<{ names: string[]; contentTypes: string }> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    strictFileNames: true,
  })
  if (zip.entryCount > MOST_ENTRIES) throw unpacksTooLarge()
  const names: string[] = []
  let contentTypes = ''
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw damaged()
    // Two entries of one name: one program reads the first, another the last.
    if (names.includes(entry.fileName)) throw damaged()
    names.push(entry.fileName)
    const keep = entry.fileName === '[Content_Types].xml'
    if (unpacked + entry.uncompressedSize > MOST_UNPACKED || (keep && entry.uncompressedSize > MOST_CONTENT_TYPES)) throw unpacksTooLarge()
    const chunks: Uint8Array[] = []
    // yauzl breaks off an entry that grows past the size it declares.
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      unpacked += (chunk as Uint8Array).length
      if (keep) chunks.push(chunk as Uint8Array)
    }
    if (keep) contentTypes = Buffer.concat(chunks).toString('utf8')
  }
  return { names, contentTypes }
}

const unpacksTooLarge = () =>
  new FileProblem(
    'file-unpacks-too-large',
    '文件展开后太大。请分成几个文件',
    'The file grows too large when unpacked. Split it into several',
  )
