import * as directory from '@liti/contract/directory'
import type { Serve } from '../../../kernel/http/serve.ts'
import { addSeatHere } from './add-seat.ts'
import { changeBody } from './change-body.ts'
import { constituteHere } from './constitute-body.ts'
import { endSeat } from './end-seat.ts'
import { extendSeat } from './extend-seat.ts'
import { fillSeat } from './fill-seat.ts'
import { getBody, getBodyRegister } from './get-body.ts'
import { getThreeCarriages } from './get-three-carriages.ts'
import { joinTableHere } from './join-table.ts'
import { leaveTable } from './leave-table.ts'
import { renewTerm } from './renew-term.ts'

/** Bodies, their terms, their seats and the tables they sit at. */
export function bodyRoutes(serve: Serve): void {
  serve(directory.getThreeCarriages, ({ ctx, actor, params }) => getThreeCarriages(ctx, actor, params.slug))
  serve(directory.getBodyRegister, ({ ctx, actor }) => getBodyRegister(ctx, actor))
  serve(directory.constituteBody, ({ ctx, actor, body }) => constituteHere(ctx, actor, body))
  serve(directory.getBody, ({ ctx, actor, params }) => getBody(ctx, actor, params.bodyId))
  serve(directory.changeBody, ({ ctx, actor, params, body }) => changeBody(ctx, actor, { ...params, ...body }))
  serve(directory.renewTerm, ({ ctx, actor, params, body }) => renewTerm(ctx, actor, { ...params, ...body }))
  serve(directory.joinTable, ({ ctx, actor, params, body }) => joinTableHere(ctx, actor, { ...params, ...body }))
  serve(directory.leaveTable, ({ ctx, actor, params, body }) => leaveTable(ctx, actor, { ...params, ...body }))
  serve(directory.addSeat, ({ ctx, actor, params, body }) => addSeatHere(ctx, actor, { ...params, ...body }))
  serve(directory.fillSeat, ({ ctx, actor, params, body }) => fillSeat(ctx, actor, { ...params, ...body }))
  serve(directory.endSeat, ({ ctx, actor, params, body }) => endSeat(ctx, actor, { ...params, ...body }))
  serve(directory.extendSeat, ({ ctx, actor, params, body }) => extendSeat(ctx, actor, { ...params, ...body }))
}
