// Runs as a process of its own. Its standard input is a pipe from the supervisor, who writes the process id of the
// running PostgreSQL, or 0, one a line. When the pipe ends without a 0, the supervisor is dead: stop PostgreSQL.
import { setTimeout as sleep } from 'node:timers/promises'

const fastFor = 3_000
const immediateFor = 10_000

let pid = 0
let rest = ''
process.stdin.setEncoding('utf8')
for await (const text of process.stdin) {
  const lines = (rest + String(text)).split('\n')
  rest = lines.pop() ?? ''
  const last = lines.at(-1)
  if (last !== undefined) pid = Number(last)
}

if (pid > 0) {
  if (signal('SIGINT') && !(await gone(fastFor)) && signal('SIGQUIT') && !(await gone(immediateFor))) signal('SIGKILL')
}

function signal(name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name)
    return true
  } catch {
    return false
  }
}

async function gone(within: number): Promise<boolean> {
  const until = Date.now() + within
  while (Date.now() < until) {
    if (!signal(0)) return true
    await sleep(50)
  }
  return false
}
