import autocannon from 'autocannon'
import type { Served } from '../product.ts'
import { intake } from './callers.ts'

export type Pressed = { perSecond: number; cpuMs: number; p50: number; p99: number }

/** Needs raised over HTTP from so many clients for so long. Anything but success ends the measurement. */
export async function press(server: Served, units: readonly string[], clients: number, seconds: number): Promise<Pressed> {
  const before = server.cpuSeconds()
  const result = await autocannon({
    url: server.url,
    connections: clients,
    duration: seconds,
    timeout: 20,
    requests: [{ method: 'POST', path: '/api/needs', setupRequest: (request) => ({ ...request, ...intake(units) }) }],
  })
  const cpu = server.cpuSeconds() - before
  const good = result['2xx']
  if (good === 0 || result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${good} answered, ${result.non2xx} refused, ${result.errors} failed: nothing to measure`)
  }
  return { perSecond: good / result.duration, cpuMs: (cpu * 1000) / good, p50: result.latency.p50, p99: result.latency.p99 }
}
