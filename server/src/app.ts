import type { FastifyInstance } from 'fastify'
import type { Route } from '@liti/contract/kit'
import pg from 'pg'
import { threadRoutes } from './engines/thread/index.ts'
import { makeNotifier, noticeGauges, noticeRoutes } from './engines/notify/index.ts'
import { auditGauges } from './kernel/audit-gauges.ts'
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
import { directoryRoutes, seeIds } from './modules/directory/index.ts'
import {
  countOpenNeeds,
  mayFollowNeed,
  maySeeDeliveries,
  needGauges,
  needOfLink,
  needParts,
  needRoutes,
  needTasks,
  needThread,
  openNeedsBySpace,
  requesterIsNamed,
} from './modules/needs/index.ts'

export type App = { http: FastifyInstance; hub: LiveHub; routes: Route[]; tasks: Tasks; close: () => Promise<void> }

/** The composition root: the one file that knows every module. */
export async function buildApp(system: System): Promise<App> {
  const http = await makeHttp(system.config, system.log)
  const hub = new LiveHub(async () => {
    const client = new pg.Client({ connectionString: system.appUrl, application_name: 'liti-live' })
    await client.connect()
    return client
  }, system.log)
  const notifier = makeNotifier(system)
  const { serve, served } = makeServe(http, makeDoor(system), system.config.RATE_LIMIT, seeIds)

  sessionRoutes(serve, system, { sendCode: notifier.sendCode, demoCode: notifier.demoCode })
  directoryRoutes(serve, { openNeedsBySpace, countOpenNeeds })
  needRoutes(serve)
  threadRoutes(serve, { ...needThread })
  noticeRoutes(serve, { maySee: maySeeDeliveries, mayName: requesterIsNamed, partsOf: needParts })
  liveRoute(serve, hub, mayFollowNeed, needOfLink)
  fileRoute(serve)

  healthRoutes(http, system, hub, [...noticeGauges(system), ...needGauges(system), ...auditGauges(system)])
  docsPages(http, served, system.config.PUBLIC_URL)
  await webPages(http)

  return {
    http,
    hub,
    routes: served,
    tasks: { ...needTasks, ...notifier.tasks },
    close: async () => {
      await hub.stop()
      await http.close()
      notifier.close()
    },
  }
}
