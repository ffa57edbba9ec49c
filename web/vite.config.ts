import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractRoutes } from './vite/contract-routes.ts'
import { precompress } from './vite/precompress.ts'
import { twoEntries } from './vite/two-entries.ts'

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

export default defineConfig(({ mode }) => ({
  root: here('.'),
  plugins: [
    react(),
    contractRoutes(here('../contract/src/')),
    twoEntries(),
    optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }),
    precompress(),
  ],
  build: {
    outDir: here(mode === 'gallery' ? '../test-results/gallery' : 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Icons stay masks in the stylesheet; everything else is a file of its own, so that the policy needs no data: but for images.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      input: mode === 'gallery' ? [here('gallery.html')] : [here('portal.html'), here('desk.html')],
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
}))
