import type { OrderLine, OrderRow } from '../rows';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export type ParcelNode = { readonly atMs: number; readonly name: string; readonly text: { readonly en: string; readonly es: string } };

/** A parcel as it is now: what is in it, the number it goes by and who carries it. */
export type Parcel = {
  readonly shippedAtMs: number;
  readonly number: string;
  readonly carrier: string;
  /** What has happened until now, newest first. */
  readonly nodes: readonly ParcelNode[];
  readonly lines: readonly OrderLine[];
};

type View = { readonly nowMs: number; readonly lastMileAfterHours: number };

/** The parcels of an order that have left, the first one first. */
export function parcelsOf(order: OrderRow, view: View): Parcel[] {
  const departures = order.parcelCount > 1 ? [order.partShippedAtMs ?? order.shippedAtMs, order.shippedAtMs] : [order.shippedAtMs];
  return departures.flatMap((shippedAtMs, index) => (shippedAtMs === null ? [] : [describe(order, shippedAtMs, index, view)]));
}

function describe(order: OrderRow, shippedAtMs: number, index: number, { nowMs, lastMileAfterHours }: View): Parcel {
  const lastMileAtMs = shippedAtMs + lastMileAfterHours * HOUR_MS;
  const isLastMile = order.deliveredAtMs !== null || nowMs >= lastMileAtMs;
  return {
    shippedAtMs,
    number: numberOf(order, index, isLastMile),
    carrier: isLastMile ? (LAST_MILE_CARRIERS[order.country] ?? 'Local post') : (order.lines[0]?.carrier ?? 'AliExpress Selection Standard'),
    nodes: nodesOf(order, shippedAtMs, lastMileAtMs, nowMs),
    lines: linesOf(order, index),
  };
}

/** The supplier's internal number first, the last mile's later. */
function numberOf(order: OrderRow, index: number, isLastMile: boolean): string {
  const digits = order.orderId.slice(3);
  if (!isLastMile) return `LP00${digits}${index}`;
  return order.country === 'US' ? `920019${digits}${9999 - index}` : `R${'BCD'.charAt(index)}${digits.slice(0, 9)}CN`;
}

const LAST_MILE_CARRIERS: Record<string, string> = { US: 'USPS', ES: 'Correos', BR: 'Correios', AU: 'Australia Post', DE: 'DHL Paket', FR: 'Colissimo', GB: 'Royal Mail', MX: 'Correos de Mexico' };

function nodesOf(order: OrderRow, shippedAtMs: number, lastMileAtMs: number, nowMs: number): ParcelNode[] {
  const nodes: ParcelNode[] = [
    { atMs: shippedAtMs, name: 'GWMS_ACCEPT', text: { en: 'Package handed over by the seller', es: 'Paquete entregado por el vendedor' } },
    { atMs: Math.min(shippedAtMs + DAY_MS / 2, lastMileAtMs), name: 'SC_OUTBOUND_SUCCESS', text: { en: 'Left the sorting centre', es: 'Salió del centro de clasificación' } },
    { atMs: lastMileAtMs, name: 'LAST_MILE_ASN_NOTIFY', text: { en: 'With the local carrier', es: 'En manos del transportista local' } },
  ];
  const past = nodes.filter((node) => node.atMs <= (order.deliveredAtMs ?? nowMs));
  if (order.deliveredAtMs !== null) past.push({ atMs: order.deliveredAtMs, name: 'GTMS_SIGNED', text: { en: 'Package delivered', es: 'Paquete entregado' } });
  return past.reverse();
}

/** Of two parcels the first takes half of the lines, or half of the pieces of a single line; a single piece travels in both. */
function linesOf(order: OrderRow, index: number): readonly OrderLine[] {
  if (order.parcelCount < 2) return order.lines;
  const [only] = order.lines;
  if (order.lines.length > 1 || only === undefined) {
    const half = (order.lines.length - (order.lines.length % 2)) / 2;
    return index === 0 ? order.lines.slice(0, half) : order.lines.slice(half);
  }
  const second = (only.quantity - (only.quantity % 2)) / 2;
  const pieces = index === 0 ? only.quantity - second : Math.max(second, 1);
  return [{ ...only, quantity: pieces }];
}
