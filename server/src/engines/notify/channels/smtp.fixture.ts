import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type Seen = { to: string[]; raw: string; messageId: string }

/** A real mail server on this machine that keeps what it takes; `port` brings a stopped one back at its place. */
export async function smtpServer(options: SMTPServerOptions & { port?: number } = {}) {
  const seen: Seen[] = []
  const { port = 0, ...rest } = options
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        seen.push({ to: session.envelope.rcptTo.map((one) => one.address), raw, messageId: /^message-id: (.*)$/im.exec(raw)?.[1] ?? '' })
        done()
      })
    },
    ...rest,
  })
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready))
  return {
    seen,
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise<void>((stopped) => server.close(stopped)),
  }
}

/** Body of a mail that consists of one base64 or quoted-printable part. */
export function bodyOf({ raw }: Seen): string {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const coded = body.join('\r\n\r\n')
  if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(coded, 'base64').toString('utf8')
  const bytes = coded.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
