/// <reference lib="dom" />
import * as needs from '@liti/contract/needs'
import { beforeAll, describe, expect, test } from 'vitest'
import { call } from './call.ts'
import { act } from './moves.ts'
import { desk, phone, useProduct, type Visitor } from './visitor.ts'

/** Somebody without an account: raises a need, follows it with the receipt, says what came of it. */
const house = useProduct()
const words = '地下二层靠里的三个充电桩插上没有反应，已经一周了。'
const number = '13912345678'

let guest: Visitor
let head: Visitor
let property: Visitor
let code = ''
let needId = ''

beforeAll(async () => {
  guest = await house.visit(phone)
  head = await house.visit(desk, '今鼎大厦 站长')
  property = await house.visit(desk, '今鼎大厦物业 项目经理')
})

/** The lead takes it up and answers. */
async function handle(text: string): Promise<void> {
  const view = await call(property, needs.getNeed, { params: { needId } })
  const mine = view.assignments.find(({ role, state }) => role === 'lead' && state === 'assigned')
  await call(property, needs.signAssignment, { params: { assignmentId: mine?.id ?? '' }, body: {} })
  await call(property, needs.contactNeed, { params: { needId }, body: { note: '到现场看了。' } })
  await call(property, needs.answerNeed, { params: { needId }, body: { text, files: [] } })
}

describe.sequential('without an account', () => {
  test('four steps; what is missing is said and nothing that was typed is lost', async () => {
    const { page } = guest
    await guest.go('/')
    await page.getByRole('button', { name: /今鼎大厦/ }).click()
    await page
      .getByRole('link', { name: /提诉求/ })
      .first()
      .click()
    await page.getByRole('progressbar', { name: '第 1 步，共 4 步' }).waitFor()
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('alert').or(page.locator('.trouble')).first().waitFor()
    await page.getByRole('radio', { name: /停车和出行/ }).check()
    await page.getByRole('radio', { name: '充电桩' }).check()
    await page.getByText(/^最晚 .+ 答复您$/).waitFor()
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('textbox', { name: '说说您的诉求' }).fill(words)
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByText('还没写手机号').first().waitFor()
    await page.getByRole('textbox', { name: '手机号' }).fill('139 1234 5678')
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByText(words).waitFor()
    await page.getByRole('button', { name: '提给楼宇工作站' }).click()
    await page.getByRole('heading', { name: '收到了' }).waitFor()
    code = await page.locator('.slip .no').innerText()
    needId = new URL(page.url()).pathname.split('/').pop() ?? ''
  })

  test('on another phone the receipt number and the last four digits open it; wrong digits do not', async () => {
    await guest.leave()
    guest = await house.visit(phone)
    const { page } = guest
    guest.expectTrouble(/status of 404|status of 40[13]/)
    await guest.go(`/n/${needId}`)
    await page.getByRole('heading', { name: '这件诉求没有打开' }).waitFor()
    await page.getByRole('link', { name: '用回执号查进度' }).click()
    await page.getByLabel('回执号').fill(code.toLowerCase())
    await page.getByLabel('手机号后四位').fill('0000')
    await page.getByRole('button', { name: '查这件事' }).click()
    await page.locator('.trouble').waitFor()
    await page.getByLabel('手机号后四位').fill(number.slice(-4))
    await page.getByRole('button', { name: '查这件事' }).click()
    await page.waitForURL(`**/n/${needId}`)
    await page.getByText(words).waitFor()
  })

  test('the page follows while it is handled, and asks for the outcome', async () => {
    const { page } = guest
    const view = await call(head, needs.acceptNeed, { params: { needId }, body: {} })
    await call(head, needs.dispatchNeed, { params: { needId }, body: { leadId: view.suggestion?.bodyId ?? '', co: [] } })
    await page.getByText('今鼎大厦物业').first().waitFor()
    await handle('三个桩都换了模块，可以用了。')
    await page.getByText('三个桩都换了模块，可以用了。').waitFor()
    await page.getByRole('link', { name: '去确认结果' }).click()
    await page.getByRole('heading', { name: '事情办完了，请您确认' }).waitFor()
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.getByText('还没选解决了没有').first().waitFor()
  })

  test('not solved: it is taken up again, and the lowest rating opens a case', async () => {
    const { page } = guest
    await page.getByRole('radio', { name: '没有解决，请重新办' }).check()
    await page.getByRole('radio', { name: '非常不满意' }).check()
    await page.getByLabel(/还想说什么/).fill('插上五分钟又断了。')
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.waitForURL(`**/n/${needId}`)
    await page.getByText('待签收').first().waitFor()
    const view = await call(head, needs.getNeed, { params: { needId } })
    expect(view.round).toBe(2)
    expect(view.badRatingCase?.endedAt).toBeNull()
  })

  test('the case is answered at the desk, the second try holds, and it is closed', async () => {
    await head.go(`/desk/needs/${needId}`)
    await act(head.page, '回话：差评整改', '回话：差评整改', async (form) => {
      await form.getByRole('radio', { name: '已改好' }).check()
      await form.getByLabel('查到什么、怎么改的').fill('第一次只换了模块，这次查出是供电线路松动，已经接好。')
    })
    await head.page.getByText('已回话', { exact: true }).waitFor()
    await handle('查出是线路松动，接好了，和您一起试过。')
    const { page } = guest
    await page.getByRole('link', { name: '去确认结果' }).click()
    await page.getByRole('radio', { name: '解决了', exact: true }).check()
    await page.getByRole('radio', { name: '满意', exact: true }).check()
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.waitForURL(`**/n/${needId}`)
    await page.getByText('已办结').first().waitFor()
  })

  test('in a call-back, too, the second lowest rating opens a case', async () => {
    const { items } = await call(head, needs.listCallbacks, { query: { tab: 'due' } })
    const due = items[0]?.id ?? ''
    await head.go(`/desk/callbacks/${due}`)
    const { page } = head
    await page.getByRole('radio', { name: '当面问的' }).check()
    await page.getByRole('radio', { name: '部分解决' }).check()
    await page.getByRole('radio', { name: '2 不满意' }).check()
    await page.getByRole('button', { name: '记下，办结归档' }).click()
    await page.getByText('已立差评整改').waitFor()
    await head.go('/desk/callbacks?tab=bad')
    await page.getByRole('list').locator(`a[href*="${due}"]`).waitFor()
  })
})
