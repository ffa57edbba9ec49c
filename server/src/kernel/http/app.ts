import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import type { Refused } from '@liti/contract/common'
import fastify, { LogController, type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { Refusal } from '../refusal.ts'
import { newRequestId } from './serve.ts'

export const maxJsonBytes = 256 * 1024
export const maxFileBytes = 10 * 1024 * 1024

/** The HTTP application before any route: headers, limits, cookies, and how every error is answered. `callerOf` names whom the rate limit counts. */
export async function makeHttp(
  config: Config,
  log: Log,
  callerOf: (request: FastifyRequest) => string = (request) => request.ip,
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: config.TRUST_PROXY === 'on',
    bodyLimit: maxJsonBytes,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    genReqId: newRequestId,
    requestIdHeader: false,
    routerOptions: { maxParamLength: 700 },
  }) as unknown as FastifyInstance

  const secure = config.PUBLIC_URL.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('permissions-policy', 'geolocation=(), microphone=(), camera=(self), payment=()')
  })
  await app.register(cookie)
  await app.register(multipart, { limits: { fileSize: maxFileBytes, files: 1, fields: 5, parts: 6, headerPairs: 50 } })
  await app.register(rateLimit, {
    global: true,
    max: config.RATE_LIMIT,
    timeWindow: 60_000,
    keyGenerator: callerOf,
    errorResponseBuilder: (_request, context) =>
      new Refusal('too-many', 'too-many', {
        zh: `点得太快了，请等 ${Math.ceil(context.ttl / 1000)} 秒再试`,
        en: `Too many requests; please try again in ${Math.ceil(context.ttl / 1000)} seconds`,
      }),
  })

  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    if (error instanceof Refusal) return reply.status(error.status).header('cache-control', 'no-store').send(refused(error, request.id))
    const status = error.statusCode ?? 500
    if (status < 500) {
      const known = clientErrors[status]
      return reply
        .status(status)
        .send(
          refused(
            new Refusal('invalid', known?.code ?? 'bad-request', known?.text ?? { zh: '请求读不懂', en: 'The request could not be read' }),
            request.id,
          ),
        )
    }
    request.log.error({ err: error, requestId: request.id, route: request.routeOptions.url }, 'bug')
    return reply.status(500).send({
      kind: 'conflict',
      code: 'internal',
      message: {
        zh: '系统出了问题，您填的没有丢，请稍后再试',
        en: 'Something broke on our side; nothing you typed is lost, please try again later',
      },
      requestId: request.id,
    } satisfies Refused)
  })
  return app
}

const clientErrors: Record<number, { code: string; text: Refused['message'] }> = {
  413: { code: 'too-large', text: { zh: '文件太大，最大 10 MB', en: 'The file is too large; 10 MB at most' } },
  415: { code: 'media-type', text: { zh: '这种格式不能收', en: 'This kind of content is not accepted' } },
}

export const refused = (refusal: Refusal, requestId: string): Refused => ({
  kind: refusal.kind,
  code: refusal.code,
  message: refusal.text,
  ...(refusal.fields ? { fields: refusal.fields } : {}),
  requestId,
})
