import type { Language } from './sandbox-request';

type Plain =
  | 'overview' | 'faults' | 'journal' | 'start' | 'clock' | 'asComputer' | 'ahead' | 'behind' | 'oneDay' | 'days' | 'hours' | 'minutes' | 'jump' | 'hour' | 'day' | 'threeDays' | 'week' | 'month' | 'speed' | 'usual' | 'minuteASecond' | 'tenMinutesASecond' | 'hourASecond' | 'backToNow' | 'backNote'
  | 'oneClock' | 'setFaults' | 'noFaults' | 'newFault' | 'call' | 'everyCall' | 'kind' | 'often' | 'once' | 'someTimes' | 'always' | 'times' | 'share' | 'seed' | 'status' | 'ms' | 'detail' | 'more' | 'detailNote' | 'add' | 'remove' | 'allOff' | 'all' | 'own' | 'connection'
  | 'latency' | 'latencyNote' | 'set' | 'effects' | 'requests' | 'search' | 'searchNote' | 'find' | 'noEffects' | 'noRequests' | 'nothingFound' | 'at' | 'effect' | 'key' | 'id' | 'amount' | 'facts' | 'answer' | 'sent' | 'said' | 'noAnswer' | 'fault' | 'newest' | 'sharedWith';

export type FrameWords = Readonly<Record<Plain, string>> & {
  readonly code: Language;
  readonly hitsOf: (hits: string, seen: string) => string;
  readonly timesLeft: (times: string) => string;
  readonly shareOf: (percent: string, seed: string) => string;
  readonly kinds: Readonly<Record<string, string>>;
};

/** The words of what all control pages share. Names of calls and fields stay as the APIs have them. */
export const FRAME_WORDS: Readonly<Record<Language, FrameWords>> = {
  en: {
    code: 'en', overview: 'Overview', faults: 'Faults', journal: 'Journal', start: 'Start', clock: 'Clock', asComputer: 'as on this computer', ahead: 'ahead', behind: 'behind', oneDay: '1 day', days: 'days', hours: 'h', minutes: 'min', jump: 'Jump', hour: '+1 hour', day: '+1 day',
    threeDays: '+3 days', week: '+7 days', month: '+30 days', speed: 'Speed', usual: 'As usual', minuteASecond: '1 min a second', tenMinutesASecond: '10 min a second', hourASecond: '1 hour a second', backToNow: 'Back to now',
    backNote: 'What was dated later stays dated later.', oneClock: 'One clock for PayPal, AliExpress, Payoneer and the shop.', setFaults: 'Faults that are set', noFaults: 'No fault is set: every call does what it should.', newFault: 'Set a fault', call: 'Call', everyCall: 'every call',
    kind: 'What happens', often: 'How often', once: 'once', someTimes: 'so many times', always: 'until switched off', times: 'Times', share: 'Share of calls, %', seed: 'Seed', status: 'HTTP status', ms: 'Milliseconds', detail: 'Detail', more: 'Details',
    detailNote: 'The detail of an own fault: an issue or error code, a reason, an amount.', add: 'Set fault', remove: 'Remove', allOff: 'All faults off', all: 'all', own: 'Of this third party', connection: 'Of the connection', latency: 'Wait before every call, ms', latencyNote: 'Applies to every call of the API.', set: 'Set',
    effects: 'Effects', requests: 'Requests', search: 'Key, id or text', searchNote: 'Looks in keys, ids, addresses and bodies.', find: 'Find', noEffects: 'Nothing has happened yet. Money taken, orders bought and payouts made appear here.', noRequests: 'No request has come yet.', nothingFound: 'Nothing found.', at: 'When', effect: 'Effect', key: 'Key',
    id: 'Id', amount: 'Amount', facts: 'Facts', answer: 'Answer', sent: 'Sent', said: 'Answered', noAnswer: 'no answer', fault: 'fault', newest: 'the newest', sharedWith: 'Sandbox',
    hitsOf: (hits, seen) => `hit ${hits} of ${seen} calls`, timesLeft: (times) => `${times} more times`, shareOf: (percent, seed) => `${percent} % of the calls, seed ${seed}`,
    kinds: {
      'timeout-before': 'No answer, before any effect', 'timeout-after': 'No answer, after the effect', 'error-before': 'HTTP error, before any effect', 'error-after': 'HTTP error, after the effect', 'reset-before': 'Connection cut, before any effect', 'reset-after': 'Connection cut, after the effect',
      delay: 'Late answer', 'slow-drip': 'Answer drips, one byte a second', malformed: 'Unreadable answer, after the effect', 'rate-limit': 'Rate limit, before any effect', 'wrong-amount': 'Wrong amount in the answer', decline: 'Payment declined', pending: 'Payment under review', business: "Refused with the method's own error",
      gateway: 'Refused by the gateway', 'gateway-after': 'Gateway error, after the effect', contradiction: 'Success and an error code at once', regress: 'Order shown one state behind', status: 'Order in a state that nobody knows', 'failure-200': 'HTTP 200 with a failure in the body',
    },
  },
  es: {
    code: 'es', overview: 'Resumen', faults: 'Fallos', journal: 'Registro', start: 'Inicio', clock: 'Reloj', asComputer: 'como en este ordenador', ahead: 'por delante', behind: 'por detrás', oneDay: '1 día', days: 'días', hours: 'h', minutes: 'min', jump: 'Saltar', hour: '+1 hora', day: '+1 día',
    threeDays: '+3 días', week: '+7 días', month: '+30 días', speed: 'Velocidad', usual: 'Normal', minuteASecond: '1 min por segundo', tenMinutesASecond: '10 min por segundo', hourASecond: '1 hora por segundo', backToNow: 'Volver a ahora',
    backNote: 'Lo que tiene fecha posterior la conserva.', oneClock: 'Un solo reloj para PayPal, AliExpress, Payoneer y la tienda.', setFaults: 'Fallos puestos', noFaults: 'No hay fallos: cada llamada hace lo que debe.', newFault: 'Poner un fallo', call: 'Llamada', everyCall: 'todas las llamadas',
    kind: 'Qué pasa', often: 'Cuántas veces', once: 'una vez', someTimes: 'tantas veces', always: 'hasta quitarlo', times: 'Veces', share: 'Parte de las llamadas, %', seed: 'Semilla', status: 'Estado HTTP', ms: 'Milisegundos', detail: 'Detalle', more: 'Detalles',
    detailNote: 'El detalle de un fallo propio: un código de error, un motivo, un importe.', add: 'Poner fallo', remove: 'Quitar', allOff: 'Quitar todos', all: 'todas', own: 'De este tercero', connection: 'De la conexión', latency: 'Espera antes de cada llamada, ms', latencyNote: 'Vale para todas las llamadas de la API.', set: 'Fijar',
    effects: 'Efectos', requests: 'Peticiones', search: 'Clave, id o texto', searchNote: 'Busca en claves, ids, direcciones y cuerpos.', find: 'Buscar', noEffects: 'Aún no ha pasado nada. Aquí aparecen los cobros, las compras y los pagos.', noRequests: 'Aún no ha llegado ninguna petición.', nothingFound: 'No se ha encontrado nada.', at: 'Cuándo', effect: 'Efecto', key: 'Clave',
    id: 'Id', amount: 'Importe', facts: 'Datos', answer: 'Respuesta', sent: 'Enviado', said: 'Respondido', noAnswer: 'sin respuesta', fault: 'fallo', newest: 'las últimas', sharedWith: 'Entorno de prueba',
    hitsOf: (hits, seen) => `dio en ${hits} de ${seen} llamadas`, timesLeft: (times) => `${times} veces más`, shareOf: (percent, seed) => `${percent} % de las llamadas, semilla ${seed}`,
    kinds: {
      'timeout-before': 'Sin respuesta, antes de todo efecto', 'timeout-after': 'Sin respuesta, después del efecto', 'error-before': 'Error HTTP, antes de todo efecto', 'error-after': 'Error HTTP, después del efecto', 'reset-before': 'Conexión cortada, antes de todo efecto', 'reset-after': 'Conexión cortada, después del efecto',
      delay: 'Respuesta tardía', 'slow-drip': 'La respuesta gotea, un byte por segundo', malformed: 'Respuesta ilegible, después del efecto', 'rate-limit': 'Límite de llamadas, antes de todo efecto', 'wrong-amount': 'Importe equivocado en la respuesta', decline: 'Pago rechazado', pending: 'Pago en revisión', business: 'Rechazado con el error propio del método',
      gateway: 'Rechazado por la pasarela', 'gateway-after': 'Error de la pasarela, después del efecto', contradiction: 'Éxito y código de error a la vez', regress: 'Pedido visto un estado atrás', status: 'Pedido en un estado que nadie conoce', 'failure-200': 'HTTP 200 con un fallo en el cuerpo',
    },
  },
};
