import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastify, { LogController, type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { MAX_BYTES } from '../files/ingest.ts'
import type { Log } from '../log.ts'
import { answerError, answerUnroutable, tooMany } from './answer-error.ts'
import { bodyDeadline, type Patience } from './body-deadline.ts'
import { isProgram, programHeaders, securityHeaders } from './security-headers.ts'
import { addressOf, callersPerAddress, newRequestId } from './serve.ts'

const maxJsonBytes = 256 * 1024

const patience: Patience = { head: 15_000, text: 20_000, form: 120_000 }

/** The HTTP application before any route: headers, the limit of an address, cookies, and how every error is answered. */
export async function makeHttp(config: Config, log: Log, { head, text, form }: Patience = patience): Promise<FastifyInstance> {
  const proxies = config.TRUST_PROXY
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies,
    bodyLimit: maxJsonBytes,
    // behind the deadlines of bodies: whatever gets past them ends here
    requestTimeout: form + 10_000,
    http: { headersTimeout: head, connectionsCheckingInterval: Math.min(5000, head) },
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    genReqId: newRequestId,
    requestIdHeader: false,
    routerOptions: { maxParamLength: 700 },
    frameworkErrors: answerUnroutable,
  }) as unknown as FastifyInstance

  const secured = securityHeaders(config)
  const lean = programHeaders(secured)
  app.addHook('onRequest', (request, reply, done) => {
    if (isProgram(request.url)) reply.headers(lean)
    else reply.headers(secured).header('x-request-id', request.id)
    done()
  })
  bodyDeadline(app, { text, form })
  // Pages and answers alone: a stream of hints must not wait for a full block, files and assets have their own. What is sent is never unpacked.
  await app.register(compress, {
    customTypes: /^(text\/html|application\/(json|manifest\+json|problem\+json))\b/,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    threshold: 1024,
    globalDecompression: false,
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
