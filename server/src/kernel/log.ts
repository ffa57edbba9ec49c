import { pino } from 'pino'

export type Log = ReturnType<typeof makeLog>

/** JSON lines with request and actor ids; never names, phones or plates. */
export const makeLog = (level: string) =>
  pino({
    level,
    base: null,
    // a driver's error drags its whole connection along
    serializers: {
      err: (error: unknown) =>
        error instanceof Error
          ? { name: error.name, message: error.message, code: 'code' in error ? error.code : undefined, stack: error.stack }
          : error,
    },
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie', '*.phone', '*.password', '*.code', '*.token'], censor: '…' },
  })
