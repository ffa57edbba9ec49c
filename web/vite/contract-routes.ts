import { readFile, stat } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

/**
 * Gives the browser the contract without its schemas: of each contract module that uses zod only the routes
 * (method, path, kind) and plain constants are kept, so that features import the same modules as the server
 * and zod (15 kB) never reaches a page. Types come from the source as always.
 */
export function contractRoutes(folder: string): Plugin {
  return {
    name: 'liti:contract-routes',
    enforce: 'pre',
    async load(id) {
      const file = id.split('?')[0] ?? id
      if (!file.startsWith(folder) || !file.endsWith('.ts') || !(await usesSchemas(file))) return null
      this.addWatchFile(file)
      const version = (await stat(file)).mtimeMs
      const exported = (await import(`${pathToFileURL(file).href}?v=${version}`)) as Record<string, unknown>
      return Object.entries(exported).flatMap(asBrowserExport).join('\n')
    },
  }
}

async function usesSchemas(file: string): Promise<boolean> {
  const source = await readFile(file, 'utf8')
  return /from '(zod|\.{1,2}\/kit\.ts)'/.test(source.replace(/^import type .*$/gm, ''))
}

function asBrowserExport([name, value]: [string, unknown]): string[] {
  if (isRoute(value)) {
    const { method, path, kind } = value
    return [`export const ${name} = ${JSON.stringify({ method, path, kind })}`]
  }
  return isPlain(value) ? [`export const ${name} = ${JSON.stringify(value)}`] : []
}

function isRoute(value: unknown): value is { method: string; path: string; kind: string } {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'reply' in value
}

function isPlain(value: unknown): value is Plain {
  if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false
  return !('_zod' in value) && Object.values(value).every(isPlain)
}
