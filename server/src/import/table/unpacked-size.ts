import yauzl from 'yauzl'
import { Refusal } from '../../kernel/refusal.ts'

const mega = 1024 * 1024
/** A workbook is read as a whole, in about nine times its unpacked size. */
export const mostUnpacked = 160 * mega
const mostEntries = 2_000

/**
 * Unpacks a workbook once and counts, before anything reads it: a small file can hold gigabytes.
 * @throws Refusal `invalid` for one that grows too large; the error of the archive's reader for one that is damaged
 */
export async function holdUnpackedSize(bytes: Buffer): Promise<void> {
  const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true })
  if (zip.entryCount > mostEntries) throw tooLarge()
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    if (unpacked + entry.uncompressedSize > mostUnpacked) throw tooLarge()
    // yauzl breaks off an entry that grows past the size it declares
    for await (const chunk of await zip.openReadStreamPromise(entry)) unpacked += (chunk as Uint8Array).length
  }
}

const tooLarge = () =>
  new Refusal('invalid', 'workbook-too-large', {
    zh: `表格展开后超过 ${mostUnpacked / mega} MB，一次读不下。请分成几个文件，或者另存为 CSV 再导入`,
    en: `The workbook grows to more than ${mostUnpacked / mega} MB when unpacked. Split it into several, or save it as CSV`,
  })
