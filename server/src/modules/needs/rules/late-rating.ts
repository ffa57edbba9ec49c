const lateDays = 30

/** Until when a requester who was not reached may still say how it went. */
export const lateRatingUntil = (closed: Temporal.Instant): Temporal.Instant => closed.add({ hours: lateDays * 24 })
