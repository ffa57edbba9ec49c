import { createServer as createTcp, type AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { DeliveryError } from './delivery-error.ts'
import { openMailChannel } from './mail-channel.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const mail = {
  to: 'seat@bureau.example',
  subject: '石景山区人社局请内蒙古人社部门协办 JD-0611-03，请在 6 月 12 日 周五 16:24 前签收',
  text: '内蒙古人社部门：\n\n请您单位协办“外地招工 300 人”。\n.一行以点开头\n很长的一行'.padEnd(2_000, '长') + '\n',
  messageId: '019a3b7c-0000-7000-8000-000000000001',
}

const failure = (run: Promise<unknown>) =>
  run.then(
    () => 'sent',
    (error: unknown) => {
      if (!(error instanceof DeliveryError)) throw error
      expect(error.message).not.toContain(mail.to)
      return [error.code, error.retryable ? 'later' : 'never']
    },
  )

type Seen = { from: string; to: string[]; raw: string }

async function smtp(options: SMTPServerOptions = {}) {
  const seen: Seen[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        seen.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((one) => one.address),
          raw: Buffer.concat(chunks).toString('latin1'),
        })
        done()
      })
    },
    ...options,
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  closers.push(() => new Promise<void>((closed) => server.close(closed)))
  return { seen, port: (server.server.address() as AddressInfo).port }
}

const channel = (port: number, user = '') => {
  const opened = openMailChannel({
    url: `smtp://${user}127.0.0.1:${port}`,
    from: '立体社区 <liti@shijingshan.example>',
    timeouts: { connect: 400, idle: 400 },
  })
  closers.push(() => opened.close())
  return opened
}

const fault = (code: number) => Object.assign(new Error('no'), { responseCode: code })

test('Chinese subject and body arrive as they were written', async () => {
  const { seen, port } = await smtp()
  await channel(port).send(mail)
  const [{ from, to, raw }] = seen as [Seen]
  expect([from, to]).toEqual(['liti@shijingshan.example', [mail.to]])
  const { headers, text } = readMail(raw)
  expect(decodeWords(headers.get('subject') ?? '')).toBe(mail.subject)
  expect(decodeWords(headers.get('from') ?? '')).toBe('立体社区 <liti@shijingshan.example>')
  expect(headers.get('message-id')).toBe(`<${mail.messageId}@shijingshan.example>`)
  expect(headers.get('auto-submitted')).toBe('auto-generated')
  expect(text).toBe(mail.text)
  expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true)
})

test('the same notice keeps its Message-ID', async () => {
  const { seen, port } = await smtp()
  await channel(port).send(mail)
  await channel(port).send(mail)
  expect(new Set(seen.map(({ raw }) => readMail(raw).headers.get('message-id'))).size).toBe(1)
})

test('nothing in an address or a subject adds a receiver or a header', async () => {
  const { seen, port } = await smtp()
  const subject = 'x\r\nBcc: other@example.org'
  await failure(channel(port).send({ ...mail, subject, to: 'a@b.example, other@example.org' }))
  await failure(channel(port).send({ ...mail, subject, to: 'a@b.example>\r\nRCPT TO:<other@example.org' }))
  await channel(port).send({ ...mail, subject })
  expect(seen.flatMap(({ to }) => to)).not.toContain('other@example.org')
  expect(seen.every(({ raw }) => !readMail(raw).headers.has('bcc'))).toBe(true)
})

test.each([
  [550, ['smtp 550', 'never']],
  [450, ['smtp 450', 'later']],
  [552, ['smtp 552', 'never']],
])('a receiver refused with %i', async (code, expected) => {
  const { port } = await smtp({ onRcptTo: (_, __, done) => done(fault(code)) })
  expect(await failure(channel(port).send(mail))).toEqual(expected)
})

test.each([
  [554, ['smtp 554', 'never']],
  [451, ['smtp 451', 'later']],
])('a mail refused with %i after it was read', async (code, expected) => {
  const { port } = await smtp({
    onData(stream, _, done) {
      stream.resume()
      stream.on('end', () => done(fault(code)))
    },
  })
  expect(await failure(channel(port).send(mail))).toEqual(expected)
})

test('a refused login is a setting to be put right: the mail waits', async () => {
  const { port } = await smtp({ authOptional: false, allowInsecureAuth: true, onAuth: (_, __, done) => done(fault(535)) })
  expect(await failure(channel(port, 'liti:wrong@').send(mail))).toEqual(['smtp 535', 'later'])
})

test('a server that turns every caller away with 554 has trouble of its own', async () => {
  const { port } = await smtp({ onConnect: (_, done) => done(fault(554)) })
  expect(await failure(channel(port).send(mail))).toEqual(['smtp 554', 'later'])
})

test('no server at all', async () => {
  const { port } = await smtp()
  for (const close of closers.splice(0)) await close()
  expect(await failure(channel(port).send(mail))).toEqual(['smtp ESOCKET', 'later'])
})

test('a server that never speaks is given up in time', async () => {
  const silent = createTcp(() => {}).listen(0, '127.0.0.1')
  await new Promise((ready) => silent.once('listening', ready))
  closers.push(() => silent.close())
  const begun = performance.now()
  expect(await failure(channel((silent.address() as AddressInfo).port).send(mail))).toEqual(['smtp ETIMEDOUT', 'later'])
  expect(performance.now() - begun).toBeLessThan(3_000)
})

/** Head and decoded body of a single-part mail (RFC 5322, RFC 2045), read by hand so that it is not the sender's own reader. */
function readMail(raw: string): { headers: Map<string, string>; text: string } {
  const [head = '', ...body] = raw.split('\r\n\r\n')
  const unfolded = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = new Map(
    unfolded.map((line): [string, string] => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  const coded = body.join('\r\n\r\n')
  const bytes =
    headers.get('content-transfer-encoding') === 'base64'
      ? Buffer.from(coded, 'base64')
      : Buffer.from(unquote(coded.replace(/=\r\n/g, '')), 'latin1')
  return { headers, text: bytes.toString('utf8').replaceAll('\r\n', '\n') }
}

/** Encoded words of a header (RFC 2047). */
function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      how.toUpperCase() === 'B' ? Buffer.from(word, 'base64').toString('latin1') : unquote(word.replaceAll('_', ' ')),
    )
    .replace(/[\u0080-\u00ff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'))
}

function unquote(text: string): string {
  return text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
