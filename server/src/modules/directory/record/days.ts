import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'

/** The calendar day it is where the product runs. */
export const todayOf = (ctx: Pick<Ctx, 'now'>): string => ctx.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()

/** Rows of `alias` that hold on a day: from `from_day` on, up to but not including `to_day`. */
export const holdsOn = (alias: string, day: string) =>
  sql<boolean>`daterange(${sql.ref(`${alias}.from_day`)}, ${sql.ref(`${alias}.to_day`)}) @> ${day}::date`
