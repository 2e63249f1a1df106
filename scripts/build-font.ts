// Cuts the font of the titles down to what French needs: `node scripts/build-font.ts`, only when the list of glyphs changes.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
// @ts-expect-error -- the package has no types
import subsetFont from 'subset-font';

const PACKAGE = 'node_modules/@fontsource-variable/bricolage-grotesque';
const FOLDER = 'src/lib/ui/fonts';
const MOST_BYTES = 24 * 1024;
/** Typst reads neither woff2 nor variable fonts: two fixed cuts for what is printed. */
const PRINT_FOLDER = 'src/lib/server/platform/pdf/fonts';
const PRINT_CUTS = [
	{ name: 'title', opsz: 40, wght: 680 },
	{ name: 'label', opsz: 12, wght: 480 }
];

/** A title must not use a sign that is not here: it would be drawn in another font. */
const GLYPHS = [
	'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789',
	'ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸ àâäæçèéêëîïôöœùûüÿ',
	'áãíñóøú', // names of our neighbours
	'.,:;!?…’\'"«»“”()/-–—&+=×·•°%€²−→←',
	'\u00A0\u202F' // no-break space, narrow no-break space
].join('');

const source = await readFile(`${PACKAGE}/files/bricolage-grotesque-latin-opsz-normal.woff2`);
const subset: Buffer = await subsetFont(source, GLYPHS, {
	targetFormat: 'woff2',
	// The optical size is fixed at that of a title; the weight stays variable, from that of a label to that of the name.
	variationAxes: { opsz: 40, wght: { min: 550, max: 750 } },
	keepFeatures: ['kern'],
	noHinting: true
});
if (subset.length > MOST_BYTES) {
	throw new Error(`The font weighs ${subset.length} bytes, more than ${MOST_BYTES}.`);
}
await mkdir(FOLDER, { recursive: true });
await writeFile(`${FOLDER}/bricolage-grotesque.woff2`, subset);
await copyFile(`${PACKAGE}/LICENSE`, `${FOLDER}/OFL.txt`);
console.log(`${FOLDER}/bricolage-grotesque.woff2: ${subset.length} bytes`);

await mkdir(PRINT_FOLDER, { recursive: true });
for (const { name, opsz, wght } of PRINT_CUTS) {
	const cut: Buffer = await subsetFont(source, GLYPHS, {
		targetFormat: 'truetype',
		variationAxes: { opsz, wght },
		keepFeatures: ['kern', 'tnum'],
		noHinting: true
	});
	await writeFile(`${PRINT_FOLDER}/bricolage-${name}.ttf`, cut);
	console.log(`${PRINT_FOLDER}/bricolage-${name}.ttf: ${cut.length} bytes`);
}
await copyFile(`${PACKAGE}/LICENSE`, `${PRINT_FOLDER}/OFL.txt`);
