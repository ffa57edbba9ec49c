import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge as PromGauge, Histogram, Registry } from 'prom-client'
import { freeSpace, isFull } from '../disk-space.ts'
import { makeReadiness } from '../readiness.ts'
import type { System } from '../system.ts'
import type { LiveHub } from './live.ts'

/** One number of /metrics, read when it is asked for. */
export type Gauge = { name: string; help: string; read: () => Promise<number> }

/** /healthz: the process answers. /readyz: it can serve. /metrics: Prometheus text, behind METRICS_TOKEN where one is set. */
export function healthRoutes(app: FastifyInstance, system: System, hub: LiveHub, gauges: Gauge[] = []): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const took = new Histogram({
    name: 'liti_http_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  new PromGauge({
    name: 'liti_db_connections',
    help: 'Connections by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { total, idle, waiting } = system.poolSizes()
      this.set({ state: 'total' }, total)
      this.set({ state: 'idle' }, idle)
      this.set({ state: 'waiting' }, waiting)
    },
  })
  new PromGauge({
    name: 'liti_open_screens',
    help: 'Screens that listen for changes',
    registers: [registry],
    collect() {
      this.set(hub.size)
    },
  })
  new PromGauge({
    name: 'liti_disk_free_bytes',
    help: 'Room left on the fullest of the disks data, files and the own database lie on',
    registers: [registry],
    collect() {
      const free = freeSpace()
      if (Number.isFinite(free)) this.set(free)
    },
  })
  new PromGauge({
    name: 'liti_disk_full',
    help: '1 where nothing more can be kept',
    registers: [registry],
    collect() {
      this.set(isFull() ? 1 : 0)
    },
  })
  for (const { name, help, read } of gauges)
    new PromGauge({
      name,
      help,
      registers: [registry],
      async collect() {
        // a database that is away must not take the other figures with it
        await read()
          .then((value) => this.set(value))
          .catch((error: unknown) => system.log.warn({ err: error, gauge: name }, 'a gauge could not be read'))
      },
    })
  app.addHook('onResponse', async (request, reply) => {
    took.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    )
  })

  const unlimited = { config: { rateLimit: false as const } }
  app.get('/healthz', unlimited, async () => ({ ok: true }))
  const notReady = makeReadiness(system)
  app.get('/readyz', unlimited, async (_request, reply) => {
    const why = await notReady()
    return why === null ? { ready: true } : reply.status(503).send({ ready: false, why })
  })
  app.get('/metrics', unlimited, async (request, reply) => {
    const token = system.config.METRICS_TOKEN
    if (token ? request.headers.authorization !== `Bearer ${token}` : !isLocal(request)) return reply.status(404).send()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via']

/** From this very machine, and not handed on by a proxy on it: headers are what a stranger says. */
const isLocal = ({ headers, socket }: FastifyRequest): boolean =>
  ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '') && forwarding.every((name) => headers[name] === undefined)
