import type { ReactNode } from 'react'
import { texts } from '../../kit/words/text.ts'
import { trendOf, type TrendPoint } from './trend.ts'

const useText = texts({
  zh: {
    percent: (name: string) => `${name} %`,
    month: (month: string) => `${month} 月`,
    few: '太少',
    all: (name: string, values: string) => `${name}：${values}`,
  },
  en: { percent: (name) => `${name}, %`, month: (month) => month, few: 'too few', all: (name, values) => `${name}: ${values}` },
})

const monthOf = (label: string): string => String(Number(label.slice(5)))

/** One rate over the months, as a line; the last value is written beside its point. */
export function TrendChart({ name, values }: { name: string; values: readonly TrendPoint[] }): ReactNode {
  const t = useText()
  const { low, high, points, lines } = trendOf(values)
  const last = points.findLast(({ y }) => y !== null)
  const words = values.map(({ label, value }) => `${label} ${value ?? t.few}`).join(', ')
  // More than eight labels would touch: then every second or third month is written.
  const every = Math.ceil(points.length / 8)
  return (
    <figure>
      <figcaption>{t.percent(name)}</figcaption>
      <svg viewBox="0 0 256 92" role="img" aria-label={t.all(name, words)}>
        <path className="grid-line" d="M34 10.5H212M34 72.5H212" />
        <text x="28" y="14" textAnchor="end">
          {high}
        </text>
        <text x="28" y="76" textAnchor="end">
          {low}
        </text>
        {points.map(
          ({ x, label }, at) =>
            (points.length - 1 - at) % every === 0 && (
              <text key={label} x={x} y="89" textAnchor="middle">
                {at === 0 ? t.month(monthOf(label)) : monthOf(label)}
              </text>
            ),
        )}
        {lines.map((line) => (
          <polyline key={line} points={line} />
        ))}
        {points.map(
          ({ x, y, label }) =>
            y !== null && (
              <circle
                key={label}
                cx={x}
                cy={y}
                r={label === last?.label ? 4 : 2.5}
                className={label === last?.label ? 'last' : undefined}
              />
            ),
        )}
        {last && last.y !== null && (
          <text className="value" x={last.x + 9} y={last.y + 4}>
            {last.value}
          </text>
        )}
      </svg>
    </figure>
  )
}
