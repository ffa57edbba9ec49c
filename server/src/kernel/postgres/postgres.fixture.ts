// A process of its own for the tests that kill one: starts PostgreSQL in the given folder, says where, and waits.
import { startPostgres } from './index.ts'

const say = (detail: object, message: string): void => console.error(message, detail)
const running = await startPostgres({ dataFolder: process.argv[2] ?? '', log: { info: say, warn: say, error: say } })
console.log(JSON.stringify(running))
setInterval(() => undefined, 1_000)
