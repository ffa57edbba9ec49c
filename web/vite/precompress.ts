import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Writes `.br` and `.gz` beside each built asset, so that the server sends them as they are and compresses nothing itself. */
export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'liti:precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir, config.build.assetsDir)
    },
    async closeBundle() {
      // where the build itself failed there is nothing, and its own error is the one to be read
      const names = await readdir(folder).catch(() => [])
      for (const name of names) {
        if (!/\.(js|css|svg)$/.test(name)) continue
        const bytes = await readFile(join(folder, name))
        await writeFile(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
        await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
      }
    },
  }
}
