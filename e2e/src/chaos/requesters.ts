import { setTimeout as sleep } from 'node:timers/promises'
import type { Caller } from './caller.ts'
import type { Board, Matter } from './matter.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

const categories = ['facility.lift', 'facility.air', 'parking', 'business', 'life', 'work', 'other']
const words = ['电梯又停了，等了二十分钟', '会议室的空调不出风', '想在楼里补办社保，不知道去哪里', '晚上车位没有了，能不能错峰停']
/** So that staff keeps up: more than this lying about, and nobody raises anything new. */
const mostWaiting = 40

/** Raises needs, one after the other, each with a marker of its own in its words. */
export async function raiseNeeds(
  caller: Caller,
  parts: { world: World; board: Board; random: Random; run: string; guest: boolean },
  going: () => boolean,
): Promise<void> {
  const { world, board, random, run, guest } = parts
  for (let count = 1; going(); count += 1) {
    await sleep(random.between(20, 120))
    if (board.waiting > mostWaiting) continue
    const unit = random.pick(world.units)
    const marker = `${run}-${caller.name}-${count}`
    const answer = await caller.act({
      name: 'raise',
      event: 'submitted',
      path: '/api/needs',
      marker,
      body: {
        unitId: unit.id,
        category: random.pick(categories),
        type: random.pick(['help', 'complaint', 'suggestion']),
        text: `${random.pick(words)}。编号 ${marker}。`,
        place: `${random.between(1, 16)} 层`,
        ...(guest ? { phone: `139${String(random.between(0, 99_999_999)).padStart(8, '0')}` } : {}),
      },
    })
    if (!answer.ok) continue
    board.raised.put({
      needId: answer.body.needId ?? '',
      number: answer.body.number ?? '',
      unit: unit.slug,
      requester: caller,
      receipt: guest ? (answer.cookie ?? '') : caller.cookie,
      lead: unit.lead,
      assignmentId: '',
      round: 1,
      waitingFor: 0,
    })
  }
}

/** Says whether it is solved, on the requester's own page; now and then it is not, and the matter goes round again. */
export async function confirmOutcome(matter: Matter, board: Board, random: Random): Promise<void> {
  const solved = matter.round === 1 && random.chance(0.15) ? 'no' : random.pick(['yes', 'yes', 'partly'])
  const answer = await matter.requester.act(
    {
      name: 'confirm',
      event: 'confirmed',
      path: `/api/my/needs/${matter.needId}/confirm`,
      needId: matter.needId,
      body: { solved, rating: random.between(1, 5), words: '' },
    },
    matter.receipt,
  )
  if (!answer.ok || solved !== 'no') return
  const lead = answer.body.parts?.find((part) => part.role === 'lead' && part.state === 'assigned')
  if (lead) board.dispatched.get(matter.lead)?.put({ ...matter, assignmentId: lead.assignmentId, round: matter.round + 1 })
}
