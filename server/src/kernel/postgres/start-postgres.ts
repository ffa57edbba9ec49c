import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chooseAccount } from './account.ts'
import { type Binaries, prepareBinaries } from './binaries.ts'
import { appRole, hasCluster, makeCluster, ownerRole } from './cluster.ts'
import { type Home, type Settings, loadSettings, prepareFolder, readSettings, settleHome } from './home.ts'
import { isHeld, takeLock } from './lock.ts'
import { PostgresProblem } from './problem.ts'
import { addressOf, mayConnect, prepareDatabase, resetOwnerPassword } from './roles.ts'
import { readyPort, rotateLog } from './server-process.ts'
import { stopStale } from './stale.ts'
import { type Log, Supervisor } from './supervisor.ts'

export type PostgresOptions = {
  /** A folder for this alone, made when missing. As root, one that other accounts can reach, or the data goes to /var/lib/liti. */
  dataFolder: string
  /** A fixed port, or 0 (the default): any free one at the first start, the same one from then on. */
  port?: number
  log: Log
  /** Server settings over ours, for example `{ fsync: 'off' }` in tests. */
  settings?: Record<string, string>
}

export type RunningPostgres = {
  /** Superuser `liti_owner` on the database `liti`: migrations and nothing else. */
  ownerUrl: string
  /** The application's role `liti_app`, which owns nothing; migrations grant what it may do. */
  appUrl: string
  port: number
  /** Where its files really lie. */
  cluster: string
  /** For example `18.4`. */
  version: string
  /** True when another living process looks after this server, so that `stop` leaves it running. */
  shared: boolean
  /** Fast shutdown. May be called more than once. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on `dataFolder`, makes the cluster, the database and the roles where they are missing,
 * and keeps it running until `stop`: it is started again when it dies, and stopped when this process dies in any way.
 * A folder that another living process already serves is joined instead.
 * @throws PostgresProblem with a sentence that says what to do
 */
export async function startPostgres({ dataFolder, port = 0, log, settings: extra = {} }: PostgresOptions): Promise<RunningPostgres> {
  const folder = prepareFolder(resolve(dataFolder))
  const account = chooseAccount(resolve(folder, 'cluster'))
  const home = settleHome(folder, account)
  if (home.programs !== folder)
    log.info({ cluster: home.cluster }, 'the data folder is closed to the account of PostgreSQL; the data lies here')
  const binaries = prepareBinaries(account, home.programs)
  const release = takeLock(home.lock)
  if (!release) return join(home, binaries)
  let supervisor: Supervisor | undefined
  const letGo = async (): Promise<void> => {
    await supervisor?.stop()
    release()
  }
  try {
    const known = hasCluster(home.cluster, binaries.version)
    const { settings, made } = loadSettings(folder)
    if (known && (await stopStale(home.cluster, binaries, account))) log.warn({}, 'stopped a PostgreSQL left over from an earlier run')
    if (!known) makeCluster(home.cluster, binaries, account, settings.ownerPassword)
    else if (made) resetOwnerPassword(home.cluster, binaries, account, settings.ownerPassword)
    rotateLog(home)
    supervisor = new Supervisor({ home, binaries, account, settings, extra, log })
    await supervisor.start(port)
    await prepareDatabase(supervisor.port, settings)
    return running(home, settings, supervisor.port, binaries, false, letGo)
  } catch (error) {
    await letGo()
    throw error
  }
}

function running(
  home: Home,
  settings: Settings,
  port: number,
  { version }: Binaries,
  shared: boolean,
  stop: () => Promise<void>,
): RunningPostgres {
  return {
    ownerUrl: addressOf(ownerRole, settings.ownerPassword, port),
    appUrl: addressOf(appRole, settings.appPassword, port),
    port,
    cluster: home.cluster,
    version,
    shared,
    stop,
  }
}

async function join(home: Home, binaries: Binaries): Promise<RunningPostgres> {
  for (let tries = 0; tries < 600; tries++) {
    const settings = readSettings(home.folder)
    const port = readyPort(home.cluster)
    if (settings && port !== undefined && (await mayConnect(addressOf(appRole, settings.appPassword, port)).catch(() => false)))
      return running(home, settings, port, binaries, true, () => Promise.resolve())
    if (!isHeld(home.lock)) break
    await sleep(50)
  }
  throw new PostgresProblem(
    'start',
    `另一个进程正在使用 ${home.folder}，但它的数据库没有就绪。请先停止那个进程，再重新启动。`,
    `Another process uses ${home.folder}, but its database is not ready. Stop that process, then start again.`,
  )
}
