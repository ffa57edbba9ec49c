import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type Mail = { to: string; subject: string; text: string }
export type Mailbox = {
  url: string
  /** The newest mail to an address whose subject or text holds the words; waits for it. */
  mailTo: (address: string, words?: string) => Promise<Mail>
  all: () => readonly Mail[]
  close: () => Promise<void>
}

const patience = 40_000

/** A mail server on this machine that takes everything and delivers nothing. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then(({ subject = '', text = '' }) => {
          for (const { address } of session.envelope.rcptTo) mails.push({ to: address, subject, text })
          done()
        })
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    all: () => mails,
    mailTo: async (address, words = '') => {
      const until = Date.now() + patience
      for (;;) {
        const found = mails.findLast((mail) => mail.to === address && (mail.subject.includes(words) || mail.text.includes(words)))
        if (found) return found
        if (Date.now() > until)
          throw new Error(`No mail to ${address}; there are: ${mails.map(({ to, subject }) => `${to} ${subject}`).join('; ')}`)
        await new Promise((again) => setTimeout(again, 100))
      }
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  }
}

/** The first address of the product in a mail. */
export function linkIn({ text }: Mail): string {
  const link = /https?:\/\/\S+/.exec(text)?.[0]
  if (!link) throw new Error(`No link in: ${text}`)
  return link
}
