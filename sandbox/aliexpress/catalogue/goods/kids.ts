import { colours, defineProduct, html, pick } from '../define-product';
import type { CatalogueProduct } from '../product';
import { CATEGORIES, free, standard, STORES } from '../supply';

const stackingRings = defineProduct({
  no: 620583119, store: STORES.tiny, category: CATEGORIES.kids,
  subject: {
    en: 'Wooden Stacking Rings Toy, Montessori Rainbow Tower for Toddlers 12 Months Plus, Beech Wood with Water Based Paint',
    es: 'Torre de anillas de madera Montessori, juguete apilable arcoíris a partir de 12 meses, haya y pintura al agua',
  },
  html: {
    en: html(['Six rings, one ball, one post: first they are chewed, then rolled, then stacked in the wrong order, and one day in the right one. A toy that grows along for two years.',
      'Turned from beech and finished with water based paint that stands up to teeth and bath water alike.'],
    'Safety and care', ['From 12 months, tested to EN 71 and ASTM F963', 'Rings 6 to 12 cm, tower 22 cm high', 'The post is rounded and cannot be pulled out', 'Wipe with a damp cloth'], 'stacking-rings-play', 'Rings scattered during play'),
    es: html(['Seis anillas, una bola y un palo: primero se muerden, luego ruedan, después se apilan al revés y un buen día salen bien. Un juguete que crece con ellos dos años enteros.',
      'Torneado en haya y terminado con pintura al agua que aguanta los dientes y hasta la bañera.'],
    'Seguridad y cuidado', ['A partir de 12 meses, ensayado según EN 71 y ASTM F963', 'Anillas de 6 a 12 cm, torre de 22 cm', 'El palo es romo y no se puede sacar', 'Se limpia con un paño húmedo'], 'stacking-rings-play', 'Las anillas repartidas durante el juego'),
  },
  pictures: ['stacking-rings-rainbow', 'stacking-rings-play', 'stacking-rings-pastel', 'stacking-rings-forest'],
  choices: [colours([pick(200004890, 'Rainbow', 'Arcoíris', 'stacking-rings-rainbow'), pick(1052, 'Pastel', 'Pastel', 'stacking-rings-pastel'), pick(175, 'Forest', 'Bosque', 'stacking-rings-forest')])],
  rows: [[[0], 920, 1790, 521], [[1], 920, 1790, 344], [[2], 960, 1790, 87]],
  freight: [free(8, 13), standard(190, 150, 290)],
  facts: [['Material', 'Material', 'Beech wood', 'Madera de haya'], ['Age', 'Edad', '12 months and up', 'A partir de 12 meses']],
  record: [4388, '4.9', 1264], weight: 520, pack: [15, 15, 24],
});

const suctionBowl = defineProduct({
  no: 620583440, store: STORES.tiny, category: CATEGORIES.kids,
  subject: {
    en: 'Silicone Suction Bowl and Wooden Handle Spoon Set for Baby Led Weaning, Non Slip, BPA Free, Dishwasher Safe Bowl',
    es: 'Cuenco de silicona con ventosa y cuchara con mango de madera para BLW, antideslizante, sin BPA, apto para lavavajillas',
  },
  html: {
    en: html(['The ring under the bowl grips the highchair tray and lets go only when a grown-up lifts the tab. High, straight sides help small spoons find the food.',
      'One piece of thick food grade silicone: nothing to come apart, no edges to trap porridge.'],
    'Details', ['Bowl 280 ml, 12 cm across, for microwave and dishwasher', 'Soft spoon with beech handle, hand wash', 'Free of BPA, PVC and phthalates (LFGB)', 'From 6 months'], 'suction-bowl-set', 'Three bowls and a spoon from above'),
    es: html(['El anillo de la base se agarra a la bandeja de la trona y solo se suelta cuando un adulto levanta la pestaña. Las paredes altas ayudan a que la cuchara encuentre la comida.',
      'Una sola pieza de silicona alimentaria gruesa: nada que desmontar, ningún rincón donde se quede la papilla.'],
    'Detalles', ['Cuenco de 280 ml y 12 cm, apto para microondas y lavavajillas', 'Cuchara blanda con mango de haya, lavar a mano', 'Sin BPA, PVC ni ftalatos (LFGB)', 'A partir de 6 meses'], 'suction-bowl-set', 'Tres cuencos y una cuchara desde arriba'),
  },
  pictures: ['suction-bowl-sage', 'suction-bowl-set', 'suction-bowl-mustard', 'suction-bowl-blush', 'suction-bowl-ether'],
  choices: [colours([pick(175, 'Sage', 'Salvia', 'suction-bowl-sage'), pick(366, 'Mustard', 'Mostaza', 'suction-bowl-mustard'), pick(1052, 'Blush', 'Rosa palo', 'suction-bowl-blush'), pick(173, 'Ether Blue', 'Azul éter', 'suction-bowl-ether')])],
  rows: [[[0], 475, 890, 610], [[1], 475, 890, 233], [[2], 475, 890, 402], [[3], 475, 890, 158]],
  freight: [free(8, 14)],
  facts: [['Material', 'Material', 'Food grade silicone, beech', 'Silicona alimentaria, haya'], ['Capacity', 'Capacidad', '280 ml', '280 ml']],
  record: [9127, '4.8', 2760], weight: 240, pack: [14, 14, 9], priceByCountry: { MX: 9800 },
});

export const KIDS_GOODS: readonly CatalogueProduct[] = [stackingRings, suctionBowl];
