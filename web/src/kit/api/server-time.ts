let ahead = 0
let answered = 0

/** Takes the server's clock from an answer's `Date` header: phones are often minutes wrong. */
export function noteServerTime(header: string | null, receivedAt = Date.now()): void {
  const at = header === null ? Number.NaN : Date.parse(header)
  if (!Number.isNaN(at) && Math.abs(at - receivedAt - ahead) > 2000) ahead = at - receivedAt
}

/** Milliseconds since 1970 by the server's clock, as far as it is known. */
export const now = (): number => Date.now() + ahead

/** A moment of this device's clock by the server's. */
export const byServer = (local: number): number => local + ahead

/** The server has answered something that was asked of it by somebody. */
export function noteAnswer(): void {
  answered = Date.now()
}
export const lastAnswer = (): number => byServer(answered)
