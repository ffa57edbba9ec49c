// npm start: installs what is missing, builds the screens where they changed, and serves; a program that ends by itself is started again.
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled } from './install.mjs'
import { superviseProgram } from './run.mjs'
import { giveUp } from './say.mjs'

const node = await ensureInstalled('serve')
if (!ensureWebBuilt(node)) giveUp('网页没有构建成功，原因见上。', 'The screens could not be built; the reason is above.')
superviseProgram(node, ['server/src/main.ts', 'serve', ...process.argv.slice(2)])
