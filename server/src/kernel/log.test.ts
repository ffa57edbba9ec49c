import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { makeLog } from './log.ts'

test('an error keeps its code, a one-time code and a phone stay masked', () => {
  let said = ''
  const into = new Writable({ write: (chunk: Buffer, _encoding, done) => ((said += chunk.toString()), done()) })
  const log = makeLog('info', into)
  log.error({ err: Object.assign(new Error('no'), { code: '42501' }) }, 'failed')
  log.info({ body: { phone: '13812345678', code: '424242' }, sent: { code: '575757' } }, 'sent')
  expect(said).toContain('"errorCode":"42501"')
  expect(said).not.toMatch(/13812345678|424242|575757/)
})
