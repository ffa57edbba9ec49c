import * as needs from '@liti/contract/needs'
import sharp from 'sharp'
import { expect } from 'vitest'
import type { Browser } from '../api.ts'
import { commandWorld, testCommand } from '../command-suite.ts'
import { hashToken } from '../../src/modules/needs/links/link-token.ts'

/** What is uploaded and kept before it belongs to a need. */
const suite = await commandWorld()
const { stage, world, browser, api } = suite
const photo = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#356' } })
  .png()
  .toBuffer()
const program = Buffer.from('MZ'.padEnd(400, '\0'))
const isProgram = (setting: { file?: Buffer }) => (setting.file = program)
const unitId = world.world.unit('jinding')
const typed = { step: 3, unitId, category: 'facility.lift', text: '电梯又停了', phone: '13822223333', contactName: '王女士' }

/** A browser that has a draft, and so the cookie its drafts are found by. */
async function withDraft(): Promise<Browser> {
  const here = api.browser()
  await here.get(needs.saveDraft, { body: typed })
  return here
}
const draftsLike = async (text: string): Promise<number> =>
  (await world.asOwner(`select from needs.draft where data ->> 'text' = $1`, [text])).length

let drafts = 0
testCommand(suite, {
  route: needs.saveDraft,
  by: 'guest',
  ready: async () => ({ browser: await withDraft(), body: { ...typed, step: 4, text: `草稿 ${(drafts += 1)}` } }),
  event: 'needs.draft-saved',
  done: async ({ draft }, { browser: here }) => {
    expect(draft?.data).toMatchObject({ step: 4, contactName: '王女士' })
    expect(await draftsLike(`草稿 ${drafts}`)).toBe(1)
    expect((await here?.get(needs.getDraft))?.draft?.data.step).toBe(4)
  },
  twice: null,
  kept: false,
  refused: [
    { why: 'more text than a draft may have', status: 422, code: 'invalid', field: 'text', body: { ...typed, text: '长'.repeat(10_001) } },
  ],
})

testCommand(suite, {
  route: needs.dropDraft,
  by: 'guest',
  ready: async () => ({ browser: await withDraft(), body: {} }),
  event: 'needs.draft-dropped',
  done: async (_, { browser: here }) => expect((await here?.get(needs.getDraft))?.draft).toBeNull(),
  twice: null,
  refused: [{ why: 'a key too short to be one', status: 422, code: 'key-missing', key: 'short' }],
})

const stored = async (id: string): Promise<object | undefined> =>
  (await world.asOwner<object>('select uploaded_by, subject_id from kernel.file where id = $1', [id]))[0]

testCommand(suite, {
  route: needs.addDraftFile,
  by: 'guest',
  ready: async () => ({ browser: await withDraft(), file: photo }),
  event: 'files.uploaded',
  done: async ({ file }) =>
    expect(await stored(file.id)).toEqual({ uploaded_by: expect.stringMatching(/^draft:[0-9a-f-]{36}$/), subject_id: null }),
  twice: null,
  refused: [{ why: 'a program that is called a picture', status: 422, code: 'file-unknown', field: 'file', after: isProgram }],
})

testCommand(suite, {
  route: needs.addDeskFile,
  by: 'head',
  ready: async () => ({ file: photo }),
  event: 'files.uploaded',
  done: async ({ file }) =>
    expect(await stored(file.id)).toEqual({ uploaded_by: `person:${world.world.person('今鼎大厦 站长')}`, subject_id: null }),
  twice: null,
  refused: [
    { why: 'a program that is called a picture', status: 422, code: 'file-unknown', field: 'file', after: isProgram },
    { why: 'somebody without a seat', by: 'firm', status: 403, code: 'no-seat' },
    { why: 'a guest', by: 'guest', status: 401, code: 'signed-out' },
  ],
})

const far = '内蒙古人社'
/** The token of a far unit's part, signed for. */
async function farToken(): Promise<string> {
  const { needId } = await stage.at('accepted')
  const body = (name: string): string => world.world.body(name)
  const sent = await (
    await browser('head')
  ).get(needs.dispatchNeed, { params: { needId }, body: { leadId: body('区人社局'), co: [{ bodyId: body(far), ask: '请核实' }] } })
  const url = sent.assignments.find(({ bodyId }) => bodyId === body(far))?.link?.url
  const token = url?.split('/').at(-1) ?? ''
  await api.browser().get(needs.signByLink, { params: { token }, body: { office: '就业处' } })
  return token
}
const linkSet = (change: string) => (setting: { params?: { token: string } }) =>
  world.asOwner(`update needs.assignment_link set ${change} where token_hash = $1`, [hashToken(setting.params?.token ?? '')])

testCommand(suite, {
  route: needs.attachByLink,
  by: 'guest',
  ready: async () => ({ browser: api.browser(), params: { token: await farToken() }, file: photo }),
  event: 'files.uploaded',
  done: async ({ file }) =>
    expect(await stored(file.id)).toEqual({ uploaded_by: expect.stringMatching(/^link:[0-9a-f-]{36}$/), subject_id: null }),
  twice: null,
  refused: [
    { why: 'a program that is called a picture', status: 422, code: 'file-unknown', field: 'file', after: isProgram },
    { why: 'the link was revoked', status: 404, code: 'link-revoked', after: linkSet(`revoked_at = '2026-06-10T01:00:00Z'`) },
    { why: 'the link has expired', status: 404, code: 'link-expired', after: linkSet(`expires_at = '2026-06-10T01:00:00Z'`) },
    {
      why: 'a link that is none',
      status: 404,
      code: 'link-unknown',
      after: (setting: { params?: { token: string } }) => (setting.params = { token: 'A'.repeat(40) }),
    },
  ],
})

testCommand(suite, {
  route: needs.openReceipt,
  by: 'guest',
  ready: async () => {
    const receipt = await api
      .browser()
      .get(needs.submitNeed, { body: { unitId, category: 'facility.lift', text: '电梯停了', phone: typed.phone } })
    return { browser: api.browser(), body: { code: receipt.receiptCode, phoneTail: '3333' } }
  },
  event: 'needs.receipt-opened',
  done: async ({ needId }, { browser: here }) => expect((await here?.get(needs.trackNeed, { params: { needId } }))?.text).toBe('电梯停了'),
  twice: null,
  kept: false,
  refused: [
    {
      why: 'another phone',
      status: 404,
      code: 'receipt',
      field: 'code',
      after: ({ body }) => body && Object.assign(body, { phoneTail: '3334' }),
    },
    { why: 'too few digits', status: 422, code: 'invalid', field: 'phoneTail', body: { code: 'JD-260610-01', phoneTail: '33' } },
  ],
})
