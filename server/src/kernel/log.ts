import { pino, type DestinationStream, type LoggerOptions } from 'pino'

export type Log = ReturnType<typeof makeLog>

/** JSON lines with request and actor ids; never names, phones or plates. */
export const makeLog = (level: string, into?: DestinationStream) => {
  const settings: LoggerOptions = {
    level,
    base: null,
    // a driver's error drags its whole connection along; its code is no one-time code, and has a name that is not masked
    serializers: {
      err: (error: unknown) =>
        error instanceof Error
          ? { name: error.name, message: error.message, errorCode: 'code' in error ? error.code : undefined, stack: error.stack }
          : error,
    },
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie', '*.phone', '*.password', '*.code', '*.token'], censor: '…' },
  }
  return into ? pino(settings, into) : pino(settings)
}
