import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { OperatorProblem } from './problem.ts'
import { mistyped, sayAllowed } from './setting-words.ts'

const onOff = z.enum(['on', 'off'])

function trusted(text: string, issues: z.RefinementCtx): false | number | string[] {
  if (text === 'off') return false
  if (text === 'on') return 1
  if (/^\d{1,2}$/.test(text)) return Number(text) || false
  const proxies = text.split(',').map((one) => one.trim())
  if (proxies.every(isNetwork)) return proxies
  issues.addIssue('none of these')
  return z.NEVER
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  return family > 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)))
}

const Env = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** The address people reach the product at; links in mails begin with it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  DATABASE_APP_URL: z.string().startsWith('postgres').optional(),
  DB_POOL: z.coerce.number().int().min(2).max(200).default(16),
  /** The demonstration world and its sign-ins. Off as soon as DATABASE_URL is set, unless said otherwise. */
  DEMO: onOff.optional(),
  DISTRICT: z.coerce.number().int().min(100_000).max(999_999).default(110107),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** `off`, the number of proxies in front (`on` is one), or their addresses: whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.string().default('off').transform(trusted),
  WORKER: onOff.default('on'),
  RATE_LIMIT: z.coerce.number().int().min(1).default(300),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  SMTP_URL: z.string().startsWith('smtp').optional(),
  MAIL_FROM: z.string().default('Liti <liti@localhost>'),
  SMS_URL: z.url().optional(),
  SMS_TOKEN: z.string().optional(),
  FILES: z.enum(['local', 's3']).default('local'),
  S3_ENDPOINT: z.url().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z.string().optional(),
  S3_KEY: z.string().optional(),
  S3_SECRET: z.string().optional(),
  LITI_KEYS: z.string().optional(),
  METRICS_TOKEN: z.string().optional(),
})

export type Config = Omit<z.infer<typeof Env>, 'DEMO' | 'PUBLIC_URL'> & { DEMO: boolean; PUBLIC_URL: string }

/**
 * Reads the environment once. Throws one readable list of everything that is wrong with it.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Env.safeParse(filled)
  const names = [...new Set(parsed.success ? [] : parsed.error.issues.map((issue) => issue.path.join('.')))]
  const wrong = [...mistyped(filled, Object.keys(Env.shape)), ...names.map((name) => `  ${sayAllowed(name, filled[name] ?? '')}`)]
  const config = parsed.data
  // asked of the environment, so that it stands in the same list as whatever else is wrong
  const lacking = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_KEY', 'S3_SECRET'].filter((name) => filled[name] === undefined)
  if (filled['FILES'] === 's3' && lacking.length > 0) wrong.push(`  FILES=s3 needs ${lacking.join(', ')} too`)
  if (!config || wrong.length > 0) {
    throw new OperatorProblem(
      '有的设置不能用（说明见 README.md）：',
      `Some settings cannot be used (README.md explains each):\n${wrong.join('\n')}`,
    )
  }
  return {
    ...config,
    DATA_DIR: resolve(config.DATA_DIR),
    DEMO: config.DEMO === undefined ? config.DATABASE_URL === undefined : config.DEMO === 'on',
    PUBLIC_URL: (config.PUBLIC_URL ?? `http://${isIP(config.HOST) === 6 ? `[${config.HOST}]` : config.HOST}:${config.PORT}`).replace(
      /\/+$/,
      '',
    ),
  }
}
