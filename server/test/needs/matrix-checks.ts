import type { Route } from '@liti/contract/kit'
import * as needs from '@liti/contract/needs'
import { expect } from 'vitest'
import { text, type Knocker, type MatrixModule } from '../matrix-module.ts'
import { photo } from './photo.ts'

const reply = { outcome: 'done' as const, text, files: [] as string[] }

export const checks: NonNullable<MatrixModule['checks']> = {
  'a link that opens one part opens nothing of another, whichever part and whichever link': async ({ world, api, ids, secrets, trace }) => {
    const clocks = await world.asOwner<{ id: string; assignment: string | null }>('select id, assignment_id as assignment from needs.clock')
    expect(new Set(clocks.map(({ assignment }) => assignment)).size).toBeGreaterThan(5)
    const links = [
      { token: ids.link, assignmentId: ids.linkPart },
      { token: ids.secondLink, assignmentId: ids.secondLinkPart },
    ]
    const holders = links.map((one) => ({ ...one, browser: api.browser() }))
    for (const { browser, token } of holders) await browser.get(needs.signByLink, { params: { token } })
    const picture = await photo()
    const files = await Promise.all(holders.map(({ browser, token }) => browser.upload(needs.attachByLink, { token }, picture)))
    for (const [at, { browser, token, assignmentId }] of holders.entries()) {
      const page = await browser.get(needs.getLink, { params: { token } })
      const shown = JSON.stringify(page)
      const may = at === 0 ? [] : ['密题', ids.number, '密处', '密档', '密外']
      expect(Object.keys(secrets).filter((secret) => shown.includes(secret) && !may.includes(secret))).toEqual([])
      const foreign = links.filter((other) => other.token !== token)
      for (const clock of clocks) {
        const explained = await browser.ask(needs.explainClock, { params: { clockId: clock.id }, query: { link: token } })
        expect([explained.status, clock.assignment]).toEqual([clock.assignment === assignmentId ? 200 : 404, clock.assignment])
      }
      await trace.none(async () => {
        for (const other of foreign) {
          const asId = await browser.ask(needs.replyByLink, { params: { token: other.assignmentId }, body: reply })
          expect([asId.status, asId.refusal.code]).toEqual([404, 'link-unknown'])
        }
        const theirs = files[1 - at]?.body.file.id ?? ''
        const withFile = await browser.ask(needs.replyByLink, { params: { token }, body: { ...reply, files: [theirs] } })
        expect([withFile.status, withFile.refusal.code]).toEqual([422, 'files'])
        for (const id of [ids.part, ids.lead, ...foreign.map((other) => other.assignmentId)]) {
          const asDesk = await browser.ask(needs.replyAssignment, { params: { assignmentId: id }, body: reply })
          expect(asDesk.status).toBe(401)
        }
      })
    }
  },
  'what is secret is read by those who may': async ({ of, ids, farIds }) => {
    const seen = async (who: Knocker, route: Route, asked: object = {}) => (await of(who).ask(route, asked)).text
    expect(await seen('firm', needs.listMyNeeds)).toContain('密题')
    expect(await seen('head', needs.listWork, { query: { tab: 'all', limit: 100 } })).toContain('密题')
    expect(await seen('tax', needs.listWork, { query: { tab: 'all', limit: 100 } })).toContain('密题')
    expect(await seen('street', needs.listCallbacks, { query: { tab: 'done', limit: 100 } })).not.toContain('密题')
    expect(await seen('head', needs.listCallbacks, { query: { tab: 'bad', limit: 100 } })).toContain('密结')
    expect(await seen('otherFirm', needs.trackNeed, { params: { needId: ids.hidden } })).toContain('密报')
    expect(await seen('firm', needs.getReceipt, { params: { needId: ids.need } })).toContain('8888')
    expect(await seen('otherDistrict', needs.getNeed, { params: { needId: farIds.need } })).toContain('外密')
  },
}
