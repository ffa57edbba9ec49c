import type { ReactNode } from 'react'
import { PortalPage } from '../../kit/shell/portal-page.tsx'
import { texts } from '../../kit/words/text.ts'
import { LinkTabs } from '../../kit/ui/switches.tsx'
import '../../kit/portal/portal.css'
import './sign-in.css'

const useText = texts({
  zh: {
    title: '登录',
    home: '首页',
    lead: '第一次来也是填手机号，不用另外注册。',
    leadStaff: '有席位的工作人员用手机号和密码登录。',
    ways: '怎么登录',
    code: '短信验证码',
    password: '工作人员密码',
  },
  en: {
    title: 'Sign in',
    home: 'Home',
    lead: 'A first visit needs only a mobile number; there is nothing to register.',
    leadStaff: 'Staff who hold a seat sign in with mobile number and password.',
    ways: 'Ways to sign in',
    code: 'Text message code',
    password: 'Staff password',
  },
})

/** The frame of both ways to sign in. */
export function SignInFrame({ way, children }: { way: 'code' | 'password'; children: ReactNode }): ReactNode {
  const t = useText()
  const { search } = location
  return (
    <PortalPage title={t.title} back={{ to: '/', label: t.home }}>
      <header className="sign-in-top">
        <h1>{t.title}</h1>
        <p className="soft">{way === 'code' ? t.lead : t.leadStaff}</p>
      </header>
      <LinkTabs
        label={t.ways}
        tabs={[
          { to: `/sign-in${search}`, label: t.code, current: way === 'code' },
          { to: `/sign-in/password${search}`, label: t.password, current: way === 'password' },
        ]}
      />
      {children}
    </PortalPage>
  )
}
