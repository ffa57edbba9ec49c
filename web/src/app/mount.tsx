import { StrictMode, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { Queries } from '../kit/api/query.tsx'
import { Boundary } from './boundary.tsx'

export function mount(app: ReactNode): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('no #root in the page')
  createRoot(root).render(
    <StrictMode>
      <Boundary>
        <Queries>{app}</Queries>
      </Boundary>
    </StrictMode>,
  )
}
