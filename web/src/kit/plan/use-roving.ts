import { useState, type FocusEvent, type KeyboardEvent } from 'react'

type Roving = {
  /** Which cell is reached with Tab. */
  stop: string | null
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onFocus: (event: FocusEvent) => void
}

/**
 * One stop for Tab in a drawing of many cells: ← → along a floor, ↑ ↓ to the cell above or below, Home and End to the floor's
 * ends. Cells carry `data-cell`, floors are the rows of the list.
 */
export function useRoving(first: string | null): Roving {
  const [stop, setStop] = useState(first)
  return {
    stop,
    onFocus: ({ target }) => {
      const cell = target.closest<HTMLElement>('[data-cell]')?.dataset['cell']
      if (cell !== undefined) setStop(cell)
    },
    onKeyDown: (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLElement)) return
      const next = target(event.key, event.currentTarget, event.target)
      if (!next) return
      event.preventDefault()
      next.focus()
    },
  }
}

const cellsOf = (row: Element | undefined): HTMLElement[] => (row ? [...row.querySelectorAll<HTMLElement>('[data-cell]')] : [])

function target(key: string, plan: HTMLElement, from: HTMLElement): HTMLElement | undefined {
  const rows = [...plan.children]
  const at = rows.findIndex((row) => row.contains(from))
  const cells = cellsOf(rows[at])
  const place = cells.indexOf(from)
  if (place < 0) return undefined
  switch (key) {
    case 'ArrowRight':
      return cells[place + 1]
    case 'ArrowLeft':
      return cells[place - 1]
    case 'Home':
      return cells[0]
    case 'End':
      return cells.at(-1)
    case 'ArrowUp':
      return nearest(cellsOf(rows[at - 1]), from)
    case 'ArrowDown':
      return nearest(cellsOf(rows[at + 1]), from)
    default:
      return undefined
  }
}

const middle = (cell: HTMLElement): number => {
  const { left, width } = cell.getBoundingClientRect()
  return left + width / 2
}

function nearest(cells: HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  const x = middle(from)
  const away = (cell: HTMLElement): number => Math.abs(middle(cell) - x)
  return cells.reduce<HTMLElement | undefined>((best, cell) => (best && away(best) <= away(cell) ? best : cell), undefined)
}
