import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'vitest'
import { freePort } from '../tools/free-port.ts'
import { databaseOf, dropDatabase, makeDatabase, settingsFor } from './databases.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const main = join(root, 'server/src/main.ts')

export type Product = {
  url: string
  mailbox: Mailbox
  /** The sign-ins the start prints: who → phone. */
  people: ReadonlyMap<string, string>
  password: string
  /** What the server said since it was last asked: warnings and errors, a line each. */
  log: () => string[]
  /** Ends the server: as Ctrl-C does, or at once. */
  stop: (signal?: 'SIGTERM' | 'SIGKILL') => Promise<void>
  /** Starts it again at the same address, on the same data. */
  start: () => Promise<void>
  /** Ends everything and forgets the data. */
  close: () => Promise<void>
}

/**
 * The product as `npm start` runs it: one process, its embedded PostgreSQL, the demonstration world, mails to a mail server of our own.
 * The world is seeded once a run; every caller gets a copy of it on an address of its own.
 */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  if (!existsSync(join(root, 'web/dist/portal.html'))) throw new Error('The screens are not built: npm test builds them first')
  const { folder, database } = await copyWorld()
  const mailbox = await openMailbox()
  const port = await freePort()
  const env = {
    ...ownEnv(folder, database),
    PORT: String(port),
    SMTP_URL: mailbox.url,
    // every visitor comes from an address of their own, as in life: limits count by person and address
    TRUST_PROXY: 'on',
    LOG_LEVEL: 'warn',
    ...settings,
  }
  const people = new Map<string, string>()
  let password = ''
  let child: ChildProcess
  const lines: string[] = []

  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [main, 'serve'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout?.on('data', (chunk: Buffer) =>
      lines.push(
        ...chunk
          .toString()
          .split('\n')
          .filter((line) => line.startsWith('{')),
      ),
    )
    const said = await printed(child, 'Ctrl-C')
    for (const [, phone = '', who = ''] of said.matchAll(/^ {2}(1\d{10}) {2}(.+)$/gm)) people.set(who, phone)
    password = /password (\S+)\)/.exec(said)?.[1] ?? password
  }
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    mailbox,
    people,
    get password() {
      return password
    },
    log: () => lines.splice(0),
    stop,
    start,
    close: async () => {
      await stop()
      await mailbox.close()
      await dropDatabase(database)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A copy of the seeded world: its folder and, on a server of one's own, its database. */
async function copyWorld(): Promise<{ folder: string; database: string }> {
  const worlds = inject('worlds')
  const first = join(worlds, 'first')
  const done = join(worlds, 'seeded')
  const seeded = databaseOf(worlds)
  if (!existsSync(done)) {
    await makeDatabase(seeded)
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'seed'], {
      cwd: root,
      env: ownEnv(first, seeded),
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`The world was not seeded:\n${stdout}${stderr}`)
    writeFileSync(done, '')
  }
  const folder = mkdtempSync(join(worlds, 'own-'))
  // cp keeps the owner of the database's files; Node's own copying does not
  const { status, stderr } = spawnSync('cp', ['-a', `${first}/.`, folder], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  const database = databaseOf(folder)
  await makeDatabase(database, seeded)
  return { folder, database }
}

const ownEnv = (folder: string, database: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  DATA_DIR: folder,
  DEMO: 'on',
  ...settingsFor(database),
})

/** Everything a program says until the words come; its complaints where it ends before. */
async function printed(child: ChildProcess, words: string): Promise<string> {
  let said = ''
  let complained = ''
  child.stderr?.on('data', (chunk: Buffer) => (complained += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes(words)) resolve(said)
    })
    child.once('exit', (code) => reject(new Error(`The product ended with ${code}:\n${said}${complained}`)))
  })
}
