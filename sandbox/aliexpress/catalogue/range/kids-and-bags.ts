import type { Family } from './define-family';

const stackingCups: Family = {
  key: 'stacking-cups', no: 2801, category: 'kids', stores: ['tiny'], grams: 390, pack: [18, 18, 14],
  tail: ['Montessori Stacking Toy for Toddlers 12 Months Plus, Educational Nesting Game', 'Juguete Montessori apilable y encajable para niños a partir de 12 meses'],
  about: ['First a drum, then a tower, then a bath toy: it lasts longer than the age on the box.', 'Primero tambor, luego torre, después juguete de baño: dura más que la edad de la caja.'],
  details: [['From 12 months, EN 71', 'A partir de 12 meses, EN 71'], ['Water based paint', 'Pintura al agua']], material: ['Wood or silicone', 'Madera o silicona'],
  designs: [
    { shape: 'round', name: ['Round Tower of Four', 'Torre redonda de cuatro'], line: ['Four drums in two colours, thrown over with joy.', 'Cuatro tambores en dos colores, hechos para tirarlos con alegría.'], made: 'silicone', accent: ['silicone', 'butter'], in: ['coral', 'sky'], usd: 990, size: '17 x 33 cm' },
    { shape: 'square', name: ['Square Nesting Boxes', 'Cajas cuadradas encajables'], line: ['Each fits into the next, and a secret fits into the smallest.', 'Cada una entra en la otra y en la más pequeña cabe un secreto.'], made: 'matte', accent: ['matte', 'mint'], in: ['terracotta', 'lilac'], usd: 1190, size: '17 x 31 cm' },
    { shape: 'pebble', name: ['Soft Pebble Stacker', 'Piedras blandas apilables'], line: ['Rounded like stones from the river.', 'Redondeadas como piedras de río.'], made: 'silicone', accent: ['silicone', 'sand'], in: ['sage', 'blush'], usd: 1090, size: '17 x 30 cm' },
  ],
};

const blocks: Family = {
  key: 'blocks', no: 2802, category: 'kids', stores: ['tiny'], grams: 860, pack: [26, 20, 8],
  tail: ['Wooden Building Blocks for Kids, Open Ended Play Set from 18 Months', 'Bloques de construcción de madera para niños, juego libre a partir de 18 meses'],
  about: ['Large enough for small hands, smooth on every edge, in colours that parents can live with.', 'Grandes para manos pequeñas, sin un canto vivo y en colores que los padres aguantan.'],
  details: [['Beech, water based paint', 'Haya, pintura al agua'], ['Cotton bag', 'Bolsa de algodón']], material: ['Beech wood', 'Madera de haya'],
  designs: [
    { shape: 'castle', name: ['Castle Block Set, 24 Pieces', 'Bloques castillo, 24 piezas'], line: ['Two towers, a gate and enough stones for the war.', 'Dos torres, una puerta y piedras de sobra para la guerra.'], made: 'wood', accent: ['matte', 'red'], in: ['beech'], usd: 1890, size: '24 pcs' },
    { shape: 'rainbow', name: ['Rainbow Arch Stacker', 'Arcoíris de madera apilable'], line: ['A bridge, a cradle, a fence, a rainbow.', 'Un puente, una cuna, una valla, un arcoíris.'], made: 'matte', accent: ['wood', 'beech'], in: ['plum', 'teal'], usd: 1690, size: '24 x 13 cm' },
    { shape: 'mixed', name: ['First Shapes Block Set, 18 Pieces', 'Primeras formas, 18 piezas'], line: ['Cubes, a ball and a drum: all of geometry in a bag.', 'Cubos, una bola y un tambor: toda la geometría en una bolsa.'], made: 'matte', accent: ['matte', 'mustard'], in: ['navy', 'forest'], usd: 1490, size: '18 pcs' },
  ],
};

const teether: Family = {
  key: 'teether', no: 2803, category: 'kids', stores: ['tiny'], grams: 70, pack: [14, 10, 4],
  tail: ['Baby Teether Ring, Food Grade Silicone, BPA Free Chew Toy from 3 Months', 'Mordedor para bebé, silicona alimentaria, sin BPA, a partir de 3 meses'],
  about: ['Cool from the fridge, soft at the gum, and too big to swallow.', 'Fresco de la nevera, blando en la encía y demasiado grande para tragarlo.'],
  details: [['Food grade silicone', 'Silicona alimentaria'], ['Can be boiled', 'Se puede hervir']], material: ['Silicone, beech', 'Silicona, haya'],
  designs: [
    { shape: 'beads', name: ['Bead Ring Teether', 'Mordedor de bolas'], line: ['Fourteen beads on a cord that does not break.', 'Catorce bolas en un cordón que no se rompe.'], made: 'silicone', accent: ['turned', 'beech'], in: ['mint', 'blush', 'grey'], usd: 390, size: '10 cm', special: 'wholesale' },
    { shape: 'bear', name: ['Bear Teether with Wooden Ring', 'Mordedor osito con aro de madera'], line: ['A bear that does not mind being bitten in the ear.', 'Un oso al que no le importa que le muerdan la oreja.'], made: 'silicone', accent: ['turned', 'beech'], in: ['brown', 'cream'], usd: 450, size: '8 x 12 cm' },
    { shape: 'leaf', name: ['Leaf Teether', 'Mordedor de hojas'], line: ['Three leaves that reach the back teeth.', 'Tres hojas que llegan a las muelas.'], made: 'silicone', accent: ['turned', 'beech'], in: ['sage', 'mustard'], usd: 420, size: '9 x 13 cm' },
  ],
};

const nightLight: Family = {
  key: 'night-light', no: 2804, category: 'kids', stores: ['tiny', 'luma'], grams: 310, pack: [16, 14, 18],
  tail: ['Soft Silicone Night Light for Nursery, Rechargeable, Touch Dimmable, Timer', 'Luz nocturna de silicona para bebé, recargable, regulable al tacto, con temporizador'],
  about: ['Pat it on the head and it dims; after half an hour it goes to sleep too.', 'Una palmada en la cabeza y baja; a la media hora se duerme también.'],
  details: [['1200 mAh, up to 60 hours', '1200 mAh, hasta 60 horas'], ['USB-C cable included', 'Con cable USB-C']], material: ['Silicone, ABS', 'Silicona, ABS'],
  designs: [
    { shape: 'bunny', name: ['Bunny Night Light', 'Luz nocturna conejito'], line: ['Long ears to hold it by on the way to the bathroom.', 'Orejas largas para llevarlo de la mano al baño.'], made: 'silicone', accent: ['silicone', 'blush'], in: ['white', 'blush'], usd: 1090, size: '15 x 22 cm' },
    { shape: 'bear', name: ['Bear Night Light', 'Luz nocturna osito'], line: ['A bear that keeps watch so that nobody has to.', 'Un oso que hace guardia para que no tengas que hacerla tú.'], made: 'silicone', accent: ['silicone', 'coral'], in: ['butter', 'sky'], usd: 1090, size: '15 x 18 cm' },
    { shape: 'moon', name: ['Crescent Moon Lamp', 'Lámpara media luna'], line: ['The moon on its own little stand.', 'La luna en su propio soporte.'], made: 'silicone', accent: ['turned', 'beech'], in: ['butter'], usd: 1390, size: '19 x 20 cm' },
    { shape: 'cloud', name: ['Sleepy Cloud Lamp', 'Lámpara nube dormilona'], line: ['A cloud without rain.', 'Una nube sin lluvia.'], made: 'silicone', accent: ['silicone', 'blush'], in: ['white', 'lilac'], usd: 1190, size: '22 x 14 cm' },
  ],
};

const tote: Family = {
  key: 'tote', no: 2901, category: 'bags', stores: ['carry'], grams: 480, pack: [38, 30, 6],
  tail: ['Tote Bag for Women, Large Capacity Shoulder Bag for Work, Travel and Shopping', 'Bolso tote de mujer, gran capacidad, para trabajo, viaje y compras'],
  about: ['Lined, with a zip pocket for keys; the handles are riveted where others tear.', 'Forrado y con bolsillo de cremallera para las llaves; las asas van remachadas donde otras se rompen.'],
  details: [['Inner zip pocket', 'Bolsillo interior con cremallera'], ['Spot clean', 'Limpiar con paño húmedo']], material: ['Canvas, leather', 'Lona, cuero'],
  designs: [
    { shape: 'market', name: ['Canvas Market Tote', 'Bolso de lona para el mercado'], line: ['Bread stands upright in it, and so does a laptop.', 'El pan cabe de pie, y el portátil también.'], made: 'weave', accent: ['leather', 'tan'], in: ['cream', 'forest', 'navy', 'mustard'], usd: 1490, size: '40 x 38 cm' },
    { shape: 'bucket', name: ['Leather Bucket Bag', 'Bolso saco de cuero'], line: ['A round bag that closes with one pull.', 'Un bolso redondo que se cierra de un tirón.'], made: 'leather', accent: ['leather', 'black'], in: ['tan', 'black', 'plum'], usd: 2490, size: '30 x 30 cm' },
    { shape: 'weekend', name: ['Weekender Duffle', 'Bolsa de fin de semana'], line: ['Two nights, one pair of shoes, no plan.', 'Dos noches, un par de zapatos y ningún plan.'], made: 'weave', accent: ['leather', 'brown'], in: ['charcoal', 'sand'], usd: 2890, size: '52 x 30 cm' },
    { shape: 'mini', name: ['Mini Felt Handbag', 'Bolso mini de fieltro'], line: ['For a phone, a card and a lipstick.', 'Para un móvil, una tarjeta y una barra de labios.'], made: 'felt', accent: ['leather', 'tan'], in: ['grey', 'red', 'sage'], usd: 1190, size: '28 x 24 cm' },
  ],
};

const backpack: Family = {
  key: 'backpack', no: 2902, category: 'bags', stores: ['carry', 'roam'], grams: 780, pack: [42, 30, 10],
  tail: ['Laptop Backpack 15.6 Inch, Water Repellent, Anti Theft Pocket, School and Work', 'Mochila para portátil de 15,6 pulgadas, repelente al agua, bolsillo antirrobo'],
  about: ['The laptop rides at the back, the bottle at the side, and the passport where only you reach.', 'El portátil va a la espalda, la botella al lado y el pasaporte donde solo llegas tú.'],
  details: [['Padded for 15.6 inches', 'Acolchada para 15,6 pulgadas'], ['Luggage strap', 'Cinta para la maleta']], material: ['Recycled polyester', 'Poliéster reciclado'],
  designs: [
    { shape: 'city', name: ['City Backpack 18 L', 'Mochila urbana de 18 L'], line: ['Slim enough for the underground at eight.', 'Fina para el metro de las ocho.'], made: 'weave', accent: ['leather', 'tan'], in: ['navy', 'blush', 'charcoal'], usd: 2190, size: '42 x 29 x 14 cm' },
    { shape: 'roll', name: ['Roll Top Backpack 24 L', 'Mochila roll top de 24 L'], line: ['Rolls down for a book, up for a loaf and a jacket.', 'Se enrolla para un libro y se alarga para una barra y una chaqueta.'], made: 'weave', accent: ['leather', 'black'], in: ['mustard', 'forest'], usd: 2790, size: '48 x 30 x 15 cm' },
    { shape: 'flap', name: ['Heritage Flap Backpack', 'Mochila clásica con solapa'], line: ['Two straps and a flap, as it was carried up mountains.', 'Dos correas y una solapa, como se subía a la montaña.'], made: 'weave', accent: ['leather', 'brown'], in: ['sand', 'terracotta'], usd: 2590, size: '44 x 30 x 15 cm' },
  ],
};

const pouch: Family = {
  key: 'pouch', no: 2903, category: 'bags', stores: ['carry'], grams: 160, pack: [26, 16, 6],
  tail: ['Cosmetic Pouch Toiletry Bag, Zip Makeup Organiser for Travel', 'Neceser de maquillaje con cremallera, organizador de viaje'],
  about: ['Stands open on the shelf and lies flat in the bag.', 'Se queda abierto en la repisa y plano en el bolso.'],
  details: [['Water repellent lining', 'Forro repelente al agua'], ['Metal zip', 'Cremallera metálica']], material: ['Cotton, leather', 'Algodón, cuero'],
  designs: [
    { shape: 'box', name: ['Box Cosmetic Pouch', 'Neceser caja'], line: ['Room for brushes standing and bottles lying.', 'Sitio para brochas de pie y botes tumbados.'], made: 'weave', accent: ['leather', 'tan'], in: ['blush', 'sage', 'navy'], usd: 890, size: '22 x 12 x 9 cm' },
    { shape: 'flat', name: ['Flat Leather Pouch', 'Cartera plana de cuero'], line: ['For pens, cables or the passport.', 'Para bolígrafos, cables o el pasaporte.'], made: 'leather', accent: ['leather', 'black'], in: ['tan', 'forest'], usd: 1090, size: '22 x 12 cm' },
    { shape: 'roll', name: ['Barrel Pouch', 'Neceser cilíndrico'], line: ['A barrel with a zip along its back.', 'Un barril con cremallera en el lomo.'], made: 'felt', accent: ['leather', 'tan'], in: ['grey', 'mustard'], usd: 790, size: '21 x 10 cm' },
  ],
};

export const KIDS_AND_BAGS_RANGE: readonly Family[] = [stackingCups, blocks, teether, nightLight, tote, backpack, pouch];
