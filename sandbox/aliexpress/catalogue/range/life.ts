import { sizeList, type Family } from './define-family';

const flask: Family = {
  key: 'flask', no: 2601, category: 'travel', stores: ['roam', 'cook'], grams: 380, pack: [26, 9, 9],
  tail: ['Insulated Stainless Steel Water Bottle, Leakproof, Keeps Cold 24 h and Hot 12 h', 'Botella térmica de acero inoxidable, antifugas, 24 h frío y 12 h calor'],
  about: ['Two walls with nothing between them: ice in August, soup in January.', 'Dos paredes y nada entre ellas: hielo en agosto, sopa en enero.'],
  details: [['Steel 304, free of BPA', 'Acero 304, sin BPA'], ['Fits car cup holders', 'Cabe en el posavasos del coche'], ['Cap dishwasher safe', 'Tapón apto para lavavajillas']], material: ['Stainless steel', 'Acero inoxidable'],
  designs: [
    { shape: 'slim', name: ['Slim Bottle 500 ml', 'Botella fina de 500 ml'], line: ['Slides into the side pocket of any bag.', 'Entra en el bolsillo lateral de cualquier mochila.'], made: 'matte', accent: ['turned', 'beech'], in: ['sage', 'black', 'blush', 'navy'], usd: 890, size: '500 ml, 8 x 24 cm' },
    { shape: 'wide', name: ['Wide Mouth Bottle 1 L with Loop', 'Botella de boca ancha de 1 L con anilla'], line: ['Takes ice cubes, a brush and a whole day outside.', 'Le caben cubitos, un cepillo y un día entero fuera.'], made: 'matte', accent: ['plastic', 'black'], in: ['cobalt', 'mustard', 'white'], usd: 1290, size: '1 L, 10 x 25 cm' },
    { shape: 'tumbler', name: ['Tumbler 600 ml with Straw', 'Vaso térmico de 600 ml con pajita'], line: ['Iced coffee that is still iced at the end of the meeting.', 'Café con hielo que sigue con hielo al acabar la reunión.'], made: 'gloss', accent: ['plastic', 'white'], in: ['lilac', 'mint', 'coral'], usd: 990, size: '600 ml, 10 x 22 cm' },
    { shape: 'kids', name: ['Kids Bottle 350 ml', 'Botella infantil de 350 ml'], line: ['A waist for small hands and a loop to lose it less.', 'Con cintura para manos pequeñas y anilla para perderla menos.'], made: 'silicone', accent: ['silicone', 'white'], in: ['butter', 'sky', 'blush'], usd: 790, size: '350 ml, 8 x 18 cm' },
    { shape: 'carafe', name: ['Thermal Carafe 1.2 L', 'Jarra térmica de 1,2 L'], line: ['Coffee for the whole table, hot until the last one comes down.', 'Café para toda la mesa, caliente hasta que baje el último.'], made: 'gloss', accent: ['turned', 'walnut'], in: ['white', 'forest'], usd: 1990, size: '1.2 L, 15 x 24 cm' },
  ],
};

const suitcase: Family = {
  key: 'suitcase', no: 2602, category: 'travel', stores: ['roam', 'carry'], grams: 2_900, pack: [56, 38, 24],
  tail: ['Lightweight Luggage with Silent Spinner Wheels and TSA Lock', 'Maleta ligera con ruedas giratorias silenciosas y cierre TSA'],
  about: ['Four wheels that turn in place, a handle with two stops and pockets for what must not wander.', 'Cuatro ruedas que giran en el sitio, un asa con dos alturas y bolsillos para lo que no debe moverse.'],
  details: [['Polycarbonate shell', 'Carcasa de policarbonato'], ['TSA lock', 'Cierre TSA'], ['Two years of guarantee', 'Dos años de garantía']], material: ['Polycarbonate', 'Policarbonato'],
  designs: [
    { shape: 'cabin', name: ['Ribbed Cabin Suitcase 20 Inch', 'Maleta de cabina acanalada, 20 pulgadas'], line: ['Fits overhead on every airline that we know of.', 'Cabe en el compartimento de todas las aerolíneas que conocemos.'], made: 'plastic', accent: ['plastic', 'charcoal'], in: ['sage', 'navy', 'coral'], usd: 5490, size: '55 x 38 x 22 cm', notTo: ['AU', 'NZ', 'BR', 'CL', 'AR', 'ZA'] },
    { shape: 'trunk', name: ['Trunk Suitcase 26 Inch', 'Maleta baúl de 26 pulgadas'], line: ['Two weeks for one, or one week for two.', 'Dos semanas para uno o una para dos.'], made: 'plastic', accent: ['leather', 'tan'], in: ['mustard', 'white'], usd: 7990, size: '66 x 45 x 28 cm', notTo: ['AU', 'NZ', 'BR', 'CL', 'AR', 'ZA'] },
    { shape: 'vanity', name: ['Vanity Case 14 Inch', 'Neceser rígido de 14 pulgadas'], line: ['Rides on the handle of the big one.', 'Viaja sobre el asa de la grande.'], made: 'gloss', accent: ['leather', 'tan'], in: ['blush', 'white'], usd: 2490, size: '33 x 25 x 16 cm' },
    { shape: 'soft', name: ['Soft Sided Cabin Case', 'Maleta blanda de cabina'], line: ['Gives a little where others crack, with a pocket for the boarding pass.', 'Cede un poco donde otras se rompen, con bolsillo para la tarjeta de embarque.'], made: 'weave', accent: ['leather', 'brown'], in: ['charcoal', 'forest'], usd: 4790, size: '54 x 38 x 22 cm', soldOut: true },
  ],
};

const neckPillow: Family = {
  key: 'neck-pillow', no: 2603, category: 'travel', stores: ['roam'], grams: 330, pack: [24, 22, 12],
  tail: ['Memory Foam Travel Neck Pillow for Plane, Train and Car, Washable Cover', 'Almohada cervical viscoelástica para avión, tren y coche, funda lavable'],
  about: ['Holds the head where sleep left it. Rolled up it is as big as a can.', 'Sujeta la cabeza donde la dejó el sueño. Enrollada abulta lo que una lata.'],
  details: [['Memory foam', 'Viscoelástica'], ['Cover washable at 30 °C', 'Funda lavable a 30 °C']], material: ['Memory foam, cotton', 'Viscoelástica, algodón'],
  designs: [
    { shape: 'horseshoe', name: ['Horseshoe Neck Pillow', 'Almohada herradura'], line: ['The shape that everybody knows, in a foam that nobody forgets.', 'La forma de siempre, con una espuma que no se olvida.'], made: 'felt', accent: ['leather', 'tan'], in: ['grey', 'navy', 'plum'], usd: 1090, size: '30 x 28 cm' },
    { shape: 'collar', name: ['High Collar Neck Pillow', 'Almohada de cuello alto'], line: ['Higher at the sides, for those whose chin falls.', 'Más alta a los lados, para quien deja caer la barbilla.'], made: 'felt', accent: ['leather', 'black'], in: ['sage', 'charcoal'], usd: 1390, size: '28 x 26 x 16 cm' },
  ],
};

const weights = sizeList([[200003528, '2 kg'], [200003529, '4 kg'], [200003530, '6 kg'], [200003531, '8 kg'], [200003532, '10 kg']]);
const dumbbell: Family = {
  key: 'dumbbell', no: 2701, category: 'sport', stores: ['roam'], grams: 4_200, pack: [30, 20, 14],
  tail: ['for Home Gym, Strength Training and Pilates', 'para gimnasio en casa, fuerza y pilates'],
  about: ['They do not roll away, do not mark the floor and do not smell of rubber.', 'No ruedan, no marcan el suelo y no huelen a goma.'],
  details: [['Sold as stated in the title', 'Se vende como indica el título'], ['Anti roll shape', 'Forma que no rueda']], material: ['Cast iron, neoprene', 'Hierro fundido, neopreno'],
  sizes: { list: weights, morePercent: [0, 60, 130, 200, 270] },
  designs: [
    { shape: 'hex', name: ['Hex Dumbbells, Pair', 'Mancuernas hexagonales, par'], line: ['Six flat sides, so they stay where you drop them.', 'Seis caras planas: se quedan donde las sueltas.'], made: 'silicone', accent: ['steel', 'silver'], in: ['black', 'cobalt'], usd: 1690, size: '19 x 9 cm', notTo: ['AU', 'NZ', 'BR', 'CL', 'ZA', 'IN', 'AR'] },
    { shape: 'round', name: ['Round Head Dumbbells, Pair', 'Mancuernas de cabeza redonda, par'], line: ['Smooth heads in colours that tell the weights apart.', 'Cabezas lisas en colores que distinguen los pesos.'], made: 'gloss', accent: ['steel', 'silver'], in: ['coral', 'mint', 'lilac'], usd: 1490, size: '18 x 9 cm', notTo: ['AU', 'NZ', 'BR', 'CL', 'ZA'] },
    { shape: 'soft', name: ['Soft Neoprene Dumbbells, Pair', 'Mancuernas de neopreno suave, par'], line: ['For barre classes and for living rooms with parquet.', 'Para clases de barre y salones con parqué.'], made: 'silicone', accent: ['silicone', 'white'], in: ['sage', 'blush'], usd: 1290, size: '17 x 8 cm', notTo: ['AU', 'NZ', 'BR'] },
  ],
};
const dumbbellPlates: Family = {
  ...dumbbell, key: 'dumbbell', no: 2705, stores: ['roam'], tail: ['Adjustable, with Steel Plates and Star Collars', 'regulable, con discos de acero y topes de estrella'], sizes: { list: sizeList([[200003533, '10 kg'], [200003534, '15 kg'], [200003535, '20 kg']]), morePercent: [0, 40, 75] },
  designs: [{ shape: 'plates', name: ['Plate Loaded Dumbbell', 'Mancuerna de discos'], line: ['Three plates a side: it grows with you.', 'Tres discos por lado: crece contigo.'], made: 'metal', accent: ['steel', 'silver'], in: ['gun'], usd: 3290, size: '38 x 16 cm', notTo: ['AU', 'NZ', 'BR', 'CL', 'ZA', 'IN', 'AR', 'MX'] }],
};

const kettlebell: Family = {
  key: 'kettlebell', no: 2702, category: 'sport', stores: ['roam'], grams: 8_300, pack: [24, 20, 24],
  tail: ['for Swings, Squats and Full Body Training', 'para swings, sentadillas y entrenamiento completo'],
  about: ['A handle for two hands with no seam to tear them.', 'Un asa para dos manos, sin costura que las hiera.'],
  details: [['Flat foot', 'Base plana'], ['Matte grip', 'Agarre mate']], material: ['Cast iron', 'Hierro fundido'],
  sizes: { list: sizeList([[200003531, '8 kg'], [200003536, '12 kg'], [200003537, '16 kg']]), morePercent: [0, 45, 90] },
  designs: [
    { shape: 'classic', name: ['Cast Iron Kettlebell', 'Pesa rusa de hierro fundido'], line: ['One piece from handle to foot.', 'De una sola pieza, del asa a la base.'], made: 'matte', accent: ['matte', 'mustard'], in: ['charcoal'], usd: 2290, size: '19 x 26 cm', notTo: ['AU', 'NZ', 'BR', 'CL', 'ZA', 'IN', 'AR', 'MX', 'CA'] },
    { shape: 'slim', name: ['Vinyl Coated Kettlebell', 'Pesa rusa con vinilo'], line: ['A coat of vinyl that floors are grateful for.', 'Una capa de vinilo que el suelo agradece.'], made: 'gloss', accent: ['matte', 'white'], in: ['teal', 'coral', 'plum'], usd: 1990, size: '18 x 25 cm', notTo: ['AU', 'NZ', 'BR', 'CL'] },
    { shape: 'flat', name: ['Flat Competition Kettlebell', 'Pesa rusa plana'], line: ['Lies against the forearm without pressing.', 'Se apoya en el antebrazo sin apretar.'], made: 'gloss', accent: ['matte', 'white'], in: ['red', 'cobalt'], usd: 2590, size: '20 x 26 cm', notTo: ['AU', 'NZ', 'BR', 'CL'] },
  ],
};

const roller: Family = {
  key: 'roller', no: 2703, category: 'sport', stores: ['roam'], grams: 720, pack: [34, 15, 15],
  tail: ['Foam Roller for Muscle Massage, Back, Legs and Recovery', 'Rodillo de espuma para masaje muscular, espalda, piernas y recuperación'],
  about: ['Firm outside, hollow inside: it carries 150 kg and fits a towel.', 'Firme por fuera y hueco por dentro: aguanta 150 kg y guarda una toalla.'],
  details: [['EVA foam on ABS core', 'Espuma EVA sobre núcleo de ABS'], ['Carries 150 kg', 'Aguanta 150 kg']], material: ['EVA, ABS', 'EVA, ABS'],
  designs: [
    { shape: 'grid', name: ['Grid Pattern Roller', 'Rodillo de cuadrícula'], line: ['Blocks like fingertips, in rows.', 'Tacos como yemas de dedos, en filas.'], made: 'silicone', accent: ['plastic', 'black'], in: ['teal', 'charcoal', 'coral'], usd: 1290, size: '33 x 14 cm' },
    { shape: 'waves', name: ['Wave Roller', 'Rodillo de ondas'], line: ['Soft rings for those who come to it for the first time.', 'Anillos suaves para quien empieza.'], made: 'silicone', accent: ['plastic', 'white'], in: ['lilac', 'sage'], usd: 1190, size: '33 x 14 cm' },
    { shape: 'knobs', name: ['Deep Tissue Knob Roller', 'Rodillo de tacos profundos'], line: ['Hard knobs for hard calves. You have been warned.', 'Tacos duros para gemelos duros. Avisado quedas.'], made: 'silicone', accent: ['plastic', 'black'], in: ['red', 'navy'], usd: 1390, size: '33 x 14 cm' },
  ],
};

const yogaMat: Family = {
  key: 'yoga-mat', no: 2704, category: 'sport', stores: ['roam'], grams: 1_250, pack: [64, 13, 13],
  tail: ['Non Slip Yoga Mat 183 x 61 cm, 6 mm, with Carrying Strap', 'Esterilla de yoga antideslizante, 183 x 61 cm, 6 mm, con correa'],
  about: ['Grips when hands get damp and rolls out flat at once.', 'Agarra con las manos húmedas y queda plana al desenrollarla.'],
  details: [['TPE, free of PVC', 'TPE, sin PVC'], ['Strap included', 'Con correa']], material: ['TPE or cork', 'TPE o corcho'],
  designs: [
    { shape: 'lying', name: ['Two Tone TPE Mat', 'Esterilla TPE de dos tonos'], line: ['A second colour on the back, for a change of mood.', 'Otro color por detrás, para cambiar de humor.'], made: 'silicone', accent: ['weave', 'sand'], in: ['plum', 'teal', 'sage'], usd: 1590, size: '183 x 61 cm' },
    { shape: 'standing', name: ['Natural Cork Mat', 'Esterilla de corcho natural'], line: ['Cork holds better the wetter it gets.', 'El corcho agarra más cuanto más se moja.'], made: 'cork', accent: ['leather', 'brown'], in: ['tan'], usd: 2690, size: '183 x 61 cm', notTo: ['AU', 'NZ'] },
    { shape: 'sling', name: ['Travel Mat with Sling', 'Esterilla de viaje con bandolera'], line: ['Half the weight, and a sling for the bicycle.', 'La mitad de peso y bandolera para la bici.'], made: 'felt', accent: ['leather', 'tan'], in: ['navy', 'terracotta'], usd: 1390, size: '173 x 61 cm' },
  ],
};

export const LIFE_RANGE: readonly Family[] = [flask, suitcase, neckPillow, dumbbell, dumbbellPlates, kettlebell, roller, yogaMat];
