import { crc32, deflateRawSync } from 'node:zlib'

type Entry = { name: string; body: Buffer | string; declaredSize?: number; encrypted?: boolean }

/** A zip archive written by hand, so that it can lie where real writers do not. */
export function zipOf(entries: Entry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, body, declaredSize, encrypted = false } of entries) {
    const plain = Buffer.from(body)
    const packed = deflateRawSync(plain)
    const title = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(plain), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(declaredSize ?? plain.length, 18)
    common.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, title, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, rest, title]))
    files.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, list, Buffer.from('PK\u0005\u0006'), end])
}

const contentTypes = (part: string, type: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}"/></Types>`

const docxMain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** The smallest Word file, with room for more entries. */
export const docxOf = (more: Entry[] = [], type = docxMain): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', body: contentTypes('/word/document.xml', type) },
    { name: '_rels/.rels', body: '<Relationships/>' },
    { name: 'word/document.xml', body: '<w:document/>' },
    ...more,
  ])
