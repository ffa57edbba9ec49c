import type { ReactNode } from 'react'

export const Part = ({ title, wide = 'w6', children }: { title: string; wide?: string; children: ReactNode }): ReactNode => (
  <section className={wide}>
    <h2>{title}</h2>
    {children}
  </section>
)
