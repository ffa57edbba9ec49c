import * as directory from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import * as session from '@liti/contract/session'
import sharp from 'sharp'
import { cast, lead, makeStage, type Role } from './actors.ts'
import { nothing, openApi, type Browser } from './api.ts'
import { district } from './system.ts'
import { openWorld } from './world.ts'
import { guest, system as product } from '../src/kernel/actor.ts'
import { json } from '../src/kernel/work.ts'
import { seedCalendar } from '../src/seed/calendar.ts'
import * as directoryModule from '../src/modules/directory/index.ts'
import { defaultCategories, defaultRules, setUpNeeds, submitNeed } from '../src/modules/needs/index.ts'

export const otherDistrict = 110108

/** Everybody who knocks. `ended`: the seat at the station ended yesterday; `linkHolder`: came by the link of another need. */
const staff = [
  'resident',
  'firm',
  'colleague',
  'otherFirm',
  'specialist',
  'head',
  'otherStation',
  'otherHead',
  'property',
  'bureau',
  'tax',
  'market',
  'street',
  'committee',
] as const
export type Knocker = (typeof staff)[number] | 'guest' | 'receiptHolder' | 'linkHolder' | 'ended' | 'otherDistrict'
export const knockers: Knocker[] = [...staff, 'guest', 'receiptHolder', 'linkHolder', 'ended', 'otherDistrict']

export type Ids = Record<
  | 'need'
  | 'closed'
  | 'lead'
  | 'part'
  | 'question'
  | 'case'
  | 'clock'
  | 'notice'
  | 'organisation'
  | 'person'
  | 'seat'
  | 'building'
  | 'floor'
  | 'space'
  | 'occupancy'
  | 'affiliation'
  | 'station'
  | 'membership'
  | 'place'
  | 'body'
  | 'unit'
  | 'file'
  | 'session',
  string
> & { slug: string }

/** A need with something secret in every place, a closed one with its case, a hidden one, and people all around them. */
export async function matrixWorld() {
  const world = await openWorld()
  await world.asOwner(`insert into kernel.district (id, name, host) values ($1, '海淀区', 'far.example')`, [otherDistrict])
  const api = await openApi(world)
  const stage = makeStage(world)
  const { asOwner } = world
  await asOwner(
    `insert into directory.seat (district_id, body_id, kind, title, person_id, from_day, to_day) values ($1, $2, 'specialist', '专员', $3, current_date - 100, (now() at time zone 'Asia/Shanghai')::date)`,
    [district, world.world.body('今鼎大厦工作站'), world.world.person('拓路科技 财务经理')],
  )
  const browsers = new Map<Knocker, Browser>()
  for (const one of staff) browsers.set(one, await api.signIn(cast[one satisfies Role]))
  browsers.set('ended', await api.signIn('拓路科技 财务经理'))
  for (const one of ['guest', 'receiptHolder', 'linkHolder'] as const) browsers.set(one, api.browser())
  const of = (one: Knocker): Browser => browsers.get(one) as Browser

  const photo = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#356' } })
    .png()
    .toBuffer()
  const firm = of('firm')
  const base = { unitId: world.world.unit('jinding'), category: 'work.hiring', type: 'help' as const, place: '密处' }
  const { file } = (await firm.upload(needs.addDraftFile, {}, photo, '密档.png')).body
  const receipt = await firm.get(needs.submitNeed, {
    body: { ...base, organisationId: world.world.organisation('颐家安宁'), text: '密题，正文。', phone: '13899998888', files: [file.id] },
  })
  const need = receipt.needId
  await stage.accept(need)
  const view = await stage.dispatch(need, lead, [], 'head')
  await of('bureau').get(needs.signAssignment, { params: { assignmentId: view.assignments[0]?.id ?? '' } })
  const helped = await of('bureau').get(needs.addCoHandler, {
    params: { needId: need },
    body: { bodyId: world.world.body('区税务局'), ask: '密托' },
  })
  const part = helped.assignments[1]?.id ?? ''
  const abroad = await of('bureau').get(needs.addCoHandler, {
    params: { needId: need },
    body: { bodyId: world.world.body('山西人社'), ask: '密外' },
  })
  await of('bureau').get(needs.contactNeed, { params: { needId: need }, body: { note: '联系过了' } })
  await of('tax').get(needs.signAssignment, { params: { assignmentId: part } })
  const asked = await of('tax').get(needs.askQuestion, { params: { assignmentId: part }, body: { text: '密问' } })
  const question = asked.assignments[1]?.questions[0]?.id ?? ''
  await of('bureau').get(needs.noteNeed, { params: { needId: need }, body: { note: '密记' } })

  const { needId: closed } = await stage.at('answered', { co: ['区税务局'].slice(1), text: '密结，正文。' })
  const ended = await of('firm').get(needs.confirmOutcome, {
    params: { needId: closed },
    body: { solved: 'yes', rating: 1, words: '密评' },
  })
  const { badRatingCase } = await stage.viewed(closed)
  const hidden = await of('otherFirm').get(needs.submitNeed, {
    body: { ...base, text: '密报，正文。', hidden: true, phone: '13866667777', contactName: '密名' },
  })
  // drafts, receipts and links of others
  const elsewhere = api.browser()
  await elsewhere.upload(needs.addDraftFile, {}, photo, '密稿.png')
  await elsewhere.get(needs.saveDraft, { body: { step: 2, text: '密稿' } })
  await of('receiptHolder').get(needs.submitNeed, { body: { ...base, text: '别的事。', phone: '13855554444' } })
  const linked = await stage.at('accepted', { text: '另一件事。' })
  const far = await of('head').get(needs.dispatchNeed, {
    params: { needId: linked.needId },
    body: { leadId: world.world.body('区市场监管局'), co: [{ bodyId: world.world.body('河北人社'), ask: '核实' }] },
  })
  /** Two links that open something: one part each, of two needs. */
  const links = [far.assignments[1], abroad.assignments[2]].map((one) => ({
    assignmentId: one?.id ?? '',
    token: one?.link?.url?.split('/').at(-1) ?? '',
  }))
  const link = links[0]?.token ?? ''

  const one = async (text: string, ...values: unknown[]): Promise<string> => (await asOwner<{ id: string }>(text, values))[0]?.id ?? ''
  const sessions = await firm.get(session.listSessions)
  const ids: Ids = {
    need,
    closed,
    lead: view.assignments[0]?.id ?? '',
    part,
    question,
    case: badRatingCase?.id ?? '',
    clock: await one(`select id from needs.clock where need_id = $1 and kind = 'answer'`, need),
    notice: await one(`select id from notify.message where person_id = $1 and channel = 'app' limit 1`, world.world.person(cast.firm)),
    organisation: world.world.organisation('颐家安宁'),
    person: world.world.person('颐家安宁 人事经理'),
    seat: await one(
      'select id from directory.seat where body_id = $1 and person_id = $2',
      world.world.body('今鼎大厦工作站'),
      world.world.person(cast.second),
    ),
    building: world.world.building('jinding/今鼎大厦'),
    floor: await one('select floor_id as id from directory.space where id = $1', world.world.space('jinding/1203')),
    space: world.world.space('jinding/1203'),
    occupancy: await one('select id from directory.occupancy where space_id = $1', world.world.space('jinding/1203')),
    affiliation: await one('select id from directory.affiliation where person_id = $1', world.world.person(cast.firm)),
    station: world.world.body('今鼎大厦工作站'),
    membership: await one('select id from directory.body_membership where body_id = $1', world.world.body('八角街道协调委')),
    place: '110107003',
    body: world.world.body(lead),
    unit: world.world.unit('jinding'),
    slug: 'jinding',
    file: file.id,
    session: sessions.sessions[0]?.id ?? '',
  }
  return { world, api, stage, of, ids, receipt, closedView: ended, hidden: hidden.needId, link, links, photo, ...(await farAway()) }

  /** A second district with a building, a station, a firm and a need of its own. */
  async function farAway() {
    const ctx = world.system.ctx(otherDistrict)
    const actor = product(otherDistrict)
    const today = Temporal.Now.plainDateISO('Asia/Shanghai').subtract({ days: 30 }).toString()
    await ctx.db
      .insertInto('kernel.setting')
      .values({ district_id: otherDistrict, name: 'second-factor', value: json('optional') })
      .execute()
    await seedCalendar(ctx, actor)
    await directoryModule.addJurisdiction(ctx, actor, { code: String(otherDistrict), name: '海淀区', nameEn: 'Haidian' })
    await directoryModule.addJurisdiction(ctx, actor, { code: '110108001', name: '外街道', nameEn: 'Far Street' })
    const unit = await directoryModule.openGovernanceUnit(ctx, actor, {
      jurisdictionCode: '110108001',
      name: '外密楼',
      shortCode: 'WM',
      slug: 'waimi',
    })
    const building = await directoryModule.addBuilding(ctx, actor, {
      unitId: unit.id,
      name: '外密楼',
      address: '外密路',
      floors: [{ label: '1', level: 1, area: 100, spaces: [{ code: '101', kind: 'office', area: 90 }] }],
    })
    const body = await directoryModule.constituteBody(ctx, actor, {
      kind: 'workstation',
      name: '外密站',
      shortName: '外密站',
      nameEn: 'Far station',
      unitId: unit.id,
    })
    const organisation = await directoryModule.addOrganisation(ctx, actor, { kind: 'enterprise', name: '外密公司', shortName: '外密公司' })
    const person = await directoryModule.addPerson(ctx, actor, { name: '外密站长', phone: '13900000001' })
    const tie = await directoryModule.addAffiliation(ctx, actor, {
      personId: person.id,
      organisationId: organisation.id,
      kind: 'acts_for',
      job: '经理',
      from: today,
    })
    await directoryModule.acceptTie(ctx, { ...guest(otherDistrict), kind: 'person', personId: person.id }, { affiliationId: tie.id })
    const space = await one('select s.id from directory.space s where s.district_id = $1', otherDistrict)
    const occupancy = await directoryModule.moveIn(ctx, actor, { organisationId: organisation.id, spaceId: space, from: today })
    const council = { kind: 'coordination', name: '外密会', shortName: '外密会', nameEn: 'Far council', unitId: unit.id } as const
    const table = await directoryModule.constituteBody(ctx, actor, council)
    const membership = await directoryModule.joinTable(ctx, actor, { bodyId: table.id, memberBodyId: body.id, from: today })
    const seat = await directoryModule.addSeat(ctx, actor, {
      bodyId: body.id,
      kind: 'head',
      title: '站长',
      titleEn: 'Head',
      personId: person.id,
      position: 1,
      from: today,
    })
    await setUpNeeds(ctx, actor, { categories: defaultCategories, rules: defaultRules, from: '2026-01-01', dispatch: [] })
    const asker = {
      ...product(otherDistrict),
      kind: 'person' as const,
      personId: person.id,
      organisationIds: [organisation.id],
      actsForIds: [organisation.id],
    }
    const { needId } = await submitNeed(
      ctx,
      asker,
      {
        unitId: unit.id,
        category: 'other.other',
        grade: 'ordinary',
        type: 'help',
        place: '',
        text: '外密，正文。',
        wanted: '',
        contactName: '',
        saidFirm: '',
        organisationId: organisation.id,
        hidden: false,
        files: [],
        source: 'portal',
        lang: 'zh',
      },
      null,
    )
    const browser = api.browser('far.example')
    const { demoCode } = await browser.get(session.sendCode, { body: { phone: '13900000001' } })
    await browser.get(session.signInWithCode, { body: { phone: '13900000001', code: demoCode ?? '' } })
    await browser.get(needs.acceptNeed, { params: { needId }, body: {} })
    const dispatched = await browser.get(needs.dispatchNeed, { params: { needId }, body: { leadId: body.id } })
    const assignmentId = dispatched.assignments[0]?.id ?? ''
    await browser.get(needs.signAssignment, { params: { assignmentId } })
    await browser.get(directory.getEnterprise, { params: { organisationId: organisation.id } })
    browsers.set('otherDistrict', browser)
    const farIds: Ids = {
      ...ids,
      need: needId,
      closed: needId,
      lead: assignmentId,
      part: assignmentId,
      clock: await one(`select id from needs.clock where need_id = $1 and kind = 'answer'`, needId),
      notice: await one(`select id from notify.message where person_id = $1 and channel = 'app' limit 1`, person.id),
      organisation: organisation.id,
      person: person.id,
      seat: seat.id,
      building: building.id,
      floor: await one('select floor_id as id from directory.space where id = $1', space),
      space,
      occupancy: occupancy.id,
      affiliation: await one('select id from directory.affiliation where person_id = $1', person.id),
      station: body.id,
      membership: membership.id,
      place: '110108001',
      body: body.id,
      unit: unit.id,
      slug: 'waimi',
      session: 'of-another-district',
      question: nothing,
      case: nothing,
      file: nothing,
    }
    return { farIds }
  }
}
