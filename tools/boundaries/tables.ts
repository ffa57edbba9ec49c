/** Tables, views and functions by schema, as the migrations make them; and the keys between schemas. */
export type Tables = {
  known: Map<string, Set<string>>
  keys: { file: string; line: number; from: string; to: string }[]
}

export function readTables(migrations: { path: string; text: string }[]): Tables {
  const known = new Map<string, Set<string>>()
  const keys: Tables['keys'] = []
  for (const { path, text } of migrations) {
    let from = ''
    for (const [at, raw] of text.split('\n').entries()) {
      const line = raw.replace(/--.*$/, '')
      const made =
        /\bcreate\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(table|view|materialized view|function)\s+(?:if not exists\s+)?(\w+)\."?(\w+)"?/i.exec(
          line,
        )
      if (made) {
        const [, , schema = '', name = ''] = made
        known.set(schema, (known.get(schema) ?? new Set()).add(name))
        from = schema
      }
      for (const [, to = ''] of line.matchAll(/\breferences\s+(\w+)\./gi))
        if (to !== from) keys.push({ file: path, line: at + 1, from, to })
    }
  }
  return { known, keys }
}
