/** True for a Brazilian tax id of a person with right check digits; dots and dash are allowed. */
export function isCpf(text: string): boolean {
  const digits = text.replace(/[.-]/g, '');
  if (!/^\d{11}$/.test(digits) || /^(\d)\1{10}$/.test(digits)) return false;
  return checkDigit(digits, 9) === digits[9] && checkDigit(digits, 10) === digits[10];
}

function checkDigit(digits: string, length: number): string {
  let sum = 0;
  for (let index = 0; index < length; index += 1) sum += (digits.charCodeAt(index) - 48) * (length + 1 - index);
  const rest = (sum * 10) % 11;
  return String(rest === 10 ? 0 : rest);
}
