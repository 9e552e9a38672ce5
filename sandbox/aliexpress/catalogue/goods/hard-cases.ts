import { colours, defineProduct, html, pick } from '../define-product';
import type { CatalogueProduct, LocalText, SpecialBehaviour } from '../product';
import { CATEGORIES, free, STORES } from '../supply';

/** Old listings that cannot be bought: each shows one way in which a supplier says no. */
function oldListing(no: number, special: SpecialBehaviour, subject: LocalText, picture: string, second: string): CatalogueProduct {
  return defineProduct({
    no, store: STORES.luma, category: CATEGORIES.home, subject, special, pictures: [picture, second],
    html: {
      en: html(['An earlier listing of the same goods by another seller.'], 'Details', ['See the pictures', 'Ships in a plain box']),
      es: html(['Un anuncio anterior del mismo artículo, de otro vendedor.'], 'Detalles', ['Ver las fotos', 'Se envía en caja sin logotipos']),
    },
    choices: [colours([pick(29, 'Standard', 'Estándar', picture)])], rows: [[[0], 990, 1990, 25]], freight: [free()],
    facts: [['Condition', 'Estado', 'New', 'Nuevo']], record: [120, '4.1', 33], weight: 500, pack: [20, 20, 20],
  });
}

export const HARD_CASES: readonly CatalogueProduct[] = [
  oldListing(390011101, 'not-allowed', { en: 'Mushroom Table Lamp First Generation, Wired Version with EU Plug', es: 'Lámpara de mesa seta, primera generación, versión con cable y enchufe europeo' }, 'mushroom-lamp-sage', 'mushroom-lamp-cream'),
  oldListing(390011202, 'unavailable', { en: 'Ribbed Ceramic Vase, Old Glaze, Last Pieces Without Box', es: 'Florero acanalado de cerámica, esmalte antiguo, últimas piezas sin caja' }, 'bud-vase-moss', 'bud-vase-sand'),
  oldListing(390011303, 'not-found', { en: 'Wooden Wall Pegs, Wholesale Listing for Shops Only', es: 'Colgadores de madera, anuncio al por mayor solo para tiendas' }, 'wall-hooks-walnut', 'wall-hooks-oak'),
  oldListing(390011404, 'offline', { en: 'Metal Watering Can 1 L, Previous Model with Steel Handle', es: 'Regadera de metal de 1 L, modelo anterior con asa de acero' }, 'watering-can-rust', 'watering-can-green'),
];
