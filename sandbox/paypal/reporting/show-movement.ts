import { money } from '../money/amount';
import type { Movement } from '../money/create-books';
import type { World } from '../open-world';
import { isJson, textOf } from '../orders/field-checks';
import type { Json } from '../records';

const PAYMENT = 'T0006';

/** A line of the statement as a row of the transaction search, with everything that `fields=all` shows. */
export function showMovement(world: World, line: Movement): Json {
  return {
    transaction_info: showInfo(line),
    payer_info: showPayer(line),
    shipping_info: line.code === PAYMENT && line.counterparty !== null ? { name: line.counterparty.name } : {},
    cart_info: showCart(world, line),
    store_info: {},
    auction_info: {},
    incentive_info: {},
  };
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

function showInfo(line: Movement): Json {
  const { currency, counterparty } = line;
  return {
    ...(counterparty?.accountId === undefined ? {} : { paypal_account_id: counterparty.accountId }),
    transaction_id: line.id,
    ...(line.referenceId === null || line.referenceType === null ? {} : { paypal_reference_id: line.referenceId, paypal_reference_id_type: line.referenceType }),
    transaction_event_code: line.code,
    transaction_initiation_date: iso(line.initiatedAtMs),
    transaction_updated_date: iso(line.updatedAtMs),
    transaction_amount: money(line.amountMinor, currency),
    ...(line.feeMinor === 0 ? {} : { fee_amount: money(line.feeMinor, currency) }),
    transaction_status: line.status,
    ...(line.affectsBalance ? { ending_balance: money(line.available + line.withheld, currency), available_balance: money(line.available, currency) } : {}),
    ...(line.invoiceId === null ? {} : { invoice_id: line.invoiceId }),
    ...(line.customField === null ? {} : { custom_field: line.customField }),
    protection_eligibility: line.code === PAYMENT ? '01' : '02',
  };
}

function showPayer({ counterparty }: Movement): Json {
  if (counterparty === null) return { payer_name: {} };
  return {
    ...(counterparty.accountId === undefined ? {} : { account_id: counterparty.accountId }),
    email_address: counterparty.email,
    payer_status: 'Y',
    payer_name: { alternate_full_name: counterparty.name },
    ...(counterparty.country === undefined ? {} : { country_code: counterparty.country }),
  };
}

/** The items of the order that a payment was for. */
function showCart(world: World, line: Movement): Json {
  const order = line.referenceType === 'ODR' && line.referenceId !== null ? world.orders.get(line.referenceId) : undefined;
  const items = Array.isArray(order?.purchaseUnit['items']) ? order.purchaseUnit['items'].filter(isJson) : [];
  if (items.length === 0) return {};
  return {
    item_details: items.map((item) => ({
      ...(item['sku'] === undefined ? {} : { item_code: textOf(item['sku']) }),
      item_name: textOf(item['name']).slice(0, 200),
      item_quantity: textOf(item['quantity']),
      item_unit_price: item['unit_amount'],
    })),
  };
}
