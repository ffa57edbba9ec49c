/**
 * The text of a file that is nothing but text, or null. UTF-8 (with or without a mark) and GB 18030, which Excel writes on Chinese machines;
 * any control character but tab and line ends means it is not text.
 */
export function plainText(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    const text = decode(bytes, encoding)
    // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
    if (text !== null) return /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text) ? null : text
  }
  return null
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
