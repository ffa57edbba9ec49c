import type { Route } from '@liti/contract/kit'
import type { FastifyInstance } from 'fastify'
import { openapi } from './openapi.ts'

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** /api/openapi.json, and the same as a page one can read. */
export function docsPages(app: FastifyInstance, routes: Route[], publicUrl: string): void {
  let printed: string | null = null
  app.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json').send((printed ??= JSON.stringify(openapi(routes, publicUrl)))),
  )
  app.get('/api', async (_request, reply) => reply.type('text/html; charset=utf-8').send(page(routes)))
  app.get('/api/docs.css', async (_request, reply) => reply.type('text/css').send(css))
}

function page(routes: Route[]): string {
  const groups = Map.groupBy(routes, (route) => route.path.split('/')[2] ?? '')
  const sections = [...groups].map(
    ([
      name,
      group,
    ]) => `<section><h2>${escape(name)}</h2><table><thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Who may knock</th></tr></thead><tbody>
${group.map((route) => `<tr><td>${route.method}</td><td><code>${escape(route.path)}</code></td><td lang="zh">${escape(route.summary)}</td><td>${route.access}</td></tr>`).join('\n')}
</tbody></table></section>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Liti API</title><link rel="stylesheet" href="/api/docs.css"></head>
<body><main><h1>Liti API</h1><p>${routes.length} routes. Machine-readable: <a href="/api/openapi.json">OpenAPI 3.1</a>. Commands are POST and take an <code>Idempotency-Key</code> header; refusals carry a code and a sentence in Chinese and English.</p>
${sections.join('\n')}</main></body></html>`
}

const css = `body{font:15px/1.6 system-ui,sans-serif;margin:0;background:#f6f3ec;color:#1f2328}main{max-width:1100px;margin:0 auto;padding:24px}
table{border-collapse:collapse;width:100%;background:#fdfcf9}th,td{text-align:left;padding:6px 10px;border:1px solid #dcd7ca;vertical-align:top}code{overflow-wrap:anywhere}a{color:#1d5686}`
