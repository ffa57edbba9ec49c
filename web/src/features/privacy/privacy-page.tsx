import type { ReactNode } from 'react'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import '../../kit/portal/portal.css'
import './privacy.css'

type Part = readonly [heading: string, ...lines: string[]]

const zh: readonly Part[] = [
  [
    '存什么',
    '提诉求：您写的话、位置、照片和文件、手机号，您愿意写的称呼。照片里的拍摄地点会去掉。',
    '登录：手机号。没有别的资料要填。',
    '办理经过：谁在什么时候做了哪一步。',
  ],
  [
    '谁能看到',
    '您写的内容：楼宇工作站、街道，和承办、协办这件事的单位。',
    '完整手机号：工作站、街道和牵头单位联系您时才打开，每打开一次都留下记录。协办单位看不到。',
    '选了“不让承办单位知道我是谁”：姓名、单位和电话都不给承办单位看，只有站长能打开电话联系您。',
    '拿到回执号、又知道手机尾号 4 位的人，能看这件事的进度，看不到您的电话。',
  ],
  [
    '怎么保存',
    '手机号加密存放。查看号码、办理的每一步都记在改不了的记录里。',
    '草稿存在服务器上，只有写它的这台设备打得开；提了诉求或者您删掉，草稿就删除。放着不动，30 天后也删除。',
    '短信验证码 5 分钟内有效。',
    '诉求和办理记录现在没有到期删除，一直保存。',
  ],
  [
    '这台设备上存什么',
    '登录状态、草稿和您打开过的回执，各用一个小文件记着；登录的设备在“我的”里能看到、能退出。',
    '语言、字号、选的楼存在浏览器里。没有广告，也不给别的网站传数据。',
  ],
  ['要改、要问', '手机号换了、想撤回诉求、想关掉账号，在“我的”或诉求页上办；办不了的，到楼宇工作站当面办。'],
]
const en: readonly Part[] = [
  [
    'What is kept',
    'Of a need: your words, the place, photos and files, your mobile number, and what you like to be called. Where a photo was taken is removed from it.',
    'To sign in: the mobile number, and nothing else.',
    'Of the handling: who took which step, and when.',
  ],
  [
    'Who can see it',
    'What you wrote: the building workstation, the sub-district, and the units that handle the matter.',
    'Your full number: workstation, sub-district and the lead unit open it to reach you, and each look is logged. Co-units do not see it.',
    'If you chose not to be named, the handling units see neither your name nor your firm or phone; only the head of the workstation can open the number.',
    'Whoever has the receipt number and the last 4 digits of the phone sees the progress of that matter, not your number.',
  ],
  [
    'How it is kept',
    'Numbers are stored encrypted. Each look at one, and each step of the handling, is written to a record that cannot be changed.',
    'A draft is on the server and opens only on the device that wrote it. It is deleted when you hand it in or drop it, or after 30 days untouched.',
    'A code by text message is valid for 5 minutes.',
    'Needs and the record of their handling have no date of deletion at present; they stay.',
  ],
  [
    'What is on this device',
    'A cookie each for being signed in, for the draft and for the receipts you opened; under “Me” you see and end the devices that are signed in.',
    'Language, size of type and the chosen building are in the browser. There is no advertising, and nothing is passed to other sites.',
  ],
  [
    'To change or ask something',
    'A new number, a need to withdraw, an account to close: under “Me” or on the page of the need; for the rest, in person at the building workstation.',
  ],
]

const useText = texts({
  zh: { title: '隐私说明', home: '首页', parts: () => <Parts parts={zh} /> },
  en: { title: 'Privacy', home: 'Home', parts: () => <Parts parts={en} /> },
})

/** What is kept, who sees it and for how long. Each sentence is what the program does; change both together. */
export function PrivacyPage(): ReactNode {
  const t = useText()
  return (
    <PortalPage title={t.title} heading={t.title} back={{ to: '/', label: t.home }}>
      {t.parts()}
    </PortalPage>
  )
}

function Parts({ parts }: { parts: readonly Part[] }): ReactNode {
  return parts.map(([heading, ...lines]) => (
    <section key={heading} className="part">
      <h2>{heading}</h2>
      <ul className="said-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  ))
}
