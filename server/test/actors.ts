import type { NeedView } from '@liti/contract/needs'
import type { NeedState } from '@liti/contract/needs-words'
import type { World } from './world.ts'
import type { Actor } from '../src/kernel/actor.ts'
import { actAs, actByLink } from '../src/seed/act-as.ts'
import * as needs from '../src/modules/needs/index.ts'

/** Who plays which part; the names are those of the demonstration world. */
export const cast = {
  resident: '杨北二社区 居民',
  firm: '颐家安宁 人事经理',
  colleague: '颐家安宁 行政主管',
  otherFirm: '云图软件 行政主管',
  specialist: '今鼎大厦 专员一',
  second: '今鼎大厦 专员二',
  head: '今鼎大厦 站长',
  otherStation: '融科创意中心 专员',
  otherHead: '融科创意中心 站长',
  property: '今鼎大厦物业 项目经理',
  bureau: '区人社局 联络员',
  tax: '区税务局 联络员',
  market: '区市场监管局 联络员',
  street: '八角街道 楼宇专班',
  committee: '信和保险 行政经理',
} as const
export type Role = keyof typeof cast

export const lead = '区人社局'
/** The co-units a staged need is dispatched to: two with accounts, one that works by link. */
export const helpers = ['区税务局', '区市场监管局', '内蒙古人社'] as const
const handlerOf: Record<string, Role> = { 区人社局: 'bureau', 区税务局: 'tax', 区市场监管局: 'market', 今鼎大厦物业: 'property' }

/** The firm in whose name each of them asks. */
const firmOf: Partial<Record<Role, string>> = { firm: '颐家安宁', colleague: '颐家安宁', otherFirm: '云图软件' }
export type Words = { text?: string; hidden?: boolean; place?: string; wanted?: string; category?: string; by?: Role }
export type Staged = { needId: string; part: (body: string) => string }
type Path = Exclude<NeedState, 'declined' | 'withdrawn'>
const path: Path[] = ['submitted', 'accepted', 'dispatched', 'signed', 'handling', 'answered', 'closed']

/** Brings needs where a test wants them, by the commands of those whose turn it is. */
export function makeStage(world: World) {
  const known = new Map<string, Promise<Actor>>()
  const { ctx } = world
  const person = (name: string): Promise<Actor> => {
    let actor = known.get(name)
    if (!actor) known.set(name, (actor = actAs(ctx, world.world.person(name))))
    return actor
  }
  const as = (role: Role): Promise<Actor> => person(cast[role])
  const viewed = async (needId: string): Promise<NeedView> => needs.getNeed(ctx, await as('street'), needId)
  const part = async (needId: string, body: string): Promise<string> => {
    const { assignments } = await viewed(needId)
    return assignments.findLast((one) => one.bodyId === world.world.body(body) && one.state !== 'returned')?.id ?? ''
  }

  const submit = async ({ by = 'firm', ...words }: Words = {}): Promise<string> => {
    const input = {
      unitId: world.world.unit('jinding'),
      category: 'work.hiring',
      grade: 'ordinary',
      type: 'help',
      place: '12 层 1203 室',
    } as const
    const rest = {
      text: '要到外地招工，当地人以为是骗子。',
      wanted: '',
      contactName: '',
      saidFirm: '',
      organisationId: firmOf[by] === undefined ? null : world.world.organisation(firmOf[by]),
      hidden: false,
      files: [] as string[],
      source: 'portal',
      lang: 'zh',
    } as const
    return (await needs.submitNeed(ctx, await as(by), { ...input, ...rest, ...words }, null)).needId
  }
  const accept = async (needId: string) => needs.acceptNeed(ctx, await as('specialist'), needId, { note: '' })
  const dispatch = async (needId: string, to = lead, co: readonly string[] = helpers, by: Role = 'head') =>
    needs.dispatchNeed(ctx, await as(by), needId, {
      leadId: world.world.body(to),
      note: '',
      co: co.map((body) => ({ bodyId: world.world.body(body), ask: `请${body}核实` })),
    })
  const handler = (body: string): Promise<Actor> => as(handlerOf[body] ?? 'head')
  const byLink = async (assignmentId: string): Promise<Actor> => actByLink(ctx, assignmentId)

  /** Signs for one part, by account or by link. */
  const sign = async (needId: string, body: string): Promise<void> => {
    const id = await part(needId, body)
    if (handlerOf[body]) await needs.signAssignment(ctx, await handler(body), id)
    else await needs.signByLink(ctx, await byLink(id), id, '就业处')
  }
  const reply = async (needId: string, body: string, text = '已经核实，可以对接。'): Promise<void> => {
    const id = await part(needId, body)
    const said = { outcome: 'done' as const, text, files: [], day: null, why: '' }
    if (handlerOf[body]) await needs.replyAssignment(ctx, await handler(body), id, said)
    else await needs.replyByLink(ctx, await byLink(id), id, said)
  }
  const contact = async (needId: string) => needs.contactNeed(ctx, await as('bureau'), needId, { note: '电话问清了。' })
  const answer = async (needId: string) => needs.answerNeed(ctx, await as('bureau'), needId, { text: '三地都可以办招聘会。', files: [] })
  const callBack = async (needId: string, solved: 'yes' | 'partly' | 'no' = 'yes', rating = 5, by: Role = 'second') =>
    needs.recordCallback(ctx, await as(by), needId, { solved, rating, words: '', how: 'they_called' })

  /** A need that has come as far as `state`; its co-units are those of `co`. */
  const at = async (state: Path, { co = [] as readonly string[], ...words }: Words & { co?: readonly string[] } = {}): Promise<Staged> => {
    const needId = await submit(words)
    const steps: Record<Path, () => Promise<unknown>> = {
      submitted: async () => {},
      accepted: () => accept(needId),
      dispatched: () => dispatch(needId, lead, co),
      signed: () => sign(needId, lead),
      handling: () => contact(needId),
      answered: async () => {
        for (const body of co) await sign(needId, body)
        for (const body of co) await reply(needId, body)
        await answer(needId)
      },
      closed: () => callBack(needId),
    }
    for (const step of path.slice(0, path.indexOf(state) + 1)) await steps[step]()
    const { assignments } = await viewed(needId)
    return { needId, part: (body) => assignments.find((one) => one.bodyId === world.world.body(body))?.id ?? '' }
  }

  return { as, person, viewed, part, submit, accept, dispatch, sign, reply, contact, answer, callBack, byLink, handler, at }
}
export type Stage = ReturnType<typeof makeStage>
