import type { FastifyInstance } from 'fastify'
import type { Route } from '@liti/contract/kit'
import pg from 'pg'
import { threadRoutes } from './engines/thread/index.ts'
import { makeNotifier, noticeGauges, noticeRoutes } from './engines/notify/index.ts'
import { house } from './house.ts'
import { auditGauges } from './kernel/audit/audit-gauges.ts'
import { makeHttp } from './kernel/http/app.ts'
import { docsPages } from './kernel/http/docs-page.ts'
import { healthRoutes } from './kernel/http/health.ts'
import { fileRoute } from './kernel/http/file-route.ts'
import { LiveHub, liveRoute } from './kernel/http/live.ts'
import { makeServe } from './kernel/http/serve.ts'
import { webPages } from './kernel/http/web-pages.ts'
import type { Tasks } from './kernel/jobs.ts'
import { makeDoor, sessionRoutes } from './kernel/session/index.ts'
import type { System } from './kernel/system.ts'
import { modules } from './modules.ts'

export type App = { http: FastifyInstance; hub: LiveHub; routes: Route[]; tasks: Tasks; close: () => Promise<void> }

/** The composition root: kernel, engines and the list of modules become one server. */
export async function buildApp(system: System): Promise<App> {
  const http = await makeHttp(system.config, system.log)
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: system.appUrl, application_name: 'liti-live' })
    await client.connect()
    return client
  }
  const hub = new LiveHub(connect, system.log, house.changesRights)
  const notifier = makeNotifier(system, house.notices)
  const { serve, served } = makeServe(http, makeDoor(system), system.config.RATE_LIMIT, house.ids)

  sessionRoutes(serve, system, { sendCode: notifier.sendCode, demoCode: notifier.demoCode })
  for (const { routes } of modules) routes(serve, house.open)
  threadRoutes(serve, house.thread)
  noticeRoutes(serve, house.notices, house.deliveries)
  liveRoute(
    serve,
    hub,
    house.follows,
    modules.flatMap(({ topicOfLink }) => topicOfLink ?? []),
  )
  fileRoute(serve)

  const gauges = modules.flatMap((module) => module.gauges?.(system) ?? [])
  healthRoutes(http, system, hub, [...noticeGauges(system), ...gauges, ...auditGauges(system)])
  docsPages(http, served, system.config.PUBLIC_URL)
  await webPages(http)

  return {
    http,
    hub,
    routes: served,
    tasks: { ...house.tasks, ...notifier.tasks },
    close: async () => {
      await hub.stop()
      await http.close()
      notifier.close()
    },
  }
}
