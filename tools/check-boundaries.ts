import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { target, whyNot, type Workspaces } from './boundaries/check-imports.ts'
import { crowded, fileCircles, roomCircles, type Graph } from './boundaries/check-rooms.ts'
import { namings, whyNotKey, whyNotTable } from './boundaries/check-tables.ts'
import { expected, type Expected } from './boundaries/expected.ts'
import { readSource, readSheet } from './boundaries/read-source.ts'
import { moduleEdges, tableExceptions, type Exception } from './boundaries/rules.ts'
import { readTables } from './boundaries/tables.ts'
import { zoneName, zoneOf } from './boundaries/zones.ts'

export type Violation = { path: string; line: number; what: string; why: string }
export type Report = {
  violations: Violation[]
  files: string[]
  byZone: Record<string, number>
  imports: number
  tables: number
  namings: number
}

const workspaces = ['contract', 'server', 'web', 'e2e', 'bench', 'tools']
const unread = /(^|\/)(node_modules|dist)\/|\.gen\.ts$|\.d\.ts$/

/**
 * Holds the sources below `root` against the rules of who may import whom and who may touch whose tables (tools/boundaries/rules.ts).
 * @param least what must have been seen; what was not is a violation too
 */
export function checkBoundaries(root: string, least?: Expected): Report {
  const violations: Violation[] = []
  const used = new Set<Exception>()
  const tables = readTables(list(root, ['server/migrations/*.sql']).map((path) => ({ path, text: read(root, path) })))
  const files = sourcesOf(root)
  const graph: Graph = new Map()
  const packages = readPackages(root)
  const report: Report = { violations, files, byZone: {}, imports: 0, tables: 0, namings: 0 }
  for (const set of tables.known.values()) report.tables += set.size

  for (const path of files) {
    const zone = zoneOf(path)
    const name = !zone ? 'unknown' : zone.kind === 'contract' ? 'contract' : zoneName(zone)
    report.byZone[name] = (report.byZone[name] ?? 0) + 1
    const source = path.endsWith('.css') ? readSheet(path, read(root, path)) : readSource(path, read(root, path))
    const against = (line: number, what: string, why: string | null) => why !== null && violations.push({ path, line, what, why })
    for (const { line, what } of source.trouble) if (zone?.kind !== 'outside') against(line, what, 'the checker must see every import')
    for (const { line, specifier } of source.imports) against(line, target(path, specifier) ?? specifier, whyNot(path, specifier, packages))
    report.imports += source.imports.length
    graph.set(path, new Set(source.imports.flatMap(({ specifier }) => target(path, specifier) ?? []).filter((to) => files.includes(to))))
    for (const naming of namings(source, tables)) {
      against(naming.line, `${naming.schema}.${naming.table}`, whyNotTable(path, naming, used))
      report.namings += 1
    }
  }
  for (const { file, line, from, to } of tables.keys) {
    const why = whyNotKey(from, to)
    if (why !== null) violations.push({ path: file, line, what: `${from} → ${to}`, why })
  }
  for (const circle of fileCircles(graph))
    violations.push({ path: circle[0] ?? '', line: 1, what: circle.join(' ↔ '), why: 'files need each other, if only for a type' })
  for (const circle of roomCircles(graph))
    violations.push({ path: circle[0] ?? '', line: 1, what: circle.join(' ↔ '), why: 'rooms of a module need each other' })
  for (const { folder, count } of crowded(files))
    violations.push({ path: folder, line: 1, what: `${count} files`, why: 'a folder holds at most 25: make rooms in it' })
  const rules = 'tools/boundaries/rules.ts'
  for (const circle of circles(moduleEdges))
    violations.push({ path: rules, line: 1, what: circle, why: 'the edges between modules form a circle' })
  if (least) {
    for (const unseen of missing(report, least))
      violations.push({ path: 'tools/boundaries/expected.ts', line: 1, what: unseen, why: 'not seen' })
    for (const one of tableExceptions)
      if (!used.has(one)) violations.push({ path: rules, line: 1, what: `${one.under} → ${one.table}`, why: 'an exception nobody needs' })
  }
  return report
}

/** Every source of the repository, sorted. */
export const sourcesOf = (root: string): string[] => list(root, [...workspaces.map((name) => `${name}/**/*.{ts,tsx,css}`), '*.ts'])

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8')
const list = (root: string, patterns: string[]): string[] =>
  globSync(patterns, { cwd: root, exclude: (path) => unread.test(`${path}/`) })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !unread.test(path))
    .sort()

function readPackages(root: string): Workspaces {
  const names = (path: string): Set<string> => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(root, path)) as Record<string, Record<string, string>>
    return new Set(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }))
  }
  const found = list(root, ['package.json', ...workspaces.map((name) => `${name}/package.json`)])
  return new Map(
    found.filter((path) => read(root, path).trim() !== '').map((path) => [path.split('/').slice(0, -1).join('/'), names(path)]),
  )
}

function missing(report: Report, least: Expected): string[] {
  const files = new Set(report.files)
  const zones = Object.entries(least.least).filter(([zone, count]) => (report.byZone[zone] ?? 0) < count)
  return [
    ...least.files.filter((path) => !files.has(path)),
    ...zones.map(([zone, count]) => `${zone}: ${report.byZone[zone] ?? 0} of at least ${count} files`),
    ...(['imports', 'tables', 'namings'] as const)
      .filter((what) => report[what] < least[what])
      .map((what) => `${what}: ${report[what]} of at least ${least[what]}`),
  ]
}

/** Circles of the module edges, each once, as `a → b → a`. */
export function circles(edges: Record<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const found: string[] = []
  const visit = (name: string, way: string[]): void => {
    if (way.includes(name)) found.push([...way.slice(way.indexOf(name)), name].join(' → '))
    if (way.includes(name) || done.has(name)) return
    for (const next of edges[name] ?? []) visit(next, [...way, name])
    done.add(name)
  }
  for (const name of Object.keys(edges)) visit(name, [])
  return found
}

if (import.meta.main) {
  const report = checkBoundaries(fileURLToPath(new URL('..', import.meta.url)), expected)
  for (const { path, line, what, why } of report.violations) console.log(`${path}:${line}  ${what}\n    ${why}`)
  const { files, imports, namings, tables } = report
  console.log(
    `${files.length} files, ${imports} imports, ${namings} uses of ${tables} tables: ${report.violations.length} against the rules`,
  )
  process.exitCode = report.violations.length === 0 ? 0 : 1
}
