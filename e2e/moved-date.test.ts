/// <reference lib="dom" />
import { getIntake, getReceipt, submitNeed, type Receipt } from '@liti/contract/needs'
import { dateTimeText, dayText } from '@liti/contract/time-text'
import { beforeAll, describe, expect, test } from 'vitest'
import { call } from './call.ts'
import { act } from './moves.ts'
import { desk, phone, useProduct, type Visitor } from './visitor.ts'

/** A date that was told moves: whoever asked reads old date, new date and why on the page, in a mail and on the receipt, which stays as it was. */
const house = useProduct()
const title = '地下车库想装二十个充电桩'
const mail = 'staff-50@liti.example'

let asker: Visitor
let head: Visitor
let given: Receipt
const words = (moment: string | null | undefined): string => dateTimeText(moment ?? '', { now: Date.now() }).zh
const answerOf = ({ next }: Receipt) => next.find(({ kind }) => kind === 'answer')
const receipt = () => call(asker, getReceipt, { params: { needId: given.needId } })

beforeAll(async () => {
  asker = await house.visit(phone, '区人社局 联络员')
  head = await house.visit(desk, '今鼎大厦 站长')
  const { units } = await call(asker, getIntake)
  const unitId = units.find(({ name }) => name.zh === '今鼎大厦')?.id ?? ''
  given = await call(asker, submitNeed, {
    body: { unitId, category: 'parking.charging', grade: 'ordinary', text: `${title}，想知道哪天能有准话。` },
  })
})

describe.sequential('a moved date is told', () => {
  test('the receipt says what is promised, with dates that stay right tomorrow', async () => {
    await asker.go(`/r/${given.needId}`)
    await asker.page.getByText(answerOf(given)?.text.zh ?? '').waitFor()
    expect(await asker.page.locator('.next-steps').innerText()).not.toMatch(/今天|明天/)
    await asker.page.getByRole('link', { name: '看这件事的进度' }).click()
    await asker.page.getByText(`最晚 ${words(answerOf(given)?.dueAt)} 答复您`).waitFor()
  })

  test('accepted as complex, the answer comes later: old date, new date and why stand on the open page', async () => {
    await head.go(`/desk/needs/${given.needId}`)
    await act(head.page, '受理', '受理这件诉求', async (form) => {
      await form.getByLabel('标题').fill(title)
      await form.getByLabel('急不急').selectOption({ label: '复杂' })
    })
    const why = '急不急改成了“复杂”'
    await asker.page.getByText(`答复先前说的是 ${words(answerOf(given)?.dueAt)}，后来改了：${why}`).waitFor()
    await asker.page.getByText(new RegExp(`答复由 ${words(answerOf(given)?.dueAt)} 改到 .+原因：${why}`)).waitFor()
  })

  test('a mail says the same', async () => {
    const { subject, text } = await house.product().mailbox.mailTo(mail, '答复由')
    const day = (moment?: string | null) => dayText(moment ?? '').zh
    expect(subject).toContain(`答复由 ${day(answerOf(given)?.dueAt)}改到`)
    expect(text).toContain(`答复由 ${words(answerOf(given)?.dueAt)} 改到`)
    expect(text).toContain('原因：急不急改成了“复杂”')
    const [, told = ''] = /改到 (.+)$/.exec(text.split('。').find((line) => line.includes('改到')) ?? '') ?? []
    await asker.page
      .getByText(new RegExp(`最晚 ${told} 答复您`))
      .first()
      .waitFor()
  })

  test('the receipt still says what was promised, what is done, and where the date is now', async () => {
    const now = await receipt()
    expect(now.next.map(({ text }) => text)).toEqual(given.next.map(({ text }) => text))
    await asker.go(`/r/${given.needId}`)
    await asker.page.getByText(answerOf(given)?.text.zh ?? '').waitFor()
    await asker.page
      .getByText(/做到了$/)
      .first()
      .waitFor()
    await asker.page.getByText(answerOf(now)?.moved?.zh ?? 'moved').waitFor()
    expect(answerOf(now)?.moved?.zh).toMatch(/^后来改到 .+，原因：急不急改成了“复杂”$/)
  })
})
