import type { IntakeResult } from './intake/measure.ts'
import type { Options } from './options.ts'
import type { PageResult } from './page/measure.ts'
import { type Figure, mostSpread } from './stats.ts'
import type { WorkResult } from './work/measure.ts'

export type Results = { intake?: IntakeResult; work?: WorkResult; page?: PageResult }
type Row = { what: string; target: string; figure: Figure; shown: string; met: boolean }

const percent = (share: number): string => `${Math.round(share * 100)} %`
const two = (value: number): string => value.toFixed(2)
const range = ({ runs }: Figure, digits: number): string => `${Math.min(...runs).toFixed(digits)} to ${Math.max(...runs).toFixed(digits)}`

/** Every promised figure with its target, and whether it counts. */
function promised({ intake, work, page }: Results): Row[] {
  const rows: Row[] = []
  const add = (what: string, target: string, figure: Figure, met: (median: number) => boolean, shown = two(figure.median)): void =>
    void rows.push({ what, target, figure, shown, met: met(figure.median) })
  if (intake) {
    add('Durable intake over HTTP at full function ÷ the same SQL from bare connections', '≥ 0.35', intake.ratio, (n) => n >= 0.35)
    add('CPU of the server per intake ÷ a bare Fastify server sending the same SQL', '≤ 3', intake.cpuRatio, (n) => n <= 3)
  }
  if (work) {
    const together = work.tabs.find(({ tab }) => tab === 'together')
    const what = `Worklist p95 at ${thousands(work.needs[1])} needs ÷ at ${thousands(work.needs[0])}, all tabs`
    if (together) add(what, '≤ 1.3', together.ratio, (n) => n <= 1.3)
  }
  if (page) {
    add('Portal, first page: Lighthouse performance, mobile', '≥ 95', page.performance, (n) => n >= 95, String(page.performance.median))
    add('Portal, first page: Lighthouse accessibility', '100', page.accessibility, (n) => n === 100, String(page.accessibility.median))
    add('Portal, first page: largest contentful paint, s', '≤ 2.0', page.lcp, (n) => n <= 2)
    add('Portal, first page: JavaScript over the wire, KiB', '≤ 100', page.script, (n) => n <= 100, page.script.median.toFixed(1))
  }
  return rows
}

const thousands = (n: number): string => n.toLocaleString('en-GB')
const verdict = ({ met, figure }: Row): string =>
  `${met ? 'met' : 'missed'}${figure.spread > mostSpread ? ', but the runs lie far apart' : ''}`

/** The results as a page to read; `met` only where every figure is. */
export function report(results: Results, facts: [string, string][], options: Options, command: string): { text: string; met: boolean } {
  const rows = promised(results)
  const lines = [
    '# Measurements',
    '',
    `Written by \`${command}\`. Medians of ${options.runs} interleaved runs; a ratio is that of the medians, its runs are pair by pair; spread is the distance between the quarters of the runs over the median.`,
    `Where it is over ${percent(mostSpread)} the machine was not quiet, and the verdict says so.`,
    '',
    '| | |',
    '|---|---|',
    ...facts.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    '| What | Target | Median | Runs | Spread | |',
    '|---|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${row.what} | ${row.target} | **${row.shown}** | ${range(row.figure, 2)} | ${percent(row.figure.spread)} | ${verdict(row)} |`,
    ),
    '',
    ...details(results, options),
  ]
  return { text: `${lines.join('\n')}\n`, met: rows.every((row) => row.met) }
}

function details({ intake, work, page }: Results, { clients, seconds }: Options): string[] {
  const line = (name: string, figure: Figure, digits: number): string =>
    `| ${name} | ${figure.median.toFixed(digits)} | ${range(figure, digits)} | ${percent(figure.spread)} |`
  const head = ['| | Median | Runs | Spread |', '|---|---|---|---|']
  return [
    ...(intake
      ? [
          '## Intake',
          '',
          `On a copy of the demonstration's database with more buildings in it, before the million needs are written. Guests raise needs at ${intake.buildings} buildings: ${clients} clients, ${clients} connections, ${seconds} s a run (the first ${intake.warming} of each uncounted), one kind after the other, each first in turn. Full function: limits by address, contract checks both ways, idempotency, permission, number, clock, worklist, timeline, sealed phone, audit, live hint, notice with its job, receipt with every latest time. Each intake sends ${intake.statements} statements, begin and commit among them; the bare connections and the bare server send the same ones, prepared, with new ids and keys made before the run. ${intake.settings}.`,
          '',
          ...head,
          line('over HTTP, a second', intake.http, 0),
          line('the same SQL from bare connections, a second', intake.raw, 0),
          line('bare Fastify server, a second', intake.bare, 0),
          line('bare Fastify server ÷ bare connections', intake.bareRatio, 2),
          line('CPU of the product per intake, ms', intake.cpuProduct, 2),
          line('CPU of the bare server per intake, ms', intake.cpuBare, 2),
          line('over HTTP while the same process delivers the notices, a second', intake.withWorker, 0),
          '',
          `Answer times over HTTP: p50 ${intake.p50.toFixed(0)} ms, p99 ${intake.p99.toFixed(0)} ms at ${clients} clients without pause. Deliveries and the sealing of the audit are background work, which waits in these runs but for the last line.`,
          '',
        ]
      : []),
    ...(work
      ? [
          '## Worklist',
          '',
          `\`GET /api/desk/work\` with a session, over HTTP, in its tabs ${work.tabs
            .filter(({ tab }) => tab !== 'together')
            .map(({ tab }) => tab)
            .join(
              ', ',
            )}: the head of a station (one building), the sub-district (all buildings), a bureau. ${thousands(work.needs[0])} needs of which ${thousands(work.open[0])} are open, and ${thousands(work.needs[1])} of which ${thousands(work.open[1])}, at ${work.buildings} buildings; ${work.samples} requests a tab and run and size, in turn. Milliseconds.`,
          '',
          '| p95 | Smaller | Larger | Larger, runs | Ratio | Ratio, runs |',
          '|---|---|---|---|---|---|',
          ...work.tabs.map(
            ({ tab, small, large, ratio }) =>
              `| ${tab} | ${small.median.toFixed(1)} | ${large.median.toFixed(1)} | ${range(large, 1)} | ${two(ratio.median)} | ${range(ratio, 2)} |`,
          ),
          '',
        ]
      : []),
    ...(page
      ? [
          '## Portal',
          '',
          `Lighthouse ${page.lighthouse}, mobile (simulated slow 4G, processor slowed four times), Chromium with an empty profile each time.`,
          '',
          ...head,
          line('largest contentful paint, s', page.lcp, 2),
          line('layout shift', page.cls, 3),
          line('total blocking time, ms', page.blocking, 0),
          line('JavaScript, KiB over the wire', page.script, 1),
          line('everything, KiB over the wire', page.bytes, 1),
          '',
          ...(page.failed.length > 0 ? [`Failed audits of access: ${page.failed.join(', ')}.`, ''] : []),
        ]
      : []),
  ]
}
