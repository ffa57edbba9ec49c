import { type ReactNode } from 'react'
import { LangSwitch, SizeSwitch } from '../../kit/shell/view-switches.tsx'
import { Brand } from '../../kit/ui/brand.tsx'
import { Icon, iconNames } from '../../kit/ui/icon.tsx'
import { Announcer } from '../../kit/ui/small.tsx'
import { AskingParts } from './asking-parts.tsx'
import { Part } from './part.tsx'
import { ShownParts } from './shown-parts.tsx'

const pigments = [
  ['宣纸', '--paper', '--ink'],
  ['墨', '--ink', '--paper'],
  ['石青', '--azurite', '--white'],
  ['石绿', '--malachite', '--white'],
  ['藤黄', '--gamboge', '--ink'],
  ['朱砂', '--cinnabar', '--white'],
  ['赭石', '--ochre', '--white'],
  ['灰', '--paper-sunken', '--ink'],
] as const

export function Parts(): ReactNode {
  return (
    <div className="desk">
      <Announcer />
      <main className="gallery">
        <header>
          <h1>
            <Brand />
          </h1>
          <span className="soft">组件样张，做新页面前先看这里</span>
          <SizeSwitch className="btn text" />
          <LangSwitch className="btn text" />
        </header>
        <Part title="颜料" wide="w12">
          <div className="sw">
            {pigments.map(([name, ground, ink]) => (
              <div key={ground} style={{ background: `var(${ground})`, color: `var(${ink})` }}>
                <b>{name}</b>
                <br />
                {ground}
              </div>
            ))}
          </div>
        </Part>
        <ShownParts />
        <AskingParts />
        <Part title="楼层图的格子" wide="w12">
          <div className="cells plan" data-lens="industry">
            <a className="u k1" href="#u">
              单位<small>900</small>
            </a>
            <a className="u k2 sel" href="#u">
              选中<small>800</small>
            </a>
            <a className="u void" href="#u">
              <span>空置 320</span>
            </a>
            <a className="u sp" href="#u">
              <Icon name="care" />
              公共服务
            </a>
            <a className="u share" href="#u">
              <Icon name="car" />
              共享区
            </a>
          </div>
          <div className="cells plan" data-lens="need">
            <a className="u" href="#u">
              没有
            </a>
            <a className="u n1" href="#u" data-n="1 件">
              单位
            </a>
            <a className="u n2" href="#u" data-n="2 件">
              单位
            </a>
            <a className="u n3" href="#u" data-n="3 件">
              单位
            </a>
            <a className="u nx" href="#u" data-n="1 件，超时">
              单位
            </a>
          </div>
          <div className="sched">
            <span className="free">
              <Icon name="plus" /> 可约
            </span>
            <span className="taken">
              <Icon name="lock" /> 已约
            </span>
            <span className="mine">
              <Icon name="check" /> 您的
            </span>
            <span className="off">清洁</span>
            <span className="h">14:00</span>
          </div>
          <div className="row">
            <span className="seal">楼委决议</span>
            <span className="s soft">印：只盖在正式决议上。</span>
          </div>
        </Part>
        <Part title="图标（16 格，1.5 线）" wide="w12">
          <div className="wrap icons">
            {iconNames.map((name) => (
              <Icon key={name} name={name} />
            ))}
          </div>
        </Part>
      </main>
    </div>
  )
}
