import pg from 'pg'
import { connectionOf, play } from './connection.ts'
import { type Script, type Turn, turnOf } from './script.ts'

/** Values made ahead, for each second of a run. */
export const ahead = 1500

/** The same statements from bare connections, as fast as they go: transactions a second. */
export async function playRaw(url: string, script: Script, clients: number, seconds: number): Promise<number> {
  const connections = Array.from({ length: clients }, () => new pg.Client(connectionOf(url)))
  // what failed is what is told, not that the database ended under it
  for (const connection of connections) connection.on('error', () => {})
  await Promise.all(connections.map((one) => one.connect()))
  // values are made before the clock runs: only sending is measured
  const turns: Turn[] = Array.from({ length: ahead * seconds }, (_, at) => turnOf(script, at))
  let done = 0
  const started = performance.now()
  const until = started + seconds * 1000
  await Promise.all(
    connections.map(async (client) => {
      while (performance.now() < until) {
        await play(client, script, turns.pop() ?? turnOf(script, done))
        done += 1
      }
    }),
  )
  const took = (performance.now() - started) / 1000
  await Promise.all(connections.map((one) => one.end()))
  return done / took
}
