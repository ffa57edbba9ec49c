import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { checkKey, FileMissing, type FileStore } from './file-store.ts'

export type S3Settings = {
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Address of a store other than AWS, e.g. `https://files.example:9000`. */
  endpoint?: string
  /** Bucket in the path instead of the host name; most stores of one's own want it. */
  forcePathStyle?: boolean
}

/** Files in any S3-compatible store. Call `close` when done. */
export function openS3Store(settings: S3Settings): FileStore & { close(): void } {
  const { bucket: Bucket } = settings
  const client = new S3Client({
    region: settings.region,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    forcePathStyle: settings.forcePathStyle ?? false,
    ...(settings.endpoint === undefined ? {} : { endpoint: settings.endpoint }),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 30_000 },
    // The newer checksum trailers are refused by many compatible stores; `readWhole` checks what comes back.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })

  return {
    async put(key, body) {
      checkKey(key)
      // A whole buffer can be sent again after a failure and has the length S3 asks for; files taken in are small.
      const Body = body instanceof Readable ? await buffer(body) : body
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body, ContentType: 'application/octet-stream' }))
    },

    async get(key) {
      checkKey(key)
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key })).catch((error: unknown) => {
        throw error instanceof NoSuchKey ? new FileMissing(key) : error
      })
      if (!(Body instanceof Readable)) throw new TypeError('the store answered without a body')
      return Body
    },

    async delete(key) {
      checkKey(key)
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }))
    },

    async check() {
      await client.send(new PutObjectCommand({ Bucket, Key: 'ready', Body: 'ready' }))
    },

    close: () => client.destroy(),
  }
}
