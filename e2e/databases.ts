import { basename, dirname } from 'node:path'
import pg from 'pg'

// The databases of a run on a server of one's own (DATABASE_URL): one to seed, and copies of it.
// Nothing happens here where the product brings its own PostgreSQL.
const given = process.env['DATABASE_URL']
const givenApp = process.env['DATABASE_APP_URL']

/** The name of the database that belongs to a folder of this run. */
export const databaseOf = (folder: string): string =>
  `liti_e2e_${basename(dirname(folder))}_${basename(folder)}`.replaceAll(/\W/g, '_').toLowerCase().slice(0, 63)

/** What a product on this database is started with. */
export const settingsFor = (name: string): Record<string, string> =>
  given === undefined
    ? {}
    : { DATABASE_URL: withDatabase(given, name), ...(givenApp === undefined ? {} : { DATABASE_APP_URL: withDatabase(givenApp, name) }) }

/** Makes a database, as a copy of another where one is named. */
export async function makeDatabase(name: string, copyOf?: string): Promise<void> {
  await asOwner(`create database ${name}${copyOf === undefined ? '' : ` template ${copyOf} strategy wal_log`}`)
}

export async function dropDatabase(name: string): Promise<void> {
  await asOwner(`drop database if exists ${name} with (force)`)
}

async function asOwner(command: string): Promise<void> {
  if (given === undefined) return
  const client = new pg.Client({ connectionString: given })
  await client.connect()
  try {
    await client.query(command)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, name: string): string {
  const made = new URL(url)
  made.pathname = `/${name}`
  return made.toString()
}
