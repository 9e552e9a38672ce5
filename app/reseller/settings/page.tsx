import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ExternalLink } from 'lucide-react'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientTexts } from '@/app/client-texts'
import { LimitsForm, PasswordForm, PayoutEmailForm, PriceRuleForm } from '@/components/reseller/money-forms'
import { ShopForm } from '@/components/reseller/shop-form'
import { buttonStyles } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { passwordLength } from '@/lib/accounts/schema'
import { formatMoney, money, toDecimal } from '@/lib/foundation/money'
import { readResellerSettings } from '@/lib/reports/read-reseller-settings'
import { changePasswordAction } from '@/lib/web/actions/account'
import { requireUser } from '@/lib/web/session'
import { saveBuyingLimitsAction, savePayoutEmailAction, savePriceRuleAction, saveShopAction } from '../actions/settings'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reseller.settings')
  return { title: t('title') }
}

/** 24000 -> "240", 1250 -> "12.5": basis points as the percentage that a person types. */
function percentText(basisPoints: number): string {
  const text = basisPoints.toString().padStart(3, '0')
  const fraction = text.slice(-2).replace(/0+$/, '')
  return text.slice(0, -2) + (fraction === '' ? '' : `.${fraction}`)
}

export default async function SettingsPage() {
  const user = await requireUser('RESELLER', '/reseller/settings')
  const [settings, t, locale] = await Promise.all([readResellerSettings(user.id), getTranslations('reseller.settings'), getLocale()])
  if (!settings) notFound()
  const { currency } = settings
  const amount = (minor: bigint) => money(minor, currency)
  return (
    <ClientTexts of={['errors', 'reseller.settings']}>
      <PageHeader title={t('title')} actions={<a href={`/s/${settings.shopSlug}`} target="_blank" rel="noreferrer" className={buttonStyles({ variant: 'outline' })}>{t('visit')} <ExternalLink aria-hidden /></a>} />
      <div className="flex flex-col gap-4">
        <Section id="shop" title={t('shop.title')} text={t('shop.text')}>
          <ShopForm shop={{ name: settings.shopName, taglineEn: settings.taglineEn, taglineEs: settings.taglineEs, accent: settings.accent, returnDays: settings.returnDays, supportEmail: settings.supportEmail, tax: percentText(settings.taxBasisPoints) }} save={saveShopAction} />
        </Section>
        <Section id="payout" title={t('payout.title')} text={t('payout.text')}><PayoutEmailForm email={settings.payoutEmail} save={savePayoutEmailAction} /></Section>
        <Section id="rule" title={t('rule.title')} text={t('rule.text')}>
          <PriceRuleForm rule={{ multiplier: percentText(settings.priceMultiplierBasisPoints), minimumProfit: toDecimal(amount(settings.minimumProfitMinor)), minimumMargin: percentText(settings.minimumMarginBasisPoints) }} currency={currency} save={savePriceRuleAction} />
        </Section>
        <Section id="limits" title={t('limits.title')} text={t('limits.text')}>
          <LimitsForm limits={{ workingCapital: settings.workingCapital.toString(), maxDeliveryDays: settings.maxDeliveryDays, maxDailyOrders: settings.maxDailyOrders?.toString() ?? '', maxDailySpend: settings.maxDailySpendMinor === null ? '' : toDecimal(amount(settings.maxDailySpendMinor)) }} inUse={formatMoney(amount(settings.committedMinor), locale)} currency={currency} save={saveBuyingLimitsAction} />
        </Section>
        <Section id="password" title={t('password.title')} text={t('password.text')}><PasswordForm minimum={passwordLength.min} change={changePasswordAction} /></Section>
      </div>
    </ClientTexts>
  )
}

function Section({ id, title, text, children }: { id: string; title: string; text: string; children: ReactNode }) {
  return (
    <Card id={id} aria-labelledby={`${id}-title`} className="scroll-mt-16">
      <CardContent className="grid gap-x-8 gap-y-4 pt-5 pb-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <div><h2 id={`${id}-title`} className="text-16 font-semibold">{title}</h2><p className="mt-1 text-13 text-muted">{text}</p></div>
        <div className="max-w-2xl">{children}</div>
      </CardContent>
    </Card>
  )
}
