import { describe, expect, test } from 'vitest'
import { demoWorld } from '../../test/directory-world.ts'
import { district } from '../../test/system.ts'
import { system as product } from '../kernel/actor.ts'
import { Refusal } from '../kernel/refusal.ts'
import * as needs from '../modules/needs/index.ts'
import { message, messageHeader, testFiles } from './table/files.fixture.ts'
import { importNeeds, type ImportOptions } from './import-needs.ts'

const { ctx, as, asOwner, refused } = await demoWorld()
const actor = product(district)
const files = testFiles()
const run = (options: ImportOptions) => importNeeds(ctx, actor, { unit: 'jinding', ...options })
/** Everything an import could write. */
const stored = () =>
  asOwner(`select (select count(*) from needs.need) as needs, (select count(*) from needs.event) as events, (select count(*) from needs.category) as categories,
    (select count(*) from needs.import_run) as runs, (select sum(last) from needs.number_counter) as numbers, (select count(*) from kernel.audit) as audit`)
const refusal = async (call: Promise<unknown>): Promise<Refusal> => {
  const error = await call.then(
    () => expect.unreachable('not refused'),
    (one: unknown) => one,
  )
  expect(error).toBeInstanceOf(Refusal)
  return error as Refusal
}

describe('files that cannot be used at all', () => {
  const body = [message(1)]
  test.each([
    [
      'no-preset',
      () =>
        run({
          file: files.csv([
            ['a', 'b'],
            ['1', '2'],
          ]),
        }),
      '{"内容": "text", "时间": "created"}',
    ],
    ['columns', () => run({ file: files.csv([messageHeader.slice(0, 5), ...body]), preset: 'citizen-messages' }), '文件里有：id, title'],
    ['columns', () => run({ file: files.csv([messageHeader, ...body]), map: files.json({ text: 'text', nowhere: 'created' }) }), ''],
    ['columns', () => run({ file: files.csv([messageHeader, ...body]), map: files.json({ title: 'title' }) }), ''],
    ['columns', () => run({ file: files.csv([[...messageHeader, 'text'], ...body]) }), ''],
    ['mapping', () => run({ file: files.csv([messageHeader, ...body]), map: files.json({ text: 'words' }) }), ''],
    ['mapping', () => run({ file: files.csv([messageHeader, ...body]), map: files.write('json', '{') }), 'JSON'],
    [
      'mapping',
      () => run({ file: files.csv([messageHeader, ...body]), map: files.json({ timeZone: 'Mars', columns: { text: 'text' } }) }),
      '',
    ],
    ['source', () => run({ file: files.csv([messageHeader, ...body]), source: '热线' }), '--source'],
    ['unit', () => run({ file: files.csv([messageHeader, ...body]), unit: 'nowhere' }), 'jinding, rongke'],
    ['unit', () => run({ file: files.csv([messageHeader, ...body]), unit: undefined }), '--unit'],
    ['empty-file', () => run({ file: files.write('csv', '\n\n') }), ''],
    ['no-file', () => run({ file: files.path('absent.csv') }), 'absent.csv'],
    ['old-workbook', () => run({ file: files.write('xls', Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)) }), 'xlsx'],
    ['not-a-table', () => run({ file: files.write('csv', Buffer.from('\u0001\u0000\u0002')) }), ''],
    ['quote', () => run({ file: files.write('csv', `${messageHeader.join(',')}\n1,t,"never closed\n`), dryRun: true }), '引号'],
  ] as [string, () => Promise<unknown>, string][])('%s', async (code, call, said) => {
    const before = await stored()
    const error = await refusal(call())
    expect(error.code).toBe(code)
    expect(error.text.zh).toContain(said)
    expect(error.text.en).not.toBe('')
    expect(await stored()).toEqual(before)
  })

  test('every column that is missing is named with what it is for', async () => {
    const { fields } = await refusal(
      run({
        file: files.csv([
          ['id', 'text'],
          ['1', 'x'],
        ]),
        preset: 'citizen-messages',
      }),
    )
    expect(Object.keys(fields ?? {})).toEqual(['title', 'time', 'reply', 'reply_time'])
    expect(fields?.['time']?.zh).toBe('文件里没有这一列（提出时间）')
  })
})

describe('who may', () => {
  const file = files.csv([messageHeader, message(1)])
  test('the sub-district for its own place; the workstation and firms may not, and nothing is left', async () => {
    const street = await as('八角街道 楼宇专班')
    expect(await importNeeds(ctx, street, { file, unit: 'jinding', source: 'street-test' })).toMatchObject({ imported: 1 })
    for (const who of ['今鼎大厦 站长', '颐家安宁 人事经理']) {
      const person = await as(who)
      const before = await stored()
      await refused(() => importNeeds(ctx, person, { file, unit: 'jinding', source: 'head-test' }), 'forbidden', 'not-the-office')
      await refused(
        () => importNeeds(ctx, person, { file, unit: 'jinding', source: 'head-test', dryRun: true }),
        'forbidden',
        'not-the-office',
      )
      expect(await stored()).toEqual(before)
    }
  })

  test('the commands themselves refuse, whoever calls them', async () => {
    const head = await as('今鼎大厦 站长')
    const units = (await needs.importUnits(ctx)).filter((unit) => unit.slug === 'jinding')
    const begun = await needs.beginImport(ctx, actor, { source: 'direct', fileName: 'x', fileSha256: 'x', settingsSha256: 'x', units })
    const batch = {
      runId: begun.id,
      source: 'direct',
      title: { zh: 'x', en: 'x' },
      lang: 'zh' as const,
      units,
      after: 0,
      upTo: 1,
      needs: [],
    }
    await refused(
      () => needs.beginImport(ctx, head, { source: 'a', fileName: 'a', fileSha256: 'a', settingsSha256: 'a', units }),
      'forbidden',
      'not-the-office',
    )
    await refused(() => needs.importBatch(ctx, head, batch), 'forbidden', 'not-the-office')
    await refused(
      () => needs.finishImport(ctx, head, { runId: begun.id, units, after: 0, upTo: 1, rejectedRows: 0, rejected: [] }),
      'forbidden',
      'not-the-office',
    )
    await refused(() => needs.importBatch(ctx, actor, { ...batch, after: 7 }), 'conflict', 'import-elsewhere')
  })
})
