import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { atMost } from './at-most.ts'

test('so many at once and no more, in their order; one that throws gives its place back', async () => {
  const two = atMost(2)
  let now = 0
  let most = 0
  const ended: number[] = []
  const runs = Array.from({ length: 10 }, (_, n) =>
    two(async () => {
      most = Math.max(most, (now += 1))
      await sleep(2)
      now -= 1
      ended.push(n)
      if (n % 3 === 0) throw new Error('no')
    }).catch(() => {}),
  )
  await Promise.all(runs)
  expect(most).toBe(2)
  expect(ended).toEqual(ended.toSorted((a, b) => a - b))
  await two(async () => {})
})
