// node tools/with-node.mjs FILE.ts [ARGUMENT …]: runs a program of ours from the project's folder under the project's own Node.
import { ensureInstalled } from './install.mjs'
import { runProgram } from './run.mjs'
import { giveUp } from './say.mjs'

const [file, ...args] = process.argv.slice(2)
if (file === undefined) giveUp('用法：node tools/with-node.mjs 程序.ts [参数 …]', 'Usage: node tools/with-node.mjs FILE.ts [ARGUMENT …]')
// the product's own commands run on what it serves with
const what = file.startsWith('server/src/') ? 'serve' : 'all'
runProgram(await ensureInstalled(what), [file, ...args])
