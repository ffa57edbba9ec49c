import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { crc32, deflateSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { FileProblem } from './file-problem.ts'
import { ingest } from './ingest.ts'
import { docxOf, zipOf } from './zip.fixture.ts'

const picture = (width = 40, height = 20) => sharp({ create: { width, height, channels: 3, background: '#2b5' } })

/** One chunk of a PNG file, to write one by hand. */
const chunk = (name: string, body: Buffer) => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const titled = Buffer.concat([Buffer.from(name), body])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(titled))
  return Buffer.concat([length, titled, sum])
}

const problem = async (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => 'taken',
    (error: unknown) => {
      if (!(error instanceof FileProblem)) throw error
      expect(error.text.zh).not.toMatch(/非法|失败|！/)
      expect(error.text.en).not.toMatch(/!|invalid/i)
      return error.code
    },
  )

describe('pictures', () => {
  const GPS_POINTER = [Buffer.from([0x25, 0x88]), Buffer.from([0x88, 0x25])]

  test('place, device, time and comments are gone', async () => {
    const sent = await picture()
      .withExif({
        IFD0: { ImageDescription: 'where I parked', Make: 'a phone', DateTime: '2026:06:11 10:24:00' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 20/1', GPSLongitudeRef: 'E', GPSLongitude: '116/1 11/1 50/1' },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>116.1972</secret></x:xmpmeta>')
      .jpeg()
      .toBuffer()
    const before = await sharp(sent).metadata()
    expect(
      GPS_POINTER.some((tag) => before.exif?.includes(tag)),
      'the test picture carries a position',
    ).toBe(true)
    expect(sent.includes('where I parked') && sent.includes('116.1972')).toBe(true)

    const { bytes, sha256, ...kept } = await ingest(sent, 'IMG_0611.JPG')
    expect(kept).toEqual({ kind: 'jpeg', type: 'image/jpeg', ext: 'jpg', name: 'IMG_0611.jpg', size: bytes.length })
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const after = await sharp(bytes).metadata()
    expect([after.exif, after.xmp, after.iptc, after.comments, after.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    for (const trace of ['Exif', 'where I parked', '116.1972', 'a phone']) expect(bytes.includes(trace), trace).toBe(false)
  })

  test('the picture stands upright before its orientation is dropped', async () => {
    const red = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#f00' } })
      .png()
      .toBuffer()
    const sent = await picture()
      .composite([{ input: red, left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { bytes } = await ingest(sent, 'a.jpg')
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([20, 40])
    const redAt = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? 0
    expect(redAt(10, 5)).toBeGreaterThan(200)
    expect(redAt(10, 35)).toBeLessThan(80)
  })

  test('bytes hidden behind the picture do not come along', async () => {
    const sent = Buffer.concat([await picture().png().toBuffer(), Buffer.from('<script>hidden</script>')])
    expect((await ingest(sent, 'a.png')).bytes.includes('hidden')).toBe(false)
  })

  test.each(['jpeg', 'png', 'webp'] as const)('a large %s is made 2560 long and stays what it is', async (kind) => {
    const { bytes } = await ingest(await picture(4000, 1000).toFormat(kind).toBuffer(), 'large')
    expect(await sharp(bytes).metadata()).toMatchObject({ format: kind, width: 2560, height: 640 })
  })

  test('a bomb of a few hundred bytes is refused by the size it declares', async () => {
    const head = Buffer.alloc(13)
    head.writeUInt32BE(50_000, 0)
    head.writeUInt32BE(50_000, 4)
    head.set([8, 2, 0, 0, 0], 8)
    const bomb = Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
      chunk('IEND', Buffer.alloc(0)),
    ])
    expect(await problem(ingest(bomb, 'a.png'))).toBe('file-too-many-pixels')
  })

  test('a picture cut off half way is refused', async () => {
    const whole = await picture(400, 400).png().toBuffer()
    expect(await problem(ingest(whole.subarray(0, whole.length / 2), 'a.png'))).toBe('file-damaged')
  })

  test('a picture may carry the ending of another kind of picture, and gets its own', async () => {
    expect((await ingest(await picture().png().toBuffer(), '微信图片.jpg')).name).toBe('微信图片.png')
  })

  test('HEIC is refused with a way out', async () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(4), Buffer.from('mif1heic')])
    expect(await problem(ingest(heic, 'IMG.HEIC'))).toBe('file-heic')
  })
})

describe('documents', () => {
  const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

  test('PDF stays as it is', async () => {
    expect(await ingest(pdf, '核验函.pdf')).toMatchObject({ kind: 'pdf', name: '核验函.pdf', bytes: pdf })
    expect(await problem(ingest(pdf.subarray(0, 30), 'a.pdf'))).toBe('file-damaged')
  })

  test('a real workbook', async () => {
    const book = utils.book_new(utils.aoa_to_sheet([['编号', '内容']]), '诉求')
    const { kind, type } = await ingest(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer, '诉求.xlsx')
    expect([kind, type]).toEqual(['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
  })

  test('Word', async () => expect((await ingest(docxOf(), '招聘简章.docx')).kind).toBe('docx'))

  test.each([
    ['another archive', zipOf([{ name: 'a.txt', body: 'x' }]), 'a.docx', 'file-unknown'],
    ['an archive that only calls itself Word inside', zipOf([{ name: 'word/document.xml', body: 'x' }]), 'a.docx', 'file-unknown'],
    ['macros by part', docxOf([{ name: 'word/vbaProject.bin', body: 'x' }]), 'a.docx', 'file-macros'],
    ['macros by type', docxOf([], 'application/vnd.ms-word.document.macroEnabled.main+xml'), 'a.docx', 'file-macros'],
    [
      'a bomb that tells its size',
      docxOf([{ name: 'word/a.xml', body: Buffer.alloc(101 * 1024 * 1024) }]),
      'a.docx',
      'file-unpacks-too-large',
    ],
    [
      'a bomb that hides its size',
      docxOf([{ name: 'word/a.xml', body: Buffer.alloc(50_000_000), declaredSize: 10 }]),
      'a.docx',
      'file-damaged',
    ],
    ['an encrypted entry', docxOf([{ name: 'word/a.xml', body: 'x', encrypted: true }]), 'a.docx', 'file-damaged'],
    ['two entries of one name', docxOf([{ name: 'word/document.xml', body: 'x' }]), 'a.docx', 'file-damaged'],
    ['a way out of the folder', docxOf([{ name: '../../etc/passwd', body: 'x' }]), 'a.docx', 'file-damaged'],
    ['a Word file called a workbook', docxOf(), 'a.xlsx', 'file-mismatch'],
    ['an old Office file', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'a.doc', 'file-old-office'],
  ])('%s', async (_, bytes, name, code) => expect(await problem(ingest(bytes, name))).toBe(code))

  test('texts become UTF-8, whichever of the two ways they were written', async () => {
    const gbk = Buffer.from('b1e0bac52cc4dac8dd0d0a', 'hex')
    expect((await ingest(gbk, '导出.csv')).bytes.toString()).toBe('\ufeff编号,内容\r\n')
    expect((await ingest(Buffer.from('\ufeff编号'), 'a.csv')).bytes.toString()).toBe('\ufeff编号')
    expect(await ingest(Buffer.from('BMI，身高'), 'a.txt')).toMatchObject({ kind: 'txt', type: 'text/plain; charset=utf-8' })
  })
})

describe('everything else', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'a.txt', 'file-empty'],
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'a.exe', 'file-unknown'],
    ['noise called text', randomBytes(5_000), 'a.txt', 'file-unknown'],
    ['a page', Buffer.from('<!doctype html><script>1</script>'), 'a.html', 'file-unknown'],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'a.svg', 'file-unknown'],
    ['a PDF called a picture', Buffer.from('%PDF-1.7\n%%EOF\n'), 'a.jpg', 'file-mismatch'],
  ])('%s', async (_, bytes, name, code) => expect(await problem(ingest(bytes, name))).toBe(code))

  test('a stream is broken off at the limit', async () => {
    let given = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          given += 65_536
          yield Buffer.alloc(65_536)
        }
      })(),
    )
    expect(await problem(ingest(endless, 'a.jpg'))).toBe('file-too-large')
    expect(given).toBeLessThan(12 * 1024 * 1024)
  })

  test('only what the place allows', async () => {
    const run = ingest(Buffer.from('text'), 'a.txt', { allowed: ['jpeg', 'pdf'] })
    await expect(run).rejects.toMatchObject({ code: 'file-not-allowed', text: { zh: '这里只能传：jpg、pdf' } })
  })

  test.each([
    ['../../etc/pass\u0000wd.txt', 'passwd.txt'],
    ['C:\\temp\\说明.txt', '说明.txt'],
    ['gpj.\u202etxt.txt', 'gpj.txt.txt'],
    ['..', 'file.txt'],
    [`${'长'.repeat(300)}.txt`, `${'长'.repeat(80)}.txt`],
  ])('name %j', async (name, clean) => {
    const typed = name.endsWith('.txt') ? name : `${name}.txt`
    expect((await ingest(Buffer.from('text'), typed)).name).toBe(clean)
  })
})
