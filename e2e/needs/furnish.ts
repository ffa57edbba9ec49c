import * as needs from '@liti/contract/needs'
import { call } from '../call.ts'
import type { Visitor } from '../visitor.ts'
import { missing, type Furnishing, type World } from '../world.ts'

declare module '../world.ts' {
  interface World {
    /** Needs of the demonstration by their state, as the desk names them. */
    needIn: (state: string) => string
    /** Needs of a guest. */
    guestNeed: Record<'submitted' | 'answered' | 'declined', string>
    complex: string
    /** Needs with the district's bureau in the lead and another helping: nobody has signed yet, and both have. */
    dispatched: string
    signed: string
    /** With the property service, which may answer. */
    atWork: string
    badlyRated: string
    /** A call-back wrote down what came of it; of the other the firm said that it is not right. */
    calledBack: string
    objected: string
    /** Of the demonstration, with the district's bureau in the lead: a co-unit could do only a part. */
    halfDone: string
    links: Record<'unsigned' | 'signed' | 'replied' | 'working' | 'revoked', string>
  }
}

/** Needs in every state, made through the product's own commands. */
export async function furnish({ people, unitId, body }: Furnishing): Promise<Partial<World>> {
  const { guest, head, liaison, property, street } = people
  const raise = async (who: Visitor, text: string, category: string): Promise<string> => {
    const receipt = await call(who, needs.submitNeed, { body: { unitId, category, text, place: '8 层走廊', phone: '13912345678' } })
    return receipt.needId
  }
  const submitted = await raise(guest, '走廊的灯一闪一闪，看着头晕。希望这两天能换。', 'facility.public')
  const declined = await raise(guest, '想让楼下公交站往东挪一百米。', 'parking.road')
  const answered = await raise(guest, '卫生间的水龙头关不紧，一直滴水。', 'facility.public')
  await call(head, needs.declineNeed, {
    params: { needId: declined },
    body: { reason: '公交站点不归楼里管。', where: '区交通委，12345 也能转。' },
  })
  const handle = async (needId: string, text?: string): Promise<void> => {
    await call(head, needs.acceptNeed, { params: { needId }, body: {} })
    const sent = await call(head, needs.dispatchNeed, { params: { needId }, body: { leadId: body('今鼎大厦物业'), co: [] } })
    await call(property, needs.signAssignment, { params: { assignmentId: sent.assignments[0]?.id ?? '' }, body: {} })
    await call(property, needs.contactNeed, { params: { needId }, body: { note: '到现场看了。' } })
    if (text !== undefined) await call(property, needs.answerNeed, { params: { needId }, body: { text, files: [] } })
  }
  await handle(answered, '换了阀芯，不滴水了。')
  const atWork = await raise(guest, '楼梯间的扶手松了。', 'facility.public')
  await handle(atWork)
  const badlyRated = await raise(guest, '大厅的地垫卷边，绊了两个人。', 'facility.public')
  await handle(badlyRated, '已经换过。')
  await call(guest, needs.confirmOutcome, { params: { needId: badlyRated }, body: { solved: 'yes', rating: 1, words: '换了又卷。' } })
  const askedBack = async (text: string): Promise<string> => {
    const needId = await raise(guest, text, 'facility.public')
    await handle(needId, '已经换过。')
    const said = { solved: 'yes', rating: 5, words: '', how: 'in_person' } as const
    await call(street, needs.recordCallback, { params: { needId }, body: said })
    return needId
  }
  const calledBack = await askedBack('门禁读卡器反应慢。')
  const objected = await askedBack('休息区的插座没有电。')
  await call(guest, needs.objectOutcome, { params: { needId: objected }, body: { kind: 'not_mine', words: '没有人问过我。' } })
  const abroad = await dispatchAbroad(head, await raise(guest, '到外省招人，求职者不信。', 'work.hiring'), body)
  const { needId: complex } = abroad
  await call(liaison, needs.signAssignment, { params: { assignmentId: abroad.leadPart }, body: {} })
  await call(liaison, needs.contactNeed, { params: { needId: complex }, body: { note: '问清各招多少人。' } })
  const together = async (text: string) => {
    const needId = await raise(guest, text, 'work.hiring')
    await call(head, needs.acceptNeed, { params: { needId }, body: {} })
    const co = ['今鼎大厦物业', '山西', '河北'].map((name) => ({ bodyId: body(name), ask: '核实情况' }))
    const { assignments } = await call(head, needs.dispatchNeed, { params: { needId }, body: { leadId: body('区人社局'), co } })
    const part = (name: string) => assignments.find(({ bodyId }) => bodyId === body(name))
    return { needId, part: (name: string): string => part(name)?.id ?? '', token: (name: string) => tokenOf(part(name)?.link?.url) }
  }
  const { needId: dispatched } = await together('想给新来的员工办参保。')
  const { needId: signed, part, token } = await together('园区招聘会能不能来一趟。')
  await call(liaison, needs.signAssignment, { params: { assignmentId: part('区人社局') }, body: {} })
  await call(property, needs.signAssignment, { params: { assignmentId: part('今鼎大厦物业') }, body: {} })
  await call(head, needs.signByLink, { params: { token: token('山西') }, body: { office: '就业处' } })
  await call(liaison, needs.revokeLink, { params: { assignmentId: part('河北') }, body: {} })
  const links = { ...abroad.links, working: token('山西'), revoked: token('河北') }
  const all = await call(head, needs.listWork, { query: { tab: 'all', limit: 100 } })
  const made = new Set([complex, dispatched, signed, atWork, badlyRated, calledBack, objected])
  return {
    needIn: (state) => all.items.find((row) => row.state === state && !made.has(row.id))?.id ?? missing(`a need that is ${state}`),
    guestNeed: { submitted, answered, declined },
    complex,
    dispatched,
    signed,
    atWork,
    badlyRated,
    calledBack,
    objected,
    halfDone: all.items.find(({ title }) => title === '新公司怎么办社保开户')?.id ?? missing('a need half done'),
    links,
  }
}
const tokenOf = (url: string | null | undefined): string => url?.split('/').pop() ?? ''

/** A need with three units that have no account: one has not signed, one has asked, one has replied. */
async function dispatchAbroad(
  head: Visitor,
  needId: string,
  body: (name: string) => string,
): Promise<{ needId: string; leadPart: string; links: Pick<World['links'], 'unsigned' | 'signed' | 'replied'> }> {
  await call(head, needs.acceptNeed, { params: { needId }, body: {} })
  const co = ['山西', '内蒙古', '河北'].map((name) => ({ bodyId: body(name), ask: '核实公司可以在当地招人\n说明能不能办招聘会' }))
  const view = await call(head, needs.dispatchNeed, { params: { needId }, body: { leadId: body('区人社局'), grade: 'complex', co } })
  const tokens = view.assignments.flatMap(({ link }) => (link?.url ? [tokenOf(link.url)] : []))
  const [unsigned = '', signed = '', replied = ''] = tokens
  for (const token of [signed, replied]) await call(head, needs.signByLink, { params: { token }, body: { office: '就业处' } })
  await call(head, needs.askByLink, { params: { token: signed }, body: { text: '招的人要不要护理员证？' } })
  await call(head, needs.replyByLink, {
    params: { token: replied },
    body: { outcome: 'done', text: '已核实，下周日办招聘会。', files: [] },
  })
  return { needId, leadPart: view.assignments[0]?.id ?? '', links: { unsigned, signed, replied } }
}
