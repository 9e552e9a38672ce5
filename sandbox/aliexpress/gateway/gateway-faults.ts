import type { Fault } from '@/sandbox/foundation/create-switches';
import { refusalOfFault } from '../methods/method';
import { GatewayRefusal, type RefusalFacts } from './gateway-refusal';
import { gatewayRefusalFor } from './gateway-texts';

/** Fault `gateway`: the call is turned away before it does anything. */
export function refuseBefore(fault: Fault | null): void {
  if (fault?.kind === 'gateway') throw new GatewayRefusal(factsOf(fault));
}

/** System calls have no refusal of their own beside the gateway's: `business` and `gateway` are the same there. */
export function refuseSystemCall(fault: Fault | null): void {
  if (fault?.kind === 'gateway' || fault?.kind === 'business') throw new GatewayRefusal(factsOf(fault));
}

/** Fault `gateway-after`: the call has had its effect, and the caller is told that something behind the gateway failed. */
export function refuseAfter(fault: Fault | null): void {
  if (fault?.kind === 'gateway-after') throw new GatewayRefusal(factsOf(fault));
}

function factsOf(fault: Fault): RefusalFacts {
  const { code, message } = refusalOfFault({ ...fault, value: fault.value ?? 'ServiceUnavailable' });
  return gatewayRefusalFor(code, message === code ? undefined : message);
}
