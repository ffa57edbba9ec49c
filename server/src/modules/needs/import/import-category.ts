import { createHash } from 'node:crypto'
import type { Text } from '@liti/contract/common'
import type { Work } from '../../../kernel/work.ts'

/** The category of another system as one of ours: retired from the start, so nobody is offered it. */
export const importedCategory = (source: string, name: string): string =>
  name === '' ? `import-${source}` : `import-${source}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`

/** Makes the categories that rows of a batch name, under one generic category per source. */
export async function openImportedCategories(work: Work, source: string, title: Text, names: Set<string>): Promise<void> {
  const row = (code: string, parent_code: string | null, name: Text) => ({
    district_id: work.ctx.district,
    code,
    parent_code,
    name: name.zh,
    name_en: name.en,
    position: 9000,
    retired: true,
  })
  const parent = importedCategory(source, '')
  const children = [...names].filter((name) => name !== '').sort()
  await work.tx
    .insertInto('needs.category')
    .values(row(parent, null, title))
    .onConflict((clash) => clash.doNothing())
    .execute()
  if (children.length === 0) return
  await work.tx
    .insertInto('needs.category')
    .values(children.map((name) => row(importedCategory(source, name), parent, { zh: name, en: name })))
    .onConflict((clash) => clash.doNothing())
    .execute()
}
