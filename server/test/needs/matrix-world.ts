import * as directory from '@liti/contract/directory'
import * as needs from '@liti/contract/needs'
import { lead } from '../actors.ts'
import { nothing } from '../api.ts'
import { asker, desk, handling, type FarHouse, type House, type Ids, type Secrets } from '../matrix-module.ts'
import { photo } from './photo.ts'
import { defaultCategories, defaultRules, setUpNeeds, submitNeed } from '../../src/modules/needs/index.ts'

declare module '../matrix-module.ts' {
  interface Ids {
    need: string
    /** What the guest's receipt calls it. */
    number: string
    closed: string
    hidden: string
    lead: string
    part: string
    question: string
    case: string
    clock: string
    file: string
    /** Two links that open one part each, of two needs. */
    link: string
    linkPart: string
    secondLink: string
    secondLinkPart: string
  }
}

/** A need with something secret in every place, a closed one with its case, a hidden one. */
export async function furnish({ world, api, stage, of, one }: House): Promise<{ ids: Partial<Ids>; secrets: Secrets }> {
  const firm = of('firm')
  const base = { unitId: world.world.unit('jinding'), category: 'work.hiring', type: 'help' as const, place: '密处' }
  const { file } = (await firm.upload(needs.addDraftFile, {}, await photo(), '密档.png')).body
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
  await of('firm').get(needs.confirmOutcome, {
    params: { needId: closed },
    body: { solved: 'yes', rating: 1, words: '密评' },
  })
  const { badRatingCase } = await stage.viewed(closed)
  const hidden = await of('otherFirm').get(needs.submitNeed, {
    body: { ...base, text: '密报，正文。', hidden: true, phone: '13866667777', contactName: '密名' },
  })
  // drafts, receipts and links of others
  const elsewhere = api.browser()
  await elsewhere.upload(needs.addDraftFile, {}, await photo(), '密稿.png')
  await elsewhere.get(needs.saveDraft, { body: { step: 2, text: '密稿' } })
  await of('receiptHolder').get(needs.submitNeed, { body: { ...base, text: '别的事。', phone: '13855554444' } })
  const linked = await stage.at('accepted', { text: '另一件事。' })
  const far = await of('head').get(needs.dispatchNeed, {
    params: { needId: linked.needId },
    body: { leadId: world.world.body('区市场监管局'), co: [{ bodyId: world.world.body('河北人社'), ask: '核实' }] },
  })
  const linkOf = (assignment: (typeof far.assignments)[number] | undefined) => ({
    part: assignment?.id ?? '',
    token: assignment?.link?.url?.split('/').at(-1) ?? '',
  })
  const first = linkOf(far.assignments[1])
  const second = linkOf(abroad.assignments[2])
  const inside = handling
  return {
    ids: {
      need,
      number: receipt.number,
      closed,
      hidden: hidden.needId,
      lead: view.assignments[0]?.id ?? '',
      part,
      question,
      case: badRatingCase?.id ?? '',
      clock: await one(`select id from needs.clock where need_id = $1 and kind = 'answer'`, need),
      file: file.id,
      link: first.token,
      linkPart: first.part,
      secondLink: second.token,
      secondLinkPart: second.part,
    },
    secrets: {
      密题: [...inside, ...asker],
      [receipt.number]: [...inside, ...asker],
      [receipt.needId]: [...inside, ...asker],
      密档: [...inside, ...asker],
      密处: [...inside, ...asker, 'otherFirm', 'receiptHolder'], // written into several needs
      密记: inside,
      密托: inside,
      密问: inside,
      密外: inside,
      '****8888': inside,
      '13899998888': [],
      密结: [...desk, 'bureau', ...asker],
      密评: [...desk, 'bureau', ...asker],
      密报: [...desk, 'otherFirm'],
      密名: [],
      '****7777': [],
      密稿: [],
    },
  }
}

/** A need of the second district, at work at its station. */
export async function furnishFar({ ctx, system, asker: who, browser, ids, one }: FarHouse): Promise<Partial<Ids>> {
  await setUpNeeds(ctx, system, { categories: defaultCategories, rules: defaultRules, from: '2026-01-01', dispatch: [] })
  const organisationId = ids.organisation
  const { needId } = await submitNeed(
    ctx,
    who,
    {
      unitId: ids.unit,
      category: 'other.other',
      grade: 'ordinary',
      type: 'help',
      place: '',
      text: '外密，正文。',
      wanted: '',
      contactName: '',
      saidFirm: '',
      organisationId,
      hidden: false,
      files: [],
      source: 'portal',
      lang: 'zh',
    },
    null,
  )
  await browser.get(needs.acceptNeed, { params: { needId }, body: {} })
  const dispatched = await browser.get(needs.dispatchNeed, { params: { needId }, body: { leadId: ids.body } })
  const assignmentId = dispatched.assignments[0]?.id ?? ''
  await browser.get(needs.signAssignment, { params: { assignmentId } })
  await browser.get(directory.getEnterprise, { params: { organisationId } })
  return {
    need: needId,
    closed: needId,
    lead: assignmentId,
    part: assignmentId,
    clock: await one(`select id from needs.clock where need_id = $1 and kind = 'answer'`, needId),
    question: nothing,
    case: nothing,
    file: nothing,
  }
}
