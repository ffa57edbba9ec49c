import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Access } from '@liti/contract/kit'
import { contractRoutes, type Promised } from './contract-routes.ts'

export const accessFile = fileURLToPath(new URL('../docs/access.md', import.meta.url))

const means: Record<Access, string> = {
  anyone: 'no sign-in needed; a guest may carry a receipt or a draft in a cookie',
  person: 'a signed-in person',
  staff: 'a signed-in person who holds at least one seat today',
  link: 'whoever holds the signed link to one assignment, and for that assignment only',
}

/** The access table as a page: each route of the contract, and who may knock on it at all. */
export async function accessPage(): Promise<string> {
  const routes = await contractRoutes()
  const sections = [...Map.groupBy(routes, ({ file }) => file)].map(([file, group]) => `## ${file}\n\n${table(group)}`)
  return `# Who may knock where

Printed from the contract by \`tools/print-access.ts\`; a test fails when this page is older than the contract, and when the running
server has a route that is not here.

This is the door only. What somebody sees or may do behind it is decided by the rules of the module, from the seats they hold, record
by record; a record outside their sight answers as if it did not exist.

${Object.entries(means)
  .map(([access, text]) => `- \`${access}\`: ${text}`)
  .join('\n')}

Reads are GET; commands are POST and take an \`Idempotency-Key\`. A limit is per minute and caller, where it is stricter than the general one.

${sections.join('\n\n')}

## Beside the contract

| | Path | What | Who |
| --- | --- | --- | --- |
| GET | \`/healthz\` | the process answers | anyone |
| GET | \`/readyz\` | it can serve: database and files are there | anyone |
| GET | \`/metrics\` | Prometheus figures | the machine itself, or the bearer of \`METRICS_TOKEN\` |
| GET | \`/api\`, \`/api/docs.css\`, \`/api/openapi.json\` | this list for readers and for programs | anyone |
| GET | every other path | the screens: files that are the same for everybody | anyone |

${routes.length} routes.
`
}

const table = (group: Promised[]): string =>
  [
    '| | Path | What | Who | Limit |',
    '| --- | --- | --- | --- | --- |',
    ...group.map(
      ({ route: { method, path, summary, access, kind, perMinute } }) =>
        `| ${method} | \`${path}\` | ${summary.replaceAll('|', '\\|')}${kindText[kind]} | ${access} | ${perMinute ?? ''} |`,
    ),
  ].join('\n')

const kindText = { json: '', upload: ' (upload)', download: ' (download)', stream: ' (stream)' }

if (import.meta.main) {
  const page = await accessPage()
  if (process.argv.includes('--check')) process.exitCode = readFileSync(accessFile, 'utf8') === page ? 0 : 1
  else writeFileSync(accessFile, page)
}
