import type { Refused } from '@liti/contract/common'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isFull, isRefusedWrite } from '../disk-space.ts'
import { FileDamaged, FileMissing } from '../files/file-store.ts'
import { Refusal } from '../refusal.ts'

/** The body of a refusal. */
export const refused = (refusal: Refusal, requestId: string): Refused => ({
  kind: refusal.kind,
  code: refusal.code,
  message: refusal.text,
  ...(refusal.fields ? { fields: refusal.fields } : {}),
  requestId,
})

/** @param ttl milliseconds until the window ends */
export const tooMany = (ttl: number): Refusal => {
  const seconds = Math.max(1, Math.ceil(ttl / 1000))
  return new Refusal('too-many', 'too-many', {
    zh: `点得太快了，请等 ${seconds} 秒再试`,
    en: `Too many requests; please try again in ${seconds} seconds`,
  })
}

/** A form holds one file; what is more is not dropped in silence. */
export function tooManyParts(): Refusal {
  const text = { zh: '一次只能传一个文件', en: 'Send one file at a time' }
  return new Refusal('invalid', 'too-many-parts', text, { file: text })
}

/** How every error is answered: a refusal as it is, what a client did wrong with a sentence, everything else without detail, logged. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { refusal, trouble, status = refusal.status } = meaningOf(error)
  if (trouble) request.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, trouble)
  const retry = retrySeconds[refusal.code]
  if (retry !== undefined) reply.header('retry-after', retry)
  return reply.status(status).header('cache-control', 'no-store').send(refused(refusal, request.id))
}

/** An address no route can be looked for: answered before any hook, so it brings the headers of the others itself. */
export function answerUnroutable(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = new Refusal('not-found', 'no-route', { zh: '没有这个地址', en: 'There is no such address' })
  void reply
    .status(refusal.status)
    .headers({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'x-request-id': request.id,
    })
    .send(refused(refusal, request.id))
}

const retrySeconds: Record<string, number> = { 'database-away': 5, 'cannot-save': 30 }

/** `trouble`: what to call it in the log, where it is ours and not the caller's. */
type Meaning = { refusal: Refusal; status?: number; trouble?: string }

function meaningOf(error: FastifyError): Meaning {
  if (error instanceof Refusal) return { refusal: error }
  const status = error.statusCode ?? 500
  if (status < 500) return { refusal: clientError(error.code, status), status }
  if (error instanceof FileMissing) {
    return {
      trouble: 'a stored file is missing',
      refusal: new Refusal('not-found', 'file-gone', {
        zh: '这个文件找不到了，请联系提供它的人再传一次',
        en: 'This file can no longer be found; ask whoever provided it to send it again',
      }),
    }
  }
  if (error instanceof FileDamaged) {
    return {
      trouble: 'a stored file is damaged',
      refusal: new Refusal('unavailable', 'file-damaged', {
        zh: '这个文件在存放时损坏了，暂时打不开，请联系管理员',
        en: 'This file was damaged where it is kept and cannot be opened; please tell the administrator',
      }),
    }
  }
  // a database whose disk is full ends, too
  if (isRefusedWrite(error) || (isDatabaseAway(error) && isFull())) {
    return {
      trouble: 'nothing can be saved: the disk is full, or the database takes no writing',
      refusal: new Refusal('unavailable', 'cannot-save', {
        zh: '现在存不进去，请稍后再试。您填的没有丢',
        en: 'This cannot be saved just now, please try again later; nothing you typed is lost',
      }),
    }
  }
  if (isDatabaseAway(error)) {
    return {
      trouble: 'no database or file store',
      refusal: new Refusal('unavailable', 'database-away', {
        zh: '系统正在恢复，您填的没有丢，请几秒后再试',
        en: 'The system is recovering; nothing you typed is lost, please try again in a few seconds',
      }),
    }
  }
  return {
    trouble: 'bug',
    status: 500,
    refusal: new Refusal('unavailable', 'internal', {
      zh: '系统出了问题，您填的没有丢，请稍后再试',
      en: 'Something broke on our side; nothing you typed is lost, please try again later',
    }),
  }
}

function clientError(code: string | undefined, status: number): Refusal {
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    return new Refusal('invalid', 'too-large', { zh: '文件太大，最大 10 MB', en: 'The file is too large; 10 MB at most' })
  }
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT') {
    return tooManyParts()
  }
  if (status === 413) {
    return new Refusal('invalid', 'too-large', {
      zh: '写的内容太长了，请删短一些，或者放进附件',
      en: 'There is too much text; please shorten it or put it into an attachment',
    })
  }
  if (status === 415) {
    return new Refusal('invalid', 'media-type', { zh: '这种格式不能收', en: 'This kind of content is not accepted' })
  }
  return new Refusal('invalid', 'bad-request', { zh: '请求读不懂', en: 'The request could not be read' })
}

/** Connection errors of Node, connection and shutdown states of PostgreSQL, and those the driver has no code for. */
function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return (
    /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P0[1235]|08...|53300)$/.test(code) ||
    /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(error.message)
  )
}
