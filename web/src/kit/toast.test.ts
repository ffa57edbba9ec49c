import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { announce, announced, forgetFormer, takeOffer } from './toast.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => {
  vi.runAllTimers()
  vi.useRealTimers()
})
const offer = (run: () => void, ms = 10_000) => ({ label: '撤销', until: Date.now() + ms, run })

test('what is offered stays while something else is said, and can still be taken', () => {
  const run = vi.fn()
  announce('受理了', offer(run))
  vi.advanceTimersByTime(3000)
  announce('已复制')
  expect(announced()).toEqual(['受理了', '已复制'])
  vi.advanceTimersByTime(6000)
  expect(announced()).toEqual(['受理了'])
  takeOffer()
  takeOffer()
  expect(run).toHaveBeenCalledTimes(1)
  expect(announced()).toEqual([])
})

test('another offer takes the place of the first; its own time is what counts', () => {
  const [first, second] = [vi.fn(), vi.fn()]
  announce('受理了', offer(first))
  vi.advanceTimersByTime(9000)
  announce('派给了区人社局', offer(second))
  vi.advanceTimersByTime(5000)
  expect(announced()).toEqual(['派给了区人社局'])
  takeOffer()
  expect([first, second].map((run) => run.mock.calls.length)).toEqual([0, 1])
})

test('an offer whose time went by while the timers stood still is not taken', () => {
  const run = vi.fn()
  announce('受理了', offer(run))
  vi.setSystemTime(Date.now() + 3_600_000)
  takeOffer()
  expect(run).not.toHaveBeenCalled()
})

test('on another page what was said goes, what is offered stays', () => {
  announce('受理了', offer(vi.fn()))
  announce('已复制')
  vi.advanceTimersByTime(2000)
  forgetFormer()
  expect(announced()).toEqual(['受理了'])
})
