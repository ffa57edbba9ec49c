import type { ReactNode } from 'react'

/** A form of a page: its own fields say what is wrong, and sending it loads no page anew. */
export function Form({
  className = 'stack',
  onSubmit,
  children,
}: {
  className?: string
  onSubmit: () => void
  children: ReactNode
}): ReactNode {
  return (
    <form
      className={className}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}
