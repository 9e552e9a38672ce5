export type Person = { readonly name: string; readonly email: string; readonly address: Readonly<Record<string, string>> };

const at = (fullName: string, line1: string, city: string, region: string, postalCode: string, country: string, phone: string): Person => ({
  name: fullName,
  email: `${fullName.toLowerCase().normalize('NFD').replace(/[^a-z ]/g, '').replaceAll(' ', '.')}@shoppers.example`,
  address: { fullName, line1, city, region, postalCode, country, phone },
});

/** People who do not exist, at addresses that the supplier delivers to. */
export const PEOPLE: readonly Person[] = [
  at('Ana Miller', '1 Main Street', 'San Jose', 'California', '95131', 'US', '+1 408 555 0100'),
  at('Lucía Ortega', 'Calle de Alcalá 45', 'Madrid', 'Madrid', '28014', 'ES', '+34 612 555 012'),
  at('James Carter', '220 Congress Avenue', 'Austin', 'Texas', '78701', 'US', '+1 512 555 0142'),
  at('Mia Thompson', '14 Prospect Street', 'Providence', 'Rhode Island', '02906', 'US', '+1 401 555 0117'),
  at('Pablo Serrano', 'Carrer de Mallorca 210', 'Barcelona', 'Barcelona', '08008', 'ES', '+34 655 555 034'),
  at('Olivia Reed', '77 Elm Street', 'Portland', 'Oregon', '97205', 'US', '+1 503 555 0188'),
  at('Noah Brooks', '905 Lake Drive', 'Chicago', 'Illinois', '60611', 'US', '+1 312 555 0163'),
];
