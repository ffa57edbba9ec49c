import * as needs from '@liti/contract/needs'
import type { Actor } from '../../kernel/actor.ts'
import type { Ctx } from '../../kernel/context.ts'
import { uploadFile } from '../../kernel/files/index.ts'
import { addReceipt, draftToken, readDraftToken } from '../../kernel/session/index.ts'
import type { Serve } from '../../kernel/http/serve.ts'
import { acceptAndDispatch } from './handle/accept-and-dispatch.ts'
import { acceptNeed } from './handle/accept-need.ts'
import { addCoHandler } from './handle/add-co-handler.ts'
import { answerNeed } from './handle/answer-need.ts'
import { attachByLink } from './parts/attach-by-link.ts'
import { answerQuestion, askByLink, askQuestion } from './parts/ask-question.ts'
import { confirmOutcome, recordCallback } from './outcome/conclude.ts'
import { contactNeed } from './handle/contact-need.ts'
import { correctByLink, correctReply } from './parts/correct-reply.ts'
import { declineNeed } from './handle/decline-need.ts'
import { dispatchNeed } from './handle/dispatch-need.ts'
import { dropDraft, getDraft, saveDraft } from './intake/drafts.ts'
import { endBadRatingCase } from './outcome/end-case.ts'
import { endedLink } from './views/ended-link.ts'
import { endNeed } from './outcome/end-need.ts'
import { explainClock } from './lists/explain-clock.ts'
import { exportFigures } from './figures/figure-export.ts'
import { listFigureRows } from './figures/figure-rows.ts'
import { getFigures } from './figures/figures.ts'
import { linkActor } from './links/link-door.ts'
import { foreseeMoves } from './handle/foresee-moves.ts'
import { getLink } from './views/link-view.ts'
import { listCallbacks } from './lists/list-callbacks.ts'
import { listOverdue } from './lists/list-overdue.ts'
import { listWork } from './lists/list-work.ts'
import { listWorkFloors } from './lists/list-work-floors.ts'
import { getNeed } from './views/need-view.ts'
import { noteNeed } from './handle/note-need.ts'
import { openLink } from './parts/open-link.ts'
import { listOrganisationNeeds } from './lists/organisation-needs.ts'
import { previewNeed } from './intake/preview-need.ts'
import { getReceipt } from './views/receipt-view.ts'
import { objectOutcome } from './outcome/object-outcome.ts'
import { settleObjection } from './outcome/settle-objection.ts'
import { recordAttempt } from './outcome/record-attempt.ts'
import { registerNeed } from './intake/register-need.ts'
import { replyAssignment, replyByLink } from './parts/reply-assignment.ts'
import { listTimeLimits } from './lists/list-time-limits.ts'
import { getIntake, listMyNeeds, openReceipt } from './intake/requester-queries.ts'
import { supplementNeed, urgeNeed, withdrawNeed } from './handle/requester-steps.ts'
import { returnAssignment, returnByLink } from './parts/return-assignment.ts'
import { revealContact } from './handle/reveal-contact.ts'
import { searchDesk } from './lists/search-desk.ts'
import { countSimilar, listSimilar } from './intake/similar-needs.ts'
import { sendBackReply } from './parts/send-back-reply.ts'
import { signAssignment, signByLink } from './parts/sign-assignment.ts'
import { submitNeed } from './intake/submit-need.ts'
import { cancelAssignment, renewLink, revokeLink, urgeAssignment } from './parts/tend-assignment.ts'
import { trackNeed } from './views/track-view.ts'
import { undoStep } from './handle/undo-step.ts'

/** Binds every route of the contract's needs part to its command or query. */
export function needRoutes(serve: Serve): void {
  portal(serve)
  requester(serve)
  desk(serve)
  assignments(serve)
  links(serve)
  serve(needs.getFigures, ({ ctx, actor, query }) => getFigures(ctx, actor, query))
  serve(needs.listFigureRows, ({ ctx, actor, query }) => listFigureRows(ctx, actor, query))
  serve(needs.exportFigures, ({ ctx, actor, query, response }) => exportFigures(ctx, actor, query, response))
}

function portal(serve: Serve): void {
  serve(needs.getIntake, ({ ctx }) => getIntake(ctx))
  serve(needs.previewNeed, ({ ctx, query }) => previewNeed(ctx, query))
  serve(needs.countSimilar, ({ ctx, query }) => countSimilar(ctx, query))
  serve(needs.getDraft, ({ ctx, actor, request }) => getDraft(ctx, actor, readDraftToken(ctx, request)))
  serve(needs.saveDraft, ({ ctx, actor, body, request, response }) => saveDraft(ctx, actor, draftToken(ctx, request, response), body))
  serve(needs.dropDraft, ({ ctx, actor, request }) => dropDraft(ctx, actor, readDraftToken(ctx, request)))
  serve(needs.addDraftFile, ({ ctx, actor, request, response }) =>
    uploadFile(ctx, actor, request, `draft:${draftToken(ctx, request, response)}`),
  )
  serve(needs.submitNeed, async ({ ctx, actor, body, request, response }) => {
    const receipt = await submitNeed(ctx, actor, body, readDraftToken(ctx, request))
    if (actor.personId === null) addReceipt(ctx, response, receipt.needId)
    return receipt
  })
  serve(needs.openReceipt, async ({ ctx, actor, body, response }) => {
    const found = await openReceipt(ctx, actor, body)
    addReceipt(ctx, response, found.needId)
    return found
  })
}

function requester(serve: Serve): void {
  serve(needs.listMyNeeds, ({ ctx, actor, query }) => listMyNeeds(ctx, actor, query))
  serve(needs.trackNeed, ({ ctx, actor, params }) => trackNeed(ctx, actor, params.needId))
  serve(needs.getReceipt, ({ ctx, actor, params }) => getReceipt(ctx, actor, params.needId))
  serve(needs.supplementNeed, ({ ctx, actor, params, body, request }) =>
    supplementNeed(ctx, actor, params.needId, body, readDraftToken(ctx, request)),
  )
  serve(needs.urgeNeed, ({ ctx, actor, params }) => urgeNeed(ctx, actor, params.needId))
  serve(needs.withdrawNeed, ({ ctx, actor, params }) => withdrawNeed(ctx, actor, params.needId))
  serve(needs.confirmOutcome, ({ ctx, actor, params, body }) => confirmOutcome(ctx, actor, params.needId, body))
  serve(needs.listTimeLimits, ({ ctx }) => listTimeLimits(ctx))
  serve(needs.explainClock, async ({ ctx, actor, params, query }) =>
    explainClock(ctx, query.link === undefined ? actor : await linkActor(ctx, actor, query.link), params.clockId),
  )
}

function desk(serve: Serve): void {
  serve(needs.listWork, ({ ctx, actor, query }) => listWork(ctx, actor, query))
  serve(needs.listWorkFloors, ({ ctx, actor, query }) => listWorkFloors(ctx, actor, query))
  serve(needs.searchDesk, ({ ctx, actor, query }) => searchDesk(ctx, actor, query))
  serve(needs.listSimilar, ({ ctx, actor, query }) => listSimilar(ctx, actor, query))
  serve(needs.listOverdue, ({ ctx, actor, query }) => listOverdue(ctx, actor, query))
  serve(needs.listOrganisationNeeds, ({ ctx, actor, params, query }) => listOrganisationNeeds(ctx, actor, params.organisationId, query))
  serve(needs.listCallbacks, ({ ctx, actor, query }) => listCallbacks(ctx, actor, query))
  serve(needs.foreseeMoves, ({ ctx, actor, params, query }) => foreseeMoves(ctx, actor, params.needId, query))
  serve(needs.getNeed, ({ ctx, actor, params }) => getNeed(ctx, actor, params.needId))
  serve(needs.registerNeed, ({ ctx, actor, body }) => registerNeed(ctx, actor, body))
  serve(needs.acceptNeed, ({ ctx, actor, params, body }) => acceptNeed(ctx, actor, params.needId, body))
  serve(needs.declineNeed, ({ ctx, actor, params, body }) => declineNeed(ctx, actor, params.needId, body))
  serve(needs.dispatchNeed, ({ ctx, actor, params, body }) => dispatchNeed(ctx, actor, params.needId, body))
  serve(needs.acceptAndDispatch, ({ ctx, actor, params, body }) => acceptAndDispatch(ctx, actor, params.needId, body))
  serve(needs.undoStep, ({ ctx, actor, params }) => undoStep(ctx, actor, params.needId))
  serve(needs.endNeed, ({ ctx, actor, params, body }) => endNeed(ctx, actor, params.needId, body))
  serve(needs.addCoHandler, ({ ctx, actor, params, body }) => addCoHandler(ctx, actor, params.needId, body))
  serve(needs.contactNeed, ({ ctx, actor, params, body }) => contactNeed(ctx, actor, params.needId, body))
  serve(needs.answerNeed, ({ ctx, actor, params, body }) => answerNeed(ctx, actor, params.needId, body))
  serve(needs.noteNeed, ({ ctx, actor, params, body }) => noteNeed(ctx, actor, params.needId, body.note))
  serve(needs.revealContact, ({ ctx, actor, params, body }) => revealContact(ctx, actor, params.needId, body.reason))
  serve(needs.recordCallback, ({ ctx, actor, params, body }) => recordCallback(ctx, actor, params.needId, body))
  serve(needs.objectOutcome, ({ ctx, actor, params, body }) => objectOutcome(ctx, actor, params.needId, body))
  serve(needs.settleObjection, ({ ctx, actor, params, body }) => settleObjection(ctx, actor, params.needId, body))
  serve(needs.recordAttempt, ({ ctx, actor, params, body }) => recordAttempt(ctx, actor, params.needId, body))
  serve(needs.endBadRatingCase, ({ ctx, actor, params, body }) => endBadRatingCase(ctx, actor, params.caseId, body))
  serve(needs.addDeskFile, ({ ctx, actor, request }) => uploadFile(ctx, actor, request, `person:${actor.personId}`))
}

function assignments(serve: Serve): void {
  serve(needs.signAssignment, ({ ctx, actor, params }) => signAssignment(ctx, actor, params.assignmentId))
  serve(needs.replyAssignment, ({ ctx, actor, params, body }) => replyAssignment(ctx, actor, params.assignmentId, body))
  serve(needs.correctReply, ({ ctx, actor, params, body }) => correctReply(ctx, actor, params.assignmentId, body))
  serve(needs.sendBackReply, ({ ctx, actor, params, body }) => sendBackReply(ctx, actor, params.assignmentId, body.missing))
  serve(needs.returnAssignment, ({ ctx, actor, params, body }) => returnAssignment(ctx, actor, params.assignmentId, body))
  serve(needs.urgeAssignment, ({ ctx, actor, params, body }) => urgeAssignment(ctx, actor, params.assignmentId, body.note))
  serve(needs.cancelAssignment, ({ ctx, actor, params, body }) => cancelAssignment(ctx, actor, params.assignmentId, body.note))
  serve(needs.askQuestion, ({ ctx, actor, params, body }) => askQuestion(ctx, actor, params.assignmentId, body.text))
  serve(needs.answerQuestion, ({ ctx, actor, params, body }) => answerQuestion(ctx, actor, params.questionId, body.text))
  serve(needs.renewLink, ({ ctx, actor, params, body }) => renewLink(ctx, actor, params.assignmentId, body.days))
  serve(needs.revokeLink, ({ ctx, actor, params }) => revokeLink(ctx, actor, params.assignmentId))
}

function links(serve: Serve): void {
  serve(needs.endedLink, ({ ctx, actor, params }) => endedLink(ctx, actor, params.token))
  serve(
    needs.getLink,
    byLink(({ ctx }, holder) => getLink(ctx, holder, holder.link.assignmentId)),
  )
  serve(
    needs.openLink,
    byLink(({ ctx }, holder) => openLink(ctx, holder, holder.link.assignmentId)),
  )
  serve(
    needs.signByLink,
    byLink(({ ctx, body }, holder) => signByLink(ctx, holder, holder.link.assignmentId, body.office)),
  )
  serve(
    needs.askByLink,
    byLink(({ ctx, body }, holder) => askByLink(ctx, holder, holder.link.assignmentId, body.text)),
  )
  serve(
    needs.replyByLink,
    byLink(({ ctx, body }, holder) => replyByLink(ctx, holder, holder.link.assignmentId, body)),
  )
  serve(
    needs.correctByLink,
    byLink(({ ctx, body }, holder) => correctByLink(ctx, holder, holder.link.assignmentId, body)),
  )
  serve(
    needs.returnByLink,
    byLink(({ ctx, body }, holder) => returnByLink(ctx, holder, holder.link.assignmentId, body)),
  )
  serve(
    needs.attachByLink,
    byLink(({ ctx, request }, holder) => attachByLink(ctx, holder, request)),
  )
}

type Holder = Awaited<ReturnType<typeof linkActor>>
type Called = { ctx: Ctx; actor: Actor; params: { token: string } }

/** The caller as the holder of the link in the address. */
const byLink =
  <G extends Called, T>(use: (called: G, holder: Holder) => Promise<T>) =>
  async (called: G): Promise<T> =>
    use(called, await linkActor(called.ctx, called.actor, called.params.token))
