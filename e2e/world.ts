import * as directory from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import { call } from './call.ts'
import { desk, phone, type House, type Visitor } from './visitor.ts'

export type Who = 'guest' | 'stranger' | 'writer' | 'firm' | 'head' | 'liaison' | 'committee'
/** What a scene may point at. */
export type World = {
  people: Record<Who, Visitor>
  /** Needs of the demonstration by their state, as the desk names them. */
  needIn: (state: string) => string
  /** Needs of a guest. */
  guestNeed: Record<'submitted' | 'answered' | 'declined', string>
  complex: string
  firm: string
  links: Record<'unsigned' | 'signed' | 'replied', string>
}

/** People with what each of them has in front of them: made through the product's own commands. */
export async function furnish(house: House): Promise<World> {
  const [guest, stranger, writer, firm, head, liaison, committee] = await Promise.all([
    house.visit(phone),
    house.visit(phone),
    house.visit(phone),
    house.visit(phone, '颐家安宁 人事经理'),
    house.visit(desk, '今鼎大厦 站长'),
    house.visit(desk, '区人社局 联络员'),
    house.visit(desk, '云图软件 副总经理'),
  ])
  const people = { guest, stranger, writer, firm, head, liaison, committee }
  const property = await house.visit(desk, '今鼎大厦物业 项目经理')
  const { units } = await call(guest, directory.listUnits)
  const unitId = units.find(({ slug }) => slug === 'jinding')?.id ?? ''

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
  await call(head, needs.acceptNeed, { params: { needId: answered }, body: {} })
  const { bodies } = await call(head, directory.listBodies, { query: { unit: unitId } })
  const body = (name: string): string => bodies.find((each) => each.name.zh.includes(name))?.id ?? ''
  const sent = await call(head, needs.dispatchNeed, { params: { needId: answered }, body: { leadId: body('今鼎大厦物业'), co: [] } })
  const assignmentId = sent.assignments[0]?.id ?? ''
  await call(property, needs.signAssignment, { params: { assignmentId }, body: {} })
  await call(property, needs.contactNeed, { params: { needId: answered }, body: { note: '到现场看了。' } })
  await call(property, needs.answerNeed, { params: { needId: answered }, body: { text: '换了阀芯，不滴水了。', files: [] } })
  await property.leave()

  const { links, needId: complex } = await dispatchAbroad(head, await raise(guest, '到外省招人，求职者不信。', 'work.hiring'), body)
  const all = await call(head, needs.listWork, { query: { tab: 'all', limit: 100 } })
  const organisations = await call(head, directory.findOrganisations, { query: { q: '颐家安宁' } })
  return {
    people,
    needIn: (state) => all.items.find((row) => row.state === state && row.id !== complex)?.id ?? missing(`a need that is ${state}`),
    guestNeed: { submitted, answered, declined },
    complex,
    firm: organisations.hits[0]?.organisationId ?? missing('颐家安宁'),
    links,
  }
}

/** A need with three units that have no account: one has not signed, one has asked, one has replied. */
async function dispatchAbroad(
  head: Visitor,
  needId: string,
  body: (name: string) => string,
): Promise<{ needId: string; links: World['links'] }> {
  await call(head, needs.acceptNeed, { params: { needId }, body: {} })
  const co = ['山西', '内蒙古', '河北'].map((name) => ({ bodyId: body(name), ask: '核实公司可以在当地招人\n说明能不能办招聘会' }))
  const view = await call(head, needs.dispatchNeed, { params: { needId }, body: { leadId: body('区人社局'), grade: 'complex', co } })
  const tokens = view.assignments.flatMap(({ link }) => (link?.url ? [link.url.split('/').pop() ?? ''] : []))
  const [unsigned = '', signed = '', replied = ''] = tokens
  for (const token of [signed, replied]) await call(head, needs.signByLink, { params: { token }, body: { office: '就业处' } })
  await call(head, needs.askByLink, { params: { token: signed }, body: { text: '招的人要不要护理员证？' } })
  await call(head, needs.replyByLink, {
    params: { token: replied },
    body: { outcome: 'done', text: '已核实，下周日办招聘会。', files: [] },
  })
  return { needId, links: { unsigned, signed, replied } }
}

const missing = (what: string): never => {
  throw new Error(`The world has no ${what}`)
}
