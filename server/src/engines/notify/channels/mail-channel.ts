import { createTransport } from 'nodemailer'
import { DeliveryError } from './delivery-error.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  /** Stable id of the notice (its row's id): a mail that is sent twice after a crash carries the same Message-ID, which mail stores fold into one. */
  messageId: string
}

export type MailChannel = {
  /** Resolves when the server has taken the mail. @throws {DeliveryError} */
  send(mail: Mail): Promise<void>
  close(): void
}

export type MailSettings = {
  /** `smtp://user:password@host:587`, `smtps://…:465`; `?requireTLS=true` refuses servers without STARTTLS. */
  url: string
  /** `Name <address>` */
  from: string
  /** Shorter waits for tests; 10 s and 20 s unless told. */
  timeouts?: { connect: number; idle: number }
}

/** Plain text mail over SMTP, one connection per mail. */
export function openMailChannel({ url, from, timeouts = { connect: 10_000, idle: 20_000 } }: MailSettings): MailChannel {
  const domain = /@([^@\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  const transport = createTransport({
    url,
    connectionTimeout: timeouts.connect,
    dnsTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.idle,
  })
  return {
    async send({ to, subject, text, messageId }) {
      await transport
        .sendMail({
          from,
          // As an object the address is taken as it stands: a comma in it cannot add a receiver.
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${messageId}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          xMailer: false,
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        .catch((error: unknown) => {
          throw typed(error)
        })
    },
    close: () => transport.close(),
  }
}

/**
 * The server's "never" counts only where it speaks about this mail: a refused login or greeting is our setting or its trouble,
 * and the mails wait until that is put right. RFC 5321 §4.2.1: 5yz permanent, 4yz transient.
 */
function typed(error: unknown): DeliveryError {
  const {
    code = 'unknown',
    responseCode,
    permanent,
    command = '',
  } = (error ?? {}) as {
    code?: string
    responseCode?: number
    permanent?: boolean
    command?: string
  }
  const aboutMail = /^(MAIL FROM|RCPT TO|DATA|API)$/.test(command)
  const never = aboutMail && (permanent === true || (responseCode === undefined && (code === 'EENVELOPE' || code === 'EMESSAGE')))
  return new DeliveryError(`smtp ${responseCode ?? code}`, !never)
}
