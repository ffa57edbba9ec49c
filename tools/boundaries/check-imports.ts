import { posix } from 'node:path'
import { contractOwner, engineMayUse, moduleEdges, moduleMayUse } from './rules.ts'
import { isTest, zoneName, zoneOf, type Zone } from './zones.ts'

/** Packages a workspace has declared, and whether Node's own modules belong there. */
export type Workspaces = Map<string, Set<string>>

/** The path of the repository a specifier leads to, or null for a package. */
export function target(from: string, specifier: string): string | null {
  const [bare = ''] = specifier.split('?')
  if (bare.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), bare))
  const own = /^@liti\/([^/]+)(?:\/(.+))?$/.exec(bare)
  if (!own) return null
  return own[1] === 'contract' ? `contract/src/${own[2] ?? 'index'}.ts` : `${own[1]}/${own[2] ?? ''}`
}

/** Why a file may not import what it does, or null where it may. */
export function whyNot(from: string, specifier: string, workspaces: Workspaces): string | null {
  const path = target(from, specifier)
  if (path === null) return whyNotPackage(from, specifier, workspaces)
  const here = zoneOf(from)
  const there = zoneOf(path)
  if (!here || !there) return `${!here ? from : path} belongs to no part that the rules know`
  if (!isTest(from) && here.kind !== 'outside' && (isTest(path) || there.kind === 'harness'))
    return 'the product imports what is only for tests'
  return whyNotZone(here, there, path, isTest(from))
}

function whyNotZone(here: Zone, there: Zone, path: string, test: boolean): string | null {
  const refused = `${zoneName(here)} may not import ${zoneName(there)}`
  if (here.kind === 'outside' || here.kind === 'harness') return null
  if (there.kind === 'outside') return test ? null : refused
  const web = here.kind.startsWith('web-')
  if (there.kind === 'contract') return here.kind === 'contract' || web ? null : whyNotContract(here, there.name)
  if (web) return webMay(here, there) ? null : here.kind === there.kind ? `${refused}: pages are composed in web/src/app` : refused
  if (there.kind.startsWith('web-') || here.kind === 'contract') return refused
  if (test && (there.kind === 'harness' || there.kind === 'app')) return null
  // the roof knows everything; tests may begin with what another module made
  if (there.kind === 'module' && (here.kind === 'app' || (test && there.name !== here.name))) return atIndex(path)
  // what a module is, said once: it names kernel and engines, every module and the roof name it
  if (there.kind === 'module-value') return here.kind === 'module' || here.kind === 'app' ? null : refused
  if (here.kind === 'module-value') return there.kind === 'kernel' || there.kind === 'engine' ? null : refused
  if (here.kind === 'app' || there.kind === 'kernel') return there.kind === 'harness' ? refused : null
  if (here.kind === 'engine') return there.kind === 'engine' && engineMayUse(here.name, there.name) ? null : refused
  if (here.kind !== 'module') return refused
  if (there.kind === 'engine') return null
  if (there.kind !== 'module') return refused
  if (!(here.name in moduleEdges)) return `module ${here.name} is not in the list of modules`
  if (here.name === there.name) return null
  return moduleMayUse(here.name, there.name) ? atIndex(path) : `${refused}: the edge is not listed`
}

const atIndex = (path: string): string | null =>
  /^server\/src\/modules\/[^/]+\/index\.ts$/.test(path) ? null : 'another module is reached through its index.ts only'

const webMay = (here: Zone, there: Zone): boolean =>
  there.kind === 'web-kit' ||
  (here.kind === 'web-feature' && there.kind === 'web-feature' && here.name === there.name) ||
  (here.kind === 'web-app' && (there.kind === 'web-feature' || there.kind === 'web-app'))

function whyNotContract(here: Zone, file: string): string | null {
  const owner = contractOwner(file)
  if (owner === null) return `contract/src/${file}.ts has no owner in tools/boundaries/rules.ts`
  if (owner === 'everybody' || owner.kind === 'kernel' || here.kind === 'app') return null
  const may =
    (here.kind === 'engine' && owner.kind === 'engine' && engineMayUse(here.name, owner.name)) ||
    (here.kind === 'module' && (owner.kind === 'engine' || moduleMayUse(here.name, owner.name)))
  return may ? null : `${zoneName(here)} may not import the contract of ${zoneName(owner)}`
}

function whyNotPackage(from: string, specifier: string, workspaces: Workspaces): string | null {
  const workspace = from.split('/')[0] ?? ''
  const product = !isTest(from) && zoneOf(from)?.kind !== 'outside'
  if (specifier.startsWith('node:')) {
    return product && (workspace === 'contract' || workspace === 'web') ? `${workspace} runs in browsers, which have no ${specifier}` : null
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  if (workspace === 'contract' && product && name !== 'zod') return 'the contract imports zod alone'
  // tests and tools may use what any part has brought
  const declared = workspaces.get(workspace)?.has(name) || (!product && [...workspaces.values()].some((names) => names.has(name)))
  return declared ? null : `${name} is not among the dependencies of ${workspace}/package.json`
}
