import { Worker } from 'node:worker_threads';
import { inRoot, ROOT } from '../root.ts';
import type { Answer, Order } from './press.ts';
import { printableData, toPrintable } from './printable.ts';
import { refuse } from './refusals.ts';

/** A document to make. The same one gives the same bytes. */
export interface PdfOrder {
	/** A Typst file, as a path from `src/` with a slash in front; it begins with the house style. */
	readonly template: string;
	readonly title: string;
	/** The day that the document bears, `YYYY-MM-DD`. */
	readonly day: string;
	/** One line at the foot of each page, such as the address of the site. */
	readonly footer: string;
	/** What the template draws: JSON. Its texts are never read as markup. */
	readonly data: unknown;
}

const MOST_WAITING = 24;
const PATIENCE = 30_000; // milliseconds for one document, those before it included
const IDLE = 5 * 60_000; // milliseconds after which the press is put away

interface Waiting {
	readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
	readonly reject: (error: Error) => void;
	readonly timer: NodeJS.Timeout;
}

let press: Worker | null = null;
let idle: NodeJS.Timeout | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * Composes a tagged PDF/UA-1, in French, in a thread of its own: pages go on being served. Refuses
 * `no_press` where Typst is not installed, `busy_press` when too many are waiting or one takes too long.
 */
export function makePdf(order: PdfOrder): Promise<Uint8Array<ArrayBuffer>> {
	if (waiting.size >= MOST_WAITING) return Promise.reject(refuse('busy_press'));
	press ??= openPress();
	const id = ++lastId;
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => closePress(refuse('busy_press')), PATIENCE);
		waiting.set(id, { resolve, reject, timer });
		clearTimeout(idle);
		press!.ref();
		press!.postMessage({
			id,
			template: order.template,
			inputs: {
				title: toPrintable(order.title).trim() || 'Sans titre',
				day: order.day,
				footer: toPrintable(order.footer),
				data: JSON.stringify(printableData(order.data))
			}
		} satisfies Order);
	});
}

function openPress(): Worker {
	const opened = new Worker(inRoot('src/lib/server/platform/pdf/press.ts'), {
		workerData: { root: ROOT }
	});
	opened.on('message', (answer: Answer) => {
		if ('missing' in answer) return closePress(refuse('no_press'));
		const asked = waiting.get(answer.id);
		if (!asked) return;
		forget(answer.id, asked);
		if ('bytes' in answer) asked.resolve(answer.bytes as Uint8Array<ArrayBuffer>);
		else asked.reject(new Error(`The document was not composed: ${answer.fault}`));
	});
	opened.on('error', (error) => press === opened && closePress(error));
	opened.on('exit', () => press === opened && closePress(new Error('The press stopped.')));
	return opened;
}

function forget(id: number, { timer }: Waiting) {
	clearTimeout(timer);
	waiting.delete(id);
	if (waiting.size > 0) return;
	press?.unref(); // a process that stops does not wait for it
	idle = setTimeout(() => closePress(), IDLE).unref();
}

/** Puts the press away; those who wait hear why. The next document opens another. */
function closePress(why: Error = refuse('busy_press')) {
	const closed = press;
	press = null;
	for (const [id, asked] of [...waiting]) {
		forget(id, asked);
		asked.reject(why);
	}
	clearTimeout(idle);
	void closed?.terminate();
}
