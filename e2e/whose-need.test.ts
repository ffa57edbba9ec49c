/// <reference lib="dom" />
import * as directory from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import { beforeAll, describe, expect, test } from 'vitest'
import { call } from './call.ts'
import { act, dialog, send, signInByCode } from './moves.ts'
import { desk, phone, useProduct, type Visitor } from './visitor.ts'

/** Whose a need is: a firm a guest names, and a person a firm has typed in. */
const house = useProduct()

describe.sequential('a guest of a firm', () => {
  const words = '12 层茶水间的热水器一直漏水。'
  let guest: Visitor
  let head: Visitor

  beforeAll(async () => {
    guest = await house.visit(phone)
    head = await house.visit(desk, '今鼎大厦 站长')
  })

  test('says which firm, out of those in the building', async () => {
    const { page } = guest
    await guest.go('/b/jinding')
    await page.getByRole('button', { name: '在这栋楼提诉求' }).click()
    await page
      .getByRole('radio', { name: /设施和环境|楼里的设施|设施/ })
      .first()
      .check()
    await page
      .getByRole('radio', { name: /大堂、楼道/ })
      .first()
      .check()
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('textbox', { name: '说说您的诉求' }).fill(words)
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('textbox', { name: '手机号' }).fill('13912340066')
    await expect.poll(() => page.locator('#firms-here option').allInnerTexts()).toContain('颐家安宁')
    await page.getByLabel('您是哪家单位的').fill('颐家安宁')
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByText('颐家安宁').waitFor()
    await page.getByRole('button', { name: '提给楼宇工作站' }).click()
    await page.getByRole('heading', { name: '收到了' }).waitFor()
  })

  test('the desk sees a claim, verifies it on accepting, and the timeline says so to both', async () => {
    const { page } = head
    await head.go('/desk/needs')
    await page
      .getByRole('main')
      .getByRole('link', { name: /热水器一直漏水/ })
      .first()
      .click()
    await page.getByText('说自己是颐家安宁的，没有核实').waitFor()
    await act(page, '受理', '受理这件诉求', async (form) => {
      await form.getByLabel('哪家单位提的').selectOption({ label: '核实了，是颐家安宁' })
    })
    await page.getByText('核实过：是颐家安宁提的').first().waitFor()
    expect(await page.getByText('没有核实').count()).toBe(0)
    await guest.page.getByRole('link', { name: '看这件事的进度' }).click()
    await guest.page.getByText('核实过：是颐家安宁提的').first().waitFor()
  })

  test('the firm’s file shows it', async () => {
    const { hits } = await call(head, directory.findOrganisations, { query: { q: '颐家安宁' } })
    await head.go(`/desk/organisations/${hits[0]?.organisationId}`)
    await head.page
      .getByRole('link', { name: /热水器一直漏水/ })
      .first()
      .waitFor()
  })
})

describe.sequential('somebody a firm has typed in', () => {
  const number = '13912340077'
  let contact: Visitor
  let person: Visitor
  const raised: string[] = []

  beforeAll(async () => {
    contact = await house.visit(phone, '颐家安宁 人事经理')
    person = await house.visit(phone)
  })
  const raise = async (more: object): Promise<void> => {
    const { units } = await call(person, directory.listUnits)
    const unitId = units.find(({ slug }) => slug === 'jinding')?.id ?? ''
    const { needId } = await call(person, needs.submitNeed, {
      body: { unitId, category: 'other.other', text: '单位不给缴社保。', ...more },
    })
    raised.push(needId)
  }

  test('stands in its file as what was typed, waiting for themselves to say so', async () => {
    const { page } = contact
    await contact.go('/me/organisation')
    await page.getByRole('button', { name: '登记一个人' }).click()
    await send(page, /登记一个人$/, async (form) => {
      await form.getByRole('radio', { name: /在这里上班/ }).check()
      await form.getByLabel('怎么称呼').fill('护理员 李女士')
      await form.getByLabel('手机号').fill(number)
    })
    await page.getByText('等本人确认').first().waitFor()
  })

  test('is asked at the next sign-in; what they raise before and after stays their own', async () => {
    const { page } = person
    await person.go('/sign-in')
    await signInByCode(page, number)
    await page.getByText(/颐家安宁.*把您登记为员工，是吗？/).waitFor()
    await raise({ type: 'report', hidden: false })
    await page.getByRole('button', { name: '是', exact: true }).click()
    await page.getByText('把您登记为员工').waitFor({ state: 'detached' })
    await raise({ type: 'report', hidden: false })
    await raise({ type: 'help' })
  })

  test('chooses for whom before sending, themselves unless they say otherwise', async () => {
    const { page } = person
    await person.go('/b/jinding')
    await page.getByRole('button', { name: '在这栋楼提诉求' }).click()
    await page.getByRole('radio', { name: /楼里的设施/ }).check()
    await page.getByRole('radio', { name: '电梯', exact: true }).check()
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('textbox', { name: '说说您的诉求' }).fill('三号梯又停了。')
    await page.getByRole('button', { name: /^下一步/ }).click()
    expect(await page.getByRole('radio', { name: /我自己/ }).isChecked()).toBe(true)
    await page.getByRole('radio', { name: /颐家安宁/ }).check()
    await page.getByRole('button', { name: '提给楼宇工作站' }).click()
    await page.getByRole('heading', { name: '收到了' }).waitFor()
  })

  test('the firm sees what was asked in its name, and neither reads nor withdraws the rest', async () => {
    const { page } = contact
    await contact.go('/my')
    await page.getByRole('link', { name: /三号梯又停了/ }).waitFor()
    expect(await page.getByText('单位不给缴社保').count()).toBe(0)
    contact.expectTrouble(/status of 404/)
    for (const needId of raised) {
      await contact.go(`/n/${needId}`)
      await page.getByRole('heading', { name: '这件诉求没有打开' }).waitFor()
      const answer = await contact.context.request.post(`/api/my/needs/${needId}/withdraw`, {
        data: {},
        headers: { 'idempotency-key': `withdraw-${needId}` },
      })
      expect(answer.status()).toBe(404)
    }
  })

  test('leaves the firm on their own page', async () => {
    const { page } = person
    await person.go('/me')
    await page.getByRole('button', { name: /^离开颐家安宁/ }).click()
    await dialog(page, /离开/).getByRole('button', { name: '离开这家单位', exact: true }).click()
    await page.getByRole('button', { name: /^离开颐家安宁/ }).waitFor({ state: 'detached' })
  })
})
