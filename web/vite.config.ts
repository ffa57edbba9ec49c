import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractRoutes } from './vite/contract-routes.ts'
import { firstView } from './vite/first-view.ts'
import { precompress } from './vite/precompress.ts'
import { twoEntries } from './vite/two-entries.ts'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const libraries = { name: 'base', test: /node_modules[\\/](react|react-dom|scheduler|@tanstack|wouter|regexparam)[\\/]/, priority: 2 }
const kit = {
  name: 'kit',
  test: /vite[\\/]preload-helper|rolldown[\\/]runtime|[\\/]app[\\/](pages|mount|boundary)\.tsx$|[\\/]contract[\\/]src[\\/](directory[\\/]units|notices|directory[\\/]find|needs[\\/](raise|follow|work|need-view|similar))\.ts$|[\\/]kit[\\/](portal[\\/]chosen-building|api[\\/](api|errors|idempotency|live|query|server-time)|words[\\/](lang|text|time)|later|me|nav|setting|size|toast)\.tsx?$|[\\/]kit[\\/](ui[\\/](brand|button|card|icon|small|states|tag)|portal[\\/]need-tag|work[\\/]bounded|shell[\\/](notices|portal-page|view-switches))\.tsx?$/,
  priority: 1,
}
/** On a slow line every file costs a way there and back: what only the portal's first page needs comes in one. */
const home = {
  name: 'home',
  test: /[\\/]features[\\/]portal-home[\\/](home-page|choose-home|building-list|raise-action|home-ways|my-recent)\.tsx$/,
  priority: 1,
}

/** What many pages share comes in a few files, not in one for each part: forms; what is shown of a need; the desk's frame and lists. */
const shared = [
  {
    name: 'form',
    test: /[\\/]kit[\\/](work[\\/]use-form\.ts|words[\\/]phone\.ts|ui[\\/](field|form|code-field|switches)\.tsx)$|[\\/]contract[\\/]src[\\/](typed|codes)\.ts$/,
  },
  {
    name: 'need',
    test: /[\\/]kit[\\/](ui[\\/](sheet|choices|due|deadline-why|timeline|file-input|action-bar|answer-block)\.tsx|api[\\/]upload\.ts)$|[\\/]contract[\\/]src[\\/](needs-words|clocks|needs[\\/](words|clocks|paths|summary))\.ts$/,
  },
  {
    name: 'frame',
    test: /[\\/]kit[\\/]shell[\\/]desk-(page|menus|keys)\.tsx?$|[\\/]app[\\/](desk-doors|use-desk-frame|kept-scope)\.tsx?$/,
  },
  {
    name: 'lists',
    test: /[\\/]kit[\\/](use-narrow\.ts|work[\\/](split-page|need-row|pick-list|paths|clock-why|reveal-contact)\.tsx?)$|[\\/]contract[\\/]src[\\/]needs[\\/](steps|assignment-steps)\.ts$/,
  },
]

export default defineConfig(({ mode }) => ({
  root: here('.'),
  plugins: [
    react(),
    contractRoutes(here('../contract/src/')),
    twoEntries(),
    optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }),
    precompress(),
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
      output: { codeSplitting: { groups: [libraries, kit, home, ...shared] } },
      input: mode === 'gallery' ? [here('gallery.html')] : [here('portal.html'), here('desk.html')],
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
}))
