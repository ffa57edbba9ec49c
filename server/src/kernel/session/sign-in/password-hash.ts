import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

// OWASP Password Storage: argon2id with 19 MiB, two passes, one lane.
const today = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
/** Each runs 19 MiB through a core for some 30 ms: a rush of sign-ins must not take the machine from everybody else. */
const mostAtOnce = 2

let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((start) => waiting.push(start))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

type Cost = { memory: number; passes: number; parallelism: number; tagLength: number }

const derive = (password: string, nonce: Buffer, cost: Cost) =>
  inTurn(
    () =>
      new Promise<Buffer>((done, fail) => {
        argon2('argon2id', { message: password.normalize('NFKC'), nonce, ...cost }, (error, key) => (error ? fail(error) : done(key)))
      }),
  )

/** A password as it is stored: PHC string, argon2id (RFC 9106), at most two at a time in this process. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const key = await derive(password, nonce, today)
  return `$argon2id$v=19$m=${today.memory},t=${today.passes},p=${today.parallelism}$${unpadded(nonce)}$${unpadded(key)}`
}

/** Whether a password is the one behind a stored hash; costs are read from the hash, so that they may rise later. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (!found) return false
  const [, memory, passes, parallelism, nonce, key] = found
  const expected = Buffer.from(key ?? '', 'base64')
  const given = await derive(password, Buffer.from(nonce ?? '', 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  })
  return timingSafeEqual(expected, given)
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
