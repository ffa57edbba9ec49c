import { ratingLevels } from '@liti/contract/common'
import type { Out } from '@liti/contract/kit'
import { rateKinds, type exportFigures as route } from '@liti/contract/needs'
import { solvedText } from '@liti/contract/needs-words'
import type { FastifyReply } from 'fastify'
import { Readable } from 'node:stream'
import type { Actor } from '../../../kernel/actor.ts'
import type { Ctx } from '../../../kernel/context.ts'
import { csvCell } from '../../../kernel/csv/csv-cell.ts'
import type { Cursor } from '../../../kernel/keyset.ts'
import type { RateKind } from './figure-base.ts'
import { figureRows, type FigureRow } from './figure-rows.ts'
import { figureScope } from './figure-scope.ts'

const kindName: Record<RateKind, string> = { response: '响应率', resolution: '解决率', satisfaction: '满意率' }

/** 2026-06-11 18:24, as the clock on the wall has it: a spreadsheet reads it as a time. */
const minuteOf = (at: string | null): string =>
  at === null
    ? ''
    : Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ')

const atOnce = 500

/**
 * The rows behind the rates as CSV, written while they are read, each read once. What is asked is checked before the first byte.
 * No names, no phones.
 */
export function exportFigures(ctx: Ctx, actor: Actor, query: Out<(typeof route)['query']>, response: FastifyReply): FastifyReply {
  const scope = figureScope(ctx, actor, query)
  const kinds = query.rate ? [query.rate] : rateKinds
  async function* lines(): AsyncGenerator<string> {
    yield '\uFEFF"指标","编号","事项","单位或地点","楼宇","牵头单位","计入分子","解决了吗","评价","原话","答复时间","问到时间"\r\n'
    for (const kind of kinds) {
      let after: Cursor | null = null
      do {
        const page: Awaited<ReturnType<typeof figureRows>> = await figureRows(ctx, scope, { kind, part: 'all', after, limit: atOnce })
        yield page.items.map((row) => lineOf(kind, row)).join('')
        after = page.next
      } while (after !== null)
    }
  }
  const day = ctx.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  return response
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="liti-figures-${day}.csv"`)
    .send(Readable.from(lines()))
}

function lineOf(kind: RateKind, row: FigureRow): string {
  const { number, title, who, building, lead, said } = row
  const solved = row.solved && solvedText[row.solved].zh
  const level = ratingLevels.find((each) => each.level === row.rating)
  const rating = level ? `${level.level} ${level.text.zh}` : ''
  const times = [row.answeredAt, row.askedAt].map(minuteOf)
  const cells = [kindName[kind], number, title, who.zh, building.zh, lead.zh, row.counts ? '是' : '否', solved, rating, said, ...times]
  return `${cells.map(csvCell).join(',')}\r\n`
}
