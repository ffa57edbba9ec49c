import type { ReactNode } from 'react'
import { letterKeys } from '../letter-keys.ts'
import { texts } from '../words/text.ts'
import { CheckCard } from '../ui/choices.tsx'
import { Sheet } from '../ui/sheet.tsx'

const useText = texts({
  zh: {
    title: '快捷键',
    everywhere: '哪一页都能用',
    list: '在清单里',
    intake: '登记诉求时',
    search: '查找诉求、单位、房间、人',
    call: '登记诉求（来电、上门）',
    undo: '撤销刚才的受理、派单（10 秒以内）',
    help: '看快捷键',
    next: '下一件',
    former: '上一件',
    move: '在各行之间走',
    open: '打开这一行',
    back: '回到清单',
    type: '选类型',
    dispatch: '登记并派出去',
    save: '只登记',
    on: '用单个字母的快捷键',
    note: '正在输入文字时不起作用。用读屏软件或语音输入，可以关掉。',
  },
  en: {
    title: 'Keyboard shortcuts',
    everywhere: 'On every page',
    list: 'In a list',
    intake: 'While recording a need',
    search: 'Find needs, firms, rooms, people',
    call: 'Record a need (call or visit)',
    undo: 'Undo the last acceptance or dispatch (within 10 seconds)',
    help: 'Show the shortcuts',
    next: 'The next one',
    former: 'The previous one',
    move: 'Move between rows',
    open: 'Open the row',
    back: 'Back to the list',
    type: 'Choose the type',
    dispatch: 'Save and dispatch',
    save: 'Save only',
    on: 'Use shortcuts of a single letter',
    note: 'They do nothing while you type. Turn them off where a screen reader or voice input gets in their way.',
  },
})

type Line = readonly [keys: readonly string[], what: string]

/** Every shortcut of the desk on one sheet. */
export function KeysSheet({ onClose }: { onClose: () => void }): ReactNode {
  const t = useText()
  const on = letterKeys.use() === 'on'
  const groups: readonly (readonly [title: string, lines: readonly Line[]])[] = [
    [
      t.everywhere,
      [
        [['/', 'Ctrl K'], t.search],
        [['C'], t.call],
        [['Z'], t.undo],
        [['?'], t.help],
      ],
    ],
    [
      t.list,
      [
        [['J'], t.next],
        [['K'], t.former],
        [['↑', '↓'], t.move],
        [['Enter'], t.open],
        [['Esc'], t.back],
      ],
    ],
    [
      t.intake,
      [
        [['Alt 1', 'Alt 5'], t.type],
        [['Ctrl Enter'], t.dispatch],
        [['Ctrl S'], t.save],
      ],
    ],
  ]
  return (
    <Sheet title={t.title} onClose={onClose}>
      {groups.map(([title, lines]) => (
        <section key={title} className="key-lines">
          <h3>{title}</h3>
          <dl>
            {lines.map(([keys, what]) => (
              <div key={what}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <CheckCard checked={on} onChange={(checked) => letterKeys.set(checked ? 'on' : 'off')} note={t.note}>
        {t.on}
      </CheckCard>
    </Sheet>
  )
}
