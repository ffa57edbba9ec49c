/// <reference lib="dom" />
import { listBodies } from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import { beforeAll, describe, test } from 'vitest'
import { call } from './call.ts'
import { act } from './moves.ts'
import { desk, phone, useProduct, type Visitor } from './visitor.ts'

/** A firm finds a rating in its name that it never gave, says so, and rates itself. */
const house = useProduct()
const title = '会议室投影机坏了'

let firm: Visitor
let head: Visitor
let caller: Visitor
let needId = ''

beforeAll(async () => {
  firm = await house.visit(phone, '颐家安宁 人事经理')
  head = await house.visit(desk, '今鼎大厦 站长')
  caller = await house.visit(desk, '今鼎大厦 专员二')
  const property = await house.visit(desk, '今鼎大厦物业 项目经理')
  const { units } = await call(firm, needs.getIntake)
  const unitId = units.find(({ slug }) => slug === 'jinding')?.id ?? ''
  const { needId: id } = await call(firm, needs.submitNeed, { body: { unitId, category: 'facility.lift', text: title } })
  needId = id
  await call(head, needs.acceptNeed, { params: { needId }, body: {} })
  const { bodies } = await call(head, listBodies, { query: { unit: unitId } })
  const leadId = bodies.find(({ name }) => name.zh.includes('今鼎大厦物业'))?.id ?? ''
  const view = await call(head, needs.dispatchNeed, { params: { needId }, body: { leadId } })
  await call(property, needs.signAssignment, { params: { assignmentId: view.assignments[0]?.id ?? '' }, body: {} })
  await call(property, needs.contactNeed, { params: { needId }, body: { note: '到现场看了。' } })
  await call(property, needs.answerNeed, { params: { needId }, body: { text: '换好了。', files: [] } })
})

describe.sequential('an objection after a call-back', () => {
  test('the caller has to say how the firm was asked; “by phone” without a look at the number needs a word', async () => {
    const { page } = caller
    caller.expectTrouble(/status of 422/)
    await caller.go(`/desk/callbacks/${needId}`)
    await page.getByRole('radio', { name: '解决了', exact: true }).check()
    await page.getByRole('radio', { name: '5 非常满意' }).check()
    await page.getByText('还没选怎么问到的').first().waitFor()
    await page.getByRole('radio', { name: '打电话问的' }).check()
    await page.getByRole('button', { name: '记下，办结归档' }).click()
    await page
      .getByText(/答复以后您没有在这里打开过号码/)
      .first()
      .waitFor()
    await page.getByLabel(/怎么打通的/).fill('用座机回拨的')
    await page.getByRole('button', { name: '记下，办结归档' }).click()
    await page.getByText('回访记下了').first().waitFor()
  })

  test('the firm sees what was written down in its name, and says that it is not its word', async () => {
    const { page } = firm
    await firm.go(`/n/${needId}`)
    await page.getByText('这个评价是回访时记下的。').waitFor()
    await act(page, '记得不对', '回访记得不对', async (form) => {
      await form.getByRole('radio', { name: '这不是我说的' }).check()
      await form.getByLabel(/想说明什么/).fill('没有人给我们打过电话。')
    })
    await page.getByText(/您说“记得不对”，.*正在核实/).waitFor()
    await page.getByText('没有人给我们打过电话。').first().waitFor()
  })

  test('somebody who did not make the call finds it and settles it; the caller may not', async () => {
    await head.go('/desk/callbacks?tab=objected')
    await head.page.getByRole('list').locator(`a[href*="${needId}"]`).waitFor()
    await head.go(`/desk/needs/${needId}`)
    await head.page.getByText('核实以前不计入数字').first().waitFor()
    await caller.go(`/desk/needs/${needId}`)
    await caller.page.getByText('这个回访是您打的，由别人来核实').first().waitFor({ state: 'attached' })
    await act(head.page, '答复异议', '答复：对回访结果的异议', async (form) => {
      await form.getByRole('radio', { name: '记录不算，请诉求人自己评价' }).check()
      await form.getByLabel('核实了什么').fill('打给人事经理核实，当时没有接到电话。')
    })
    await head.page.getByText('已答复', { exact: true }).first().waitFor()
  })

  test('the firm is told, and rates itself', async () => {
    const { page } = firm
    await page.getByText('打给人事经理核实，当时没有接到电话。').first().waitFor()
    await page.getByRole('link', { name: '去确认结果' }).click()
    await page.getByRole('radio', { name: '部分解决', exact: true }).check()
    await page.getByRole('radio', { name: '基本满意', exact: true }).check()
    await page.getByRole('button', { name: '提交评价' }).click()
    await page.waitForURL(`**/n/${needId}`)
    await page
      .getByText(/部分解决，基本满意/)
      .first()
      .waitFor()
  })
})
