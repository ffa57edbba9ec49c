import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { bodyOf, type Seen } from '../../../server/src/engines/notify/channels/smtp.fixture.ts'
import { Queue } from './queue.ts'
import type { Random } from './random.ts'

/** What left the product: a real mail server and an SMS gateway that outlive it and remember every delivery by its id. */
export type Sinks = {
  settings: Record<string, string>
  /** Deliveries by the notice's id: more than one is a repetition that the receiver folds into one. */
  taken: () => Map<string, number>
  /** Texts of mails not seen before, as a unit elsewhere reads them. */
  post: Queue<string>
  /** For the proof: as if the first delivery had never come. */
  forgetOne: () => void
  stop: () => Promise<void>
}

const slowest = 60

export async function openSinks(random: Random): Promise<Sinks> {
  const sms = new Map<string, number>()
  const forgotten = new Set<string>()
  const post = new Queue<string>()
  const mail = await openMail(random)
  const gateway = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { id } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as { id: string }
      sms.set(id, (sms.get(id) ?? 0) + 1)
      // the message is on its way from here on; the answer may come too late for a process that is killed meanwhile
      setTimeout(() => response.writeHead(202).end(), random.between(0, slowest))
    })
  })
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done))

  const idOf = (messageId: string): string => messageId.replace(/^<|@.*$/g, '')
  const read = new Set<string>()
  let next = 0
  const reader = setInterval(() => {
    for (; next < mail.seen.length; next += 1) {
      const one = mail.seen[next]
      if (!one || read.has(one.messageId)) continue
      read.add(one.messageId)
      post.put(bodyOf(one))
    }
  }, 50)

  return {
    settings: {
      SMTP_URL: `smtp://127.0.0.1:${mail.port}?ignoreTLS=true`,
      SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
    },
    taken() {
      const all = new Map(sms)
      for (const { messageId } of mail.seen) all.set(idOf(messageId), (all.get(idOf(messageId)) ?? 0) + 1)
      for (const id of forgotten) all.delete(id)
      return all
    },
    post,
    forgetOne: () => void forgotten.add(sms.keys().next().value ?? ''),
    async stop() {
      clearInterval(reader)
      gateway.closeAllConnections()
      gateway.close()
      await mail.stop()
    },
  }
}

/** A mail server that takes its time: a sender may be killed before or after the mail was taken. */
async function openMail(random: Random) {
  const seen: Seen[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onRcptTo: (_address, _session, done) => void setTimeout(done, random.between(0, slowest)),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        seen.push({ to: session.envelope.rcptTo.map((one) => one.address), raw, messageId: /^message-id: (.*)$/im.exec(raw)?.[1] ?? '' })
        setTimeout(done, random.between(0, slowest))
      })
    },
  })
  server.on('error', () => undefined) // a sender was killed in the middle of a sentence
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    seen,
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((done) => server.close(done)),
  }
}
