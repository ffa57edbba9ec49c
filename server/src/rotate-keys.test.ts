import { expect, it } from 'vitest'
import { openMail, sealMail } from './kernel/crypto/person-mail.ts'
import { open, seal } from './kernel/crypto/seal.ts'
import { keysFromFile } from './kernel/crypto/key-file.ts'
import { join } from 'node:path'
import { testSystem } from '../test/system.ts'
import { checkSealed } from './check-sealed.ts'
import { house } from './house.ts'
import { resealAll, rotateKeys } from './rotate-keys.ts'

const { system, asOwner } = await testSystem()
const draftPlace = house.sealed.find(({ table }) => table === 'needs.draft')?.context ?? expect.unreachable()

it('seals every value with the new key, and what it says stays the same', async () => {
  for (let n = 0; n < 1200; n += 1) {
    const id = crypto.randomUUID()
    await asOwner(`insert into directory.person (district_id, id, display_name, phone_sealed) values (110107, $1, '某席位', $2)`, [
      id,
      seal(system.keys, `138${String(n).padStart(8, '0')}`, `directory.person.phone:${id}`),
    ])
  }
  const before = system.keys.current().id
  expect(await rotateKeys(system, () => {})).toBe(1200)
  const left = await asOwner<{ n: number }>(`select count(*)::int as n from directory.person where phone_sealed like 'A256GCM.${before}.%'`)
  expect(left[0]?.n).toBe(0)
  const keys = keysFromFile(join(system.config.DATA_DIR, 'keys.json'))
  const rows = await asOwner<{ id: string; phone_sealed: string }>('select id, phone_sealed from directory.person limit 50')
  for (const row of rows) expect(open(keys, row.phone_sealed, `directory.person.phone:${row.id}`)).toMatch(/^138\d{8}$/)
  expect(await resealAll(system, () => {})).toBe(0)
})

it('mail addresses too', async () => {
  const id = crypto.randomUUID()
  await asOwner(`insert into directory.person (district_id, id, display_name, email_sealed) values (110107, $1, '某席位', $2)`, [
    id,
    sealMail(system.keys, id, 'seat@liti.example'),
  ])
  expect(await rotateKeys(system, () => {})).toBeGreaterThan(0)
  const keys = keysFromFile(join(system.config.DATA_DIR, 'keys.json'))
  const [row] = await asOwner<{ sealed: string }>('select email_sealed as sealed from directory.person where id = $1', [id])
  expect(row?.sealed.startsWith(`A256GCM.${keys.current().id}.`)).toBe(true)
  expect(openMail(keys, id, row?.sealed ?? '')).toBe('seat@liti.example')
})

it('what a draft knows of a person too, which is bound to the browser it is typed in', async () => {
  const contact = JSON.stringify({ phone: '13800000001', contactName: '联络员 王女士' })
  await asOwner(
    `insert into needs.draft (district_id, device, data, contact_sealed, updated_at) values (110107, 'a browser', '{}', $1, now())`,
    [seal(system.keys, contact, draftPlace('a browser'))],
  )
  expect(await rotateKeys(system, () => {})).toBeGreaterThan(0)
  const keys = keysFromFile(join(system.config.DATA_DIR, 'keys.json'))
  const [row] = await asOwner<{ sealed: string }>('select contact_sealed as sealed from needs.draft')
  expect(row?.sealed.startsWith(`A256GCM.${keys.current().id}.`)).toBe(true)
  expect(open(keys, row?.sealed ?? '', draftPlace('a browser'))).toBe(contact)
})

it('takes every sealed column there is; a start says which one nobody declares', async () => {
  await checkSealed(system)
  await asOwner('alter table directory.floor add column plan_sealed text')
  await expect(checkSealed(system)).rejects.toThrow('directory.floor.plan_sealed')
})
