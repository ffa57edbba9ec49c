import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import { refused } from './answer-error.ts'
import { firstPage } from './first-page.ts'
import { languageOf } from './language.ts'

const dist = fileURLToPath(new URL('../../../../web/dist/', import.meta.url))

/** Of no use with a file that never changes and is asked for once: on a slow line each of a dozen files brings them along. */
const noNews = ['etag', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']

const kept = new Map<string, { at: number; html: string }>()

/** An entry page, read again when a new build has replaced it. */
async function entry(path: string): Promise<string> {
  const at = (await stat(path)).mtimeMs
  const known = kept.get(path)
  if (known?.at === at) return known.html
  const html = await readFile(path, 'utf8')
  kept.set(path, { at, html })
  return html
}

/** Only what has an ending is a file; folders, pages and what begins with a dot are not looked for among them. */
const isFile = (path: string): boolean => /\.[a-z0-9]+$/i.test(path) && !path.includes('/.')

/** The built screens: /desk… is the desk's entry, every other page the portal's; assets carry their hash and never change. */
export async function webPages(app: FastifyInstance, folder = dist): Promise<void> {
  const built = existsSync(`${folder}pages.json`)
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      allowedPath: isFile,
      index: false,
      preCompressed: true,
      wildcard: true,
      acceptRanges: false,
      lastModified: false,
      setHeaders: (reply, path) => {
        const asset = path.includes('/assets/')
        reply.header('cache-control', asset ? 'public, max-age=31536000, immutable' : 'no-cache')
        if (asset) for (const name of noNews) reply.removeHeader(name)
      },
    })
  }
  /** The entry page of an address, in the visitor's language and size; the program in it draws the page, or that there is none. */
  const sendPage = async (request: FastifyRequest, reply: FastifyReply, head = ''): Promise<FastifyReply> => {
    const page = firstPage(request.url, request.cookies, languageOf(request))
    const built = await entry(`${folder}${page}.html`)
    // the home page of a first visit has its links already
    const html = page.startsWith('home') ? built : built.replace('</head>', () => `${filled(head, request)}</head>`)
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'cache-control': 'no-cache', vary: 'cookie, accept-language' })
      .send(request.cookies['size'] === 'large' ? html.replace('<html ', '<html data-size="large" ') : html)
  }
  for (const [path, head] of built ? Object.entries(await addresses(folder)) : [])
    app.get(path, (request, reply) => sendPage(request, reply, head))

  app.setNotFoundHandler({ preHandler: app.rateLimit() }, async (request, reply) => {
    const wantsPage = ['GET', 'HEAD'].includes(request.method) && !/^\/(api|assets)\//.test(request.url)
    if (wantsPage && built) return sendPage(request, reply.status(404))
    if (wantsPage) return reply.status(503).type('text/plain').send('The screens are not built yet: run npm start.')
    return reply
      .status(404)
      .send(refused(new Refusal('not-found', 'no-route', { zh: '没有这个地址', en: 'There is no such address' }), request.id))
  })
}

/**
 * The addresses of the screens, `/n/:needId`, as the build wrote them down, each with the links to what its page needs; anything else is an
 * address that nobody has.
 */
async function addresses(folder: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(`${folder}pages.json`, 'utf8')) as Record<string, string>
}

/** The links of a page with what its address says; one whose parameter the address leaves out is left out too. */
function filled(head: string, { params }: FastifyRequest): string {
  const given = params as Record<string, string | undefined>
  return head.replace(/<link [^>]*>/g, (link) => {
    const names = Array.from(link.matchAll(/\/:(\w+)/g), ([, name = '']) => name)
    if (names.some((name) => !given[name])) return ''
    return link.replace(/\/:(\w+)/g, (_, name: string) => `/${encodeURIComponent(given[name] ?? '')}`)
  })
}
