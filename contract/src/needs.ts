import { z } from 'zod'
import { BoundedCount, Can, FileRef, Id, Instant, Mobile, page, PageQuery, Rating, Solved, Text } from './common.ts'
import { DeadlineView } from './deadline.ts'
import { act, read } from './kit.ts'
import {
  assignmentStates,
  callbackResults,
  clockKinds,
  grades,
  needStates,
  needTypes,
  replyOutcomes,
  returnReasons,
  sources,
} from './needs-words.ts'

const needParams = z.object({ needId: Id })
const words = (max: number) => z.string().trim().max(max)
const said = (max: number) => z.string().trim().min(1).max(max)

// ---------- clocks ----------

export const standings = ['met', 'met-late', 'running', 'soon', 'overdue', 'long-overdue', 'paused', 'cancelled'] as const
/** One clock as a sentence: how long is left or was used, and the rule that set it. */
export const ClockView = z.object({
  id: Id,
  kind: z.enum(clockKinds),
  bodyId: Id,
  standing: z.enum(standings),
  dueAt: Instant,
  startedAt: Instant,
  metAt: Instant.nullable(),
  progress: z.number().min(0).max(100),
  time: Text, // 还有 3 小时 | 用了 22 分钟 | 超时 18 小时
  rule: Text, // 派单后 24 小时内要联系诉求人
})
export type ClockView = z.infer<typeof ClockView>

export const explainClock = read('/api/needs/clocks/:clockId', {
  summary: '这个期限是怎么算的',
  access: 'anyone',
  params: z.object({ clockId: Id }),
  query: z.object({ link: z.string().max(400).optional() }),
  reply: z.object({ title: Text, deadline: DeadlineView }),
})

// ---------- raising ----------

export const Category = z.object({
  code: z.string(),
  name: Text,
  hint: Text,
  children: z.array(z.object({ code: z.string(), name: Text, hint: Text })),
})
export type Category = z.infer<typeof Category>

export const getIntake = read('/api/needs/intake', {
  summary: '提诉求要用的分类和楼宇',
  access: 'anyone',
  reply: z.object({
    units: z.array(z.object({ id: Id, slug: z.string(), name: Text, place: z.string() })),
    categories: z.array(Category),
    /** A year the holiday calendar does not know makes every date in it uncertain. */
    calendarWarning: Text.nullable(),
  }),
})

/** Who will probably handle it, why, and by when each step is due: shown before sending. */
export const Preview = z.object({
  lead: z.object({ bodyId: Id, name: Text }).nullable(),
  why: z.array(Text),
  workstation: Text,
  steps: z.array(z.object({ kind: z.enum(clockKinds), text: Text, dueAt: Instant })),
  answer: z.object({ dueAt: Instant, deadline: DeadlineView }),
})
export type Preview = z.infer<typeof Preview>
export const previewNeed = read('/api/needs/preview', {
  summary: '可能由谁办，最晚哪天答复',
  access: 'anyone',
  query: z.object({ unit: Id, category: z.string().max(40), grade: z.enum(grades).default('ordinary') }),
  reply: Preview,
})

/** Drafts live on the server; the browser holds only a cookie that opens them. */
export const DraftData = z.object({
  step: z.number().int().min(1).max(9).default(1),
  unitId: Id.optional(),
  category: z.string().max(40).optional(),
  grade: z.enum(grades).optional(),
  type: z.enum(needTypes).optional(),
  place: words(120).optional(),
  text: words(2000).optional(),
  wanted: words(300).optional(),
  phone: words(30).optional(),
  contactName: words(40).optional(),
  hidden: z.boolean().optional(),
  files: z.array(FileRef).max(6).default([]),
})
export type DraftData = z.infer<typeof DraftData>
const Draft = z.object({ draft: z.object({ id: Id, data: DraftData, savedAt: Instant }).nullable() })
export const getDraft = read('/api/needs/draft', { summary: '接着写上次的草稿', access: 'anyone', reply: Draft })
export const saveDraft = act('/api/needs/draft', { summary: '保存草稿', access: 'anyone', perMinute: 60, body: DraftData, reply: Draft })
export const dropDraft = act('/api/needs/draft/drop', { summary: '删掉草稿', access: 'anyone', reply: Draft })
export const addDraftFile = act('/api/needs/draft/files', {
  summary: '给草稿加照片或文件',
  access: 'anyone',
  kind: 'upload',
  perMinute: 20,
  reply: z.object({ file: FileRef }),
})

export const Receipt = z.object({
  needId: Id,
  number: z.string(),
  receiptCode: z.string(),
  title: z.string(),
  place: z.string(),
  unit: Text,
  at: Instant,
  phoneTail: z.string().nullable(),
  /** What happens next, each step with its latest time. */
  next: z.array(z.object({ kind: z.string(), text: Text, detail: Text.nullable(), dueAt: Instant.nullable() })),
  deadline: DeadlineView.nullable(),
  trackUrl: z.string(),
  workstation: z.object({ name: Text, place: z.string(), hours: Text }),
})
export type Receipt = z.infer<typeof Receipt>

export const submitNeed = act('/api/needs', {
  summary: '提诉求',
  access: 'anyone',
  perMinute: 20,
  body: z.object({
    unitId: Id,
    category: z.string().max(40),
    grade: z.enum(['ordinary', 'utilities', 'danger']).default('ordinary'),
    type: z.enum(needTypes).default('help'),
    place: words(120).default(''),
    text: said(2000),
    wanted: words(300).default(''),
    /** Needed from a guest; a signed-in person's own number is used. */
    phone: Mobile.optional(),
    contactName: words(40).default(''),
    hidden: z.boolean().default(false),
    files: z.array(Id).max(6).default([]),
    source: z.enum(['portal', 'poster']).default('portal'),
    lang: z.enum(['zh', 'en']).default('zh'),
  }),
  reply: Receipt,
})

export const getReceipt = read('/api/my/needs/:needId/receipt', { summary: '回执', access: 'anyone', params: needParams, reply: Receipt })

export const openReceipt = act('/api/receipts/open', {
  summary: '用回执号和手机尾号查进度',
  access: 'anyone',
  perMinute: 10,
  body: z.object({ code: z.string().trim().toUpperCase().max(40), phoneTail: z.string().regex(/^\d{4}$/) }),
  reply: z.object({ needId: Id }),
})

// ---------- the requester's side ----------

export const TimelineEntry = z.object({
  id: Id.nullable(),
  tone: z.enum(['todo', 'now', 'over', 'done']),
  text: Text,
  detail: Text.nullable(),
  /** What somebody wrote, in their own words and language. */
  note: z.string(),
  at: Instant.nullable(),
  by: Text,
  files: z.array(FileRef),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const PartView = z.object({
  assignmentId: Id,
  body: Text,
  region: z.string(),
  role: z.enum(['lead', 'co']),
  state: z.enum(assignmentStates),
  clock: ClockView.nullable(),
  line: Text,
})

export const TrackView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  text: z.string(),
  place: z.string(),
  unit: z.object({ name: Text, slug: z.string() }),
  type: z.enum(needTypes),
  state: z.enum(needStates),
  stateText: Text,
  tone: z.enum(['neutral', 'doing', 'soon', 'over', 'done']),
  promise: z.object({ title: Text, detail: Text, tone: z.enum(['running', 'over', 'done']), clockId: Id.nullable() }),
  parts: z.array(PartView),
  timeline: z.array(TimelineEntry),
  answer: z.object({ text: z.string(), by: Text, at: Instant, parts: z.array(z.object({ body: Text, text: z.string() })) }).nullable(),
  declined: z.object({ reason: z.string(), where: z.string() }).nullable(),
  files: z.array(FileRef),
  verdict: z.object({ solved: Solved.nullable(), rating: Rating.nullable(), words: z.string(), at: Instant }).nullable(),
  workstation: z.object({ name: Text, place: z.string(), hours: Text }),
  can: z.object({ supplement: Can, urge: Can, confirm: Can, withdraw: Can }),
})
export type TrackView = z.infer<typeof TrackView>

export const trackNeed = read('/api/my/needs/:needId', {
  summary: '这件事办到哪一步',
  access: 'anyone',
  params: needParams,
  reply: TrackView,
})

export const MyNeed = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  unit: Text,
  stateText: Text,
  tone: TrackView.shape.tone,
  line: Text,
  at: Instant,
})
export const listMyNeeds = read('/api/my/needs', {
  summary: '我的事',
  access: 'anyone',
  query: PageQuery,
  reply: page(MyNeed),
})

export const supplementNeed = act('/api/my/needs/:needId/supplement', {
  summary: '补充说明',
  access: 'anyone',
  params: needParams,
  body: z.object({ text: said(1000), files: z.array(Id).max(6).default([]) }),
  reply: TrackView,
})
export const urgeNeed = act('/api/my/needs/:needId/urge', { summary: '催一催', access: 'anyone', params: needParams, reply: TrackView })
export const withdrawNeed = act('/api/my/needs/:needId/withdraw', {
  summary: '撤回诉求',
  access: 'anyone',
  params: needParams,
  reply: TrackView,
})
export const confirmOutcome = act('/api/my/needs/:needId/confirm', {
  summary: '确认解决了没有、满意不满意',
  access: 'anyone',
  params: needParams,
  body: z.object({ solved: Solved, rating: Rating, words: words(500).default('') }),
  reply: TrackView,
})

// ---------- the desk ----------

export const AssignmentView = z.object({
  id: Id,
  bodyId: Id,
  body: Text,
  region: z.string(),
  external: z.boolean(),
  role: z.enum(['lead', 'co']),
  state: z.enum(assignmentStates),
  ask: z.string(),
  reply: z.string().nullable(),
  outcome: z.enum(replyOutcomes).nullable(),
  returnReason: z.string().nullable(),
  clock: ClockView.nullable(),
  lastStep: Text,
  questions: z.array(
    z.object({ id: Id, text: z.string(), askedAt: Instant, answer: z.string().nullable(), answeredAt: Instant.nullable() }),
  ),
  files: z.array(FileRef),
  link: z
    .object({
      expiresAt: Instant,
      revoked: z.boolean(),
      opened: z.number().int(),
      lastOpenedAt: Instant.nullable(),
      mailed: z.enum(['none', 'waiting', 'sent', 'failed']),
      /** Only in the reply of the command that made the link: nobody can read it out later. */
      url: z.string().optional(),
    })
    .nullable(),
  can: z.object({ sign: Can, reply: Can, return: Can, urge: Can, answerQuestion: Can, link: Can, cancel: Can, ask: Can }),
})
export type AssignmentView = z.infer<typeof AssignmentView>

export const NeedView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  text: z.string(),
  wanted: z.string(),
  place: z.string(),
  unit: z.object({ id: Id, name: Text, slug: z.string() }),
  spaceId: Id.nullable(),
  type: z.enum(needTypes),
  grade: z.enum(grades),
  category: Text,
  categoryCode: z.string(),
  source: z.enum(sources),
  state: z.enum(needStates),
  stateText: Text,
  tone: TrackView.shape.tone,
  round: z.number().int(),
  version: z.number().int(),
  owner: z.object({ bodyId: Id, name: Text }),
  requester: z.object({
    label: z.string(),
    organisationId: Id.nullable(),
    organisation: z.string().nullable(),
    phone: z.string().nullable(),
    hidden: z.boolean(),
  }),
  createdAt: Instant,
  clocks: z.array(ClockView), // of the need itself, in the order of the life cycle
  assignments: z.array(AssignmentView),
  timeline: z.array(TimelineEntry),
  files: z.array(FileRef),
  answer: TrackView.shape.answer,
  declined: TrackView.shape.declined,
  verdicts: z.array(
    z.object({
      round: z.number().int(),
      via: z.enum(['callback', 'requester']),
      reached: z.boolean(),
      solved: Solved.nullable(),
      rating: Rating.nullable(),
      words: z.string(),
      at: Instant,
    }),
  ),
  attempts: z.array(z.object({ at: Instant, result: z.enum(callbackResults), note: z.string(), againAt: Instant.nullable() })),
  badRatingCase: z
    .object({ id: Id, openedAt: Instant, dueAt: Instant, finding: z.string().nullable(), endedAt: Instant.nullable() })
    .nullable(),
  suggestion: z.object({ bodyId: Id, name: Text, why: z.array(Text) }).nullable(),
  can: z.object({
    accept: Can,
    decline: Can,
    dispatch: Can,
    sign: Can,
    contact: Can,
    addCoHandler: Can,
    answer: Can,
    callback: Can,
    endCase: Can,
    reveal: Can,
    note: Can,
  }),
})
export type NeedView = z.infer<typeof NeedView>

export const getNeed = read('/api/desk/needs/:needId', { summary: '一件诉求', access: 'staff', params: needParams, reply: NeedView })

export const workTabs = ['mine', 'soon', 'overdue', 'callback', 'all'] as const
export const WorkRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  who: z.string(), // 颐家安宁，1203 室
  type: z.enum(needTypes),
  state: z.enum(needStates),
  stateText: Text,
  tone: TrackView.shape.tone,
  body: Text, // whose turn it is
  clock: ClockView.nullable(),
  at: Instant,
})
export type WorkRow = z.infer<typeof WorkRow>

export const listWork = read('/api/desk/work', {
  summary: '工作清单',
  access: 'staff',
  query: PageQuery.extend({
    tab: z.enum(workTabs).default('mine'),
    unit: Id.optional(),
    type: z.enum(needTypes).optional(),
    source: z.enum(sources).optional(),
    q: z.string().trim().max(60).optional(),
  }),
  reply: page(WorkRow).extend({
    counts: z.object({ mine: BoundedCount, soon: BoundedCount, overdue: BoundedCount, callback: BoundedCount }),
  }),
})

/** Everything late under the reader's eyes, the latest first, by body. */
export const listOverdue = read('/api/desk/overdue', {
  summary: '超时看板',
  access: 'staff',
  /** `body`: only what is late at one body; `byBody` stays whole, so that one can go from body to body. */
  query: PageQuery.extend({ unit: Id.optional(), body: Id.optional() }),
  reply: page(WorkRow.extend({ unit: Text })).extend({ byBody: z.array(z.object({ bodyId: Id, name: Text, overdue: BoundedCount })) }),
})

export const registerNeed = act('/api/desk/needs', {
  summary: '登记诉求：来电、上门、走访、会上',
  access: 'staff',
  body: z.object({
    unitId: Id,
    category: z.string().max(40),
    grade: z.enum(['ordinary', 'utilities', 'danger']).default('ordinary'),
    type: z.enum(needTypes),
    source: z.enum(['phone', 'walk_in', 'visit', 'meeting']).default('phone'),
    title: words(60).default(''),
    text: said(2000),
    wanted: words(300).default(''),
    place: words(120).default(''),
    spaceId: Id.nullable().default(null),
    organisationId: Id.nullable().default(null),
    personId: Id.nullable().default(null),
    phone: z.union([Mobile, z.literal('')]).default(''),
    requesterLabel: words(40).default(''),
    hidden: z.boolean().default(false),
    /** Dispatch in the same step, to the unit shown at the side. */
    dispatchTo: Id.nullable().default(null),
  }),
  reply: NeedView,
})

const needAct = <B extends z.ZodType>(path: string, summary: string, body: B) =>
  act(`/api/desk/needs/:needId/${path}`, { summary, access: 'staff', params: needParams, body, reply: NeedView })
const nothing = z.object({})

export const acceptNeed = needAct(
  'accept',
  '受理诉求',
  z.object({
    note: words(500).default(''),
    title: words(60).optional(),
    category: z.string().max(40).optional(),
    grade: z.enum(grades).optional(),
  }),
)
export const declineNeed = needAct('decline', '不受理，告诉对方该找谁', z.object({ reason: said(500), where: said(300) }))
export const dispatchNeed = needAct(
  'dispatch',
  '派单：一家牵头，可加协办',
  z.object({
    leadId: Id,
    grade: z.enum(grades).optional(),
    note: words(500).default(''),
    co: z
      .array(z.object({ bodyId: Id, ask: said(500) }))
      .max(20)
      .default([]),
  }),
)
export const addCoHandler = needAct('co-handlers', '加协办单位', z.object({ bodyId: Id, ask: said(500) }))
export const contactNeed = needAct('contact', '记下首次联系', z.object({ note: said(500) }))
export const answerNeed = needAct('answer', '答复诉求人', z.object({ text: said(2000), files: z.array(Id).max(6).default([]) }))
export const noteNeed = needAct('note', '写一条内部记录', z.object({ note: said(1000) }))

const assignmentAct = <B extends z.ZodType>(path: string, summary: string, body: B) =>
  act(`/api/desk/assignments/:assignmentId/${path}`, {
    summary,
    access: 'staff',
    params: z.object({ assignmentId: Id }),
    body,
    reply: NeedView,
  })

export const signAssignment = assignmentAct('sign', '签收', nothing)
export const replyAssignment = assignmentAct(
  'reply',
  '回复牵头单位',
  z.object({ outcome: z.enum(replyOutcomes), text: said(2000), files: z.array(Id).max(6).default([]) }),
)
export const returnAssignment = assignmentAct('return', '退单，说明依据', z.object({ reason: z.enum(returnReasons), basis: said(500) }))
export const urgeAssignment = assignmentAct('urge', '催办', z.object({ note: words(300).default('') }))
export const cancelAssignment = assignmentAct('cancel', '撤销这家协办', z.object({ note: said(300) }))
export const askQuestion = assignmentAct('questions', '先问一件事', z.object({ text: said(500) }))
export const renewLink = assignmentAct(
  'link',
  '换一个新链接，旧的立即失效',
  z.object({ days: z.number().int().min(1).max(60).default(18) }),
)
export const revokeLink = assignmentAct('link/revoke', '让链接失效', nothing)
export const answerQuestion = act('/api/desk/questions/:questionId/answer', {
  summary: '答复协办单位的提问',
  access: 'staff',
  params: z.object({ questionId: Id }),
  body: z.object({ text: said(1000) }),
  reply: NeedView,
})

export const addDeskFile = act('/api/desk/files', {
  summary: '上传附件',
  access: 'staff',
  kind: 'upload',
  perMinute: 60,
  reply: z.object({ file: FileRef }),
})

export const revealContact = act('/api/desk/needs/:needId/phone', {
  summary: '查看诉求人电话（会留下记录）',
  access: 'staff',
  perMinute: 30,
  params: needParams,
  body: z.object({ reason: words(200).default('') }),
  reply: z.object({ phone: z.string().nullable(), name: z.string().nullable() }),
})

// ---------- call-back ----------

export const callbackTabs = ['due', 'unreached', 'bad', 'done'] as const
export const listCallbacks = read('/api/desk/callbacks', {
  summary: '回访清单：谁办的谁不回访',
  access: 'staff',
  query: PageQuery.extend({ tab: z.enum(callbackTabs).default('due'), unit: Id.optional() }),
  reply: page(WorkRow.extend({ handledBy: Text, tries: z.number().int(), againAt: Instant.nullable() })).extend({
    counts: z.object({ due: BoundedCount, unreached: BoundedCount, bad: BoundedCount }),
    /** Needs the reader handled and therefore does not call back. */
    ownHandled: BoundedCount,
    month: z.object({ reached: z.number().int(), total: z.number().int(), unreached: z.number().int(), reopened: z.number().int() }),
  }),
})
export const recordCallback = needAct(
  'callback',
  '记下回访结果',
  z.object({ solved: Solved, rating: Rating, words: words(500).default('') }),
)
export const recordAttempt = needAct(
  'callback/attempt',
  '这次没打成',
  z.object({ result: z.enum(callbackResults), againAt: Instant.nullable().default(null), note: words(300).default('') }),
)
export const endBadRatingCase = act('/api/desk/cases/:caseId/end', {
  summary: '差评整改：说明查到什么、怎么改的',
  access: 'staff',
  params: z.object({ caseId: Id }),
  body: z.object({ finding: said(1000), remedy: z.enum(['fixed', 'ledger', 'explained']) }),
  reply: NeedView,
})

// ---------- the link of a unit without an account ----------

const linkParams = z.object({ token: z.string().min(20).max(400) })
export const LinkView = z.object({
  needNumber: z.string(),
  title: z.string(),
  text: z.string(),
  wanted: z.string(),
  unit: Text,
  lead: Text,
  body: Text,
  region: z.string(),
  position: z.number().int(),
  ask: z.array(z.string()),
  state: z.enum(assignmentStates),
  outcome: z.enum(replyOutcomes).nullable(),
  reply: z.string().nullable(),
  clock: ClockView.nullable(),
  promise: z.object({ title: Text, detail: Text, tone: z.enum(['running', 'over', 'done']) }),
  files: z.array(FileRef),
  ownFiles: z.array(FileRef),
  questions: z.array(
    z.object({ id: Id, text: z.string(), askedAt: Instant, answer: z.string().nullable(), answeredAt: Instant.nullable() }),
  ),
  timeline: z.array(TimelineEntry),
  sees: z.array(z.object({ yes: z.boolean(), text: Text })),
  expiresAt: Instant,
  can: z.object({ sign: Can, ask: Can, reply: Can, return: Can, attach: Can }),
})
export type LinkView = z.infer<typeof LinkView>
export const openLink = read('/api/link/:token', { summary: '协办链接', access: 'link', params: linkParams, reply: LinkView })
const linkAct = <B extends z.ZodType>(path: string, summary: string, body: B) =>
  act(`/api/link/:token/${path}`, { summary, access: 'link', params: linkParams, body, reply: LinkView, perMinute: 30 })
export const signByLink = linkAct('sign', '签收这件协办', z.object({ office: words(40).default('') }))
export const askByLink = linkAct('questions', '先问一件事', z.object({ text: said(500) }))
export const replyByLink = linkAct(
  'reply',
  '回复牵头单位',
  z.object({ outcome: z.enum(replyOutcomes), text: said(2000), files: z.array(Id).max(6).default([]) }),
)
export const returnByLink = linkAct('return', '不归我们办，退回', z.object({ reason: z.enum(returnReasons), basis: said(500) }))
export const attachByLink = act('/api/link/:token/files', {
  summary: '附文件',
  access: 'link',
  kind: 'upload',
  perMinute: 20,
  params: linkParams,
  reply: z.object({ file: FileRef }),
})

// ---------- figures ----------

export const rateKinds = ['response', 'resolution', 'satisfaction'] as const
/** A rate with its base; `percent` is null under five cases (太少，不计算). */
export const Rate = z.object({
  kind: z.enum(rateKinds),
  top: z.number().int(),
  bottom: z.number().int(),
  percent: z.number().nullable(),
  counts: Text,
  base: Text,
})
export type Rate = z.infer<typeof Rate>
export const TimeFigure = z.object({
  kind: z.enum(clockKinds),
  grade: z.enum(grades).nullable(),
  name: Text,
  rule: Text,
  count: z.number().int(),
  unit: z.enum(['hours', 'working-days', 'days']),
  limit: z.number(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  max: z.number().nullable(),
})
const FigureQuery = z.object({ unit: Id.optional(), body: Id.optional(), from: z.iso.date().optional(), to: z.iso.date().optional() })
export const Figures = z.object({
  scope: z.object({ unit: Text.nullable(), body: Text.nullable(), from: z.iso.date(), to: z.iso.date(), asOf: Instant }),
  rates: z.array(Rate),
  times: z.array(TimeFigure),
  months: z.array(z.object({ month: z.string(), rates: z.array(Rate) })),
  byLead: z.array(
    z.object({
      bodyId: Id,
      name: Text,
      count: z.number().int(),
      rates: z.array(Rate),
      answerMedian: z.number().nullable(),
      overdue: z.number().int(),
    }),
  ),
  /** Rows left out, and why: never averaged in silently. */
  leftOut: z.array(z.object({ reason: Text, count: z.number().int() })),
})
export type Figures = z.infer<typeof Figures>
export const getFigures = read('/api/desk/figures', { summary: '诉求办得怎么样', access: 'staff', query: FigureQuery, reply: Figures })

export const FigureRow = z.object({
  needId: Id,
  number: z.string(),
  title: z.string(),
  who: z.string(),
  lead: Text,
  said: z.string(),
  solved: Solved.nullable(),
  rating: Rating.nullable(),
  counts: z.boolean(),
  answeredAt: Instant.nullable(),
  askedAt: Instant.nullable(),
  tag: Text,
})
export const listFigureRows = read('/api/desk/figures/rows', {
  summary: '数字背后的每一件',
  access: 'staff',
  query: FigureQuery.extend({ rate: z.enum(rateKinds), part: z.enum(['yes', 'no', 'all', 'left-out']).default('no'), ...PageQuery.shape }),
  reply: page(FigureRow).extend({ rate: Rate, definition: z.array(z.object({ term: Text, text: Text })) }),
})
export const exportFigures = read('/api/desk/figures/export', {
  summary: '导出这些诉求',
  access: 'staff',
  kind: 'download',
  query: FigureQuery.extend({ rate: z.enum(rateKinds).optional() }),
  reply: z.unknown(),
})
