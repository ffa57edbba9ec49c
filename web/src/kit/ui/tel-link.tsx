import type { ReactNode } from 'react'

/** A number that a phone dials when it is touched. */
export function TelLink({ number, children }: { number: string; children?: ReactNode }): ReactNode {
  return <a href={`tel:${number.replaceAll(' ', '')}`}>{children ?? number}</a>
}
