import { useLocale, useTranslations } from 'next-intl'
import { digitsOf, formatMoney, money, toDecimal } from '@/lib/foundation/money'
import type { PriceRule } from '@/lib/cycle/product/price-variant'
import type { ResellerProduct, ResellerVariant } from '@/lib/cycle/product/views'
import { Thumb } from '../console/thumb'
import { MoneyText } from '../ui/money-text'
import { Cell, HeadCell, Table, TableBody, TableHead, TableRow } from '../ui/table'
import { PriceEditor } from './price-editor'

type ChangePrice = Parameters<typeof PriceEditor>[0]['changePrice']

interface VariantsTableProps { readonly product: ResellerProduct; readonly rule: PriceRule; readonly changePrice: ChangePrice }

/** Variants with stock, cost and a price that can be changed in place. */
export function VariantsTable({ product, rule, changePrice }: VariantsTableProps) {
  const t = useTranslations('reseller.product')
  const products = useTranslations('reseller.products')
  const locale = useLocale()
  const dearest = product.freights.filter((freight) => freight.deliverable).reduce((most, freight) => (freight.fee.minor > most ? freight.fee.minor : most), 0n)
  const editor = (variant: ResellerVariant) => (
    <PriceEditor
      key={toDecimal(variant.price)} productId={product.id} variantId={variant.id} label={nameOf(variant)} price={toDecimal(variant.price)} floorText={formatMoney(variant.floor, locale)} changePrice={changePrice}
      facts={{ currency: variant.price.currency, digits: digitsOf(variant.price.currency), costMinor: variant.cost.minor.toString(), freightMinor: dearest.toString(), floorMinor: variant.floor.minor.toString(), taxBasisPoints: parseInt(rule.taxBasisPoints.toString(), 10), feeBasisPoints: parseInt(rule.feeBasisPoints.toString(), 10), feeFixedMinor: rule.feeFixed.minor.toString() }}
    />
  )
  const nameOf = (variant: ResellerVariant) => (locale === 'es' ? variant.name.es : variant.name.en) || t('onlyVariant')
  const freight = <MoneyText amount={money(dearest, product.priceFrom.currency)} locale={locale} />
  return (
    <>
      <div className="hidden md:block">
        <Table label={t('variants')} className="text-13">
          <TableHead><HeadCell>{t('variant')}</HeadCell><HeadCell numeric>{products('stock')}</HeadCell><HeadCell numeric>{products('cost')}</HeadCell><HeadCell numeric>{t('dearest')}</HeadCell><HeadCell numeric>{t('floor')}</HeadCell><HeadCell>{t('priceAndMargin')}</HeadCell></TableHead>
          <TableBody>
            {product.variants.map((variant) => (
              <TableRow key={variant.id}>
                <Cell><span className="flex items-center gap-3"><Thumb pictureId={variant.pictureId ?? product.picture?.id ?? null} alt="" className="size-9" />{nameOf(variant)}</span></Cell>
                <Cell numeric className={variant.stock === 0 ? 'font-medium text-bad' : undefined}>{variant.stock === 0 ? products('noStock') : variant.stock}</Cell>
                <Cell numeric><MoneyText amount={variant.cost} locale={locale} /></Cell>
                <Cell numeric>{freight}</Cell>
                <Cell numeric className="text-muted"><MoneyText amount={variant.floor} locale={locale} /></Cell>
                <Cell className="py-2">{editor(variant)}</Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
      <ul className="divide-y divide-line border-t border-line md:hidden">
        {product.variants.map((variant) => (
          <li key={variant.id} className="flex flex-col gap-3 p-4">
            <span className="flex items-center gap-3 font-medium"><Thumb pictureId={variant.pictureId ?? product.picture?.id ?? null} alt="" />{nameOf(variant)}</span>
            <dl className="grid grid-cols-4 gap-2 text-13">
              {[[products('stock'), variant.stock === 0 ? products('noStock') : variant.stock], [products('cost'), <MoneyText key="c" amount={variant.cost} locale={locale} />], [t('dearestShort'), freight], [t('floor'), <MoneyText key="f" amount={variant.floor} locale={locale} />]].map(([label, value], index) => <div key={index}><dt className="text-12 text-muted">{label}</dt><dd>{value}</dd></div>)}
            </dl>
            {editor(variant)}
          </li>
        ))}
      </ul>
    </>
  )
}
