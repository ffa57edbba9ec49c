import { expect, test } from 'vitest'
import { cast, makeStage, type Role } from '../../../../test/actors.ts'
import { openWorld } from '../../../../test/world.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { isOpen, ways } from './life-model.fixture.ts'
import { chance, type Chance } from './random.fixture.ts'
import { check } from './walk-check.fixture.ts'
import { faraway, station, street, type Move, type Seat, type Table, type Told } from './walk-model.fixture.ts'
import { move, moveNames, type MoveName } from './walk-moves.fixture.ts'
import { movePart, partMoveNames, type PartMoveName } from './walk-part-moves.fixture.ts'

/** As many as half a minute of a quiet machine takes; WALK_STEPS for a longer walk. */
const steps = Number(process.env['WALK_STEPS'] ?? 6_000)
const walkers = 4
const world = await openWorld()
const stage = makeStage(world)
const dice = chance('needs lived at random')
const bodies: Partial<Record<Role, string[]>> = {
  head: [station],
  specialist: [station],
  second: [station],
  street: [street],
  otherHead: ['融科创意中心工作站'],
  bureau: ['区人社局'],
  tax: ['区税务局'],
  market: ['区市场监管局'],
  property: ['今鼎大厦物业'],
}
const roles: Role[] = [
  'firm',
  'otherFirm',
  'committee',
  'head',
  'specialist',
  'second',
  'street',
  'otherHead',
  'bureau',
  'tax',
  'market',
  'property',
]
const seats = await Promise.all(
  roles.map(async (role) => ({
    player: { name: cast[role], bodies: bodies[role] ?? [], asks: role === 'firm', heads: role === 'head', linkOf: null },
    actor: await stage.as(role),
  })),
)
type Name = MoveName | PartMoveName
const names: Name[] = [...moveNames, ...partMoveNames]
const isPartMove = (name: Name): name is PartMoveName => partMoveNames.some((one) => one === name)

const done = new Map<string, number>()
const refused = new Map<string, number>()

test(`${steps} random steps through the real commands, the database held against the model after each`, async () => {
  await Promise.all(Array.from({ length: walkers }, (_, at) => walk(dice.fork(at))))
  const most = Object.fromEntries(done)
  for (const name of names) expect(most[name] ?? 0, `${name} was never done`).toBeGreaterThan(0)
  const sum = (of: Map<string, number>) => [...of.values()].reduce((all, n) => all + n, 0)
  expect(sum(done)).toBeGreaterThan(steps / 4)
  expect(sum(refused)).toBeGreaterThan(steps / 8)
  console.info(`${sum(done)} steps done, ${sum(refused)} refused`)
  expect(await ownerless()).toEqual([])
}, 600_000)

/**
 * Never without an owner, asked of the database apart from the model: whoever a need lies with is a body there is, and while it is
 * open a clock runs for it there, so that it stands on somebody's list.
 */
const ownerless = (): Promise<{ number: string; state: string }[]> =>
  world.asOwner(`select n.number, n.state from needs.need n
    left join directory.body b on b.district_id = n.district_id and b.id = n.owner_body_id
    where b.id is null or (n.state in ('submitted', 'accepted', 'dispatched', 'signed', 'handling') and not exists (
      select from needs.clock c where c.district_id = n.district_id and c.need_id = n.id and c.body_id = n.owner_body_id and c.met_at is null and c.cancelled_at is null))`)

async function walk(own: Chance): Promise<void> {
  let at = world.clock.now()
  const ctx = { ...world.ctx, now: () => at }
  const needs: Told[] = []
  for (let n = 0; n < steps / walkers; n += 1) {
    at = at.add({ minutes: own.pick([1, 10, 60, 240, 1440]) })
    const gone = needs.findIndex((need) => !isOpen(need.state) && !need.cases.some((one) => one.open))
    if (gone >= 0 && own.odds(0.2)) needs.splice(gone, 1)
    if (needs.length < 3) needs.push(await begun(own.odds(0.4) ? 3 : 1))
    const need = own.pick(needs)
    const name = likely(own, need)
    const next = await choose({ ctx, dice: own, idOf: world.world.body }, name, need)
    if (!next) continue
    const what = `step ${n}: ${next.what}, ${need.state} in round ${need.round}`
    const outcome = await next.call().then(
      (reply) => ({ reply }),
      (error: unknown) => ({ error }),
    )
    if ('error' in outcome) {
      if (!(outcome.error instanceof Refusal)) throw new Error(what, { cause: outcome.error })
      if (next.allowed) expect.unreachable(`${what}: refused with ${outcome.error.code}`)
    } else {
      if (!next.allowed) expect.unreachable(`${what}: let through`)
      next.lived(outcome.reply)
    }
    const counted = next.allowed ? done : refused
    counted.set(name, (counted.get(name) ?? 0) + 1)
    await check(world, need, what)
  }
}

/** A need as it comes in, or one in its last round: few get that far by chance. */
async function begun(round: number): Promise<Told> {
  const id = await stage.submit()
  if (round > 1) await world.asOwner('update needs.need set round = $2 where id = $1', [id, round])
  return fresh(id, round)
}

const fresh = (id: string, round: number): Told => ({
  id,
  state: 'submitted',
  round,
  owner: station,
  lead: null,
  parts: [],
  handlers: new Set(),
  returns: 0,
  cases: [],
  tries: [],
  urged: null,
  unreached: null,
  verdicts: 0,
})

/** Units that come by link, one for each of their parts. */
const links = (need: Told): Promise<Seat[]> =>
  Promise.all(
    need.parts
      .filter((part) => faraway.includes(part.body))
      .map(async (part) => {
        const player = { name: `${part.body} by link`, bodies: [], asks: false, heads: false, linkOf: part.id }
        return { player, actor: await stage.byLink(part.id) }
      }),
  )

const usual: Record<string, Name[]> = {
  accept: ['accept', 'accept', 'accept', 'accept'],
  decline: ['decline'],
  withdraw: ['withdraw'],
  end: ['end'],
  dispatch: ['dispatch', 'dispatch', 'dispatch', 'dispatch', 'dispatch'],
  sign: ['sign', 'sign', 'sign', 'addCo', 'renew'],
  return: ['return'],
  contact: ['contact', 'contact', 'contact', 'addCo', 'renew', 'revoke', 'urgePart'],
  answer: ['answer', 'reply', 'sign', 'ask', 'answerQuestion', 'cancel', 'reply', 'sign', 'renew', 'revoke', 'ask', 'answerQuestion'],
  confirm: ['confirm', 'confirm'],
  callback: ['callback', 'callback', 'attempt'],
  reopen: [],
  rate: ['confirm'],
}

/** Mostly what this state is about; now and then anything. */
function likely(own: Chance, need: Told): Name {
  const usually = Object.keys(ways[need.state]).flatMap((act) => usual[act] ?? [])
  if (need.cases.some((one) => one.open)) usually.push('endCase', 'endCase')
  return usually.length > 0 && own.odds(0.7) ? own.pick(usually) : own.pick(names)
}

/** Mostly somebody who may, if there is anybody; else whoever comes along. */
async function choose(table: Table, name: Name, need: Told): Promise<Move | null> {
  const all = [...seats, ...(await links(need))]
  const { dice: own } = table
  const tries = Array.from({ length: own.odds(0.7) ? 100 : 1 }, () => own.pick(all))
  let last: Move | null = null
  for (const seat of tries) {
    last = isPartMove(name) ? movePart(table, name, need, seat) : move(table, name, need, seat)
    if (last?.allowed) return last
  }
  return last
}
