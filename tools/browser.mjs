import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const whatToInstall = `The browser tests need Chromium and a font with Chinese characters. Install both, then run npm test again:
  Debian:   sudo apt-get install chromium fonts-noto-cjk
  Fedora:   sudo dnf install chromium google-noto-sans-cjk-fonts
  Ubuntu:   Google Chrome's .deb from its maker, and sudo apt-get install fonts-noto-cjk
  macOS:    brew install --cask chromium
Chromium in another place: set CHROMIUM_PATH to its program.`

/** The program of the browser, installed here where this is root on Debian; `undefined`, with what to install said, where it is not to be had. */
export function ensureBrowser() {
  if (!browser() || !chineseFont()) installOnDebian()
  const found = browser()
  if (found && chineseFont()) return found
  console.error(`\n${found ? 'No font with Chinese characters was found.' : 'No Chromium was found.'}\n${whatToInstall}\n`)
  return undefined
}

function browser() {
  const chosen = process.env.CHROMIUM_PATH
  return chosen ? (existsSync(chosen) ? chosen : undefined) : places.find((place) => existsSync(place))
}

function chineseFont() {
  if (process.platform !== 'linux') return true
  return spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim() !== '' && existsSync('/usr/bin/fc-list')
}

function installOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version') || !existsSync('/usr/bin/apt-get')) return
  console.log('installing chromium and fonts-noto-cjk with apt-get')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-qq']
  for (const args of [
    [...wait, 'update'],
    [...wait, 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
  ]) {
    const { stdout, stderr, status } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (status !== 0) console.error(`apt-get ${args.at(-1)} failed:\n${stdout}${stderr}`)
  }
}
