// Cuts the font of the titles down to what French needs: `node scripts/build-font.ts`, only when the list of glyphs changes.
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
// @ts-expect-error -- the package has no types
import subsetFont from 'subset-font';

const PACKAGE = 'node_modules/@fontsource-variable/bricolage-grotesque';
const FOLDER = 'src/lib/ui/fonts';
const MOST_BYTES = 24 * 1024;

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
