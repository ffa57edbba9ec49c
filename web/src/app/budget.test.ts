import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closure, pagesOf, type Manifest } from '../../vite/page-links.ts'

const web = join(import.meta.dirname, '../..')
const dist = join(import.meta.dirname, '../../dist')

/**
 * Kilobytes, as they are sent (brotli), and files, of program and style that a page needs before it shows what it is for. At 50 KB/s a
 * hundred of them and a tenth of a second there and back are two and a half seconds. What a page does not show first comes later (kit/later.tsx).
 */
const most: Record<string, { kilobytes: number; files: number }> = {
  '/': { kilobytes: 95, files: 9 },
  '/find': { kilobytes: 99, files: 11 },
  '/my': { kilobytes: 95, files: 9 },
  '/raise/:step?': { kilobytes: 111, files: 15 },
  '/n/:needId': { kilobytes: 111, files: 18 },
  '/sign-in': { kilobytes: 102, files: 15 },
  '/desk/needs/:needId?': { kilobytes: 125, files: 14 },
  '/desk/units/:slug': { kilobytes: 126, files: 25 },
  '/desk/callbacks/:needId?': { kilobytes: 124, files: 18 },
}

test.each(Object.keys(most))('%s does not cost more than it did', async (address) => {
  const file = join(dist, '.vite/manifest.json')
  expect(existsSync(file), 'the screens are not built: run npm run build -w web').toBe(true)
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  const program = address.startsWith('/desk') ? 'desk' : 'portal'
  const page = (await pagesOf(web, program)).find((each) => each.address === address)
  const chunks = closure(manifest, page?.module ?? 'none', closure(manifest, `${program}.html`))
  const files = new Set([...chunks].flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]))
  const kilobytes = [...files].reduce((sum, each) => sum + statSync(join(dist, `${each}.br`)).size, 0) / 1000
  const parts = [...files].map((each) => `${each} ${statSync(join(dist, `${each}.br`)).size}`).join(', ')
  expect(kilobytes, parts).toBeLessThanOrEqual(most[address]?.kilobytes ?? 0)
  expect(files.size, parts).toBeLessThanOrEqual(most[address]?.files ?? 0)
})
