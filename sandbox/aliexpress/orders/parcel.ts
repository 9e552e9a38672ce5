import type { OrderRow } from '../rows';

const DAY_MS = 86_400_000;
/** From then on the carrier of the country has its own number. */
const LAST_MILE_AFTER_MS = 2 * DAY_MS;

/** True once the parcel is with the carrier of the destination. */
export function isLastMile(order: OrderRow, nowMs: number): boolean {
  return order.shippedAtMs !== null && (order.deliveredAtMs !== null || nowMs - order.shippedAtMs >= LAST_MILE_AFTER_MS);
}

/** The number the parcel goes by now: the supplier's internal one first, the last mile's later. */
export function parcelNumber(order: OrderRow, nowMs: number): string {
  const digits = order.orderId.slice(3);
  if (!isLastMile(order, nowMs)) return `LP00${digits}0`;
  return order.country === 'US' ? `920019${digits}9999` : `RB${digits.slice(0, 9)}CN`;
}

/** Who carries it now. */
export function parcelCarrier(order: OrderRow, nowMs: number): string {
  if (!isLastMile(order, nowMs)) return order.lines[0]?.carrier ?? 'AliExpress Selection Standard';
  return LAST_MILE_CARRIERS[order.country] ?? 'Local post';
}

const LAST_MILE_CARRIERS: Record<string, string> = { US: 'USPS', ES: 'Correos', BR: 'Correios', AU: 'Australia Post', DE: 'DHL Paket', FR: 'Colissimo', GB: 'Royal Mail', MX: 'Correos de Mexico' };

export type ParcelNode = { readonly atMs: number; readonly name: string; readonly text: { readonly en: string; readonly es: string } };

/** What has happened to the parcel until now, newest first. */
export function parcelNodes(order: OrderRow, nowMs: number): ParcelNode[] {
  const shippedAtMs = order.shippedAtMs ?? 0;
  const nodes: ParcelNode[] = [
    { atMs: shippedAtMs, name: 'GWMS_ACCEPT', text: { en: 'Package handed over by the seller', es: 'Paquete entregado por el vendedor' } },
    { atMs: shippedAtMs + DAY_MS / 2, name: 'SC_OUTBOUND_SUCCESS', text: { en: 'Left the sorting centre', es: 'Salió del centro de clasificación' } },
    { atMs: shippedAtMs + LAST_MILE_AFTER_MS, name: 'LAST_MILE_ASN_NOTIFY', text: { en: 'With the local carrier', es: 'En manos del transportista local' } },
  ];
  const past = nodes.filter((node) => node.atMs <= (order.deliveredAtMs ?? nowMs));
  if (order.deliveredAtMs !== null) past.push({ atMs: order.deliveredAtMs, name: 'GTMS_SIGNED', text: { en: 'Package delivered', es: 'Paquete entregado' } });
  return past.reverse();
}
