import { expect, test } from 'vitest'
import { system } from '../../kernel/actor.ts'
import { district, testSystem } from '../../../test/system.ts'
import { seedDirectory } from './index.ts'

const { ctx, asOwner } = await testSystem()
const counts = () =>
  asOwner<{ name: string; rows: number }>(
    `select relname as name, (xpath('/row/c/text()', query_to_xml('select count(*) as c from directory.' || relname, false, true, '')))[1]::text::int as rows
     from pg_class where relnamespace = 'directory'::regnamespace and relkind = 'r' order by 1`,
  )

test('the world is set up once, through commands, and lies around today', async () => {
  const started = performance.now()
  const world = await seedDirectory(ctx, system(district))
  expect(world.body('内蒙古人社')).toMatch(/^[0-9a-f-]{36}$/)
})
