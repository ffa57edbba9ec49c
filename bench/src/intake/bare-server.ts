// The floor: what any server of ours would have to do at least. A body is read and checked, the statements are sent, an answer goes back.
import { readFileSync } from 'node:fs'
import fastify from 'fastify'
import pg from 'pg'
import { connectionOf, play } from './connection.ts'
import { type Script, type Turn, turnOf } from './script.ts'

const env = (name: string): string => process.env[name] ?? ''
const script = JSON.parse(readFileSync(env('SCRIPT'), 'utf8')) as Script
const pool = new pg.Pool({ ...connectionOf(env('APP_URL')), max: Number(env('DB_POOL')) })
const app = fastify({ logger: false })
let count = 0
let turns: Turn[] = []

const body = {
  type: 'object',
  required: ['unitId', 'category', 'text'],
  properties: { unitId: { type: 'string' }, category: { type: 'string' }, text: { type: 'string', maxLength: 2000 } },
}
app.post('/api/needs', { schema: { body } }, async () => {
  const client = await pool.connect()
  try {
    count += 1
    await play(client, script, turns.pop() ?? turnOf(script, count))
    return { number: count }
  } finally {
    client.release()
  }
})
// values are made before a run and not in it, as for the bare connections: only taking and sending is measured
app.post<{ Params: { count: string } }>('/turns/:count', ({ params }) => {
  turns = Array.from({ length: Number(params.count) }, (_, at) => turnOf(script, at))
  return { ready: turns.length }
})
app.get('/readyz', () => ({ ready: true }))
await app.listen({ host: '127.0.0.1', port: Number(env('PORT')) })
process.on('SIGTERM', () => process.exit(0))
