import { sizeList, type Family } from './define-family';

/** Pasted into a description by a seller: hostile on purpose. */
const SCRIPT = '<script>document.body.innerHTML = "<h1>Free iPhone</h1>"</script><iframe src="https://collect.example/frame"></iframe>';

const dispenser: Family = {
  key: 'dispenser', no: 3401, category: 'beauty', stores: ['bath', 'kiln'], grams: 520, pack: [12, 12, 22],
  tail: ['Soap Dispenser 400 ml with Rust Proof Pump for Bathroom and Kitchen', 'Dosificador de jabón de 400 ml con bomba inoxidable para baño y cocina'],
  about: ['A pump that does not spit and a foot that leaves no ring.', 'Una bomba que no escupe y una base que no deja cerco.'],
  details: [['400 ml', '400 ml'], ['Steel pump 304', 'Bomba de acero 304']], material: ['Ceramic, steel', 'Cerámica, acero'],
  designs: [
    { shape: 'round', name: ['Round Stoneware Dispenser', 'Dosificador redondo de gres'], line: ['Plain clay, brass pump.', 'Barro sencillo, bomba de latón.'], made: 'stone', accent: ['metal', 'gold'], in: ['cream', 'charcoal', 'sage'], usd: 890, size: '8 x 18 cm' },
    { shape: 'square', name: ['Square Terrazzo Dispenser', 'Dosificador cuadrado de terrazo'], line: ['Chips of stone for a plain white bathroom.', 'Trozos de piedra para un baño blanco.'], made: 'terrazzo', accent: ['metal', 'silver'], in: ['white'], usd: 990, size: '8 x 18 cm' },
    { shape: 'ribbed', name: ['Ribbed Ceramic Dispenser', 'Dosificador de cerámica acanalada'], line: ['The ribs hold where soapy hands slip.', 'Las estrías sujetan donde resbalan las manos enjabonadas.'], made: 'glaze', accent: ['metal', 'gun'], in: ['amber', 'teal'], usd: 790, size: '8 x 18 cm' },
    { shape: 'drop', name: ['Drop Shaped Dispenser', 'Dosificador gota'], line: ['A drop that holds many.', 'Una gota que guarda muchas.'], made: 'matte', accent: ['metal', 'gold'], in: ['blush', 'white', 'forest'], usd: 940, size: '11 x 20 cm' },
  ],
};

const perfume: Family = {
  key: 'perfume', no: 3402, category: 'beauty', stores: ['bath'], grams: 310, pack: [10, 8, 14],
  tail: ['Refillable Glass Bottle for Perfume, Oil and Cream, Travel and Dressing Table', 'Frasco de vidrio recargable para perfume, aceite y crema, viaje y tocador'],
  about: ['Thick glass with a fine mist, for the scent you mix or decant yourself. Sold empty.', 'Vidrio grueso y pulverización fina, para el aroma que mezclas o rellenas tú. Se vende vacío.'],
  details: [['Sold empty', 'Se vende vacío'], ['Funnel included', 'Con embudo']], material: ['Glass', 'Vidrio'],
  designs: [
    { shape: 'cube', name: ['Cube Perfume Bottle 50 ml', 'Frasco cubo de 50 ml'], line: ['A block of glass with a black stopper.', 'Un bloque de vidrio con tapón negro.'], made: 'glass', accent: ['gloss', 'black'], in: ['clear', 'smoke'], usd: 690, size: '50 ml' },
    { shape: 'round', name: ['Round Flacon 75 ml with Ball Stopper', 'Frasco redondo de 75 ml con tapón bola'], line: ['A moon of glass, a planet for a lid.', 'Una luna de vidrio con un planeta por tapón.'], made: 'glass', accent: ['metal', 'gold'], in: ['clear', 'amber'], usd: 890, size: '75 ml' },
    { shape: 'tall', name: ['Tall Oil Bottle 100 ml', 'Frasco alto para aceite, 100 ml'], line: ['Amber glass keeps oils from the light.', 'El vidrio ámbar protege los aceites de la luz.'], made: 'glass', accent: ['gloss', 'black'], in: ['amber', 'smoke'], usd: 590, size: '100 ml', special: 'wholesale' },
    { shape: 'jar', name: ['Cream Jar 120 ml', 'Tarro de crema de 120 ml'], line: ['Wide enough for two fingers and a spatula.', 'Ancho para dos dedos y una espátula.'], made: 'glaze', accent: ['turned', 'beech'], in: ['white', 'lilac'], usd: 640, size: '120 ml' },
  ],
};

const brush: Family = {
  key: 'brush', no: 3403, category: 'beauty', stores: ['bath'], grams: 170, pack: [24, 9, 5],
  tail: ['Hair and Makeup Brush, Natural Wood Handle, Gentle on Skin and Scalp', 'Cepillo de pelo y maquillaje, mango de madera natural, suave con la piel'],
  about: ['Wood that warms in the hand and bristles that do not scratch.', 'Madera que se templa en la mano y púas que no arañan.'],
  details: [['Clean with mild soap', 'Limpiar con jabón suave'], ['Dry lying down', 'Secar tumbado']], material: ['Wood, nylon', 'Madera, nailon'],
  designs: [
    { shape: 'paddle', name: ['Wooden Paddle Brush', 'Cepillo pala de madera'], line: ['Forty two pins on a cushion of air.', 'Cuarenta y dos púas sobre un cojín de aire.'], made: 'turned', accent: ['gloss', 'black'], in: ['oak', 'walnut'], usd: 790, size: '24 x 8 cm' },
    { shape: 'comb', name: ['Wide Tooth Comb', 'Peine de púas anchas'], line: ['For wet hair and curls, without a seam to catch.', 'Para pelo mojado y rizos, sin costura que enganche.'], made: 'gloss', accent: ['gloss', 'black'], in: ['amber', 'black', 'blush'], usd: 390, size: '18 x 8 cm' },
    { shape: 'set', name: ['Makeup Brush Set of 4 with Cup', 'Juego de 4 brochas con vaso'], line: ['Powder, blush, shadow and one for the corners.', 'Polvos, colorete, sombra y una para las esquinas.'], made: 'gloss', accent: ['stone', 'white'], in: ['blush', 'black', 'sage'], usd: 1290, size: '18 cm' },
  ],
};

const diffuser: Family = {
  key: 'diffuser', no: 3404, category: 'beauty', stores: ['bath', 'casa'], grams: 480, pack: [18, 18, 20],
  tail: ['Aroma Diffuser for Essential Oils, Ultrasonic, Quiet, Auto Off', 'Difusor de aromas para aceites esenciales, ultrasónico, silencioso, apagado automático'],
  about: ['Mist for six hours and then silence; it switches itself off when the water is gone.', 'Seis horas de bruma y luego silencio; se apaga cuando no queda agua.'],
  details: [['200 ml', '200 ml'], ['Below 25 dB', 'Menos de 25 dB'], ['Oils not included', 'Aceites no incluidos']], material: ['Ceramic, ABS', 'Cerámica, ABS'],
  designs: [
    { shape: 'pebble', name: ['Stone Pebble Diffuser', 'Difusor piedra'], line: ['A river stone that breathes.', 'Una piedra de río que respira.'], made: 'stone', accent: ['turned', 'oak'], in: ['grey', 'sand'], usd: 1690, size: '17 x 12 cm' },
    { shape: 'tower', name: ['Slim Tower Diffuser', 'Difusor torre'], line: ['A chimney with better smoke.', 'Una chimenea con mejor humo.'], made: 'matte', accent: ['metal', 'gold'], in: ['white', 'sage', 'navy'], usd: 1890, size: '12 x 19 cm' },
    { shape: 'flower', name: ['Petal Diffuser', 'Difusor pétalo'], line: ['Seven soft lobes around a breath of lavender.', 'Siete lóbulos suaves alrededor de un soplo de lavanda.'], made: 'glaze', accent: ['turned', 'walnut'], in: ['lilac', 'blush'], usd: 1790, size: '16 x 14 cm' },
    { shape: 'reeds', name: ['Reed Diffuser Vase', 'Difusor de varillas'], line: ['No plug, no noise: five sticks do the work.', 'Sin enchufe ni ruido: lo hacen cinco varillas.'], made: 'glaze', accent: ['turned', 'oak'], in: ['forest', 'white', 'amber'], usd: 1290, size: '13 x 25 cm' },
  ],
};

const ringSizes = sizeList([[350262, 'US 5'], [350263, 'US 6'], [350264, 'US 7'], [350265, 'US 8'], [350266, 'US 9'], [350267, 'US 10'], [350268, 'US 11'], [350269, 'US 12']]);
const ring: Family = {
  key: 'ring', no: 3501, category: 'jewelry', stores: ['aria'], grams: 20, pack: [6, 6, 4],
  tail: ['for Women and Men, 925 Sterling Silver Plated, Hypoallergenic, Gift Box', 'para mujer y hombre, baño de plata de ley 925, hipoalergénico, con cajita'],
  about: ['Plated thickly enough to be worn in the sea, and light enough to be forgotten.', 'Con un baño grueso que aguanta el mar y tan ligero que se olvida.'],
  details: [['Nickel free', 'Sin níquel'], ['Gift box', 'Caja de regalo']], material: ['925 silver plated brass', 'Latón con baño de plata 925'],
  sizes: { list: ringSizes, morePercent: [0, 0, 0, 0, 0, 0, 5, 5] },
  designs: [
    { shape: 'band', name: ['Wide Band Ring', 'Anillo banda ancha'], line: ['A plain band, broad as a story.', 'Una banda lisa, ancha como una historia.'], made: 'metal', accent: ['metal', 'gold'], in: ['gold', 'silver', 'rose', 'gun'], usd: 690, size: '18 mm' },
    { shape: 'twist', name: ['Twisted Rope Ring', 'Anillo cuerda trenzada'], line: ['Two strands that never part.', 'Dos hebras que no se separan.'], made: 'metal', accent: ['metal', 'gold'], in: ['silver', 'gold', 'rose'], usd: 590, size: '18 mm' },
    { shape: 'signet', name: ['Oval Signet Ring', 'Sello ovalado'], line: ['Smooth on top, for initials or for nothing.', 'Liso por arriba, para iniciales o para nada.'], made: 'metal', accent: ['metal', 'gold'], in: ['gold', 'silver'], usd: 790, size: '18 mm' },
    { shape: 'gem', name: ['Solitaire Ring with Green Stone', 'Solitario con piedra verde'], line: ['One stone, four claws, no excuses.', 'Una piedra, cuatro garras y ninguna excusa.'], made: 'metal', accent: ['gloss', 'teal'], in: ['gold', 'silver'], usd: 990, size: '18 mm', hostile: SCRIPT, special: 'hostile' },
  ],
};

const watch: Family = {
  key: 'watch', no: 3502, category: 'jewelry', stores: ['aria', 'volt'], grams: 90, pack: [11, 9, 8],
  tail: ['Water Resistant, with Interchangeable Strap, for Women and Men', 'resistente al agua, con correa intercambiable, para mujer y hombre'],
  about: ['A strap that changes without tools and a case that takes a knock.', 'La correa se cambia sin herramientas y la caja aguanta golpes.'],
  details: [['Water resistant', 'Resistente al agua'], ['Spare strap pins', 'Pasadores de repuesto']], material: ['Steel, leather', 'Acero, cuero'],
  designs: [
    { shape: 'classic', name: ['Classic Dress Watch', 'Reloj clásico de vestir'], line: ['Twelve dots and two hands; for the rest there are phones.', 'Doce puntos y dos agujas; para lo demás están los móviles.'], made: 'metal', accent: ['leather', 'brown'], in: ['gold', 'silver'], usd: 1890, size: '38 mm' },
    { shape: 'diver', name: ['Diver Style Watch', 'Reloj estilo buceo'], line: ['A blue dial and a rim with a grip.', 'Esfera azul y bisel con agarre.'], made: 'metal', accent: ['silicone', 'charcoal'], in: ['silver', 'gun'], usd: 2690, size: '41 mm' },
    { shape: 'tank', name: ['Rectangular Tank Watch', 'Reloj rectangular'], line: ['A shape from 1917 that still turns heads.', 'Una forma de 1917 que aún hace girar cabezas.'], made: 'metal', accent: ['leather', 'black'], in: ['gold', 'rose'], usd: 1690, size: '24 x 32 mm' },
    { shape: 'smart', name: ['Fitness Smart Watch 1.8 Inch', 'Reloj inteligente deportivo de 1,8 pulgadas'], line: ['Counts steps, sleep and how often you look at it.', 'Cuenta pasos, sueño y las veces que lo miras.'], made: 'gloss', accent: ['silicone', 'black'], in: ['black', 'blush', 'mint'], usd: 2490, size: '45 mm' },
  ],
};

const bangle: Family = {
  key: 'bangle', no: 3503, category: 'jewelry', stores: ['aria'], grams: 40, pack: [10, 10, 4],
  tail: ['Bracelet for Women, 18K Gold Plated, Waterproof Jewellery Gift', 'Pulsera de mujer con baño de oro de 18 quilates, resistente al agua, para regalo'],
  about: ['Made to be worn with two others and not taken off.', 'Pensada para llevar con otras dos y no quitársela.'],
  details: [['Does not turn the skin green', 'No deja la piel verde'], ['Gift pouch', 'Bolsita de regalo']], material: ['Plated steel', 'Acero con baño'],
  designs: [
    { shape: 'cuff', name: ['Open Cuff with Pearls', 'Brazalete abierto con perlas'], line: ['An open ring with a pearl at each end.', 'Un aro abierto con una perla en cada punta.'], made: 'metal', accent: ['gloss', 'white'], in: ['gold', 'silver'], usd: 790, size: '60 mm' },
    { shape: 'chain', name: ['Oval Link Chain Bracelet', 'Pulsera de eslabones ovalados'], line: ['Twenty two links that lie flat.', 'Veintidós eslabones que caen planos.'], made: 'metal', accent: ['metal', 'gold'], in: ['gold', 'silver', 'rose'], usd: 690, size: '18 cm' },
    { shape: 'beads', name: ['Natural Stone Bead Bracelet', 'Pulsera de piedras naturales'], line: ['Beads of stone, cool in the morning.', 'Cuentas de piedra, frescas por la mañana.'], made: 'gloss', accent: ['metal', 'gold'], in: ['teal', 'plum', 'black', 'coral'], usd: 490, size: '18 cm' },
  ],
};

const earrings: Family = {
  key: 'earrings', no: 3504, category: 'jewelry', stores: ['aria'], grams: 15, pack: [7, 7, 3],
  tail: ['for Women, Lightweight, Nickel Free, Sensitive Ears', 'de mujer, ligeros, sin níquel, para orejas sensibles'],
  about: ['So light that you find them on the pillow.', 'Tan ligeros que aparecen en la almohada.'],
  details: [['Steel posts', 'Cierre de acero'], ['One pair', 'Un par']], material: ['Plated brass', 'Latón con baño'],
  designs: [
    { shape: 'hoops', name: ['Tube Hoop Earrings', 'Aros de tubo'], line: ['Hollow tubes, round as they should be.', 'Tubos huecos, redondos como deben ser.'], made: 'metal', accent: ['metal', 'gold'], in: ['gold', 'silver'], usd: 390, size: '30 mm' },
    { shape: 'drops', name: ['Enamel Drop Earrings', 'Pendientes gota esmaltados'], line: ['A drop of colour beside the face.', 'Una gota de color junto a la cara.'], made: 'metal', accent: ['gloss', 'coral'], in: ['gold'], usd: 450, size: '35 mm' },
    { shape: 'discs', name: ['Double Disc Earrings', 'Pendientes doble disco'], line: ['Two discs that talk to each other when you turn.', 'Dos discos que se hablan cuando giras la cabeza.'], made: 'metal', accent: ['gloss', 'forest'], in: ['gold', 'rose'], usd: 420, size: '40 mm' },
  ],
};

const jewelBox: Family = {
  key: 'jewel-box', no: 3505, category: 'jewelry', stores: ['aria', 'carry'], grams: 480, pack: [22, 16, 10],
  tail: ['Jewellery Box Organiser with Velvet Lining for Rings, Earrings and Necklaces', 'Joyero organizador forrado de terciopelo para anillos, pendientes y collares'],
  about: ['Rolls for rings, bars for studs, a pocket for what you inherited.', 'Rulos para anillos, barras para pendientes y un bolsillo para lo heredado.'],
  details: [['Velvet lining', 'Forro de terciopelo'], ['Jewellery not included', 'Joyas no incluidas']], material: ['PU leather, velvet', 'Piel sintética, terciopelo'],
  designs: [
    { shape: 'mirror', name: ['Jewellery Case with Mirror', 'Joyero con espejo'], line: ['A mirror in the lid, for the last look.', 'Un espejo en la tapa, para la última mirada.'], made: 'leather', accent: ['gloss', 'white'], in: ['blush', 'forest', 'tan'], usd: 1490, size: '20 x 14 cm' },
    { shape: 'round', name: ['Round Travel Jewellery Case', 'Joyero redondo de viaje'], line: ['As big as a biscuit tin, and better guarded.', 'Como una lata de galletas, y mejor vigilado.'], made: 'leather', accent: ['gloss', 'white'], in: ['plum', 'sand'], usd: 1190, size: '16 cm' },
  ],
};

const candle: Family = {
  key: 'candle', no: 2108, category: 'home', stores: ['casa', 'bath'], grams: 360, pack: [14, 14, 14],
  tail: ['Scented Soy Candle, Handmade, for Home, Gifts and Photos', 'Vela perfumada de soja hecha a mano, para casa, regalos y fotos'],
  about: ['Soy wax with a cotton wick; some people never light it.', 'Cera de soja con mecha de algodón; hay quien nunca la enciende.'],
  details: [['Soy wax', 'Cera de soja'], ['Burns 20 hours and more', 'Arde 20 horas o más']], material: ['Soy wax', 'Cera de soja'],
  designs: [
    { shape: 'bubble', name: ['Bubble Cube Candle', 'Vela cubo de burbujas'], line: ['Twenty seven balls in a cube: arithmetic that smells of vanilla.', 'Veintisiete bolas en un cubo: aritmética con olor a vainilla.'], made: 'wax', accent: ['wax', 'white'], in: ['cream', 'blush', 'lilac', 'sage'], usd: 450, size: '6 x 6 cm', special: 'wholesale' },
    { shape: 'twist', name: ['Twisted Taper Candles, Pair', 'Velas trenzadas largas, par'], line: ['Two turns around themselves.', 'Dos vueltas sobre sí mismas.'], made: 'wax', accent: ['wax', 'mustard'], in: ['terracotta', 'sky'], usd: 590, size: '25 cm' },
    { shape: 'pillar', name: ['Ribbed Pillar Candles, Set of 2', 'Velas columna acanaladas, juego de 2'], line: ['A tall one and a short one, like most couples.', 'Una alta y una baja, como casi todas las parejas.'], made: 'wax', accent: ['wax', 'sand'], in: ['forest', 'white'], usd: 790, size: '8 x 15 cm' },
    // Hostile on purpose, in the title too: a shop that does not escape it runs a script of the seller's.
    { shape: 'tumbler', name: ['Candle in Ceramic Tumbler <script>alert(1)</script>', 'Vela en vaso de cerámica <script>alert(1)</script>'], line: ['When it has burned down you have a cup.', 'Cuando se acaba te queda un vaso.'], made: 'wax', accent: ['stone', 'charcoal'], in: ['cream'], usd: 890, size: '9 x 10 cm', special: 'hostile', hostile: '<img src=x onerror=alert(2)><style>body{display:none}</style>' },
  ],
};

export const CARE_RANGE: readonly Family[] = [dispenser, perfume, brush, diffuser, ring, watch, bangle, earrings, jewelBox, candle];
