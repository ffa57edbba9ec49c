import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Route } from '@liti/contract/kit'

export type Promised = { file: string; name: string; route: Route }

const folder = fileURLToPath(new URL('../contract/src/', import.meta.url))

/** Every route the contract promises, file by file, in the order of paths. */
export async function contractRoutes(): Promise<Promised[]> {
  const found: Promised[] = []
  for (const path of globSync('*.ts', { cwd: folder, exclude: ['*.test.ts'] }).sort()) {
    const exported = (await import(`${folder}${path}`)) as Record<string, unknown>
    for (const [name, value] of Object.entries(exported)) {
      if (isRoute(value)) found.push({ file: path.replace(/\.ts$/, ''), name, route: value })
    }
  }
  const order = ({ file, route }: Promised) => `${file} ${route.path} ${route.method}`
  return found.sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'path' in value && 'method' in value && 'access' in value && 'reply' in value
