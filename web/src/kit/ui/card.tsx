import type { ReactNode } from 'react'
import { Link } from '../nav.tsx'
import { Icon, type IconName } from './icon.tsx'

/** A framed part of a page, with a heading row where it has a title. */
export function Card({
  title,
  aside,
  children,
  flush,
}: {
  title?: ReactNode
  aside?: ReactNode
  children: ReactNode
  flush?: boolean
}): ReactNode {
  return (
    <section className="card">
      {title && (
        <div className="hd">
          <h2>{title}</h2>
          {aside && <span className="end s muted">{aside}</span>}
        </div>
      )}
      {flush ? children : <div className="bd">{children}</div>}
    </section>
  )
}

/** A framed list; `className` names its kind of rows (`today`, `mine`, `units`, `ways`). */
export function List({ children, className = '', label }: { children: ReactNode; className?: string; label?: string }): ReactNode {
  return (
    <ul className={`card list ${className}`.trim()} aria-label={label}>
      {children}
    </ul>
  )
}

/** A row of a list that opens something: title left, tag right, then who and what, then the deadline chip. */
export function RowLink({
  to,
  title,
  tag,
  line,
  due,
  current,
}: {
  to: string
  title: ReactNode
  tag?: ReactNode
  line?: ReactNode
  due?: ReactNode
  current?: boolean
}): ReactNode {
  return (
    <li>
      <Link to={to} className="row-link" current={current}>
        <span className="row">
          <b className="grow">{title}</b>
          {tag}
        </span>
        {line && <span className="s soft">{line}</span>}
        {due}
      </Link>
    </li>
  )
}

/** A way to somewhere else: icon, what, one line, chevron. */
export function WayLink({ to, icon, title, line }: { to: string; icon: IconName; title: ReactNode; line?: ReactNode }): ReactNode {
  return (
    <li>
      <Link to={to} className="way-link">
        <Icon name={icon} />
        <span>
          <b>{title}</b>
          {line && <span className="s soft">{line}</span>}
        </span>
        <Icon name="right" />
      </Link>
    </li>
  )
}

/** Names and values: 什么事 9 层楼道灯不亮 */
export function KeyValue({ rows, small }: { rows: readonly (readonly [key: string, value: ReactNode])[]; small?: boolean }): ReactNode {
  return (
    <dl className={small ? 'kv s' : 'kv'}>
      {rows.map(([key, value]) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What the reader of this page can and cannot see; each line is a rule of the server. */
export function CanList({ lines }: { lines: readonly { yes: boolean; text: string }[] }): ReactNode {
  const sorted = [...lines.filter((line) => line.yes), ...lines.filter((line) => !line.yes)]
  return (
    <ul className="can">
      {sorted.map((line) => (
        <li key={line.text} className={line.yes ? undefined : 'not'}>
          <Icon name={line.yes ? 'check' : 'lock'} />
          <span>{line.text}</span>
        </li>
      ))}
    </ul>
  )
}
