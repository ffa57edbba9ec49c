/** What each setting takes, in words; none for a setting that takes any text. */
const takes: Record<string, [zh: string, en: string]> = {
  PORT: ['0 到 65535 的整数', 'a whole number from 0 to 65535'],
  PUBLIC_URL: ['以 http:// 或 https:// 开头的网址', 'an address that begins with http:// or https://'],
  DATABASE_URL: ['postgres://账户:密码@主机/数据库', 'postgres://account:password@host/database'],
  DATABASE_APP_URL: ['postgres://账户:密码@主机/数据库', 'postgres://account:password@host/database'],
  DB_POOL: ['2 到 200 的整数', 'a whole number from 2 to 200'],
  DEMO: ['on 或 off', 'on or off'],
  DISTRICT: ['六位区划代码，例如 110107', 'the six digits of a district, for example 110107'],
  LOG_LEVEL: ['fatal、error、warn、info、debug、trace 或 silent', 'fatal, error, warn, info, debug, trace or silent'],
  TRUST_PROXY: [
    'off、on、前面有几层代理（1、2 …），或者它们的地址和网段',
    'off, on, how many proxies are in front (1, 2 …), or their addresses and networks (10.0.0.0/8,192.0.2.7)',
  ],
  WORKER: ['on 或 off', 'on or off'],
  RATE_LIMIT: ['1 以上的整数', 'a whole number from 1 on'],
  SESSION_IDLE_MINUTES: ['1 到 1440 的整数', 'a whole number from 1 to 1440'],
  SMTP_URL: ['smtp://账户:密码@主机:端口，或 smtps://…', 'smtp://account:password@host:port, or smtps://…'],
  SMS_URL: ['以 https:// 开头的网址', 'an address that begins with https://'],
  FILES: ['local 或 s3', 'local or s3'],
  S3_ENDPOINT: ['以 https:// 开头的网址', 'an address that begins with https://'],
}
/** Never printed: addresses with passwords in them, keys. */
const secret = /URL|TOKEN|SECRET|KEY/

/** One line about a setting whose value cannot be used. */
export function sayAllowed(name: string, value: string): string {
  const [zh, en] = takes[name] ?? ['这个值不能用', 'this value cannot be used']
  const shown = secret.test(name) && name !== 'PUBLIC_URL' ? '' : `=${value}`
  return takes[name] ? `${name}${shown}：要写${zh} · takes ${en}` : `${name}${shown}：${zh} · ${en}`
}

/** A line for each name in the environment that is most likely one of ours with a slip of the fingers in it. */
export function mistyped(env: Record<string, string | undefined>, known: string[]): string[] {
  const open = known.filter((name) => env[name] === undefined)
  return Object.keys(env)
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = open.find((one) => isSlip(name, one))
      return meant === undefined ? [] : [`  ${name}：没有这个设置，是不是 ${meant}？ · there is no such setting; is it ${meant}?`]
    })
}

/** Short names have many neighbours that mean something else (PORTS, HOSTS): in them only swapped letters count. */
function isSlip(written: string, known: string): boolean {
  if (known.includes('_') && written.toUpperCase() === known) return true
  const steps = known.length < 7 ? 0 : known.length < 10 ? 1 : 2
  return isSwap(written, known) || distance(written, known) <= steps
}

function isSwap(a: string, b: string): boolean {
  const at = Array.from(a).findIndex((letter, place) => letter !== b[place])
  return at >= 0 && a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** How many letters have to be put in, left out or changed. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[b.length] ?? 0
}
