// Preloaded into the product: writes down every statement it sends, as it is sent.
import { appendFileSync } from 'node:fs'
import pg from 'pg'
import { prepareValue } from 'pg/lib/utils.js'

type Send = (this: pg.Client, ...args: unknown[]) => unknown

const file = process.env['RECORD_TO'] ?? ''
const client: { query: Send } = pg.Client.prototype
const { query } = client

client.query = function record(...args) {
  const [first, second] = args
  const { text, values } =
    typeof first === 'string' ? { text: first, values: second } : ((first ?? {}) as { text?: string; values?: unknown })
  if (text !== undefined) {
    const sent: unknown[] = Array.isArray(values) ? values : []
    appendFileSync(file, `${JSON.stringify({ text, values: sent.map((value) => prepareValue(value)) })}\n`)
  }
  return query.apply(this, args)
}
