import type { ReactNode } from 'react'

/** A number that a phone dials when it is touched. */
export function TelLink({ number, button, children }: { number: string; button?: boolean; children?: ReactNode }): ReactNode {
  return (
    <a href={`tel:${number.replaceAll(' ', '')}`} className={button ? 'btn' : undefined}>
      {children ?? number}
    </a>
  )
}
