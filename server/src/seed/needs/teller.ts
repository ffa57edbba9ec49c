import { createHash } from 'node:crypto'
import type { NeedView } from '@liti/contract/needs'
import type { Grade, NeedType, Source } from '@liti/contract/needs-words'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import * as needs from '../../modules/needs/index.ts'
import { actAs } from '../act-as.ts'
import type { DirectoryWorld } from '../directory/index.ts'

/** A moment of the story: days before today and the hour of the clock on the wall, or so many minutes ago. */
export type When = { daysAgo: number; at: string } | { minutesAgo: number }

/** One need of the past, told step by step. */
export type Tale = {
  unit: string
  by: string | null
  space?: string
  place: string
  category: string
  type: NeedType
  grade?: Grade
  title: string
  text: string
  wanted?: string
  source?: Source
  raised: When
}

/** Lives the demonstration's past with the product's own commands: the clock is moved, nothing else is pretended. */
export class Teller {
  readonly ctx: Ctx
  readonly world: DirectoryWorld
  private readonly today: Temporal.PlainDate
  private readonly limit: Temporal.Instant
  private moment: Temporal.Instant
  private readonly actors = new Map<string, Promise<Actor>>()
  private tale = ''
  private steps = 0

  constructor(ctx: Ctx, world: DirectoryWorld) {
    this.limit = ctx.now()
    this.moment = this.limit
    this.today = this.limit.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()
    this.world = world
    // moments are read when a command asks for them
    this.ctx = { ...ctx, now: () => this.moment }
  }

  /**
   * What the next command of this tale runs in. Each has a key of its own, so that a start that was cut short is told on where it
   * stopped: what was done answers as it did, and nothing happens twice.
   */
  step(): Ctx {
    this.steps += 1
    return { ...this.ctx, call: { requestId: 'demo', key: `demo:${this.tale}:${this.steps}`, route: 'demo', bodyHash: '' } }
  }

  /** Moves the clock; never past the present. */
  at(when: When): this {
    if ('minutesAgo' in when) {
      this.moment = this.limit.subtract({ minutes: when.minutesAgo })
      return this
    }
    const { daysAgo, at } = when
    const wanted = this.today.subtract({ days: daysAgo }).toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: at }).toInstant()
    this.moment = Temporal.Instant.compare(wanted, this.limit) > 0 ? this.limit : wanted
    return this
  }

  /** A calendar day so many days after today. */
  day(daysAhead: number): string {
    return this.today.add({ days: daysAhead }).toString()
  }

  /** Moves the clock on. */
  later(duration: { hours?: number; minutes?: number }): this {
    const wanted = this.moment.add(duration)
    this.moment = Temporal.Instant.compare(wanted, this.limit) > 0 ? this.limit : wanted
    return this
  }

  as(key: string): Promise<Actor> {
    let actor = this.actors.get(key)
    if (!actor) this.actors.set(key, (actor = actAs(this.ctx, this.world.person(key))))
    return actor
  }

  /** The requester raises it, on the phone; or the workstation writes it down. Returns the need's id. */
  async raise(tale: Tale): Promise<string> {
    this.at(tale.raised)
    this.tale = createHash('sha256').update([tale.unit, tale.place, tale.title, tale.text].join('\n')).digest('base64url')
    this.steps = 0
    const unitId = this.world.unit(tale.unit)
    const base = {
      unitId,
      category: tale.category,
      grade: (tale.grade ?? 'ordinary') as 'ordinary',
      type: tale.type,
      place: tale.place,
      text: tale.text,
      wanted: tale.wanted ?? '',
      hidden: false,
    }
    if (tale.by !== null && (tale.source ?? 'portal') === 'portal') {
      const receipt = await needs.submitNeed(
        this.step(),
        await this.as(tale.by),
        { ...base, organisationId: this.firmOf(tale.by), saidFirm: '', contactName: '', files: [], source: 'portal', lang: 'zh' },
        null,
      )
      return receipt.needId
    }
    const writer = await this.as(tale.unit === 'jinding' ? '今鼎大厦 专员一' : '融科创意中心 专员')
    const view = await needs.registerNeed(this.step(), writer, {
      ...base,
      title: tale.title,
      source: (tale.source ?? 'phone') as 'phone',
      spaceId: tale.space ? this.world.space(tale.space) : null,
      organisationId: tale.by ? this.firmOf(tale.by) : null,
      forFirm: true,
      personId: tale.by ? this.world.person(tale.by) : null,
      phone: '',
      requesterLabel: tale.by?.split(' ').slice(1).join(' ') ?? '',
      lang: 'zh',
      dispatchTo: null,
    })
    return view.id
  }

  /** 颐家安宁 人事经理 → 颐家安宁 */
  private firmOf(key: string): string {
    return this.world.organisation(key.split(' ')[0] ?? '')
  }

  async accept(needId: string, who: string, title?: string): Promise<NeedView> {
    return needs.acceptNeed(this.step(), await this.as(who), needId, { note: '', ...(title ? { title } : {}) })
  }

  async dispatch(needId: string, who: string, lead: string, co: { body: string; ask: string }[] = [], grade?: Grade): Promise<NeedView> {
    return needs.dispatchNeed(this.step(), await this.as(who), needId, {
      leadId: this.world.body(lead),
      note: '',
      co: co.map((one) => ({ bodyId: this.world.body(one.body), ask: one.ask })),
      ...(grade ? { grade } : {}),
    })
  }
}
