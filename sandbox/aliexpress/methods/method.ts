import type { Fault } from '@/sandbox/foundation/create-switches';
import type { Files, Parameters } from '../gateway/merge-parameters';
import type { BuyerAccount } from '../rows';
import type { Supplier } from '../supplier';

export type MethodCall = {
  readonly params: Parameters;
  /** Uploaded parts of a multipart body; they are not signed. */
  readonly files: Files;
  /** The account whose token was used. */
  readonly buyer: BuyerAccount;
  /** `http://host:port` as the caller addressed us, for pictures and links. */
  readonly origin: string;
  readonly nowMs: number;
  /** A fault of the method's own kind (`regress`), already counted. */
  readonly fault: Fault | null;
};

export type BusinessRefusal = { readonly code: string; readonly message: string };

/** One method of the Dropshipping API. */
export type SupplierMethod = {
  readonly name: string;
  /** Parameters without which the gateway answers MissingParameter. */
  readonly required: readonly string[];
  /** What stands inside `<method>_response`. Throws GatewayRefusal for an error_response. */
  run(supplier: Supplier, call: MethodCall): object | Promise<object>;
  /** How this method says no, for the fault switch. */
  refuse(refusal: BusinessRefusal): object;
};

/** A fault of kind `business` carries its code and message as JSON in `value`, or a bare code. */
export function refusalOfFault(fault: Fault): BusinessRefusal {
  const value = fault.value ?? 'SYSTEM_ERROR';
  const parsed = readDetail(value);
  const code = parsed?.code ?? value;
  return { code, message: parsed?.message ?? code };
}

function readDetail(value: string): { readonly code: string; readonly message?: string } | null {
  try {
    const { code, message } = JSON.parse(value) as { code?: unknown; message?: unknown };
    return typeof code === 'string' ? { code, ...(typeof message === 'string' ? { message } : {}) } : null;
  } catch {
    return null;
  }
}

/** Two-letter language of `en`, `en_US`, `es_ES`…; the catalogue has English and Spanish, everything else reads English. */
export function languageOf(text: string | undefined): 'en' | 'es' {
  return (text ?? '').toLowerCase().startsWith('es') ? 'es' : 'en';
}

/** An id as the number that the wire carries; all of the sandbox's ids are below 2^53. */
export function wireNumber(id: string): number {
  return Number.parseInt(id, 10);
}
