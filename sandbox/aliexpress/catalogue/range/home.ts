import type { Family } from './define-family';

const vase: Family = {
  key: 'vase', no: 2101, category: 'home', stores: ['kiln', 'casa'], grams: 780, pack: [20, 20, 28],
  tail: ['Ceramic Flower Vase for Dried and Fresh Stems, Modern Nordic Home Decor', 'Jarrón de cerámica para flores secas o frescas, decoración nórdica moderna'],
  about: ['Glazed inside, so it holds water without sweating; the outside stays matte and shows the hand that made it.', 'Va esmaltado por dentro y no rezuma; por fuera queda mate y se nota la mano que lo hizo.'],
  details: [['Stoneware, felt pads underneath', 'Gres, con fieltro en la base'], ['Rinse by hand', 'Se aclara a mano'], ['Stems not included', 'Los tallos no se incluyen']],
  material: ['Stoneware', 'Gres'],
  designs: [
    { shape: 'amphora', name: ['Amphora Vase with Two Handles', 'Jarrón ánfora con dos asas'], line: ['An old outline that has never been improved: narrow neck, broad shoulders, two handles to carry it by.', 'Una silueta antigua que nadie ha mejorado: cuello estrecho, hombros anchos y dos asas para llevarlo.'], made: 'stone', accent: ['stone', 'sand'], in: ['terracotta', 'sand', 'charcoal'], usd: 1390, size: '23 x 14 cm' },
    { shape: 'bottle', name: ['Slim Neck Bottle Vase', 'Jarrón botella de cuello fino'], line: ['One branch is enough: the long neck holds it exactly where you put it.', 'Con una rama basta: el cuello largo la sujeta justo donde la pones.'], made: 'glaze', accent: ['glaze', 'white'], in: ['forest', 'white'], usd: 1150, size: '22 x 12 cm' },
    { shape: 'globe', name: ['Round Globe Vase', 'Jarrón redondo bola'], line: ['Wide and low, for a bunch from the market just as it comes.', 'Ancho y bajo, para el ramo del mercado tal como viene.'], made: 'stone', accent: ['stone', 'white'], in: ['cream', 'sage'], usd: 1240, size: '16 x 17 cm' },
    { shape: 'waves', name: ['Stacked Wave Vase', 'Jarrón de ondas apiladas'], line: ['Four soft rings on top of each other throw a shadow that moves with the sun.', 'Cuatro anillos suaves, uno sobre otro, con una sombra que se mueve con el sol.'], made: 'matte', accent: ['matte', 'white'], in: ['blush', 'white', 'mustard'], usd: 1320, size: '20 x 13 cm' },
    { shape: 'column', name: ['Fluted Column Vase', 'Jarrón columna acanalado'], line: ['Straight flutes from foot to lip: a piece of a temple for the sideboard.', 'Acanaladuras rectas de la base al borde: un trozo de templo para el aparador.'], made: 'matte', accent: ['matte', 'white'], in: ['white', 'black'], usd: 1180, size: '20 x 10 cm' },
    { shape: 'ring', name: ['Donut Ring Vase', 'Jarrón anillo'], line: ['The hole in the middle is part of the picture: pampas grass above, the room behind.', 'El hueco del centro forma parte del cuadro: pampa arriba y la habitación detrás.'], made: 'stone', accent: ['stone', 'white'], in: ['sand', 'terracotta'], usd: 1690, size: '23 x 20 cm', notTo: ['AU', 'NZ', 'BR'] },
  ],
};

const pendant: Family = {
  key: 'pendant', no: 2102, category: 'home', stores: ['luma'], grams: 950, pack: [34, 34, 24],
  tail: ['Pendant Light E27 for Dining Table and Kitchen Island, Adjustable Cable, Bulb Not Included', 'Lámpara colgante E27 para comedor e isla de cocina, cable regulable, bombilla no incluida'],
  about: ['Hung low over the table it draws everybody into its circle. The cable is shortened at the ceiling, without tools.', 'Colgada baja sobre la mesa, mete a todos en su círculo de luz. El cable se acorta en el techo, sin herramientas.'],
  details: [['E27 socket, up to 40 W', 'Casquillo E27, hasta 40 W'], ['Cable 120 cm with ceiling rose', 'Cable de 120 cm con florón'], ['CE tested', 'Ensayada según CE']],
  material: ['Powder coated steel', 'Acero lacado'],
  designs: [
    { shape: 'dome', name: ['Half Dome Metal Shade', 'Pantalla media cúpula de metal'], line: ['A plain half dome, white inside, so that all of the light lands on the table.', 'Media cúpula sin más, blanca por dentro, para que toda la luz caiga en la mesa.'], made: 'matte', accent: ['metal', 'gold'], in: ['forest', 'black', 'cream'], usd: 2190, size: '30 x 20 cm' },
    { shape: 'cone', name: ['Tall Cone Shade', 'Pantalla cono alta'], line: ['A steep cone for narrow places: stairs, bar counters, bedside.', 'Un cono empinado para sitios estrechos: escaleras, barras, mesillas.'], made: 'gloss', accent: ['metal', 'gold'], in: ['mustard', 'white'], usd: 1890, size: '24 x 26 cm' },
    { shape: 'bell', name: ['Bell Shaped Shade', 'Pantalla campana'], line: ['The curve of a bell keeps the bulb out of sight from every seat.', 'La curva de campana esconde la bombilla desde cualquier silla.'], made: 'metal', accent: ['metal', 'gold'], in: ['gold', 'rose'], usd: 2690, size: '28 x 27 cm' },
    { shape: 'drum', name: ['Rattan Drum Shade', 'Pantalla tambor de ratán'], line: ['Woven by hand; in the evening the weave draws lines on wall and ceiling.', 'Trenzada a mano; por la noche el trenzado dibuja líneas en la pared y el techo.'], made: 'rattan', accent: ['matte', 'black'], in: ['tan'], usd: 2390, size: '28 x 22 cm', notTo: ['AU', 'NZ'] },
    { shape: 'tiers', name: ['Three Tier Pagoda Shade', 'Pantalla pagoda de tres niveles'], line: ['Three rings that shield the bulb and let a soft glow out between them.', 'Tres anillos que tapan la bombilla y dejan salir una luz suave entre ellos.'], made: 'matte', accent: ['metal', 'silver'], in: ['terracotta', 'white'], usd: 2590, size: '32 x 26 cm' },
    { shape: 'globe', name: ['Opal Glass Globe', 'Globo de vidrio opal'], line: ['A milk white globe that glows all over like a small moon.', 'Un globo blanco leche que luce entero como una luna pequeña.'], made: 'glaze', accent: ['metal', 'gold'], in: ['white'], usd: 2450, size: '25 cm' },
  ],
};

const candleHolder: Family = {
  key: 'candle-holder', no: 2103, category: 'home', stores: ['casa', 'kiln'], grams: 420, pack: [16, 16, 18],
  tail: ['Candle Holder for Taper Candles, Table Centrepiece for Weddings and Dinners', 'Candelabro para velas largas, centro de mesa para bodas y cenas'],
  about: ['Heavy in the foot and true in the cup: candles stand straight and do not wander.', 'Pesa en la base y ajusta en la copa: las velas quedan rectas y no bailan.'],
  details: [['For candles of 2.2 cm', 'Para velas de 2,2 cm'], ['Wax peels off with warm water', 'La cera sale con agua templada'], ['Candles not included', 'Velas no incluidas']],
  material: ['Metal or stoneware', 'Metal o gres'],
  designs: [
    { shape: 'stick', name: ['Turned Candlestick', 'Palmatoria torneada'], line: ['The turned stem catches the light of its own candle.', 'El fuste torneado recoge la luz de su propia vela.'], made: 'metal', accent: ['metal', 'gold'], in: ['gold', 'silver', 'gun'], usd: 890, size: '15 x 10 cm' },
    { shape: 'beads', name: ['Bubble Bead Candlestick', 'Palmatoria de bolas'], line: ['Three beads on top of each other, in colours that want company: buy two.', 'Tres bolas una sobre otra, en colores que piden compañía: mejor dos.'], made: 'gloss', accent: ['gloss', 'white'], in: ['coral', 'lilac', 'forest'], usd: 690, size: '14 x 9 cm', special: 'wholesale' },
    { shape: 'plate', name: ['Chamber Candle Plate with Handle', 'Palmatoria de plato con asa'], line: ['To carry down the hall as people did before there were switches.', 'Para llevarla por el pasillo, como cuando no había interruptores.'], made: 'glaze', accent: ['glaze', 'white'], in: ['navy', 'cream'], usd: 760, size: '20 x 4 cm' },
    { shape: 'arch', name: ['Double Rainbow Arch Holder', 'Portavelas doble arco'], line: ['Two arches on one foot, a small stage for a single flame.', 'Dos arcos sobre un pie, un pequeño escenario para una sola llama.'], made: 'stone', accent: ['stone', 'white'], in: ['sand', 'terracotta'], usd: 980, size: '21 x 12 cm' },
  ],
};

const tableLamp: Family = {
  key: 'table-lamp', no: 2104, category: 'home', stores: ['luma'], grams: 1640, pack: [30, 30, 42],
  tail: ['Ceramic Table Lamp with Linen Shade, E27 Bedside Lamp for Living Room and Bedroom', 'Lámpara de mesa de cerámica con pantalla de lino, E27, para salón y dormitorio'],
  about: ['Warm, low light for the corner where nobody wants the ceiling lamp. Switch on the cable, within reach of the pillow.', 'Luz cálida y baja para el rincón donde sobra la lámpara del techo. El interruptor va en el cable, a mano desde la almohada.'],
  details: [['E27 socket, bulb not included', 'Casquillo E27, bombilla no incluida'], ['Cable 180 cm, plug for your country', 'Cable de 180 cm, enchufe de tu país'], ['Shade can be taken off and brushed', 'La pantalla se quita y se cepilla']],
  material: ['Ceramic, linen', 'Cerámica, lino'],
  designs: [
    { shape: 'gourd', name: ['Double Gourd Lamp', 'Lámpara doble calabaza'], line: ['Two swellings and a waist, under a shade as wide as the foot.', 'Dos curvas y una cintura, bajo una pantalla tan ancha como el pie.'], made: 'glaze', accent: ['weave', 'cream'], in: ['teal', 'white'], usd: 3290, size: '42 x 26 cm', notTo: ['AU', 'NZ', 'BR'] },
    { shape: 'pillar', name: ['Slim Pillar Lamp', 'Lámpara columna fina'], line: ['A straight post that takes no room on a narrow nightstand.', 'Un poste recto que no ocupa nada en una mesilla estrecha.'], made: 'metal', accent: ['weave', 'cream'], in: ['gold', 'gun'], usd: 2790, size: '42 x 22 cm' },
    { shape: 'sphere', name: ['Sphere Base Lamp', 'Lámpara con base de esfera'], line: ['A single ball of speckled clay: it could not be simpler.', 'Una sola bola de barro moteado: más sencilla, imposible.'], made: 'stone', accent: ['weave', 'sand'], in: ['cream', 'terracotta'], usd: 2990, size: '42 x 26 cm' },
    { shape: 'steps', name: ['Stepped Deco Lamp', 'Lámpara art déco escalonada'], line: ['Four steps up to the light, as in a cinema of the thirties.', 'Cuatro peldaños hasta la luz, como en un cine de los años treinta.'], made: 'matte', accent: ['weave', 'cream'], in: ['sage', 'charcoal'], usd: 3090, size: '42 x 22 cm' },
  ],
};

const clock: Family = {
  key: 'clock', no: 2105, category: 'home', stores: ['casa'], grams: 610, pack: [33, 33, 7],
  tail: ['Silent Wall Clock, Non Ticking Quartz Movement, for Kitchen, Office and Living Room', 'Reloj de pared silencioso, mecanismo de cuarzo sin tictac, para cocina, oficina y salón'],
  about: ['The hands sweep instead of ticking, so it can hang in a bedroom.', 'Las agujas se deslizan en vez de hacer tictac: puede colgar en el dormitorio.'],
  details: [['One AA battery, not included', 'Una pila AA, no incluida'], ['Hangs on a single nail', 'Se cuelga de un solo clavo'], ['Accurate to a second a day', 'Exacto al segundo por día']],
  material: ['Wood, ABS, metal', 'Madera, ABS, metal'],
  designs: [
    { shape: 'round', name: ['Round Clock with Metal Rim', 'Reloj redondo con aro metálico'], line: ['Twelve dots, two hands and a rim of brass: the time from across the room.', 'Doce puntos, dos agujas y un aro de latón: la hora desde el otro lado de la sala.'], made: 'matte', accent: ['metal', 'gold'], in: ['white', 'forest', 'charcoal'], usd: 1590, size: '30 cm' },
    { shape: 'square', name: ['Rounded Square Wooden Clock', 'Reloj cuadrado de madera'], line: ['Solid wood with soft corners; the grain is the only ornament.', 'Madera maciza de esquinas suaves; la veta es el único adorno.'], made: 'wood', accent: ['matte', 'black'], in: ['oak', 'walnut'], usd: 1890, size: '28 x 28 cm' },
    { shape: 'rays', name: ['Sunburst Mid Century Clock', 'Reloj sol mid-century'], line: ['Twenty four rays around a small face, straight out of 1958.', 'Veinticuatro rayos alrededor de una esfera pequeña, recién salido de 1958.'], made: 'wood', accent: ['metal', 'gold'], in: ['walnut'], usd: 2190, size: '38 cm' },
    { shape: 'pebble', name: ['Pebble Shaped Clock', 'Reloj con forma de canto rodado'], line: ['No corner anywhere, as if the sea had been at it.', 'Ni una esquina, como si lo hubiera trabajado el mar.'], made: 'matte', accent: ['matte', 'black'], in: ['blush', 'sky'], usd: 1490, size: '36 x 28 cm' },
  ],
};

const basket: Family = {
  key: 'basket', no: 2106, category: 'home', stores: ['casa'], grams: 690, pack: [36, 36, 22],
  tail: ['Woven Storage Basket for Laundry, Toys, Blankets and Plants, Natural Fibre', 'Cesta trenzada para ropa, juguetes, mantas y plantas, fibra natural'],
  about: ['It swallows what lies around and looks better than a shelf would.', 'Se traga lo que anda por medio y queda mejor que una estantería.'],
  details: [['Woven by hand', 'Trenzada a mano'], ['Carries 8 kg', 'Aguanta 8 kg'], ['Wipe with a damp cloth', 'Se limpia con un paño húmedo']],
  material: ['Rattan, cotton', 'Ratán, algodón'],
  designs: [
    { shape: 'belly', name: ['Belly Basket with Handles', 'Cesta barriga con asas'], line: ['Round in the middle: it takes a plant in its pot or three blankets.', 'Redonda por el centro: le cabe una planta con su maceta o tres mantas.'], made: 'rattan', accent: ['rattan', 'brown'], in: ['tan', 'sand'], usd: 1790, size: '30 x 28 cm', notTo: ['AU', 'NZ', 'CL'] },
    { shape: 'straight', name: ['Tall Laundry Basket', 'Cesta alta para la ropa'], line: ['Straight sides and cotton rope: a week of washing for two.', 'Lados rectos y cuerda de algodón: una semana de ropa para dos.'], made: 'weave', accent: ['leather', 'tan'], in: ['cream', 'grey', 'sage'], usd: 1990, size: '35 x 32 cm' },
    { shape: 'bowl', name: ['Low Bread and Fruit Basket', 'Cesta baja para pan y fruta'], line: ['For the middle of the table, with bread in the morning and lemons at noon.', 'Para el centro de la mesa, con pan por la mañana y limones a mediodía.'], made: 'rattan', accent: ['rattan', 'tan'], in: ['sand'], usd: 990, size: '28 x 12 cm' },
  ],
};

const cushion: Family = {
  key: 'cushion', no: 2107, category: 'home', stores: ['casa'], grams: 520, pack: [36, 30, 14],
  tail: ['Soft Decorative Throw Pillow for Sofa, Bed and Reading Chair', 'Cojín decorativo suave para sofá, cama y butaca de lectura'],
  about: ['Filled to the corners and closed with a hidden zip; the cover goes into the machine.', 'Relleno hasta las esquinas y con cremallera oculta; la funda va a la lavadora.'],
  details: [['Cover washable at 30 °C', 'Funda lavable a 30 °C'], ['Filling included', 'Relleno incluido'], ['Oeko-Tex tested cloth', 'Tejido ensayado Oeko-Tex']],
  material: ['Cotton, linen', 'Algodón, lino'],
  designs: [
    { shape: 'knot', name: ['Knot Ball Pillow', 'Cojín nudo'], line: ['A soft rope tied into a ball: nobody walks past without pressing it.', 'Una cuerda blanda anudada en bola: nadie pasa sin apretarla.'], made: 'felt', accent: ['felt', 'white'], in: ['mustard', 'sage', 'blush', 'grey'], usd: 1290, size: '25 cm' },
    { shape: 'bolster', name: ['Linen Bolster Pillow', 'Cojín rulo de lino'], line: ['For the small of the back, with piping at both ends.', 'Para los riñones, con vivo en los dos extremos.'], made: 'weave', accent: ['weave', 'brown'], in: ['sand', 'navy'], usd: 1190, size: '60 x 20 cm' },
  ],
};

export const HOME_RANGE: readonly Family[] = [vase, pendant, candleHolder, tableLamp, clock, basket, cushion];
