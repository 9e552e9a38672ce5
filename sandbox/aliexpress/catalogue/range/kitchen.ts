import type { Family } from './define-family';

const mug: Family = {
  key: 'mug', no: 2201, category: 'kitchen', stores: ['kiln', 'cook'], grams: 430, pack: [14, 12, 12],
  tail: ['Ceramic Coffee Mug, Microwave and Dishwasher Safe, Handmade Look Tea Cup', 'Taza de cerámica para café o té, apta para microondas y lavavajillas, aspecto artesano'],
  about: ['Thick enough to keep the coffee warm, thin enough at the lip to drink from with pleasure.', 'Gruesa para que el café no se enfríe y fina en el borde para beber a gusto.'],
  details: [['Lead free glaze', 'Esmalte sin plomo'], ['Microwave and dishwasher safe', 'Apta para microondas y lavavajillas'], ['Packed to survive the post', 'Embalada para sobrevivir al correo']],
  material: ['Stoneware', 'Gres'],
  designs: [
    { shape: 'straight', name: ['Straight Studio Mug 350 ml', 'Taza recta de taller, 350 ml'], line: ['A cylinder with a handle for four fingers. That is all, and it is enough.', 'Un cilindro con un asa para cuatro dedos. Nada más, y basta.'], made: 'stone', accent: ['stone', 'white'], in: ['cream', 'charcoal', 'sage', 'blush'], usd: 590, size: '350 ml, 9 x 10 cm', special: 'wholesale' },
    { shape: 'tulip', name: ['Tulip Cappuccino Cup 280 ml', 'Taza tulipán para capuchino, 280 ml'], line: ['Opens like a tulip, so the foam has room and the crema stays together.', 'Se abre como un tulipán: la espuma tiene sitio y la crema no se rompe.'], made: 'glaze', accent: ['glaze', 'white'], in: ['teal', 'white'], usd: 640, size: '280 ml, 10 x 9 cm' },
    { shape: 'barrel', name: ['Round Barrel Mug 400 ml', 'Taza barril redonda, 400 ml'], line: ['A belly for both hands on cold mornings.', 'Con barriga para las dos manos en las mañanas frías.'], made: 'glaze', accent: ['glaze', 'white'], in: ['mustard', 'navy'], usd: 690, size: '400 ml, 10 x 10 cm' },
    { shape: 'cone', name: ['Faceted Cone Mug 300 ml', 'Taza cónica facetada, 300 ml'], line: ['Nine facets that the thumb finds by itself.', 'Nueve facetas que el pulgar encuentra solo.'], made: 'matte', accent: ['matte', 'white'], in: ['terracotta', 'white'], usd: 620, size: '300 ml, 9 x 11 cm' },
    { shape: 'low', name: ['Low Soup Mug 500 ml', 'Tazón bajo de sopa, 500 ml'], line: ['Wide and low: soup, cereal, or a flat white for a giant.', 'Ancho y bajo: sopa, cereales o un café con leche de gigante.'], made: 'stone', accent: ['stone', 'white'], in: ['sky', 'sand'], usd: 720, size: '500 ml, 13 x 7 cm' },
  ],
};

const bowl: Family = {
  key: 'bowl', no: 2202, category: 'kitchen', stores: ['kiln'], grams: 760, pack: [26, 26, 12],
  tail: ['Ceramic Serving Bowl for Salad, Noodles and Fruit, Stoneware Tableware', 'Cuenco de cerámica para ensalada, fideos y fruta, vajilla de gres'],
  about: ['Made for the middle of the table and for seconds.', 'Hecho para el centro de la mesa y para repetir.'],
  details: [['Food safe glaze', 'Esmalte alimentario'], ['Dishwasher safe', 'Apto para lavavajillas'], ['Goes into the oven up to 180 °C', 'Al horno hasta 180 °C']],
  material: ['Stoneware', 'Gres'],
  designs: [
    { shape: 'ramen', name: ['Deep Ramen Bowl on Foot', 'Cuenco hondo de ramen con pie'], line: ['High enough for broth, noodles and an egg, with a foot that stays cool.', 'Alto para caldo, fideos y huevo, con un pie que no quema.'], made: 'glaze', accent: ['glaze', 'white'], in: ['charcoal', 'teal'], usd: 1090, size: '18 x 11 cm' },
    { shape: 'salad', name: ['Salad Bowl with Wooden Servers', 'Ensaladera con cubiertos de madera'], line: ['Six portions and room to toss them, servers included.', 'Seis raciones y sitio para mezclarlas, cubiertos incluidos.'], made: 'stone', accent: ['wood', 'oak'], in: ['white', 'sage'], usd: 1890, size: '25 x 10 cm', notTo: ['AU', 'NZ'] },
    { shape: 'pasta', name: ['Wide Rim Pasta Plate', 'Plato de pasta de ala ancha'], line: ['A well for the sauce and a rim for the thumb.', 'Un hueco para la salsa y un ala para el pulgar.'], made: 'stone', accent: ['stone', 'white'], in: ['cream', 'terracotta'], usd: 980, size: '27 x 5 cm' },
    { shape: 'foot', name: ['Footed Fruit Bowl', 'Frutero de pie'], line: ['Lifts three lemons to the height they deserve.', 'Sube tres limones a la altura que merecen.'], made: 'matte', accent: ['matte', 'white'], in: ['mustard', 'white'], usd: 1590, size: '22 x 14 cm' },
  ],
};

const teapot: Family = {
  key: 'teapot', no: 2203, category: 'kitchen', stores: ['kiln', 'cook'], grams: 980, pack: [24, 18, 18],
  tail: ['Teapot with Stainless Steel Infuser for Loose Leaf Tea, 900 ml', 'Tetera con infusor de acero inoxidable para té suelto, 900 ml'],
  about: ['The spout pours without dripping, the infuser lifts out in one piece, and the lid stays on when you tilt it.', 'El pico no gotea, el infusor sale entero y la tapa no se cae al inclinarla.'],
  details: [['900 ml, four cups', '900 ml, cuatro tazas'], ['Infuser of steel 304', 'Infusor de acero 304'], ['Not for the stove', 'No apta para el fuego']],
  material: ['Ceramic, steel', 'Cerámica, acero'],
  designs: [
    { shape: 'round', name: ['Round Family Teapot', 'Tetera redonda familiar'], line: ['The teapot that children draw.', 'La tetera que dibujan los niños.'], made: 'glaze', accent: ['turned', 'oak'], in: ['sage', 'white', 'mustard'], usd: 1690, size: '25 x 14 cm' },
    { shape: 'drum', name: ['Drum Teapot with Bow Handle', 'Tetera tambor con asa superior'], line: ['Flat like a drum, with a bow of bamboo to carry it by.', 'Plana como un tambor, con un arco de bambú para llevarla.'], made: 'stone', accent: ['bamboo', 'oak'], in: ['charcoal', 'cream'], usd: 1990, size: '23 x 21 cm' },
    { shape: 'pear', name: ['Pear Shaped Teapot', 'Tetera pera'], line: ['Heavy below and slim above, it pours to the last drop.', 'Pesada abajo y fina arriba: sirve hasta la última gota.'], made: 'glaze', accent: ['metal', 'gold'], in: ['blush', 'navy'], usd: 1790, size: '24 x 17 cm' },
  ],
};

const jar: Family = {
  key: 'jar', no: 2204, category: 'kitchen', stores: ['cook'], grams: 620, pack: [16, 16, 20],
  tail: ['Airtight Food Storage Jar with Wooden Lid for Coffee, Flour, Pasta and Spices', 'Tarro hermético con tapa de madera para café, harina, pasta y especias'],
  about: ['A silicone ring under the lid keeps air and moths out; the opening takes a measuring cup.', 'Un aro de silicona bajo la tapa deja fuera el aire y las polillas; por la boca cabe un vaso medidor.'],
  details: [['Silicone seal, washable', 'Junta de silicona lavable'], ['Jar dishwasher safe, lid by hand', 'Tarro al lavavajillas, tapa a mano'], ['Label included', 'Con etiqueta']],
  material: ['Glass or ceramic, wood', 'Vidrio o cerámica, madera'],
  designs: [
    { shape: 'tall', name: ['Tall Glass Pasta Jar 1.6 L', 'Tarro alto de vidrio para pasta, 1,6 L'], line: ['A whole packet of spaghetti stands upright in it.', 'Un paquete entero de espaguetis cabe de pie.'], made: 'glass', accent: ['turned', 'oak'], in: ['clear'], usd: 890, size: '11 x 24 cm' },
    { shape: 'belly', name: ['Ceramic Belly Jar 900 ml', 'Tarro barrigón de cerámica, 900 ml'], line: ['Dark inside, as coffee and tea like it.', 'Oscuro por dentro, como gusta al café y al té.'], made: 'glaze', accent: ['turned', 'walnut'], in: ['white', 'forest', 'terracotta'], usd: 990, size: '17 x 17 cm' },
    { shape: 'ribbed', name: ['Ribbed Ceramic Canister 1 L', 'Bote de cerámica acanalado, 1 L'], line: ['The ribs give wet hands something to hold.', 'Las estrías agarran aunque tengas las manos mojadas.'], made: 'stone', accent: ['turned', 'oak'], in: ['sand', 'sage'], usd: 1050, size: '15 x 18 cm' },
    { shape: 'square', name: ['Square Glass Jar 1.2 L', 'Tarro cuadrado de vidrio, 1,2 L'], line: ['Square, because shelves are.', 'Cuadrado, porque las estanterías lo son.'], made: 'glass', accent: ['turned', 'walnut'], in: ['clear'], usd: 840, size: '14 x 18 cm' },
  ],
};

const board: Family = {
  key: 'board', no: 2205, category: 'kitchen', stores: ['cook'], grams: 1120, pack: [42, 28, 4],
  tail: ['Solid Wood Cutting and Serving Board for Bread, Cheese and Meat, with Leather Loop', 'Tabla de madera maciza para cortar y servir pan, queso y carne, con cinta de cuero'],
  about: ['Oiled three times; it forgives knives and shows them for years.', 'Aceitada tres veces; perdona los cuchillos y guarda su huella durante años.'],
  details: [['Wash by hand and oil now and then', 'Lavar a mano y aceitar de vez en cuando'], ['2 cm thick', '2 cm de grosor'], ['From managed forests', 'De bosques gestionados']],
  material: ['Oak, walnut or beech', 'Roble, nogal o haya'],
  designs: [
    { shape: 'round', name: ['Round Pizza Board', 'Tabla redonda para pizza'], line: ['Thirty centimetres across: a pizza, or cheese for eight.', 'Treinta centímetros: una pizza o queso para ocho.'], made: 'wood', accent: ['leather', 'tan'], in: ['oak', 'walnut'], usd: 1490, size: '30 cm' },
    { shape: 'paddle', name: ['Paddle Board with Handle', 'Tabla pala con mango'], line: ['From the kitchen to the table in one hand.', 'De la cocina a la mesa con una mano.'], made: 'turned', accent: ['leather', 'black'], in: ['walnut', 'beech'], usd: 1590, size: '40 x 18 cm' },
    { shape: 'arch', name: ['Arch Serving Board', 'Tabla arco para servir'], line: ['Stands against the tiles and is a picture until it is needed.', 'Apoyada en los azulejos es un cuadro hasta que hace falta.'], made: 'turned', accent: ['leather', 'tan'], in: ['oak', 'ash'], usd: 1390, size: '35 x 20 cm' },
    { shape: 'slab', name: ['Bamboo Chopping Slab', 'Tabla de bambú para picar'], line: ['Light, hard and kind to blades: the everyday board.', 'Ligera, dura y amable con el filo: la tabla de diario.'], made: 'bamboo', accent: ['leather', 'brown'], in: ['oak'], usd: 890, size: '36 x 24 cm', special: 'wholesale' },
  ],
};

const mill: Family = {
  key: 'mill', no: 2206, category: 'kitchen', stores: ['cook'], grams: 640, pack: [22, 16, 8],
  tail: ['Salt and Pepper Mill Set of 2, Adjustable Ceramic Grinder, Refillable', 'Juego de 2 molinillos de sal y pimienta, muela cerámica regulable, recargables'],
  about: ['From dust to crumbs with a turn of the knob; the ceramic grinder does not rust in salt.', 'De polvo a grano grueso con girar el pomo; la muela de cerámica no se oxida con la sal.'],
  details: [['Ceramic grinder', 'Muela de cerámica'], ['Light for salt, dark for pepper', 'Claro para sal, oscuro para pimienta'], ['Sold empty', 'Se venden vacíos']],
  material: ['Wood, ceramic', 'Madera, cerámica'],
  designs: [
    { shape: 'classic', name: ['Classic Turned Mills', 'Molinillos torneados clásicos'], line: ['The outline that hangs over every good bistro table.', 'La silueta de toda buena mesa de bistró.'], made: 'turned', accent: ['turned', 'walnut'], in: ['oak', 'beech'], usd: 1790, size: '21 x 9 cm' },
    { shape: 'pawn', name: ['Chess Pawn Mills', 'Molinillos peón de ajedrez'], line: ['A white and a black pawn: pepper to move.', 'Un peón blanco y otro negro: mueve la pimienta.'], made: 'gloss', accent: ['gloss', 'black'], in: ['white', 'red'], usd: 1590, size: '19 x 9 cm' },
    { shape: 'tower', name: ['Tower Mills', 'Molinillos torre'], line: ['Straight as pencils, they take the space of two glasses.', 'Rectos como lápices, ocupan lo que dos vasos.'], made: 'matte', accent: ['matte', 'charcoal'], in: ['sand', 'sage'], usd: 1690, size: '20 x 7 cm' },
  ],
};

const pan: Family = {
  key: 'pan', no: 2207, category: 'kitchen', stores: ['cook'], grams: 1980, pack: [46, 28, 14],
  tail: ['Nonstick Cookware for Gas, Ceramic and Induction Hobs, PFOA Free', 'Menaje antiadherente para gas, vitrocerámica e inducción, sin PFOA'],
  about: ['A thick base that spreads the heat, and a coating from which an egg slides by itself.', 'Un fondo grueso que reparte el calor y un revestimiento del que el huevo se desliza solo.'],
  details: [['For all hobs', 'Para todas las cocinas'], ['Free of PFOA', 'Sin PFOA'], ['Handle stays cool', 'El mango no quema']],
  material: ['Aluminium, wood', 'Aluminio, madera'],
  designs: [
    { shape: 'skillet', name: ['Skillet 28 cm with Wooden Handle', 'Sartén de 28 cm con mango de madera'], line: ['The pan for every day: eggs, fish, leftovers.', 'La sartén de todos los días: huevos, pescado, sobras.'], made: 'matte', accent: ['turned', 'oak'], in: ['charcoal', 'cream'], usd: 2290, size: '28 x 5 cm' },
    { shape: 'saucepan', name: ['Saucepan 18 cm with Glass Lid', 'Cazo de 18 cm con tapa de vidrio'], line: ['Milk, sauce, rice for two; you see through the lid when it boils.', 'Leche, salsa, arroz para dos; por la tapa se ve cuándo hierve.'], made: 'matte', accent: ['turned', 'walnut'], in: ['sage', 'white'], usd: 2090, size: '18 x 10 cm' },
    { shape: 'casserole', name: ['Enamelled Casserole 24 cm', 'Cacerola esmaltada de 24 cm'], line: ['Four litres of stew that start on the hob and finish in the oven.', 'Cuatro litros de guiso que empiezan en el fuego y acaban en el horno.'], made: 'gloss', accent: ['metal', 'gold'], in: ['red', 'navy', 'forest'], usd: 3890, size: '24 x 12 cm', notTo: ['AU', 'NZ', 'BR', 'CL'] },
  ],
};

const spoonSet: Family = {
  key: 'spoon-set', no: 2208, category: 'kitchen', stores: ['cook'], grams: 540, pack: [34, 14, 12],
  tail: ['Wooden Cooking Utensil Set of 3 with Ceramic Holder, Nonstick Safe', 'Juego de 3 utensilios de cocina de madera con bote de cerámica, no raya'],
  about: ['Three tools and a place to keep them beside the stove.', 'Tres útiles y un sitio para tenerlos junto al fuego.'],
  details: [['Beech, oiled', 'Haya aceitada'], ['Holder of stoneware', 'Bote de gres'], ['Wash by hand', 'Lavar a mano']],
  material: ['Wood, stoneware', 'Madera, gres'],
  designs: [
    { shape: 'spoons', name: ['Three Cooking Spoons', 'Tres cucharas de cocina'], line: ['One for sweet, one for salt, one for tasting.', 'Una para lo dulce, otra para lo salado y otra para probar.'], made: 'turned', accent: ['stone', 'sage'], in: ['beech', 'walnut'], usd: 1190, size: '32 cm' },
    { shape: 'turner', name: ['Three Flat Turners', 'Tres espátulas planas'], line: ['Flat edges that scrape the pan clean.', 'Cantos planos que dejan limpio el fondo.'], made: 'turned', accent: ['stone', 'white'], in: ['oak'], usd: 1090, size: '33 cm' },
  ],
};

export const KITCHEN_RANGE: readonly Family[] = [mug, bowl, teapot, jar, board, mill, pan, spoonSet];
