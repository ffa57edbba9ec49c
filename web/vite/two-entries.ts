import type { Plugin } from 'vite'

/** Which page answers a path, the same in development as behind the server: `/desk…` the desk, everything else the portal. */
export function entryOf(path: string): '/desk.html' | '/portal.html' {
  return path === '/desk' || path.startsWith('/desk/') ? '/desk.html' : '/portal.html'
}

/** Development only: sends page visits to their entry; modules, assets and the API go on to Vite. */
export function twoEntries(): Plugin {
  return {
    name: 'liti:two-entries',
    configureServer(server) {
      server.middlewares.use((request, _reply, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const page = request.method === 'GET' && request.headers.accept?.includes('text/html') === true && !path.endsWith('.html')
        if (page && !path.startsWith('/api/')) request.url = entryOf(path)
        next()
      })
    },
  }
}
