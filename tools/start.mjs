// npm start: installs what is missing, builds the screens where they changed, and serves.
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { runProgram } from './run.mjs'

const node = await ensureInstalled()
ensureWebBuilt(node)
runProgram(node, ['server/src/main.ts', 'serve', ...process.argv.slice(2)])
