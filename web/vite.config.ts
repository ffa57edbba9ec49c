import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractRoutes } from './vite/contract-routes.ts'
import { firstView } from './vite/first-view.ts'
import { precompress } from './vite/precompress.ts'
import { preloadHome } from './vite/preload-home.ts'
import { twoEntries } from './vite/two-entries.ts'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const libraries = { name: 'base', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|wouter|regexparam)[\\/]/, priority: 2 }
const kit = {
  name: 'kit',
  test: /vite[\\/]preload-helper|[\\/]app[\\/]pages\.tsx$|[\\/]contract[\\/]src[\\/](directory[\\/]units|needs[\\/](raise|follow))\.ts$|[\\/]kit[\\/](api|errors|idempotency|lang|live|me|nav|query|server-time|setting|size|text|time|toast)\.tsx?$|[\\/]kit[\\/](ui[\\/](brand|button|card|icon|small|states|tag)|shell[\\/](notices|view-switches))\.tsx$/,
  priority: 1,
}
/** On a slow line every file costs a way there and back: what only the portal's first page needs comes in one. */
const home = {
  name: 'home',
  test: /[\\/]kit[\\/](shell[\\/]portal-page\.tsx|portal[\\/](chosen-building\.ts|need-tag\.tsx))$|[\\/]features[\\/]portal-home[\\/](home-page|choose-home|building-list|raise-action|home-ways|my-recent)\.tsx$/,
  priority: 1,
}

export default defineConfig(({ mode }) => ({
  root: here('.'),
  plugins: [
    react(),
    contractRoutes(here('../contract/src/')),
    twoEntries(),
    optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }),
    precompress(),
    preloadHome(here('.')),
    firstView(here('.'), here('../contract/src/')),
  ],
  // The router brings a stand-in for what React has had since version 18.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  build: {
    outDir: here(mode === 'gallery' ? '../test-results/gallery' : 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Icons stay masks in the stylesheet; everything else is a file of its own, so that the policy needs no data: but for images.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What every page of both programs needs is in two files, which stay the same while features change.
      output: { codeSplitting: { groups: [libraries, kit, home] } },
      input: mode === 'gallery' ? [here('gallery.html')] : [here('portal.html'), here('desk.html')],
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
}))
