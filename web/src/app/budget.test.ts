import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { homeModule } from '../../vite/preload-home.ts'

type Chunk = { file: string; imports?: string[] }

const web = join(import.meta.dirname, '../..')
const dist = join(import.meta.dirname, '../../dist')
const most = 100 * 1024

/** A chunk and everything it needs before it can run. */
function closure(manifest: Record<string, Chunk>, name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`${name} is not in the build: run npm run build -w web`)
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const each of chunk.imports ?? []) closure(manifest, each, found)
  return found
}

test('the first page of the portal costs at most 100 KiB of JavaScript, gzip', () => {
  const file = join(dist, '.vite/manifest.json')
  expect(existsSync(file), 'the screens are not built: run npm run build -w web').toBe(true)
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, Chunk>
  const home = homeModule(web)
  const names = ['portal.html', ...(home ? [relative(web, home)] : [])]
  const files = new Set<string>()
  for (const name of names) closure(manifest, name, files)
  const sizes = [...files].map((each): [string, number] => [each, statSync(join(dist, `${each}.gz`)).size])
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  console.log(`portal first page: ${total} of ${most} bytes gzip (${sizes.map(([each, size]) => `${each} ${size}`).join(', ')})`)
  expect(total).toBeLessThanOrEqual(most)
})
