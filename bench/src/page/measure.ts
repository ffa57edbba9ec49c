import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { chromiumFlags, chromiumPath } from '../../../tools/chromium.ts'
import type { Options } from '../options.ts'
import { serveProduct } from '../product.ts'
import type { Stage } from '../stage.ts'
import { figure, type Figure } from '../stats.ts'

export type PageResult = {
  lighthouse: string
  performance: Figure
  accessibility: Figure
  lcp: Figure
  cls: Figure
  blocking: Figure
  /** Kilobytes (1,024) of script as it came over the wire. */
  script: Figure
  bytes: Figure
  failed: string[]
}

type Request = { resourceType?: string; transferSize?: number }

/** The portal's first page as Lighthouse's slow phone sees it: each time a fresh browser with an empty profile. */
export async function measurePage(stage: Stage, options: Options, say: (line: string) => void): Promise<PageResult> {
  await buildScreens()
  const server = await serveProduct(stage.folder, { ...stage.urls(), WORKER: 'off' })
  const runs: Awaited<ReturnType<typeof look>>[] = []
  try {
    await look(server.url) // the server's own caches are warm
    for (let run = 1; run <= Math.max(options.runs, 3); run += 1) {
      const one = await look(server.url)
      runs.push(one)
      say(
        `page ${run}: performance ${one.performance}, accessibility ${one.accessibility}, LCP ${one.lcp.toFixed(2)} s, script ${one.script.toFixed(1)} KiB`,
      )
    }
  } finally {
    await server.stop()
  }
  const of = (pick: (one: (typeof runs)[number]) => number): Figure => figure(runs.map(pick))
  return {
    lighthouse: runs[0]?.version ?? '',
    performance: of((one) => one.performance),
    accessibility: of((one) => one.accessibility),
    lcp: of((one) => one.lcp),
    cls: of((one) => one.cls),
    blocking: of((one) => one.blocking),
    script: of((one) => one.script),
    bytes: of((one) => one.bytes),
    failed: [...new Set(runs.flatMap((one) => one.failed))],
  }
}

async function look(url: string) {
  const profile = mkdtempSync(join(tmpdir(), 'liti-page-'))
  const chrome = await launch({
    chromePath: chromiumPath,
    chromeFlags: ['--headless=new', ...chromiumFlags],
    ignoreDefaultFlags: true,
    userDataDir: profile,
  })
  try {
    const result = await lighthouse(`${url}/`, { port: chrome.port, onlyCategories: ['performance', 'accessibility'], logLevel: 'error' })
    if (!result) throw new Error('Lighthouse gave no result')
    const { lhr } = result
    if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`)
    const score = (name: string): number => Math.round((lhr.categories[name]?.score ?? 0) * 100)
    const value = (name: string): number => lhr.audits[name]?.numericValue ?? Number.NaN
    const { details } = lhr.audits['network-requests'] ?? {}
    const requests = (details && 'items' in details ? details.items : []) as Request[]
    const size = (list: Request[]): number => list.reduce((sum, one) => sum + (one.transferSize ?? 0), 0) / 1024
    return {
      version: lhr.lighthouseVersion,
      performance: score('performance'),
      accessibility: score('accessibility'),
      lcp: value('largest-contentful-paint') / 1000,
      cls: value('cumulative-layout-shift'),
      blocking: value('total-blocking-time'),
      script: size(requests.filter((one) => one.resourceType === 'Script')),
      bytes: size(requests),
      failed: (lhr.categories['accessibility']?.auditRefs ?? [])
        .map(({ id }) => lhr.audits[id])
        .filter((audit) => audit?.score === 0)
        .map((audit) => audit?.id ?? ''),
    }
  } finally {
    chrome.kill()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function buildScreens(): Promise<void> {
  const { ensureWebBuilt } = (await import(new URL('../../../tools/build-web.mjs', import.meta.url).href)) as {
    ensureWebBuilt: (node: string) => boolean
  }
  if (!ensureWebBuilt(process.execPath)) throw new Error('The screens could not be built')
}
