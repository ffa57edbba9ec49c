import { createHash, randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FileDamaged, FileMissing, readWhole, type FileStore } from './file-store.ts'
import { openLocalStore } from './local-store.ts'
import { openS3Store } from './s3-store.ts'

let folder: string
let local: FileStore
let s3: ReturnType<typeof openS3Store>
let server: S3rver
let port: number

const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liti-files-'))
  local = await openLocalStore(join(folder, 'local'))
  await mkdir(join(folder, 's3'))
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'liti', configs: [] }],
  })
  ;({ port } = await server.run())
  s3 = openS3Store({ endpoint: `http://127.0.0.1:${port}`, bucket: 'liti', region: 'us-east-1', forcePathStyle: true, ...credentials })
})
afterAll(async () => {
  s3.close()
  await server.close()
  await rm(folder, { recursive: true })
})

const text = async (store: FileStore, key: string) => (await buffer(await store.get(key))).toString()

describe.each([
  ['a folder', () => local],
  ['S3', () => s3],
])('files in %s', (_, store) => {
  test('what is put is got, from a buffer and from a stream', async () => {
    await store().put('110107/a', Buffer.from('一'))
    await store().put('110107/2026/b.part', Readable.from([Buffer.from('二'), Buffer.from('三')]))
    expect([await text(store(), '110107/a'), await text(store(), '110107/2026/b.part')]).toEqual(['一', '二三'])
  })

  test('ten megabytes come back byte by byte', async () => {
    const bytes = randomBytes(10 * 1024 * 1024)
    await store().put('large', bytes)
    expect((await buffer(await store().get('large'))).equals(bytes)).toBe(true)
  })

  test('a second put replaces, a delete leaves nothing and may be repeated', async () => {
    await store().put('twice', Buffer.from('old'))
    await store().put('twice', Buffer.from('new'))
    expect(await text(store(), 'twice')).toBe('new')
    await store().delete('twice')
    await store().delete('twice')
    await expect(store().get('twice')).rejects.toBeInstanceOf(FileMissing)
  })

  test('a stream that breaks leaves the old file', async () => {
    await store().put('kept', Buffer.from('whole'))
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('ha')
        throw new Error('connection lost')
      })(),
    )
    await expect(store().put('kept', broken)).rejects.toThrow('connection lost')
    expect(await text(store(), 'kept')).toBe('whole')
  })

  test('many at once', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => store().put(`many/${i % 10}`, Buffer.from(`text ${i % 10}`))))
    const read = await Promise.all(Array.from({ length: 10 }, (_, i) => text(store(), `many/${i}`)))
    expect(read).toEqual(Array.from({ length: 10 }, (_, i) => `text ${i}`))
  })

  test.each(['../x', '/etc/passwd', 'a/../b', 'a//b', '', 'A', '.incoming/x', 'a\\b', 'a/.b', 'a'.repeat(201)])(
    'the key %j is no path',
    async (key) => {
      await expect(store().put(key, Buffer.from('x'))).rejects.toThrow(TypeError)
      await expect(store().get(key)).rejects.toThrow(TypeError)
      await expect(store().delete(key)).rejects.toThrow(TypeError)
    },
  )

  test('is ready', async () => expect(store().check()).resolves.toBeUndefined())

  test('a file read whole is checked against its digest', async () => {
    const bytes = randomBytes(50_000)
    const expected = { sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length }
    await store().put('checked', bytes)
    expect((await readWhole(store(), 'checked', expected)).equals(bytes)).toBe(true)
    const flipped = Buffer.from(bytes)
    flipped[777] = (flipped[777] ?? 0) ^ 1
    await store().put('checked', flipped)
    await expect(readWhole(store(), 'checked', expected)).rejects.toBeInstanceOf(FileDamaged)
    await store().put('checked', Buffer.concat([bytes, bytes]))
    await expect(readWhole(store(), 'checked', expected)).rejects.toBeInstanceOf(FileDamaged)
  })
})

test('the folder holds no half-written files, is closed to others, and old leftovers are cleared', async () => {
  const root = join(folder, 'local')
  expect(await readdir(join(root, '.incoming'))).toEqual([])
  expect((await stat(join(root, '110107/a'))).mode & 0o777).toBe(0o600)
  const [old, young] = [join(root, '.incoming/old'), join(root, '.incoming/young')]
  await Promise.all([writeFile(old, 'x'), writeFile(young, 'x')])
  await utimes(old, new Date(0), new Date(0))
  await openLocalStore(root)
  expect(await readdir(join(root, '.incoming'))).toEqual(['young'])
  expect(await readFile(join(root, '110107/a'), 'utf8')).toBe('一')
})

test('S3 with an unknown account or a missing bucket is not ready', async () => {
  const address = { endpoint: `http://127.0.0.1:${port}`, region: 'us-east-1', forcePathStyle: true }
  const [stranger, lost] = [
    openS3Store({ ...address, bucket: 'liti', accessKeyId: 'unknown', secretAccessKey: 'x' }),
    openS3Store({ ...address, bucket: 'nowhere', ...credentials }),
  ]
  await expect(stranger.check()).rejects.toThrow()
  await expect(stranger.put('a', Buffer.from('x'))).rejects.toThrow()
  await expect(lost.check()).rejects.toThrow()
  stranger.close()
  lost.close()
})
