import { getMe, type Me } from '@liti/contract/session'
import { useQueryClient } from '@tanstack/react-query'
import { useGo } from '../../kit/nav.tsx'
import { readKey } from '../../kit/api/query.tsx'
import { placeAfter, wantedPlace } from './after-sign-in.ts'

/** What happens after each step of signing in: the page knows who it is and goes on. */
export function useSignedIn(): (me: Me) => void {
  const client = useQueryClient()
  const go = useGo()
  return (me) => {
    client.setQueryData(readKey(getMe), me)
    go(placeAfter(me, wantedPlace(location.search)), { replace: true })
  }
}
