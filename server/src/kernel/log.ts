import { pino } from 'pino'

export type Log = ReturnType<typeof makeLog>

/** JSON lines with request and actor ids; never names, phones or plates. */
export const makeLog = (level: string) =>
  pino({
    level,
    base: null,
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie', '*.phone', '*.password', '*.code', '*.token'], censor: '…' },
  })
