// The press: a thread that keeps Typst warm and composes one document after another (see make-pdf.ts).
// Node runs this file as it is, in the built site too: it imports nothing that needs to be compiled.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';

export interface Order {
	readonly id: number;
	/** Path from `src/`, with a slash in front. */
	readonly template: string;
	readonly inputs: Record<string, string>;
}

export type Answer =
	| { readonly id: number; readonly bytes: Uint8Array }
	| { readonly id: number; readonly fault: string }
	| { readonly missing: string };

/** Results that served in none of the last documents are forgotten: memory stays level. */
const FORGET_AFTER = 4;
/** Data of so many characters make a long document: nothing of it is kept. */
const LONG = 50_000;

const { root } = workerData as { root: string };
const say = (answer: Answer, moved: ArrayBuffer[] = []) => parentPort!.postMessage(answer, moved);

try {
	const compiler = openCompiler();
	parentPort!.on('message', (order: Order) => {
		try {
			const bytes = compose(compiler, order);
			say({ id: order.id, bytes }, [bytes.buffer as ArrayBuffer]);
		} catch (error) {
			compiler.evictCache(0);
			say({ id: order.id, fault: String((error as Error)?.message || error) });
		}
	});
} catch (error) {
	say({ missing: String((error as Error)?.message ?? error) });
}

function openCompiler(): Typst.NodeCompiler {
	// The native part is an optional package: absent on a machine for which none is published.
	const require = createRequire(join(root, 'package.json'));
	const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler') as typeof Typst;
	const fonts = ['title', 'label'].map((cut) =>
		readFileSync(join(root, `src/lib/server/platform/pdf/fonts/bricolage-${cut}.ttf`))
	);
	return NodeCompiler.create({ workspace: join(root, 'src'), fontArgs: [{ fontBlobs: fonts }] });
}

function compose(compiler: Typst.NodeCompiler, { template, inputs }: Order): Uint8Array {
	// In one step: a document handed over to JavaScript would stay in memory until it is collected.
	const made = compiler.pdf(
		{ mainFilePath: join(root, 'src', template), inputs },
		{ pdfStandard: 'ua-1' }
	);
	compiler.evictCache(inputs.data!.length > LONG ? 0 : FORGET_AFTER);
	return Uint8Array.from(made);
}
