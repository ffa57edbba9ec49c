import type { FastifyInstance } from 'fastify'
import { Refusal } from '../refusal.ts'

/** How long, in milliseconds, a caller may take to send the head of a request, a body of text, and a form with a file. */
export type Patience = { head: number; text: number; form: number }

/** A body that does not arrive in its time is answered 408 and its connection closed: slow senders do not pile up. */
export function bodyDeadline(app: FastifyInstance, { text, form }: Pick<Patience, 'text' | 'form'>): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { raw, headers } = request
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) {
      const timer = setTimeout(
        () => {
          if (raw.readableEnded || raw.destroyed || raw.listenerCount('error') === 0) return
          reply.header('connection', 'close')
          raw.emit('error', tooSlow()) // whoever reads the body hears of it, and answers
        },
        headers['content-type']?.startsWith('multipart/') ? form : text,
      )
      raw.once('close', () => clearTimeout(timer)).once('end', () => clearTimeout(timer))
    }
    done()
  })
}

const tooSlow = (): Refusal =>
  new Refusal('invalid', 'too-slow', {
    zh: '网络太慢，没有收完。您填的没有丢，请再试一次',
    en: 'The connection was too slow and not everything arrived; nothing you typed is lost, please try again',
  })
