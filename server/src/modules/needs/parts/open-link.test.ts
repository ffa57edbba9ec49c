import * as needs from '@liti/contract/needs'
import { expect, test } from 'vitest'
import { commandWorld, testCommand } from '../../../../test/command-suite.ts'

const suite = await commandWorld()
const { stage, world, browser, api, trace } = suite
const bodyId = world.world.body('内蒙古人社')

/** A part just sent to a unit elsewhere: its link's token, and how often the lead sees it opened. */
async function sent() {
  const { needId } = await stage.at('accepted')
  const head = await browser('head')
  const body = { leadId: world.world.body('区人社局'), co: [{ bodyId, ask: '请核实' }] }
  const of = (view: Awaited<ReturnType<typeof stage.viewed>>) => view.assignments.find((one) => one.bodyId === bodyId)
  const token =
    of(await head.get(needs.dispatchNeed, { params: { needId }, body }))
      ?.link?.url?.split('/')
      .at(-1) ?? ''
  return { token, opened: async () => of(await head.get(needs.getNeed, { params: { needId } }))?.link?.opened }
}

testCommand(suite, {
  route: needs.openLink,
  by: 'guest',
  ready: async () => ({ params: { token: (await sent()).token } }),
  event: 'needs.link-opened',
  done: (reply) => expect(reply).toEqual({}),
  twice: null,
  refused: [
    {
      why: 'the link was revoked',
      status: 404,
      code: 'link-revoked',
      after: () => world.asOwner('update needs.assignment_link set revoked_at = now()'),
    },
  ],
})

test('that a link is read, by a scanner or a preview, is no opening and leaves no trace; what a person does there is one', async () => {
  const { token, opened } = await sent()
  const reader = api.browser()
  await trace.none(() => reader.ask(needs.getLink, { params: { token } }))
  for (const method of ['GET', 'HEAD'] as const) await api.app.http.inject({ method, url: `/api/link/${token}` })
  expect(await opened()).toBe(0)
  await reader.get(needs.openLink, { params: { token } })
  expect(await opened()).toBe(1)
})

test('what a sentence leaves behind a copied link does not keep it from opening', async () => {
  const { token } = await sent()
  for (const rest of ['。', '.', '）', ' 请', '？x=1', '%20'])
    expect((await api.browser().ask(needs.getLink, { params: { token: token + rest } })).status, rest).toBe(200)
})
