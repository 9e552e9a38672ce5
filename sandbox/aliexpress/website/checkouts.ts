import { randomCode } from '@/sandbox/foundation/random-code';
import { takeTenThousandths } from '../money/convert-from-usd';
import { draftOrders, type OrderDraft } from '../orders/draft-orders';
import type { Supplier } from '../supplier';
import type { Visit } from './site-frame';

/** An order page that was shown: what a press on its last button will order. */
export type CheckoutRow = {
  readonly token: string;
  readonly buyerId: string;
  readonly productId: string;
  readonly skuId: string;
  readonly quantity: number;
  readonly addressId: string;
  readonly serviceCode: string;
  /** On every price, 10000 = as the product page said. */
  readonly basisPoints: number;
  /** How often the button was pressed. */
  readonly presses: number;
};

const tableOf = (supplier: Supplier) => supplier.store.table<CheckoutRow>('website-checkouts');

export function keepCheckout(supplier: Supplier, checkout: Omit<CheckoutRow, 'token' | 'presses'>): CheckoutRow {
  const row = { ...checkout, token: randomCode(24), presses: 0 };
  tableOf(supplier).put(row.token, row);
  return row;
}

export function checkoutOf(supplier: Supplier, token: string): CheckoutRow | undefined {
  return tableOf(supplier).get(token);
}

export function countPress(supplier: Supplier, checkout: CheckoutRow): CheckoutRow {
  const next = { ...checkout, presses: checkout.presses + 1 };
  tableOf(supplier).put(next.token, next);
  return next;
}

export type Asked = Pick<CheckoutRow, 'productId' | 'skuId' | 'quantity' | 'serviceCode' | 'basisPoints'> & { readonly country: string };

/** The order as it would be made now, or the refusal's code. The same drafts as for orders over the API, times the page's own price change. */
export function draftCheckout(supplier: Supplier, asked: Asked): { draft: OrderDraft } | { code: string } {
  const product = supplier.catalogue.product(asked.productId);
  const sku = product === undefined ? undefined : supplier.catalogue.skuById(product, asked.skuId);
  if (product === undefined || sku === undefined) return { code: 'SKU_NOT_EXIST' };
  const item = { product_id: product.productId, product_count: asked.quantity, sku_attr: sku.skuAttr, logistics_service_name: asked.serviceCode };
  const drafted = draftOrders(supplier, { items: [item], country: asked.country, businessModel: 'retail' });
  if ('refusal' in drafted) return { code: drafted.refusal.code };
  const [draft] = drafted.drafts;
  return draft === undefined ? { code: 'SKU_NOT_EXIST' } : { draft: repriced(draft, asked.basisPoints, supplier.settings().hiddenTaxBasisPoints) };
}

function repriced(draft: OrderDraft, basisPoints: number, hiddenTaxBasisPoints: number): OrderDraft {
  if (basisPoints === 10_000) return draft;
  const lines = draft.lines.map((line) => ({ ...line, unitMinor: takeTenThousandths(line.unitMinor, basisPoints) }));
  const parts = lines.reduce((sum, line) => sum + line.unitMinor * line.quantity + line.freightMinor, 0);
  const hiddenTaxMinor = takeTenThousandths(parts, hiddenTaxBasisPoints);
  return { ...draft, lines, hiddenTaxMinor, totalMinor: parts + hiddenTaxMinor };
}

/** What the price is multiplied with on this page: the setting, and the fault `price-change` (its value in basis points, a tenth more where it has none). */
export function priceChangeOf({ site, fault }: Visit, before = site.confirmPriceBasisPoints): number {
  if (fault?.kind !== 'price-change') return before;
  return takeTenThousandths(before, /^\d{1,6}$/.test(fault.value) ? Number.parseInt(fault.value, 10) : 11_000);
}
