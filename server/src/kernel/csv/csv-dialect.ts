/** How a CSV file is written: what stands between its cells, and the line its rows begin with. */
export type CsvDialect = { delimiter: string; from_line: number; record_delimiter: string[] }

const signs = new Set([',', ';', '\t', '|'])
const linesLookedAt = 10

/**
 * What a file's first lines tell of its writing. The separator is the sign one line has most of: a title above the table has few or none.
 * A first line `sep=;` is an instruction to the spreadsheet program and no row. Lines may end in CRLF, LF or CR, mixed too.
 */
export function csvDialect(head: string): CsvDialect {
  const told = /^\uFEFF?"?sep=([,;\t|])"?[ \t]*(?:\r\n|\r|\n|$)/i.exec(head)
  return { delimiter: told?.[1] ?? commonest(head), from_line: told ? 2 : 1, record_delimiter: ['\r\n', '\n', '\r'] }
}

function commonest(head: string): string {
  const most = new Map<string, number>()
  let counts = new Map<string, number>()
  let lines = 0
  let quoted = false
  for (const sign of head) {
    if (sign === '"') quoted = !quoted
    else if (quoted) continue
    else if (signs.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1)
    else if (sign === '\n' || sign === '\r') {
      endLine()
      if (lines >= linesLookedAt) break
    }
  }
  endLine()
  return [...most].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ','

  function endLine() {
    if (counts.size > 0) lines += 1
    for (const [sign, count] of counts) most.set(sign, Math.max(most.get(sign) ?? 0, count))
    counts = new Map()
  }
}
