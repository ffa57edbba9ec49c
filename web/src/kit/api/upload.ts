import type { Route } from '@liti/contract/kit'
import { read, urlOf, type InputOf, type ReplyOf } from './api.ts'
import { NetworkError } from './errors.ts'

export type UploadOptions = { signal?: AbortSignal; onProgress?: (share: number) => void; idempotencyKey?: string }

/** Sends one file to an `upload` route as the part `file`. XMLHttpRequest, because fetch cannot tell how much has been sent. */
export function upload<R extends Route<'POST'>>(
  route: R,
  input: InputOf<R>,
  file: File,
  { signal, onProgress, idempotencyKey = crypto.randomUUID() }: UploadOptions = {},
): Promise<ReplyOf<R>> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.append('file', file, file.name)
    request.open('POST', urlOf(route, input))
    request.timeout = 120_000
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('idempotency-key', idempotencyKey)
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      try {
        done(read(request.status, request.getResponseHeader('x-request-id'), request.responseText) as ReplyOf<R>)
      } catch (error) {
        fail(error)
      }
    })
    request.addEventListener('timeout', () => fail(new NetworkError('timeout')))
    request.addEventListener('error', () => fail(new NetworkError(navigator.onLine ? 'unreachable' : 'offline')))
    request.addEventListener('abort', () => fail(new DOMException('aborted', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}
