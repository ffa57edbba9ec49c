import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { MAX_BYTES } from '../files/ingest.ts'
import type { Log } from '../log.ts'
import { answerError, answerUnroutable, tooMany } from './answer-error.ts'
import { addressOf, newRequestId } from './serve.ts'

export const maxJsonBytes = 256 * 1024
/** How many callers' worth of requests one address may send: an office building is often one address. */
const callersPerAddress = 10

const policy: Record<string, string[]> = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

/** The HTTP application before any route: headers, the limit of an address, cookies, and how every error is answered. */
export async function makeHttp(config: Config, log: Log): Promise<FastifyInstance> {
  const proxies = config.TRUST_PROXY
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies,
    bodyLimit: maxJsonBytes,
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    genReqId: newRequestId,
    requestIdHeader: false,
    routerOptions: { maxParamLength: 700 },
    frameworkErrors: answerUnroutable,
  }) as unknown as FastifyInstance

  const secure = config.PUBLIC_URL.startsWith('https:')
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('permissions-policy', 'geolocation=(), microphone=(), camera=(self), payment=()')
  })
  await app.register(cookie)
  // one byte more than is taken: a file that was cut off there is seen to be too large
  await app.register(multipart, { limits: { fileSize: MAX_BYTES + 1, files: 1, fields: 5, parts: 6, headerPairs: 50 } })
  await app.register(rateLimit, {
    global: true,
    max: config.RATE_LIMIT * callersPerAddress,
    timeWindow: 60_000,
    keyGenerator: addressOf,
    errorResponseBuilder: (_request, context) => tooMany(context.ttl),
  })
  app.setErrorHandler(answerError)
  return app
}
