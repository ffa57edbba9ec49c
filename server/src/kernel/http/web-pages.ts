import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'
import { refused } from './app.ts'

const dist = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/** The built screens: /desk… is the desk's entry, every other page the portal's; assets carry their hash and never change. */
export async function webPages(app: FastifyInstance): Promise<void> {
  const built = existsSync(`${dist}portal.html`)
  const entries = built ? { portal: await readFile(`${dist}portal.html`, 'utf8'), desk: await readFile(`${dist}desk.html`, 'utf8') } : null
  if (built) {
    await app.register(fastifyStatic, {
      root: dist,
      index: false,
      preCompressed: true,
      wildcard: true,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, (request, reply) => {
    const wantsPage = request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
    if (wantsPage && entries) {
      const entry =
        request.url === '/desk' || request.url.startsWith('/desk/') || request.url.startsWith('/desk?') ? entries.desk : entries.portal
      return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(entry)
    }
    if (wantsPage) return reply.status(503).type('text/plain').send('The screens are not built yet: run npm start.')
    return reply
      .status(404)
      .send(refused(new Refusal('not-found', 'no-route', { zh: '没有这个地址', en: 'There is no such address' }), request.id))
  })
}
