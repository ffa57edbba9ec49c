import type { ReactNode } from 'react'
import { texts } from '../words/text.ts'

export const useProduct = texts({ zh: { name: '立体社区' }, en: { name: 'Liti' } })

/** The mark (a stacking plan) and the name. */
export function Brand(): ReactNode {
  return (
    <span className="brand">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M3 3h18v5H3zM3 9.5h8v5H3zM3 16h12v5H3zM16.5 16H21v5h-4.5z" />
        <path className="on" d="M12.5 9.5H21v5h-8.5z" />
      </svg>
      {useProduct().name}
    </span>
  )
}
