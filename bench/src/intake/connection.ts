import pg from 'pg'
import type { Script, Turn } from './script.ts'

/** A connection as the product's: its role, its district, its limits. */
export const connectionOf = (url: string): pg.ClientConfig => ({
  connectionString: url,
  options: '-c statement_timeout=10s -c lock_timeout=5s -c timezone=UTC -c app.tenant=110107',
})

/** Sends the statements of one intake, begin and commit among them, each prepared under its name. */
export async function play(client: pg.ClientBase, { statements }: Script, turn: Turn): Promise<void> {
  for (const [at, { name, text }] of statements.entries()) {
    const values = turn[at] ?? []
    await client.query(values.length === 0 ? text : { name, text, values })
  }
}
