import { page, type PageEntry } from './pages.tsx'

/** Every page of the portal, one line each: `page('/raise', async () => (await import('../features/needs/raise-page.tsx')).RaisePage)` */
export const portalPages: readonly PageEntry[] = [
  page('/', async () => (await import('../features/portal-home/home-page.tsx')).HomePage),
  page('/b', async () => (await import('../features/portal-home/unit-page.tsx')).OwnUnitPage),
  page('/b/:slug', async () => (await import('../features/portal-home/unit-page.tsx')).UnitPage),
  page('/buildings', async () => (await import('../features/portal-home/buildings-page.tsx')).BuildingsPage),
  page('/raise/:step?', async () => (await import('../features/raise-need/raise-page.tsx')).RaisePage),
  page('/r/:needId', async () => (await import('../features/follow-need/receipt-page.tsx')).ReceiptPage),
  page('/find', async () => (await import('../features/follow-need/find-page.tsx')).FindPage),
  page('/n/:needId', async () => (await import('../features/follow-need/track-page.tsx')).TrackPage),
  page('/n/:needId/confirm', async () => (await import('../features/follow-need/confirm-page.tsx')).ConfirmPage),
  page('/my', async () => (await import('../features/follow-need/my-needs-page.tsx')).MyNeedsPage),
  page('/sign-in', async () => (await import('../features/sign-in/sign-in-page.tsx')).SignInPage),
  page('/sign-in/password', async () => (await import('../features/sign-in/password-page.tsx')).PasswordPage),
  page('/sign-in/second-factor', async () => (await import('../features/sign-in/second-factor-page.tsx')).SecondFactorPage),
  page('/me', async () => (await import('../features/account/account-page.tsx')).AccountPage),
  page('/me/password', async () => (await import('../features/account/password-page.tsx')).ChangePasswordPage),
  page('/me/second-factor', async () => (await import('../features/account/second-factor-page.tsx')).SetUpFactorPage),
  page('/me/organisation', async () => (await import('../features/own-organisation/organisation-page.tsx')).OwnOrganisationPage),
  page('/notices', async () => (await import('../features/account/notices-page.tsx')).NoticesPage),
  page('/rules', async () => (await import('../features/public-rules/rules-page.tsx')).RulesPage),
  page('/privacy', async () => (await import('../features/privacy/privacy-page.tsx')).PrivacyPage),
  page('/link/:token', async () => (await import('../features/external-link/link-page.tsx')).LinkPage),
]
