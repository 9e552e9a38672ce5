import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { ClientTexts } from '@/app/client-texts'
import { ConnectButton } from '@/components/reseller/connect-button'
import { DisconnectButton } from '@/components/reseller/disconnect-button'
import { OwnAppForm } from '@/components/reseller/own-app-form'
import { PayerForm } from '@/components/reseller/payer-form'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyChip } from '@/components/ui/copy-chip'
import { FactList } from '@/components/ui/fact-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusPill } from '@/components/ui/status-pill'
import { connectionStatus, type ConnectionStatus } from '@/lib/accounts/connection-status'
import { now } from '@/lib/foundation/clock'
import { disconnectAction, saveOwnAppKeysAction, setConnectionPayerAction } from '@/lib/web/actions/connection'
import { requireUser } from '@/lib/web/session'

interface ApiSettingsProps { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reseller.api')
  return { title: t('title') }
}

export default async function ApiSettingsPage({ searchParams }: ApiSettingsProps) {
  const user = await requireUser('RESELLER', '/reseller/api-settings')
  const [params, connection, t] = await Promise.all([searchParams, connectionStatus(user.id), getTranslations('reseller.api')])
  return (
    <ClientTexts of={['errors', 'reseller.api']}>
      <PageHeader title={t('title')} description={t('text')} />
      <Result result={params['connection']} code={params['code']} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]">
        <Connection connection={connection} />
        <div className="flex min-w-0 flex-col gap-4">
          <Card>
            <CardHeader title={t('payer.title')} description={t('payer.text')} />
            <CardContent>
              {connection.credentialId === null ? <p className="text-13 text-muted">{t('payer.later')}</p> : <PayerForm key={`${connection.paidBy}${connection.fundedFrom}`} payer={{ paidBy: connection.paidBy, fundedFrom: connection.fundedFrom }} setPayer={setConnectionPayerAction} />}
            </CardContent>
          </Card>
          <Card><CardHeader title={t('app.title')} description={t('app.text')} /><CardContent><OwnAppForm ownAppKey={connection.ownAppKey} save={saveOwnAppKeysAction} /></CardContent></Card>
        </div>
      </div>
    </ClientTexts>
  )
}

/** What became of the way to AliExpress and back. */
async function Result({ result, code }: { result: string | string[] | undefined; code: string | string[] | undefined }) {
  const [t, errors] = await Promise.all([getTranslations('reseller.api.result'), getTranslations('errors')])
  if (result === 'connected') return <Notice tone="good" title={t('connected')} className="mb-4">{t('connectedText')}</Notice>
  if (result === 'denied') return <Notice tone="info" title={t('declined')} className="mb-4">{t('declinedText')}</Notice>
  if (typeof result !== 'string') return null
  const text = typeof code === 'string' && errors.has(code as 'internal') ? errors(code as 'internal') : t('failedText')
  return <Notice tone="bad" title={t('failed')} urgent className="mb-4">{text}</Notice>
}

const TONES = { connected: 'good', reconnect_needed: 'bad', not_connected: 'neutral' } as const
const DAY_MS = 86_400_000

async function Connection({ connection }: { connection: ConnectionStatus }) {
  const [t, environment, format] = await Promise.all([getTranslations('reseller.api'), getTranslations('common.environment'), getFormatter()])
  const isConnected = connection.state === 'connected'
  const ends = connection.refreshTokenExpiresAt
  const daysLeft = ends ? Math.max(0, Math.floor((ends.getTime() - now().getTime()) / DAY_MS)) : null
  return (
    <Card>
      <CardHeader title="AliExpress Dropshipping" action={<StatusPill tone={TONES[connection.state]}>{t(`state.${connection.state}`)}</StatusPill>} />
      <CardContent className="flex flex-col gap-4">
        {connection.warningDays !== null && isConnected ? <Notice tone="warn" title={t('endsSoon', { days: daysLeft ?? 0 })}>{t('endsSoonText')}</Notice> : null}
        {connection.state === 'reconnect_needed' ? <Notice tone="bad" title={t('ended')}>{t('endedText')}</Notice> : null}
        {connection.state === 'not_connected' ? <ol className="flex list-decimal flex-col gap-1.5 pl-5 text-14 marker:text-muted"><li>{t('steps.one')}</li><li>{t('steps.two')}</li><li>{t('steps.three')}</li></ol> : (
          <FactList facts={[
            { label: t('account'), value: connection.account ?? '—' },
            ...(connection.accountId ? [{ label: t('accountId'), value: <CopyChip value={connection.accountId} text={connection.accountId} /> }] : []),
            { label: t('environment'), value: environment(connection.environment) },
            ...(isConnected && ends && daysLeft !== null ? [{ label: t('ends'), value: <span className="flex flex-col items-end"><span className="font-medium">{t('days', { days: daysLeft })}</span><span className="text-12 text-muted">{format.dateTime(ends, { dateStyle: 'long' })}</span></span> }] : []),
            ...(isConnected && connection.accessTokenExpiresAt ? [{ label: t('token'), value: <RelativeTime at={connection.accessTokenExpiresAt} /> }] : []),
            { label: t('lastRefresh'), value: connection.lastRefreshAt ? <RelativeTime at={connection.lastRefreshAt} /> : t('never') },
            ...(connection.connectedAt ? [{ label: t('since'), value: <RelativeTime at={connection.connectedAt} /> }] : []),
          ]} />
        )}
        {connection.lastRefreshError && isConnected ? <Notice tone="warn" title={t('refreshError')}>{t('refreshErrorText')}</Notice> : null}
        <div className="flex flex-wrap items-start gap-2">
          {isConnected ? <DisconnectButton disconnect={disconnectAction} /> : <ConnectButton />}
        </div>
        <p className="text-12 text-muted">{t('secret')}</p>
      </CardContent>
    </Card>
  )
}
