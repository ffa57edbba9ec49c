import sharp from 'sharp'

/** A small picture. */
export const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 4, height: 4, channels: 3, background: '#356' } })
    .png()
    .toBuffer()
