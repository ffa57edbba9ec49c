import * as needs from '@liti/contract/needs'
import * as session from '@liti/contract/session'
import { getFile } from '@liti/contract/system'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { nothing, openApi } from '../../../../test/api.ts'
import { forgetFiles } from '../../../kernel/files/index.ts'
import { openWorld } from '../../../../test/world.ts'

const world = await openWorld()
const api = await openApi(world)
const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#356' } })
  .png()
  .toBuffer()
const unitId = world.world.unit('jinding')
const typed = { step: 3, unitId, category: 'facility.lift', text: '电梯又停了', phone: '13822223333', contactName: '王女士' }
const tokenOf = (url: string | null): string => decodeURIComponent((url ?? '').split('/').at(-1) ?? '')

test('what was typed is there on this device and nowhere else, phone and name sealed', async () => {
  const here = api.browser()
  expect((await here.get(needs.getDraft)).draft).toBeNull()
  await here.get(needs.saveDraft, { body: typed })
  await here.get(needs.saveDraft, { body: { ...typed, step: 4 } })
  expect((await here.get(needs.getDraft)).draft?.data).toMatchObject({ ...typed, step: 4 })
  expect((await api.browser().get(needs.getDraft)).draft).toBeNull()
  const kept = await world.asOwner(
    `select to_jsonb(d)::text || coalesce((select string_agg(reply_sealed, '') from kernel.idempotency), '') as all from needs.draft d`,
  )
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toMatch(/13822223333|王女士/)
  await here.get(needs.dropDraft)
  expect((await here.get(needs.getDraft)).draft).toBeNull()
})

test('what is too long to be sent, or no telephone number yet, is kept all the same', async () => {
  const here = api.browser()
  const long = {
    ...typed,
    text: '长'.repeat(2500),
    place: '层'.repeat(130),
    contactName: '名'.repeat(50),
    phone: '13822223333 转 '.repeat(4),
  }
  const { status } = await here.ask(needs.saveDraft, { body: long })
  expect(status).toBe(200)
  expect((await here.get(needs.getDraft)).draft?.data.text).toHaveLength(2500)
})

test('a file that is kept no longer is named, so that it can be added again; saved once more the draft is without it', async () => {
  const here = api.browser()
  const [gone, there] = [
    (await here.upload(needs.addDraftFile, {}, photo, '昨天.png')).body.file,
    (await here.upload(needs.addDraftFile, {}, photo, '今天.png')).body.file,
  ]
  const files = [gone, there]
  expect((await here.get(needs.saveDraft, { body: { ...typed, files } })).draft?.gone).toEqual([])
  await world.asOwner('update kernel.file set created_at = $2 where id = $1', [
    gone.id,
    world.clock.now().subtract({ hours: 25 }).toString(),
  ])
  await world.asOwner('update kernel.file set created_at = $2 where id = $1', [there.id, world.clock.now().toString()])
  await forgetFiles(world.ctx)
  const { draft } = await here.get(needs.getDraft)
  expect([draft?.gone, draft?.data.files.map(({ name }) => name)]).toEqual([['昨天.png'], ['今天.png']])
  await here.get(needs.saveDraft, { body: { ...typed, files: [there] } })
  expect((await here.get(needs.getDraft)).draft?.gone).toEqual([])
})

test('a file waits with its draft, goes along with the need, and is nobody else’s', async () => {
  const here = api.browser()
  const { file } = (await here.upload(needs.addDraftFile, {}, photo, '电梯.png')).body
  await here.get(needs.saveDraft, { body: { ...typed, files: [file] } })
  const [kept] = (await here.get(needs.getDraft)).draft?.data.files ?? []
  expect(kept).toMatchObject({ id: file.id, name: '电梯.png', type: 'image/png' })
  expect((await here.ask(getFile, { params: { token: tokenOf(kept?.url ?? null) } })).status).toBe(200)

  const other = api.browser()
  const stolen = await other.ask(needs.submitNeed, { body: { ...typed, files: [file.id] } })
  expect([stolen.status, stolen.refusal.code]).toEqual([422, 'files'])

  const { needId } = await here.get(needs.submitNeed, { body: { ...typed, files: [file.id] } })
  expect((await here.get(needs.getDraft)).draft).toBeNull()
  expect((await here.get(needs.trackNeed, { params: { needId } })).files.map(({ id }) => id)).toEqual([file.id])
})

test('who adds to a need after the session ended is told so, whether the need exists or not', async () => {
  const { needId } = await api.browser().get(needs.submitNeed, { body: { ...typed } })
  const add = (id: string) => api.browser().ask(needs.supplementNeed, { params: { needId: id }, body: { text: '还在停', files: [] } })
  const [foreign, none] = [await add(needId), await add(nothing)]
  expect([foreign.status, foreign.refusal.message.zh]).toEqual([404, expect.stringContaining('登录到期')])
  expect(none.refusal.message).toEqual(foreign.refusal.message)
})

test('a draft opens no file by its id alone', async () => {
  const here = api.browser()
  const { file } = (await here.upload(needs.addDraftFile, {}, photo)).body
  const { needId } = await here.get(needs.submitNeed, { body: { ...typed, files: [file.id] } })
  expect(needId).toBeTruthy()
  const stranger = api.browser()
  await stranger.get(needs.saveDraft, { body: { ...typed, files: [{ ...file, url: null }] } })
  const got = await stranger.ask(needs.getDraft)
  expect(got.body.draft?.data.files).toEqual([])
  expect(got.text).not.toContain('/api/files/')
})

test('a file is what its content says it is', async () => {
  const here = api.browser()
  const program = await here.upload(needs.addDraftFile, {}, Buffer.from('MZ'.padEnd(400, '\0')), 'photo.png')
  expect(program.status).toBe(422)
  expect(Object.keys(program.refusal.fields ?? {})).toEqual(['file'])
  expect(await world.asOwner(`select from kernel.file where name = 'photo.png'`)).toHaveLength(1) // the one of the test before
})

test('on a computer several people use, what somebody signed in typed is for nobody after them', async () => {
  const shared = await api.signIn('颐家安宁 人事经理')
  await shared.get(needs.saveDraft, { body: typed })
  expect((await shared.get(needs.getDraft)).draft?.data).toMatchObject(typed)
  await shared.get(session.signOut, {})
  expect((await shared.get(needs.getDraft)).draft).toBeNull()
  // the next one writes their own
  await shared.get(needs.saveDraft, { body: { ...typed, text: '空调不出风', phone: '', contactName: '' } })
  expect((await shared.get(needs.getDraft)).draft?.data).toMatchObject({ text: '空调不出风' })
  expect((await shared.get(needs.getDraft)).draft?.data.phone ?? '').toBe('')
})

test('a draft begun as a guest goes on after signing in', async () => {
  const one = api.browser()
  await one.get(needs.saveDraft, { body: typed })
  const phone = world.world.phone('云图软件 行政主管')
  const { demoCode } = await one.get(session.sendCode, { body: { phone } })
  await one.get(session.signInWithCode, { body: { phone, code: demoCode ?? '' } })
  expect((await one.get(needs.getDraft)).draft?.data).toMatchObject(typed)
})
