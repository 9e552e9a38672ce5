import { HOLDS, type Settings } from '../rows';

export type Text = { readonly en: string; readonly es: string };
type Names<Value> = { readonly [Name in keyof Settings]-?: Settings[Name] extends Value ? Name : never }[keyof Settings];

/** How a setting is shown and read in a form. `percent` is basis points in the state and percent in the field. */
export type SettingField =
  | { readonly name: Names<boolean>; readonly kind: 'flag'; readonly label: Text }
  | { readonly name: keyof Settings; readonly kind: 'whole' | 'percent' | 'text' | 'list' | 'limit' | 'table'; readonly label: Text }
  | { readonly name: keyof Settings; readonly kind: 'choice'; readonly label: Text; readonly choices: readonly (readonly [value: string, label: Text])[] };

export type SettingGroup = { readonly id: string; readonly title: Text; readonly fields: readonly SettingField[] };

const text = (en: string, es: string): Text => ({ en, es });
const same = (value: string): readonly [string, Text] => [value, text(value, value)];
const flag = (name: Names<boolean>, en: string, es: string): SettingField => ({ name, kind: 'flag', label: text(en, es) });
const field = (kind: 'whole' | 'percent' | 'text' | 'list' | 'limit' | 'table', name: keyof Settings, en: string, es: string): SettingField => ({ name, kind, label: text(en, es) });
const choice = (name: keyof Settings, en: string, es: string, choices: readonly (readonly [string, Text])[]): SettingField => ({ name, kind: 'choice', label: text(en, es), choices });

/** Every setting but the states of buyer accounts, by what a person looks for. */
export const SETTING_GROUPS: readonly SettingGroup[] = [
  {
    id: 'prices',
    title: text('Prices and stock', 'Precios y existencias'),
    fields: [
      field('percent', 'priceFactorBasisPoints', 'Every price, % of the catalogue', 'Todos los precios, % del catálogo'),
      field('percent', 'orderPriceFactorBasisPoints', 'Price of an order, % of what the product showed', 'Precio de un pedido, % de lo que mostraba el producto'),
      field('percent', 'hiddenTaxBasisPoints', 'Tax that only the total shows, %', 'Impuesto que solo se ve en el total, %'),
      field('percent', 'importChargesBasisPoints', 'Import charges on top, United States, %', 'Gastos de importación aparte, Estados Unidos, %'),
      field('percent', 'personalBenefitBasisPoints', "Price with the account's promotions, %", 'Precio con las promociones de la cuenta, %'),
      field('whole', 'promotionLimit', 'Pieces that a promotion allows (0 = any)', 'Unidades que permite una promoción (0 = sin límite)'),
      choice('limitStrategy', 'More than the promotion allows', 'Más de lo que permite la promoción', [['create_order_fail', text('the order fails', 'el pedido falla')], ['back_to_normal_price', text('costs the list price', 'cuesta el precio de lista')]]),
      field('text', 'freeShippingFromMinor', 'The platform pays the freight from, US cents (empty = never)', 'La plataforma paga el envío desde, centavos de dólar (vacío = nunca)'),
      field('table', 'stockByCountryBasisPoints', 'Stock found in a country, 10000 = all (FR=500, MA=10000)', 'Existencias en un país, 10000 = todas (FR=500, MA=10000)'),
      choice('shortStockCode', 'Too few pieces', 'Faltan unidades', [same('INVENTORY_HOLD_ERROR'), same('DELIVERY_METHOD_NOT_EXIST')]),
    ],
  },
  {
    id: 'orders',
    title: text('Orders', 'Pedidos'),
    fields: [
      flag('autoPay', 'Auto-pay from the PayPal balance', 'Pago automático con el saldo de PayPal'),
      choice('dedupe', 'A repeated out_order_id', 'Un out_order_id repetido', [
        ['same-ids', text('answers the same orders', 'devuelve los mismos pedidos')], ['repeated-error', text('answers REPEATED_ORDER_ERROR', 'devuelve REPEATED_ORDER_ERROR')], ['off', text('makes new orders', 'crea pedidos nuevos')],
      ]),
      field('whole', 'orderVisibleAfterMs', 'Orders can be read after, ms', 'Los pedidos se leen tras, ms'),
      field('whole', 'payTimeoutSeconds', 'Unpaid orders lapse after, seconds', 'Los no pagados caducan tras, segundos'),
      choice('afterPayment', 'After payment', 'Tras el pago', [['none', text('ready to be shipped', 'listo para enviar')], ...HOLDS.map(same)]),
      field('whole', 'holdHours', 'Held for, hours (0 = until released)', 'Retenido, horas (0 = hasta liberarlo)'),
      field('whole', 'cancelReviewHours', 'Look at a cancellation, hours (0 = at once)', 'Revisión de una cancelación, horas (0 = al momento)'),
      flag('strictProvinces', 'Provinces must be on the list', 'Provincias solo de la lista'),
    ],
  },
  {
    id: 'parcels',
    title: text('Parcels', 'Paquetes'),
    fields: [
      field('whole', 'shipAfterHours', 'Ships after, hours', 'Envía tras, horas'),
      choice('parcels', 'Parcels of a new order', 'Paquetes de un pedido nuevo', [same('1'), same('2')]),
      field('whole', 'secondParcelAfterHours', 'Second parcel after, hours', 'Segundo paquete tras, horas'),
      field('whole', 'trackingAfterHours', 'Tracking appears after, hours', 'El seguimiento aparece tras, horas'),
      choice('untracked', 'Until then', 'Hasta entonces', [['1001', text('TRACKING DATA NOT FOUND', 'TRACKING DATA NOT FOUND')], ['empty-list', text('an empty list', 'una lista vacía')]]),
      field('whole', 'lastMileAfterHours', 'Number of the last mile after, hours', 'Número de la última milla tras, horas'),
      field('text', 'deliverAfterDays', "Delivered after, days (empty = the service's time)", 'Entrega tras, días (vacío = el plazo del servicio)'),
    ],
  },
  {
    id: 'pushes',
    title: text('Push messages', 'Avisos'),
    fields: [
      field('text', 'pushUrl', 'Address', 'Dirección'),
      choice('pushMode', 'Sent', 'Se envían', [['once', text('once', 'una vez')], ['twice', text('twice', 'dos veces')], ['never', text('never', 'nunca')]]),
      field('whole', 'pushDelaySeconds', 'Late by, seconds', 'Con retraso de, segundos'),
      choice('pushOrder', 'Order of two messages', 'Orden de dos avisos', [['in-order', text('as they happened', 'como ocurrieron')], ['swapped', text('the later one first', 'el último primero')]]),
      field('whole', 'pushLostEvery', 'Lost, every so many-th (0 = none)', 'Perdidos, uno de cada (0 = ninguno)'),
      field('whole', 'pushAttempts', 'Attempts', 'Intentos'),
      field('whole', 'pushMessageType', 'message_type', 'message_type'),
    ],
  },
  {
    id: 'app',
    title: text('App and access', 'Aplicación y acceso'),
    fields: [
      choice('appStatus', 'Status of the app', 'Estado de la aplicación', [['online', text('online: 30 and 60 days', 'en línea: 30 y 60 días')], ['test', text('test: 1 and 2 days', 'en prueba: 1 y 2 días')]]),
      choice('appType', 'Type of the app', 'Tipo de aplicación', [same('dropshipping'), same('affiliate')]),
      field('whole', 'codeLifetimeSeconds', 'A consent code lives, seconds', 'Un código de permiso vive, segundos'),
      choice('refreshGives', 'A refresh answers', 'Una renovación devuelve', [['new', text('a new refresh token', 'un token de renovación nuevo')], ['same', text('the same refresh token', 'el mismo token de renovación')], ['nothing', text('no refresh token', 'ningún token de renovación')]]),
      flag('refreshable', 'The app may refresh', 'La aplicación puede renovar'),
      field('list', 'redirectUris', 'Callback addresses, comma between them', 'Direcciones de retorno, separadas por comas'),
      field('list', 'deniedMethods', 'Methods without permission', 'Métodos sin permiso'),
      field('list', 'ipWhitelist', 'Addresses that may call (empty = all)', 'Direcciones que pueden llamar (vacío = todas)'),
    ],
  },
  {
    id: 'limits',
    title: text('Limits and shape of answers', 'Límites y forma de las respuestas'),
    fields: [
      flag('publishedLimits', 'Published ceilings per method', 'Topes publicados por método'),
      field('limit', 'appCallLimit', 'Calls of the app, calls/seconds (2/1; empty = any)', 'Llamadas de la aplicación, llamadas/segundos (2/1; vacío = sin límite)'),
      field('whole', 'banSeconds', 'A ban lasts, seconds', 'Un bloqueo dura, segundos'),
      field('text', 'dailyCalls', 'Calls a day (empty = any)', 'Llamadas al día (vacío = sin límite)'),
      flag('bareSingleLists', 'A list of one travels as the bare thing', 'Una lista de uno viaja sin envoltura'),
      choice('simplifyRoot', 'simplify: root wrapper', 'simplify: envoltura exterior', [['kept', text('kept', 'se queda')], ['dropped', text('dropped', 'se quita')]]),
    ],
  },
];
