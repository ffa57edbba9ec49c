/** The parts the table of who may import whom speaks of. */
export type Zone = { kind: ZoneKind; name: string }
export type ZoneKind =
  | 'contract'
  | 'kernel'
  | 'engine'
  | 'module'
  | 'module-value'
  | 'app'
  | 'harness'
  | 'web-kit'
  | 'web-feature'
  | 'web-app'
  | 'outside'

const places: [RegExp, ZoneKind][] = [
  [/^contract\/src\/(.+)\.tsx?$/, 'contract'],
  [/^server\/src\/kernel\//, 'kernel'],
  [/^server\/src\/engines\/([^/]+)\//, 'engine'],
  [/^server\/src\/modules\/module\.ts$/, 'module-value'],
  [/^server\/src\/modules\/([^/]+)\//, 'module'],
  [/^server\/src\//, 'app'], // app.ts, house.ts, main.ts, the seed
  [/^server\/test\//, 'harness'],
  [/^web\/src\/kit\//, 'web-kit'],
  [/^web\/src\/features\/([^/]+)\//, 'web-feature'],
  [/^web\/src\//, 'web-app'],
  [/^(web\/vite|web\/[^/]+$|e2e\/|bench\/|tools\/|vitest\.config\.ts$)/, 'outside'], // what builds and tests; no product code leads there
]

/** The part a path of the repository belongs to, or null where nobody has said. */
export function zoneOf(path: string): Zone | null {
  for (const [place, kind] of places) {
    const found = place.exec(path)
    if (found) return { kind, name: found[1] ?? '' }
  }
  return null
}

export const zoneName = ({ kind, name }: Zone): string => (name === '' || kind === 'outside' ? kind : `${kind} ${name}`)

/** Tests and what only they use. */
export const isTest = (path: string): boolean => /(\.test|\.fixture|\/fixtures)\.tsx?$/.test(path) || path.startsWith('server/test/')
