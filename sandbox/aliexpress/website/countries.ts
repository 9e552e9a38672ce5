import type { LocalText } from '../catalogue/product';

/** Countries that the website offers to ship to. */
export const COUNTRIES: Record<string, LocalText> = {
  US: { en: 'United States', es: 'Estados Unidos' }, ES: { en: 'Spain', es: 'España' }, MX: { en: 'Mexico', es: 'México' }, FR: { en: 'France', es: 'Francia' }, DE: { en: 'Germany', es: 'Alemania' }, IT: { en: 'Italy', es: 'Italia' },
  PT: { en: 'Portugal', es: 'Portugal' }, NL: { en: 'Netherlands', es: 'Países Bajos' }, GB: { en: 'United Kingdom', es: 'Reino Unido' }, CA: { en: 'Canada', es: 'Canadá' }, AU: { en: 'Australia', es: 'Australia' }, NZ: { en: 'New Zealand', es: 'Nueva Zelanda' },
  BR: { en: 'Brazil', es: 'Brasil' }, CL: { en: 'Chile', es: 'Chile' }, AR: { en: 'Argentina', es: 'Argentina' }, ZA: { en: 'South Africa', es: 'Sudáfrica' }, AT: { en: 'Austria', es: 'Austria' }, KR: { en: 'Korea', es: 'Corea' },
};
