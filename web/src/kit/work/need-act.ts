import { getNeed, listWork } from '@liti/contract/needs'
import type { Route } from '@liti/contract/kit'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { RefusedError } from '../api/errors.ts'
import { useAct, type Act } from '../api/query.tsx'

/** A command about a need. When the server refuses it, the need is read again: somebody else may have been faster. */
export function useNeedAct<R extends Route<'POST'>>(route: R): Act<R> {
  const client = useQueryClient()
  const act = useAct(route)
  const { error } = act
  useEffect(() => {
    if (!(error instanceof RefusedError)) return
    for (const { path } of [getNeed, listWork]) void client.invalidateQueries({ queryKey: [path] })
  }, [client, error])
  return act
}
