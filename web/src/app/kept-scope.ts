import { useState } from 'react'

const key = 'desk-unit'

/** The governance unit last looked at, kept on this device; null is all of them. */
export function useKeptScope(): [scope: string | null, set: (scope: string | null) => void] {
  const [scope, setScope] = useState(read)
  return [
    scope,
    (next) => {
      setScope(next)
      try {
        if (next === null) localStorage.removeItem(key)
        else localStorage.setItem(key, next)
      } catch {
        // Kept for this visit only.
      }
    },
  ]
}

function read(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
