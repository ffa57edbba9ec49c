import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Writes (or with `verify` checks) server/src/kernel/db.gen.ts from a migrated database. Throws where the file is stale. */
export function genDbTypes(url: string, verify = false): void {
  const args = [
    `${root}node_modules/kysely-codegen/dist/cli/bin.js`,
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    `${root}server/src/kernel/db.gen.ts`,
    '--default-schema',
    'none',
    '--exclude-pattern',
    '{graphile_worker.*,none.*,public.*}',
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
    '--type-mapping',
    JSON.stringify({ timestamptz: 'Temporal.Instant', int8: 'number', jsonb: 'unknown', bytea: 'Buffer' }),
    ...(verify ? ['--verify'] : []),
  ]
  execFileSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
}

if (import.meta.main) genDbTypes(process.argv[2] ?? process.env['DATABASE_URL'] ?? '', process.argv.includes('--verify'))
