import { atMost } from '../limits/at-most.ts'
import { damaged, FileProblem } from './file-problem.ts'

const longestEdge = 2560
/** Enough for the 64-megapixel phones; a bomb of a few kilobytes declares billions. */
const mostPixels = 80_000_000
/** An 80-megapixel picture takes 320 MB while it is painted: ten at once would take the machine. */
const painting = atMost(2)

/**
 * The picture painted anew: upright, at most 2560 pixels long, sRGB, the first frame only, and nothing of the original file left but its pixels
 * (place, time, device, comments, thumbnails and anything appended are gone).
 * @throws {FileProblem}
 */
export const cleanImage = (bytes: Uint8Array, kind: 'jpeg' | 'png' | 'webp'): Promise<Buffer> => painting(() => paint(bytes, kind))

async function paint(bytes: Uint8Array, kind: 'jpeg' | 'png' | 'webp'): Promise<Buffer> {
  // Phones write JPEGs with small faults that libjpeg only warns of: warnings pass, errors and missing data do not.
  const { default: sharp } = await import('sharp')
  const image = sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels, autoOrient: true }).timeout({ seconds: 20 })
  const { width, height, format } = await image.metadata().catch((error: unknown) => {
    throw tooLarge(error) ?? damaged(error)
  })
  if (format !== kind) throw damaged()
  if (width * height > mostPixels) throw tooManyPixels()
  const fitted = image.resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
  const painted = { jpeg: () => fitted.jpeg({ quality: 84 }), png: () => fitted.png(), webp: () => fitted.webp({ quality: 84 }) }[kind]()
  return painted.toBuffer().catch((error: unknown) => {
    throw tooLarge(error) ?? damaged(error)
  })
}

const tooLarge = (error: unknown) => (error instanceof Error && /pixel limit/i.test(error.message) ? tooManyPixels() : null)

const tooManyPixels = () =>
  new FileProblem(
    'file-too-many-pixels',
    '照片的像素太多，打不开。请缩小后再传，或截一张图',
    'This picture has too many pixels. Send a smaller one or a screenshot',
  )
