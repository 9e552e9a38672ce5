import type { Language } from '../foundation/sandbox-request';
import type { EventName, PayeeStatus, PaymentStatus, Settings } from './records';

type Plain =
  | 'title' | 'intro' | 'unverified' | 'balance' | 'newBalance' | 'set' | 'payees' | 'payeeId' | 'account' | 'state' | 'actions' | 'addPayee' | 'add' | 'approve' | 'decline' | 'noPayees' | 'payments' | 'noPayments' | 'reference' | 'amount' | 'created' | 'due' | 'payNow' | 'cancel'
  | 'behaviour' | 'duplicates' | 'loadAfter' | 'save' | 'notifications' | 'noDeliveries' | 'event' | 'to' | 'attempts' | 'last' | 'register' | 'registerNow' | 'linkGone' | 'closePage';

export type PayoneerWords = Readonly<Record<Plain, string>> & {
  readonly code: Language;
  readonly registerNote: (payeeId: string) => string;
  readonly payeeStates: Readonly<Record<PayeeStatus, string>>;
  readonly paymentStates: Readonly<Record<PaymentStatus, string>>;
  readonly duplicateChoices: Readonly<Record<Settings['duplicates'], string>>;
  readonly events: Readonly<Record<EventName, string>>;
};

export const PAYONEER_WORDS: Readonly<Record<Language, PayoneerWords>> = {
  en: {
    code: 'en', title: 'Payoneer sandbox', intro: 'One payout program with its balance, payees and payments.', unverified: "Payoneer's reference is for partners only: this follows what client libraries show, and is not verified.", balance: 'Balance', newBalance: 'New balance, USD', set: 'Set balance', payees: 'Payees', payeeId: 'Payee id',
    account: 'Account', state: 'State', actions: 'By hand', addPayee: 'New payee', add: 'Add as active', approve: 'Approve', decline: 'Decline', noPayees: 'No payees yet. A payee registers through a link, or is added here.', payments: 'Payments', noPayments: 'No payments yet. Only active payees can be paid.', reference: 'Reference', amount: 'Amount',
    created: 'Accepted', due: 'Loaded or due', payNow: 'Load now', cancel: 'Cancel', behaviour: 'Behaviour', duplicates: 'A repeated client_reference_id', loadAfter: 'Loaded after, seconds', save: 'Save', notifications: 'Notifications', noDeliveries: 'Nothing was sent.', event: 'Event', to: 'To', attempts: 'Attempts', last: 'Last answer',
    register: 'Register at Payoneer', registerNow: 'Register', linkGone: 'This link is not valid any more', closePage: 'You can close this page.', registerNote: (payeeId) => `You will receive payouts as ${payeeId}.`,
    payeeStates: { 0: 'registered, to be approved', 1: 'active', 99: 'inactive' }, paymentStates: { Pending: 'pending', Transferred: 'transferred', Cancelled: 'cancelled' },
    duplicateChoices: { refuse: 'is refused', 'accept-silently': 'is accepted, paid once', 'failure-200': 'fails with HTTP 200' },
    events: { 'payment-accepted': 'Payment accepted', 'payment-cancelled': 'Payment cancelled', 'payment-loaded': 'Payment loaded', 'payee-approved': 'Payee approved', 'payee-declined': 'Payee declined' },
  },
  es: {
    code: 'es', title: 'Payoneer de prueba', intro: 'Un programa de pagos con su saldo, sus beneficiarios y sus pagos.', unverified: 'La referencia de Payoneer es solo para socios: esto sigue lo que muestran las bibliotecas de clientes y no está verificado.', balance: 'Saldo', newBalance: 'Nuevo saldo, USD', set: 'Fijar saldo', payees: 'Beneficiarios', payeeId: 'Id del beneficiario',
    account: 'Cuenta', state: 'Estado', actions: 'A mano', addPayee: 'Nuevo beneficiario', add: 'Añadir como activo', approve: 'Aprobar', decline: 'Rechazar', noPayees: 'Aún no hay beneficiarios. Se registran con un enlace o se añaden aquí.', payments: 'Pagos', noPayments: 'Aún no hay pagos. Solo se paga a beneficiarios activos.', reference: 'Referencia', amount: 'Importe',
    created: 'Aceptado', due: 'Abonado o previsto', payNow: 'Abonar ya', cancel: 'Cancelar', behaviour: 'Comportamiento', duplicates: 'Un client_reference_id repetido', loadAfter: 'Se abona tras, segundos', save: 'Guardar', notifications: 'Avisos', noDeliveries: 'No se ha enviado nada.', event: 'Evento', to: 'A', attempts: 'Intentos', last: 'Última respuesta',
    register: 'Registro en Payoneer', registerNow: 'Registrarse', linkGone: 'Este enlace ya no es válido', closePage: 'Puedes cerrar esta página.', registerNote: (payeeId) => `Recibirás pagos como ${payeeId}.`,
    payeeStates: { 0: 'registrado, por aprobar', 1: 'activo', 99: 'inactivo' }, paymentStates: { Pending: 'pendiente', Transferred: 'abonado', Cancelled: 'cancelado' },
    duplicateChoices: { refuse: 'se rechaza', 'accept-silently': 'se acepta y se paga una vez', 'failure-200': 'falla con HTTP 200' },
    events: { 'payment-accepted': 'Pago aceptado', 'payment-cancelled': 'Pago cancelado', 'payment-loaded': 'Pago abonado', 'payee-approved': 'Beneficiario aprobado', 'payee-declined': 'Beneficiario rechazado' },
  },
};
