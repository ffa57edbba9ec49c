import { getMe, signOut, type Me } from '@liti/contract/session'
import type { UseQueryResult } from '@tanstack/react-query'
import { queryClient, useAct, useRead } from './api/query.tsx'

/** Who is looking: person and seats, or nobody; unread messages; whether this is the demonstration. */
export function useMe(): UseQueryResult<Me> {
  return useRead(getMe, {}, { live: ['person', 'notices'] })
}

/** Signs out, forgets everything read, and leads to `to`. */
export function useSignOut(to = '/'): () => void {
  const leave = useAct(signOut)
  return () =>
    leave.run({}, () => {
      queryClient.clear()
      location.assign(to)
    })
}
