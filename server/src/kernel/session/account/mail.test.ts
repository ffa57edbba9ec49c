import * as session from '@liti/contract/session'
import { expect, test } from 'vitest'
import { testSystem } from '../../../../test/system.ts'
import { openMail } from '../../crypto/person-mail.ts'
import { makePerson, signInApp } from '../fixtures.ts'

const world = await testSystem()
const { browser, signedIn } = await signInApp(world)
const mail = 'wang@firm.example'

const stored = async (personId: string): Promise<string | null> => {
  const [row] = await world.asOwner<{ sealed: string | null }>('select email_sealed as sealed from directory.person where id = $1', [
    personId,
  ])
  return row?.sealed ?? null
}
const traces = async (personId: string): Promise<string[]> =>
  (
    await world.asOwner<{ event: string }>(`select event from kernel.audit where subject = $1 and event like 'person.mail%' order by id`, [
      personId,
    ])
  ).map(({ event }) => event)

test('an address is given, changed and taken away; it lies sealed, and nobody is shown it', async () => {
  const { personId, phone } = await makePerson(world)
  const one = await signedIn(phone)
  const given = await one.post(session.setMail, { mail: ` ${mail} ` })
  expect(given.body['person']).toMatchObject({ hasMail: true })
  expect(openMail(world.system.keys, personId, (await stored(personId)) ?? '')).toBe(mail)
  expect((await one.get('/api/me')).body['person']).toMatchObject({ hasMail: true })
  expect((await one.post(session.setMail, { mail: 'other@firm.example' })).status).toBe(200)
  expect(openMail(world.system.keys, personId, (await stored(personId)) ?? '')).toBe('other@firm.example')
  expect((await one.post(session.setMail, { mail: '' })).body['person']).toMatchObject({ hasMail: false })
  expect(await stored(personId)).toBeNull()
  expect(await traces(personId)).toEqual(['person.mail-set', 'person.mail-set', 'person.mail-removed'])
  for (const table of ['kernel.audit', 'kernel.idempotency', 'kernel.live', 'directory.person_face'])
    expect(JSON.stringify(await world.asOwner(`select * from ${table}`))).not.toContain('firm.example')
})

test('refused: a guest, and what is no address; a refused call leaves no trace', async () => {
  const { personId, phone } = await makePerson(world)
  const one = await signedIn(phone)
  expect((await browser().post(session.setMail, { mail })).status).toBe(401)
  for (const wrong of ['wang', 'wang@', 'a@b.cn, c@d.cn', 'a@b.cn\nBcc: c@d.cn', `${'a'.repeat(250)}@b.cn`]) {
    const { status, body } = await one.post(session.setMail, { mail: wrong })
    expect([status, body['fields']]).toEqual([422, { mail: expect.anything() }])
  }
  expect([await stored(personId), await traces(personId)]).toEqual([null, []])
})

test('conflict: a key used for one address does not set another; the same call again changes nothing', async () => {
  const { personId, phone } = await makePerson(world)
  const one = await signedIn(phone)
  const key = { 'idempotency-key': crypto.randomUUID() }
  const ask = (to: string) => one.post(session.setMail, { mail: to }, {}, key)
  expect((await ask(mail)).status).toBe(200)
  const first = await stored(personId)
  expect((await ask(mail)).status).toBe(200)
  expect((await ask('other@firm.example')).body).toMatchObject({ code: 'key-reused' })
  expect([await stored(personId), await traces(personId)]).toEqual([first, ['person.mail-set']])
})

test('a closed account forgets it', async () => {
  const { personId, phone } = await makePerson(world)
  const one = await signedIn(phone)
  await one.post(session.setMail, { mail })
  await one.post(session.closeAccount, { confirm: true })
  expect(await stored(personId)).toBeNull()
})
