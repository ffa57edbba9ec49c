/** Addresses of the desk's records. */
export const needPath = (id: string, search = ''): string => `/desk/needs/${id}${search}`
export const threadPath = (needId: string): string => `/desk/threads/need/${needId}`
export const callbackPath = (needId: string, search = ''): string => `/desk/callbacks/${needId}${search}`

/** `?tab=soon&q=…` from what is set; empty where nothing is. */
export function searchOf(values: Record<string, string | null | undefined>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) search.set(name, value)
  return search.size > 0 ? `?${search}` : ''
}
