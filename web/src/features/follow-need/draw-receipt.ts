import { create } from 'qrcode'

export type Slip = {
  heading: string
  label: string
  code: string
  facts: readonly (readonly [string, string])[]
  url: string
  note: string
}

const width = 750
const edge = 48
const font = '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif'

/** The receipt as a PNG, for the photo album: the same facts as on the page, in the colours of paper. */
export async function drawReceipt(slip: Slip): Promise<Blob> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  pen.font = `28px ${font}`
  const rows = slip.facts.map(([name, value]) => [name, wrap(pen, value, width - 2 * edge - 130)] as const)
  const note = wrap(pen, slip.note, width - 2 * edge)
  const lines = rows.reduce((sum, [, value]) => sum + value.length, 0) + note.length
  canvas.width = width
  canvas.height = 320 + lines * 44 + 420

  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.strokeStyle = '#87837a'
  pen.lineWidth = 2
  pen.strokeRect(16, 16, canvas.width - 32, canvas.height - 32)
  let y = 80
  const write = (text: string, x: number, size: number, weight = 400, colour = '#1f2328'): void => {
    pen.font = `${weight} ${size}px ${font}`
    pen.fillStyle = colour
    pen.fillText(text, x, y)
  }
  write(slip.heading, edge, 30, 600)
  y += 70
  write(slip.label, edge, 26, 400, '#62666c')
  y += 64
  write(slip.code, edge, 52, 600)
  y += 70
  for (const [name, value] of rows) {
    write(name, edge, 28, 400, '#62666c')
    for (const line of value) {
      write(line, edge + 130, 28)
      y += 44
    }
  }
  drawCode(pen, slip.url, (width - 340) / 2, y, 340)
  y += 390
  for (const line of note) {
    write(line, edge, 26, 400, '#454a51')
    y += 40
  }
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error('no picture'))), 'image/png')
  })
}

function drawCode(pen: CanvasRenderingContext2D, text: string, x: number, y: number, size: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const dot = Math.floor(size / modules.size)
  const from = x + (size - dot * modules.size) / 2
  pen.fillStyle = '#1f2328'
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) pen.fillRect(from + column * dot, y + row * dot, dot, dot)
    }
  }
}

function wrap(pen: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const sign of text) {
    if (line && pen.measureText(line + sign).width > room) {
      lines.push(line)
      line = ''
    }
    line += sign
  }
  return [...lines, line]
}
