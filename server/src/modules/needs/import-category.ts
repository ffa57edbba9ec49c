import { createHash } from 'node:crypto'
import type { Text } from '@liti/contract/common'
import type { Work } from '../../kernel/work.ts'

/** The category of another system as one of ours: retired from the start, so nobody is offered it. */
export const importedCategory = (source: string, name: string): string =>
  name === '' ? `import-${source}` : `import-${source}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`

/** Makes the categories that rows of a batch name, under one generic category per source. */
export async function openImportedCategories(work: Work, source: string, title: Text, names: Set<string>): Promise<void> {
  const row = { district_id: work.ctx.district, retired: true, position: 9000 }
  const parent = importedCategory(source, '')
  const children = [...names].filter((name) => name !== '').sort()
  await work.tx
    .insertInto('needs.category')
    .values({ ...row, code: parent, parent_code: null, name: title.zh, name_en: title.en })
    .onConflict((clash) => clash.doNothing())
    .execute()
  if (children.length === 0) return
  await work.tx
    .insertInto('needs.category')
    .values(children.map((name) => ({ ...row, code: importedCategory(source, name), parent_code: parent, name, name_en: name })))
    .onConflict((clash) => clash.doNothing())
    .execute()
}
