import type { Caller } from './caller.ts'
import type { Board, Matter } from './matter.ts'
import type { Random } from './random.ts'
import type { World } from './world.ts'

/** Signs in with the demonstration's password; the session outlives every kill. */
export async function signIn(caller: Caller, world: World, who: string): Promise<void> {
  const answer = await caller.enter('/api/sign-in/password', { phone: world.phone(who), password: world.password })
  if (!answer.ok) throw new Error(`${who} could not sign in: ${answer.status} ${answer.body.code}`)
}

const onNeed = (matter: Matter, name: string, event: string, body: object) => ({
  name,
  event,
  path: `/api/desk/needs/${matter.needId}/${name}`,
  needId: matter.needId,
  body,
})

/** The workstation: accepts and dispatches, to the property firm or a bureau, sometimes with a unit elsewhere. */
export async function acceptAndDispatch(desk: Caller, matter: Matter, world: World, board: Board, random: Random): Promise<void> {
  const accepted = await desk.act(onNeed(matter, 'accept', 'accepted', {}))
  if (!accepted.ok) return
  const lead = matter.unit === 'jinding' && random.chance(0.5) ? matter.lead : '区人社局'
  const far = random.chance(0.35) ? [random.pick(world.far)] : []
  const next: Matter = { ...matter, lead, waitingFor: far.length }
  board.byNumber.set(matter.number, next)
  const dispatched = await desk.act(
    onNeed(matter, 'dispatch', 'dispatched', {
      leadId: world.bodies.get(lead),
      note: '',
      co: far.map((bodyId) => ({ bodyId, ask: '请协助核实，并告知结果' })),
    }),
  )
  if (!dispatched.ok) return
  const own = dispatched.body.assignments?.find((one) => one.role === 'lead')
  next.assignmentId = own?.id ?? ''
  board.dispatched.get(lead)?.put(next)
}

/** The lead unit: signs, makes contact; answers once the other parts are in. */
export async function signAndContact(lead: Caller, matter: Matter, board: Board): Promise<void> {
  const signed = await lead.act({
    name: 'sign',
    event: 'signed',
    path: `/api/desk/assignments/${matter.assignmentId}/sign`,
    needId: matter.needId,
    body: {},
  })
  if (!signed.ok) return
  if (signed.body.state === 'signed') {
    const contacted = await lead.act(onNeed(matter, 'contact', 'contacted', { note: '电话联系，问清了时间和地点' }))
    if (!contacted.ok) return
  }
  if (matter.waitingFor === 0) board.partsIn.get(matter.lead)?.put(matter)
  else matter.contacted = true
}

export async function answerNeed(lead: Caller, matter: Matter, board: Board): Promise<void> {
  const answered = await lead.act(onNeed(matter, 'answer', 'answered', { text: '已经处理，请您看看' }))
  if (answered.ok) board.answered.put(matter)
}

/** The call-back, by somebody at the workstation who had no hand in it. */
export async function callBack(desk: Caller, matter: Matter, random: Random): Promise<void> {
  await desk.act(
    onNeed(matter, 'callback', 'called-back', {
      solved: random.pick(['yes', 'partly']),
      rating: random.between(1, 5),
      words: '',
      how: 'in_person',
    }),
  )
}

/** A unit elsewhere reads its mail, opens the link, signs and replies; the last reply lets the lead answer. */
export async function workByLink(far: Caller, mail: string, board: Board): Promise<void> {
  const token = /\/link\/([^\s/]+)/.exec(mail)?.[1]
  if (token === undefined) return
  const page = await far.read(`/api/link/${token}`)
  const matter = board.byNumber.get(page.body.needNumber ?? '')
  if (!page.ok || !matter) return
  const byLink = (name: string, event: string, body: object) => ({
    name,
    event,
    path: `/api/link/${token}/${name}`,
    needId: matter.needId,
    body,
  })
  const signed = await far.act(byLink('sign', 'signed', { office: '就业处' }))
  if (!signed.ok) return
  const replied = await far.act(byLink('reply', 'replied', { outcome: 'done', text: '已核实，情况属实' }))
  if (!replied.ok) return
  matter.waitingFor -= 1
  if (matter.waitingFor === 0 && matter.contacted) board.partsIn.get(matter.lead)?.put(matter)
}
