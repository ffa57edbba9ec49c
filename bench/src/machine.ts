import { execFileSync } from 'node:child_process'
import { cpus, loadavg, totalmem } from 'node:os'

/** Where and on what it was measured. */
export function machine(postgres: string): [string, string][] {
  const [cpu] = cpus()
  return [
    ['Date', new Date().toISOString().slice(0, 16).replace('T', ' ')],
    [
      'Commit',
      git('rev-parse', '--short', 'HEAD') +
        (git('status', '--porcelain', '--', 'server', 'contract', 'web', 'bench/src') === '' ? '' : ', with changes'),
    ],
    ['Processor', `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}`],
    ['Memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    [
      'Load before',
      loadavg()
        .map((one) => one.toFixed(1))
        .join(' '),
    ],
    ['Node', process.version],
    ['PostgreSQL', `${postgres}, embedded, the product's own settings, fsync on`],
  ]
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return 'unknown'
  }
}
