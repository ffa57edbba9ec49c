import type { FileRef } from '@liti/contract/common'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../kernel/context.ts'
import { uploadFile } from '../../../kernel/files/index.ts'
import type { linkActor } from '../links/link-door.ts'
import { lockAssignment } from '../record/lock-assignment.ts'
import { mayCorrect, mayReply } from '../rules/rules.ts'

type Holder = Awaited<ReturnType<typeof linkActor>>

/** A file for the reply of a unit without an account: while the link holds and the part may be replied to, or its reply put right. */
export const attachByLink = (ctx: Ctx, holder: Holder, request: FastifyRequest): Promise<{ file: FileRef }> =>
  uploadFile(ctx, holder, request, `link:${holder.link.id}`, async (work) => {
    const { need, assignment } = await lockAssignment(work, holder.link.assignmentId, 'link')
    work.permit(assignment.state === 'replied' ? mayCorrect : mayReply, need, assignment)
  })
