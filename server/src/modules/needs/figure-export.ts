import type { Out } from '@liti/contract/kit'
import type { exportFigures as route } from '@liti/contract/needs'
import type { FastifyReply } from 'fastify'
import { Readable } from 'node:stream'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { rateKindsInOrder } from './figure-base.ts'
import { listFigureRows } from './figure-rows.ts'

/** A spreadsheet reads a cell that begins so as a formula. */
const cell = (value: string | number | boolean | null): string => {
  const text = value === null ? '' : String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

/** The rows behind the rates as CSV, written page by page while they are read. No names, no phones. */
export function exportFigures(ctx: Ctx, actor: Actor, query: Out<(typeof route)['query']>, response: FastifyReply): FastifyReply {
  const kinds = query.rate ? [query.rate] : rateKindsInOrder
  async function* lines(): AsyncGenerator<string> {
    yield '\uFEFF"指标","编号","事项","单位或地点","牵头单位","计入分子","解决了吗","评价","原话","答复时间","问到时间"\r\n'
    for (const kind of kinds) {
      let after: string | undefined
      do {
        const page = await listFigureRows(ctx, actor, { ...query, rate: kind, part: 'all', limit: 100, after })
        for (const row of page.items) {
          yield `${[kind, row.number, row.title, row.who, row.lead.zh, row.counts ? '是' : '否', row.solved, row.rating, row.said, row.answeredAt, row.askedAt].map(cell).join(',')}\r\n`
        }
        after = page.next ?? undefined
      } while (after !== undefined)
    }
  }
  const day = ctx.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  return response
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="liti-figures-${day}.csv"`)
    .send(Readable.from(lines()))
}
