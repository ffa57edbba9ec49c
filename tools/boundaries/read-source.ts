import { parseSync, Visitor, type ESTree } from 'rolldown/utils'

export type Import = { line: number; specifier: string }
export type Words = { line: number; text: string; /** Handed to insertInto, updateTable, deleteFrom … */ written: boolean }
export type Source = { path: string; imports: Import[]; words: Words[]; trouble: { line: number; what: string }[] }

const writers = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])

/** What a TypeScript file imports, and every text in it a table could be named in. */
export function readSource(path: string, text: string): Source {
  const { program, module, errors } = parseSync(path, text)
  const lineOf = lines(text)
  const source: Source = { path, imports: [], words: [], trouble: [] }
  if (errors.length > 0) {
    source.trouble.push({ line: 1, what: `cannot be read: ${errors[0]?.message ?? ''}` })
    return source
  }
  const specifiers = new Set<number>()
  const imports = (request: { value: string; start: number } | null | undefined) => {
    if (!request) return
    specifiers.add(request.start)
    source.imports.push({ line: lineOf(request.start), specifier: request.value })
  }
  for (const one of module.staticImports) imports(one.moduleRequest)
  const again = module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest))
  for (const request of new Map(again.map((one) => [one?.start, one])).values()) imports(request)

  const named = (node: ESTree.Node | null | undefined, what: string, at: number) => {
    if (node?.type === 'Literal' && typeof node.value === 'string') imports({ value: node.value, start: node.start })
    else source.trouble.push({ line: lineOf(at), what })
  }
  const written = new Set<number>()
  new Visitor({
    ImportExpression: (node) => named(node.source, 'imports what cannot be known before it runs', node.start),
    TSImportType: (node) => named(node.source, 'imports a type from what cannot be known', node.start),
    CallExpression(node) {
      const { callee, arguments: args } = node
      if (callee.type === 'Identifier' && callee.name === 'require') named(args[0], 'requires what cannot be known', node.start)
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      if (callee.object.type === 'MetaProperty' && callee.property.name.startsWith('glob')) {
        source.trouble.push({ line: lineOf(node.start), what: 'import.meta.glob hides what is imported' })
      }
      if (writers.has(callee.property.name) && args[0]) written.add(args[0].start)
    },
    Literal(node) {
      if (typeof node.value === 'string' && !specifiers.has(node.start)) {
        source.words.push({ line: lineOf(node.start), text: node.value, written: written.has(node.start) })
      }
    },
    TemplateLiteral(node) {
      // the holes stand as ␣: what is written around them keeps its place
      const text = node.quasis.map(({ value }) => value.cooked ?? value.raw).join(hole)
      source.words.push({ line: lineOf(node.start), text, written: written.has(node.start) })
    },
  }).visit(program)
  return source
}

/** What a style sheet imports. */
export function readSheet(path: string, text: string): Source {
  const lineOf = lines(text)
  const found = text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)
  return {
    path,
    imports: Array.from(found, ({ index, 1: specifier = '' }) => ({ line: lineOf(index), specifier })),
    words: [],
    trouble: [],
  }
}

/** Stands for `${…}` in a template. */
export const hole = '\u0000'

function lines(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}
