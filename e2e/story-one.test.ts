/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { linkIn } from './mailbox.ts'
import { act, dialog, photo, send, signInByCode } from './moves.ts'
import { desk, phone, useProduct, type Visitor } from './visitor.ts'

/**
 * Story 1: a firm that cannot hire because people take it for a fraud. From every side, each with its own browser; pages that are
 * open while others act have to follow by themselves.
 */
const house = useProduct()
const words =
  '我们到山西、内蒙古、河北招养老护理员，求职者以为是骗子，不肯留电话。希望政府部门证明公司是真的，最好能和当地人社部门一起办招聘会。'
const title = '到三省招护理员，请证明公司是真的'
const bureaus = [
  { name: '山西人社', option: '山西省人社部门', region: '山西', mail: 'rs@shanxi.example' },
  { name: '内蒙古人社', option: '内蒙古人社部门', region: '内蒙古', mail: 'rs@neimenggu.example' },
  { name: '河北人社', option: '河北省人社部门', region: '河北', mail: 'rs@hebei.example' },
]
const [shanxi, neimenggu, hebei] = bureaus as [(typeof bureaus)[0], (typeof bureaus)[0], (typeof bureaus)[0]]

let firm: Visitor
let head: Visitor
let lead: Visitor
let caller: Visitor
let needId = ''
let satisfied = 0
// A period of its own: without one the page goes by how much this month has.
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

beforeAll(async () => {
  firm = await house.visit(phone)
  head = await house.visit(desk, '今鼎大厦 站长')
  lead = await house.visit(desk, '区人社局 联络员')
  caller = await house.visit(desk, '今鼎大厦 专员一')
  await head.go(`/desk/figures?from=2025-01-01&to=${today}`)
  satisfied = Number(/(\d+) \/ \d+/.exec(await rate(head.page, '满意率').innerText())?.[1])
  await Promise.all([head.go('/desk/needs'), lead.go('/desk/needs'), caller.go('/desk/callbacks')])
})

const rate = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) })
const row = ({ page }: Visitor, name: string | RegExp) => page.getByRole('main').getByRole('link', { name }).first()
/** The requester's page shows it, without being loaded again. */
const firmSees = (text: string | RegExp) => firm.page.getByText(text).first().waitFor()

describe.sequential('Story 1', () => {
  test('the firm signs in on a phone with the code of a message', async () => {
    await firm.go('/')
    await firm.page.getByRole('link', { name: '登录' }).first().click()
    await signInByCode(firm.page, house.product().people.get('颐家安宁 人事经理') ?? '')
    expect(new URL(firm.page.url()).pathname).toBe('/')
  })

  test('it says what it needs; what was written survives leaving and another tab', async () => {
    const { page, context } = firm
    await page
      .getByRole('link', { name: /提诉求/ })
      .first()
      .click()
    const unit = page.getByRole('combobox', { name: '在哪栋楼' })
    await page.getByRole('heading', { name: '是哪一类事' }).waitFor()
    if (await unit.isVisible()) await unit.selectOption({ label: '今鼎大厦　八角街道' })
    await page.getByRole('radio', { name: /招工和社保/ }).check()
    await page.getByRole('radio', { name: /^招工$/ }).check()
    // who will probably handle it and by when, before anything is sent
    await page.getByText(/^最晚 .+ 答复您$/).waitFor()
    await page.getByText('区人社局', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('textbox', { name: '说说您的诉求' }).fill(words)
    await page.getByLabel('楼里什么位置').fill('12 层 1203 室')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await photo(page))
    await page.getByRole('button', { name: /^去掉 / }).waitFor()
    await page.getByRole('button', { name: '保存，稍后再写' }).click()
    await page.getByText('草稿存好了').waitFor()
    await page.close()

    firm.page = await context.newPage()
    await firm.go('/raise')
    await firm.page.getByRole('heading', { name: '您有一份没写完的诉求' }).waitFor()
    await firm.page.getByRole('button', { name: '接着写' }).click()
    expect(await firm.page.getByRole('textbox', { name: '说说您的诉求' }).inputValue()).toBe(words)
    expect(await firm.page.getByRole('button', { name: /^去掉 / }).count()).toBe(1)
  })

  test('it reads everything once more, sends it and has a receipt', async () => {
    const { page } = firm
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('heading', { name: '看一遍，再提给工作站' }).waitFor()
    await page.getByText(/^最晚 .+ 答复您$/).waitFor()
    expect(await page.getByText(words).count()).toBe(1)
    await page.getByRole('button', { name: '提给楼宇工作站' }).click()
    await page.getByRole('heading', { name: '收到了' }).waitFor()
    needId = new URL(page.url()).pathname.split('/').pop() ?? ''
    expect(await page.locator('.slip .no').innerText()).toMatch(/^JD-\d{6}-\d\d-[0-9A-Z]{4}$/)
    await page.getByRole('link', { name: '看这件事的进度' }).click()
    await firmSees('待受理')
  })

  test('the head of station, whose list shows it by itself, accepts it under a better title', async () => {
    await row(head, /到山西、内蒙古、河北|我们到山西/).click()
    await head.page.getByText(words).waitFor()
    await act(head.page, '受理', '受理这件诉求', async (form) => form.getByLabel('标题').fill(title))
    await head.page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await firm.page.getByRole('heading', { name: title, level: 1 }).waitFor()
    await firmSees(/已受理|受理了/)
  })

  test('and dispatches it as complex: the district bureau leads, three provinces help', async () => {
    await act(head.page, '派单', '派单', async (form) => {
      expect(await form.getByLabel('牵头单位').locator('option:checked').innerText()).toContain('人社局')
      await form.getByLabel('急不急').selectOption({ label: '复杂' })
      for (const [at, { option, region }] of bureaus.entries()) {
        await form.getByRole('button', { name: '加一家协办' }).click()
        await form
          .getByLabel(`协办单位 ${at + 1}`, { exact: true })
          .last()
          .selectOption({ label: option })
        await form.getByLabel('请它办什么').nth(at).fill(`核实公司可以在${region}招人\n说明能不能办招聘会，什么时候、在哪里`)
      }
    })
    for (const { name } of bureaus) await head.page.getByText(name).first().waitFor()
    for (const { name } of bureaus) await firmSees(new RegExp(name))
  })

  test('each of the three has a mail with its own link, and the desk sees that they went out', async () => {
    const links = await Promise.all(bureaus.map(async ({ mail }) => linkIn(await house.product().mailbox.mailTo(mail, title))))
    expect(new Set(links).size).toBe(3)
    await head.page.getByRole('button', { name: '通知' }).click()
    const sheet = dialog(head.page, '通知发到了没有')
    await expect.poll(() => sheet.getByRole('listitem').filter({ hasText: '邮件' }).filter({ hasText: '已发出' }).count()).toBe(3)
    await head.page.keyboard.press('Escape')
  })

  test('the district bureau signs and notes its first contact; the firm sees both', async () => {
    await row(lead, title).click()
    await act(lead.page, '签收', '签收这件诉求', async () => {})
    await firmSees(/签收/)
    await act(lead.page, '记下首次联系', '记下首次联系', async (form) =>
      form.getByRole('textbox').fill('打电话给人事经理，问清三地各招多少人。'),
    )
    await firmSees('打电话给人事经理，问清三地各招多少人。')
  })

  test('the bureau in Inner Mongolia opens the link of its mail without an account, signs and asks first', async () => {
    const { page, go, leave } = await far(neimenggu.mail)
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByRole('button', { name: '签收这件协办' }).click()
    await send(page, '签收这件协办', async (form) => form.getByLabel(/哪个处室办/).fill('就业处'))
    await page.getByRole('button', { name: '先问一件事' }).click()
    await send(page, '先问一件事', async (form) => form.getByLabel('要问什么').fill('招的人要不要护理员证？'))
    await page.getByText('等答复').waitFor()

    await lead.page.getByText('1 条要答').waitFor()
    await lead.page.getByRole('button', { name: `${neimenggu.name}的详情和能办的事` }).click()
    await act(lead.page, '答复这条', /答复.*的提问/, async (form) => form.getByLabel('答复').fill('不要求，来了公司培训。'))
    await go(new URL(page.url()).pathname)
    await page.getByText('不要求，来了公司培训。').first().waitFor()
    await page.getByRole('radio', { name: '可以办，已办好' }).check()
    await page.getByRole('textbox', { name: /怎么办的/ }).fill('已核实。12 月 6 日上午在呼和浩特人才市场办招聘会，请派两人到场。')
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(await photo(page, '场地.png'))
    await page.getByRole('button', { name: /^去掉 / }).waitFor()
    await page.getByRole('button', { name: /^回复/ }).click()
    await page.getByRole('heading', { name: '您单位的回复' }).waitFor()
    await leave()
    await lead.page.getByText('已核实。12 月 6 日上午').first().waitFor()
  })

  test('Hebei can do a part of it, which is not said to be done; a link opens nothing but its own matter', async () => {
    const { page, leave } = await far(hebei.mail)
    // who sends it and how to be sure of that
    await page.getByRole('heading', { name: '怎么确认这是真的' }).waitFor()
    await page.getByRole('button', { name: '签收这件协办' }).click()
    await send(page, '签收这件协办')
    await page.getByRole('radio', { name: '只能办一部分' }).check()
    await page.locator('#text').fill('已核实公司情况，石家庄的场地要到明年一月。')
    await page.getByRole('button', { name: /^回复/ }).click()
    await page.getByRole('heading', { name: '您单位的回复' }).waitFor()
    expect(await page.getByText('呼和浩特').count()).toBe(0)
    await leave()
    for (const { page: one } of [firm, lead]) {
      const tag = one.locator('.tag', { hasText: '办了一部分' }).first()
      await tag.waitFor()
      expect(await tag.getAttribute('class')).not.toContain('done')
    }
    expect(await firm.page.locator('.units li', { hasText: hebei.name }).locator('.done').count()).toBe(0)
  })

  test('Shanxi names a day, which the firm and the lead see; the day is there; it replies and puts its reply right', async () => {
    const { page, leave } = await far(shanxi.mail)
    await page.getByRole('button', { name: '签收这件协办' }).click()
    await send(page, '签收这件协办')
    await page.getByRole('radio', { name: '可以办，定在某日' }).check()
    await page.locator('#text').fill('正在和太原的市场定场地。')
    await page.getByRole('button', { name: /^回复/ }).click()
    await page.getByText('还没选哪一天能办好').first().waitFor()
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format()
    await page.getByLabel('哪一天办好').fill(today)
    await page.getByRole('button', { name: /^回复/ }).click()
    await page
      .getByText(/您单位说好 .+ 办好/)
      .first()
      .waitFor()
    await firmSees(/它说 .+ 办好/)
    for (const { page: one } of [firm, lead]) await one.locator('.tag', { hasText: /^定在/ }).first().waitFor()
    // it came back: the day is today
    await firmSees(/它说 .+ 办好，还有 \d+ (小时|分钟)/)

    await page.getByRole('radio', { name: '可以办，已办好' }).check()
    await page.locator('#text').fill('已核实，可以对接。')
    await page.getByRole('button', { name: /^回复/ }).click()
    await page.getByRole('heading', { name: '您单位的回复' }).waitFor()
    // too thin for the lead
    await lead.page.getByRole('button', { name: `${shanxi.name}的详情和能办的事` }).click()
    const part = lead.page.locator('li.unit').filter({ hasText: shanxi.name })
    await part.getByRole('button', { name: '退回补充' }).click()
    await send(lead.page, '退回补充', async (form) => form.getByLabel('还缺什么').fill('哪一天、在哪里？'))
    await page.getByText('哪一天、在哪里？').first().waitFor()
    await page.getByRole('radio', { name: '可以办，已办好' }).check()
    await page.locator('#text').fill('已核实，可以对接。12 月 12 日在太原办专场。')
    await page.getByRole('button', { name: /^回复/ }).click()
    await page.getByRole('button', { name: '更正回复' }).click()
    expect(await page.locator('#text').inputValue()).toContain('12 月 12 日')
    await page.locator('#text').fill('已核实，可以对接。12 月 13 日在太原办专场。')
    await page.getByRole('button', { name: '更正回复' }).click()
    await page.getByText('已核实，可以对接。12 月 13 日在太原办专场。').first().waitFor()
    // what was said before stays where it was said
    await page.getByText('已核实，可以对接。12 月 12 日在太原办专场。').first().waitFor()
    await lead.page.getByText('已核实，可以对接。12 月 13 日在太原办专场。').first().waitFor()
    await leave()
    await firmSees(/已办好/)
  })

  test('the lead answers with one text composed of the parts', async () => {
    await act(lead.page, '答复诉求人', '答复诉求人', async (form) => {
      const text = form.getByLabel('答复', { exact: true })
      const composed = await text.inputValue()
      for (const { name } of bureaus) expect(composed).toContain(name)
      await text.fill(`公司情况三地都已核实。\n${composed}`)
    })
    await firm.page.getByText('公司情况三地都已核实。').first().waitFor()
    await firmSees('待您确认')
    // half of Hebei's part is not done: the answer says so, and says it once
    await firmSees('答复您了，请您确认')
    expect(await firm.page.getByText(/只能办一部分/).count()).toBe(1)
    expect(await firm.page.getByText(/石家庄的场地要到明年一月/).count()).toBe(1)
  })

  test('after the end the link of a unit keeps its own words and a number to call', async () => {
    const { page, leave } = await far(hebei.mail, /status of 404/)
    await page.getByText('已核实公司情况，石家庄的场地要到明年一月。').waitFor()
    await page.getByRole('link', { name: /010-/ }).first().waitFor()
    await leave()
  })

  test('who handled it does not call back; somebody else does, with three questions', async () => {
    const blocked = lead.page.getByRole('button', { name: '回访', exact: true })
    expect(await blocked.isDisabled()).toBe(true)
    expect(await blocked.evaluate((button) => document.getElementById(button.getAttribute('aria-describedby') ?? '')?.innerText)).toContain(
      '办过',
    )
    await row(caller, title).click()
    await caller.page.getByText(`提的“${title}”`).waitFor()
    expect(await caller.page.getByRole('radio', { checked: true }).count()).toBe(0)
    await caller.page.getByRole('radio', { name: '对方打来的' }).check()
    await caller.page.getByRole('radio', { name: '解决了', exact: true }).check()
    await caller.page.getByRole('radio', { name: /4 满意/ }).check()
    await caller.page.getByLabel(/还有什么要说的/).fill('招聘会定下来了，谢谢。')
    await caller.page.getByRole('button', { name: '记下，办结归档' }).click()
    await caller.page.getByText('回访记下了').waitFor()
    await firmSees('已办结')
    await firm.page.getByText('招聘会定下来了，谢谢。').first().waitFor()
  })

  test('the figures count it, and open to it', async () => {
    await head.go(`/desk/figures?from=2025-01-01&to=${today}`)
    await expect.poll(async () => Number(/(\d+) \/ \d+/.exec(await rate(head.page, '满意率').innerText())?.[1])).toBe(satisfied + 1)
    await rate(head.page, '满意率').click()
    await head.page.getByRole('button', { name: /^满意 \d+/ }).click()
    await head.page.getByRole('complementary').getByRole('link', { name: title }).click()
    await head.page.waitForURL(`**/desk/needs/${needId}*`)
  })

  test('its thread shows the need, its four units and what the firm said of it', async () => {
    await head.page.getByRole('link', { name: '来龙去脉' }).click()
    for (const { name } of bureaus)
      await head.page
        .getByText(new RegExp(name.slice(0, 2)))
        .first()
        .waitFor()
    await head.page.getByText(/满意/).first().waitFor()
  })
})

/** A unit without an account, on a phone, through the link in its mail. */
async function far(mail: string, trouble?: RegExp): Promise<Visitor> {
  const visitor = await house.visit(phone)
  if (trouble) visitor.expectTrouble(trouble)
  await visitor.go(new URL(linkIn(await house.product().mailbox.mailTo(mail, title))).pathname)
  return visitor
}
